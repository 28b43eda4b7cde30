// The sheets that documents are laid on. Both have a text area of the same width, so that only the breaks differ.

/** Millimetres to CSS pixels. */
export const mm = (length: number) => length * 96 / 25.4

/** Sizes and margins of a sheet, in millimetres. */
export const PAPERS = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
} as const

export type Paper = keyof typeof PAPERS

/** The text area: its width, and the margins above and below it, in millimetres. */
export const AREA = { width: 174, above: 24, below: 19 } as const

/** The paper of that name. @throws RangeError naming those there are. */
export function readPaperName(name: string | undefined): Paper {
  if (name === undefined)
    return 'a4'
  if (!(name in PAPERS))
    throw new RangeError(`There is no paper "${name}"; there are ${Object.keys(PAPERS).join(' and ')}.`)
  return name as Paper
}

/** Height of the text area on a paper, in CSS pixels. */
export function areaHeight(paper: Paper): number {
  return mm(PAPERS[paper].height - AREA.above - AREA.below)
}
