/** Sentences of the case that the deck tells in other words, by their text in `case/case.md`: on which slide, and why. */
export const TOLD_OTHERWISE: Readonly<Record<string, { slide: string, why: string }>> = {
}
