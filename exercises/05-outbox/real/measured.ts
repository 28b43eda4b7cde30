// What was measured at two real databases, in words.
import type { Measured } from '../../real/measured.ts'
import type { Amiss, Figures, WrongAnswer, WrongFigures } from './report.ts'
import { number } from '../../../case/format.ts'
import { originInWords, readFigures } from '../../real/measured.ts'
import { spread } from '../../real/spread.ts'

const figures = readFigures<Figures>(import.meta.url, 'figures')
const wrong = readFigures<WrongFigures>(import.meta.url, 'wrong')
const { storms } = figures

const sum = (of: (storm: typeof storms[number]) => number) => storms.reduce((all, storm) => all + of(storm), 0)
const killed = sum(({ blows }) => blows.commit + blows.relay + blows.consume)
const inSeconds = spread(storms.map(({ longest }) => longest), 1, 's')

/** Rounds in which the copy was wrong, whatever the way. */
const amiss = ({ lost, twice, invented, outOfOrder }: Amiss) => Math.max(lost, twice, invented, outOfOrder)
type Tried = Exclude<WrongAnswer, { readonly refused: string }>
const tried = wrong.answers.filter((answer): answer is Tried => !('refused' in answer))
const refused = wrong.answers.filter(answer => 'refused' in answer)
/** Nothing was amiss with them, in so many deaths. */
const unseen = tried.filter(({ deaths, calm }) => amiss(deaths) + deaths.unrested + amiss(calm) + calm.unrested === 0)
const names = (answers: readonly WrongAnswer[]) => answers.map(({ name }) => `\`${name}\``).join(', ')
const row = ({ name, deaths, calm }: Tried) => {
  const always = amiss(calm) + calm.unrested > 0
  return `| \`${name}\` | ${[deaths.rounds, deaths.lost, deaths.twice, deaths.invented, deaths.outOfOrder, deaths.unrested].join(' | ')} | ${always ? 'yes' : 'no'} |`
}

export default {
  blocks: {
    storms: `Measured for the deck, ${storms.length} storms with the reference: ${killed} processes killed, in ${number(sum(storm => storm.amiss.rounds))} rounds ${number(sum(storm => storm.saved))} changes; lost ${sum(storm => storm.amiss.lost)}, twice ${sum(storm => storm.amiss.twice)}, out of order ${sum(storm => storm.amiss.outOfOrder)}. The longest disagreement was ${inSeconds}. ${originInWords(figures)}.`,
    wrong: [
      '| Wrong answer | deaths | lost | twice | never saved | out of order | no rest | with no death too |',
      '|---|---|---|---|---|---|---|---|',
      ...tried.filter(answer => !unseen.includes(answer)).toSorted((a, b) => amiss(b.deaths) - amiss(a.deaths)).map(row),
      '',
      `Rounds in which a change was lost, and so on; ${originInWords(wrong)}, with other work beside it. Whoever never comes to rest has nobody killed.${unseen.length ? ` In a hundred deaths nothing was amiss with ${names(unseen)}.` : ''}${refused.length ? ` Not carried out, since their steps make no sense: ${names(refused)}.` : ''}`,
    ].join('\n'),
  },
  origin: originInWords(figures),
  facts: {
    'outbox-real-deaths': `${killed} processes`,
    'outbox-real-longest': inSeconds,
  },
} satisfies Measured
