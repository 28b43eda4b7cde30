// What was measured at a real PostgreSQL, in words.
import type { Measured } from '../../real/measured.ts'
import type { EveningFigures, Figures, WrongFigures } from './report.ts'
import { number } from '../../../case/format.ts'
import { originInWords, readFigures } from '../../real/measured.ts'
import { spread } from '../../real/spread.ts'

const figures = readFigures<Figures>(import.meta.url, 'figures')
const wrong = readFigures<WrongFigures>(import.meta.url, 'wrong')

/** What the first stage of so many workers got done a second, in all the runs. */
const done = (evenings: readonly EveningFigures[], workers: number, sequel: boolean, unit = '') =>
  spread(evenings.map(({ stages }) => stages.find(stage => stage.workers === workers && stage.sequel === sequel)!.perSecond), 0, unit)
const circles = (evenings: readonly EveningFigures[]) => spread(evenings.map(({ stages }) => stages.reduce((sum, stage) => sum + stage.circles, 0)))

const row = (name: string, evenings: readonly EveningFigures[]) =>
  `| ${[name, ...[8, 32, 128].map(workers => done(evenings, workers, false)), done(evenings, 64, true), circles(evenings), spread(evenings.map(({ alpha }) => alpha), 3), spread(evenings.map(({ beta }) => beta), 5)].join(' | ')} |`

const { workers: [crew], duration, answers } = wrong
type Tried = Exclude<typeof answers[number], { readonly refused: string }>
const tried = answers.filter((answer): answer is Tried => !('refused' in answer))
/** Those that a database does not forgive. */
const seen = tried.filter(({ circles, wrong }) => circles + wrong > 0)
const unseen = tried.filter(answer => !seen.includes(answer))
const names = (some: readonly { readonly name: string }[]) => some.map(({ name }) => `\`${name}\``).join(', ')

export default {
  blocks: {
    evenings: [
      '| Done a second, with workers | 8 | 32 | 128 | 64 and the sequel | circles | α | β |',
      '|---|---|---|---|---|---|---|---|',
      row('one database, as in the basket', figures.basket),
      row('the reference', figures.yours),
      '',
      `The middle of ${figures.yours.length} runs and their span; ${originInWords(figures)}.`,
    ].join('\n'),
    wrong: [
      '| Wrong answer | circles | looks that found wrong stock | done a second |',
      '|---|---|---|---|',
      ...seen.map(({ name, circles, wrong, perSecond }) => `| \`${name}\` | ${circles} | ${wrong} | ${number(perSecond)} |`),
      '',
      `Each for ${duration / 1000} s with ${crew} workers, some orders for the sequel too; ${originInWords(wrong)}, with other work beside it. No circle, right stock and ${number(Math.min(...unseen.map(({ perSecond }) => perSecond)))} a second at least: ${names(unseen)}. Plans that are no transactions are refused: ${names(answers.filter(answer => 'refused' in answer))}.`,
    ].join('\n'),
  },
  origin: originInWords(figures),
  facts: {
    'row-lock-real-basket': done(figures.basket, 64, true, 'a second'),
    'row-lock-real-each': done(figures.yours, 64, true, 'a second'),
  },
} satisfies Measured
