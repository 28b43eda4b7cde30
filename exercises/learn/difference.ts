import type { Exercise } from '../exercise.ts'
import { structuredPatch } from 'diff'
import { asAnswer } from './playground.ts'
import { paint } from './terminal.ts'

/** What separates the learner's text from the reference, line by line; `-` is the learner's, `+` the reference's. */
export function differenceText(exercise: Exercise, answer: string): string {
  const { hunks } = structuredPatch('yours', 'reference', answer.replaceAll(/\r\n?/g, '\n'), asAnswer(exercise, 'solution.ts'), '', '', { context: 2 })
  if (hunks.length === 0)
    return 'Your file is the reference, to the letter.'
  const lines = hunks.flatMap(hunk => [
    paint.dim(`line ${hunk.oldStart}`),
    ...hunk.lines.map(line => line.startsWith('+') ? paint.good(line) : line.startsWith('-') ? paint.bad(line) : paint.dim(line)),
    '',
  ])
  return [`${paint.bad('- yours')}   ${paint.good('+ the reference')}: one answer of many; the checks decide, not likeness.`, '', ...lines].join('\n').trimEnd()
}
