import type { Verdict } from '../verdict.ts'
import { verdictText } from '../verdict.ts'

/** A verdict in the lab's words: the terminal's, with the way to the hints that the slide has. */
export const labReport = (verdict: Verdict): string => verdictText(verdict, { file: 'problem.ts', hint: 'more under Hints' })
