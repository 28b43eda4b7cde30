// The deck as the build has made it for readers (scripts/build/reading.ts).
import type { ReadingDeck, ReadingText } from './data.ts'
import * as made from 'virtual:deck-reading'

export const deck: ReadingDeck = made.deck
/** By chapter: loads what is told in it. */
export const texts: Readonly<Record<string, () => Promise<{ default: ReadingText }>>> = made.texts
