// What a storm comes to, in words.
import type { Origin } from '../../real/recording.ts'
import type { Blow, Round, Storm } from './storm.ts'
import { number } from '../../../case/format.ts'
import { summary } from '../../../sim/outbox/index.ts'
import { pack, unpack } from './recording.ts'

/** In how many rounds something was amiss. */
export interface Amiss {
  readonly rounds: number
  readonly lost: number
  readonly twice: number
  readonly invented: number
  readonly outOfOrder: number
  readonly unrested: number
}

/** What storms over an answer came to: `figures.json` is such a file. */
export interface Figures extends Origin {
  readonly storms: readonly StormFigures[]
}

/** A storm in numbers. */
export interface StormFigures {
  readonly seed: number
  /** How long it took. */
  readonly seconds: number
  /** How often which of them was hit. */
  readonly blows: Readonly<Record<Exclude<Blow, 'calm'>, number>>
  readonly saved: number
  readonly applied: number
  readonly members: number
  /** Members whose name in the copy was another in the end. */
  readonly differing: number
  /** Of all rounds. */
  readonly amiss: Amiss
  /** The longest time in which owner and copy differed, in s. */
  readonly longest: number
}

/** What the wrong answers came to: `wrong.json` is such a file. */
export interface WrongFigures extends Origin {
  readonly answers: readonly WrongAnswer[]
}

/** Of one wrong answer: the rounds with a death, and those before in which nothing died; or why its steps cannot be carried out. */
export type WrongAnswer = { readonly name: string } & ({ readonly deaths: Amiss, readonly calm: Amiss } | { readonly refused: string })

const isDeath = ({ blow }: Round) => blow === 'commit' || blow === 'relay' || blow === 'consume'

/** Counts the rounds in which something was amiss: those with a death, or others. */
export function amissIn(rounds: readonly Round[], counts: (round: Round) => boolean = isDeath): Amiss {
  const counted = rounds.filter(counts)
  const of = (field: keyof Round['differences']) => counted.filter(({ differences }) => differences[field].length > 0).length
  return { rounds: counted.length, lost: of('lost'), twice: of('twice'), invented: of('invented'), outOfOrder: of('outOfOrder'), unrested: counted.filter(({ rested }) => !rested).length }
}

/** What the rounds with a wrong answer came to. */
export function wrongAnswer(name: string, rounds: readonly Round[]): WrongAnswer {
  return { name, deaths: amissIn(rounds), calm: amissIn(rounds, ({ blow }) => blow === 'calm') }
}

/** The head of the table of answers. */
export const AMISS_HEAD = `${''.padEnd(22)}${''.padEnd(11)}deaths     lost    twice  never saved   out of order   no rest`

/** In how many of its deaths an answer lost or doubled something, as what follows its name in a line. */
export function amissLine(answer: WrongAnswer): string {
  if ('refused' in answer)
    return `cannot be carried out: ${answer.refused}`
  const { deaths: { rounds, lost, twice, invented, outOfOrder, unrested }, calm } = answer
  return `${String(rounds).padStart(6)}${String(lost).padStart(9)}${String(twice).padStart(9)}${String(invented).padStart(13)}${String(outOfOrder).padStart(15)}${String(unrested).padStart(10)}${isAmiss(calm) ? '   also when nothing dies' : ''}`
}

/** Whether anything at all was. */
const isAmiss = ({ lost, twice, invented, outOfOrder, unrested }: Amiss) => lost + twice + invented + outOfOrder + unrested > 0

const WORDS = { commit: 'the service', relay: 'the relay', consume: 'a reader' }

/** A storm in numbers. */
export function figuresOf(storm: Storm, seed: number): StormFigures {
  const { rounds, rows: { saved, applied, owners, copies }, begun, ended } = storm
  const times = (blow: Blow) => rounds.filter(round => round.blow === blow).length
  return {
    seed,
    seconds: Math.round((ended - begun) / 1000),
    blows: { commit: times('commit'), relay: times('relay'), consume: times('consume'), cut: times('cut'), stop: times('stop') },
    saved: saved.length,
    applied: applied.length,
    members: owners.length,
    differing: owners.filter(({ member, name }) => copies.find(copy => copy.member === member)?.name !== name).length,
    amiss: amissIn(rounds, () => true),
    longest: summary(unpack(pack(storm))).longest,
  }
}

/** A storm in some sentences. */
export function stormText({ blows, saved, applied, members, differing, amiss, longest }: StormFigures): string {
  return [
    `Killed with SIGKILL: ${(['commit', 'relay', 'consume'] as const).map(blow => `${WORDS[blow]} ${blows[blow]} times`).join(', ')}. Connections cut ${blows.cut} times, ${blows.stop ? `the copy's database stopped and started ${blows.stop} times` : 'the copy\'s database never stopped, since it is not ours'}.`,
    `${number(saved)} changes saved, ${number(applied)} effects on the copy. Row by row, of ${members} members ${differing === 0 ? 'all have the same name in both' : `${differing} have another name in the copy`}.`,
    `Of ${amiss.rounds} rounds something was lost in ${amiss.lost}, came twice in ${amiss.twice}, was never saved in ${amiss.invented}, was out of order in ${amiss.outOfOrder}; ${amiss.unrested === 0 ? 'all came to rest' : `${amiss.unrested} did not come to rest`}.`,
    `The longest time in which owner and copy differed: ${number(longest, 1, 1)} s.`,
  ].join('\n')
}
