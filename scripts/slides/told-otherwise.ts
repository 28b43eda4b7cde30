/** Sentences of the case that the deck tells in other words, by their text in `case/case.md`: on which slide, and why. */
export const TOLD_OTHERWISE: Readonly<Record<string, { slide: string, why: string }>> = {
  '2008 Architecture (Pre-Microservices):': { slide: 'architecture-2008', why: 'A heading over a drawing: the slide is that drawing, on a card of that year.' },
}
