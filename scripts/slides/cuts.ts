// The cuts of the deck: which slides are shown, and how long they may take.

/** The cuts, each a part of the next, with the minutes that each may take on the clock: telling, practice and breaks together. */
export const CUTS = {
  'talk': { name: 'Talk', words: 'the 45-minute talk', minutes: 45 },
  'half-day': { name: 'Half a day', words: 'the workshop of half a day', minutes: 240 },
  'day': { name: 'A day', words: 'the workshop of a day', minutes: 480 },
  'workshop': { name: 'Two days', words: 'the full workshop', minutes: 1020 },
} as const satisfies Record<string, { name: string, words: string, minutes: number }>

/** `talk`, `half-day`, `day`, or `workshop`: everything. */
export type Cut = keyof typeof CUTS

/** The cuts, shortest first. */
export const CUT_IDS = Object.keys(CUTS) as Cut[]

/** What a slide without `cut:` belongs to: a slide enters a shorter cut only by name. */
export const DEFAULT_CUT: Cut = 'workshop'

/**
 * The cut named by the environment or by `--cut`; the whole deck where nothing is named.
 * @throws Error naming the value given and the cuts that exist.
 */
export function readCut(given: string | undefined): Cut {
  const cut = given || 'workshop'
  if (!Object.hasOwn(CUTS, cut))
    throw new Error(`The cut is "${given}"; there are ${CUT_IDS.slice(0, -1).join(', ')} and ${CUT_IDS.at(-1)}.`)
  return cut as Cut
}

/** The cuts that show a slide whose frontmatter says `cut: slideCut`: the one named, and all that are longer. */
export function cutsOf(slideCut: unknown): Cut[] {
  return CUT_IDS.slice(Math.max(0, CUT_IDS.indexOf((slideCut ?? DEFAULT_CUT) as Cut)))
}

/** Whether a slide whose frontmatter says `cut: slideCut` is shown in `cut`. */
export function isInCut(slideCut: unknown, cut: Cut): boolean {
  return cutsOf(slideCut).includes(cut)
}

/** Minutes of break before a slide whose frontmatter says `break: { day: 15 }`, in a cut that shows it. */
export function breakBefore(breaks: unknown, cut: Cut): number {
  return (breaks as Partial<Record<Cut, number>> | undefined)?.[cut] ?? 0
}
