// How large a slide is drawn on a page.
import type { Picture } from './data.ts'

/** What a slide draws on, without its margins, in canvas pixels. */
export const CANVAS = { width: 1152 }

export const PICTURE_DEFAULTS = {
  /** Pixels of the page a canvas pixel, where words find their own width: the text of a slide is then as large as that of the page. */
  text: 0.68,
  /** The least of a drawing, whose labels are 18 canvas pixels high: what is wider than the page is panned. */
  least: 0.62,
}

/**
 * Pixels of the page a canvas pixel.
 * @param width of the page, in its pixels
 */
export function scaleOf(picture: Picture, width: number): number {
  const { text, least } = PICTURE_DEFAULTS
  return picture === 'text' ? text : Math.min(1, Math.max(least, width / CANVAS.width))
}
