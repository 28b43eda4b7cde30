// The cuts of the deck: which slides are shown, and how long they may take.

/** `talk`: the 45-minute talk. `workshop`: everything, with the exercises. */
export type Cut = 'talk' | 'workshop'

/** Minutes that it may take to tell a cut: pauses and exercises come on top, as many as the day holds. */
export const CUT_MINUTES: Record<Cut, number> = { talk: 45, workshop: 300 }

/** What each is called in a sentence. */
export const CUT_WORDS: Record<Cut, string> = { talk: 'the 45-minute talk', workshop: 'the full workshop' }

/** What a slide without `cut:` belongs to: a slide enters the talk only by name. */
export const DEFAULT_CUT: Cut = 'workshop'

/**
 * The cut named by the environment; the whole deck where nothing is named.
 * @throws Error naming the value given and the cuts that exist.
 */
export function readCut(given: string | undefined): Cut {
  const cut = given || 'workshop'
  if (!Object.hasOwn(CUT_MINUTES, cut))
    throw new Error(`The cut is "${given}"; there are ${Object.keys(CUT_MINUTES).join(' and ')}.`)
  return cut as Cut
}

/** Whether a slide whose frontmatter says `cut: slideCut` is shown in `cut`. The workshop shows all. */
export function isInCut(slideCut: unknown, cut: Cut): boolean {
  return cut === 'workshop' || (slideCut ?? DEFAULT_CUT) === 'talk'
}
