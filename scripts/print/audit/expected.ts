/** A sheet's width and height in points, 72 to the inch. */
export interface Paper {
  width: number
  height: number
}

/** What a PDF should be. */
export interface Expected {
  title: string
  /** As in HTML: `en`, `en-GB`. */
  language: string
  paper: Paper
  /** How many pages; not checked where it is absent. */
  pages?: number
  /** Titles of bookmarks that must be there, in their order. Others may stand between them. */
  bookmarks?: readonly string[]
  /** Pages, from 1, that may hold raster images. */
  raster?: (page: number) => boolean
  /** Whether an address of this machine may stand in a link. */
  local?: (address: string) => boolean
  /** The least size of letters, in points. */
  letters?: number
  /** Bytes that the file may have. */
  maxBytes?: number
}
