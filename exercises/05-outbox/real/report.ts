// What a storm comes to, in words.
import type { Blow, Round, Storm } from './storm.ts'
import { number } from '../../../case/format.ts'
import { summary } from '../../../sim/outbox/index.ts'
import { pack, unpack } from './recording.ts'

/** In how many rounds with a death something was amiss. */
export interface Amiss {
  readonly deaths: number
  readonly lost: number
  readonly twice: number
  readonly invented: number
  readonly outOfOrder: number
  readonly unrested: number
}

const isDeath = ({ blow }: Round) => blow === 'commit' || blow === 'relay' || blow === 'consume'

/** Counts the rounds in which something was amiss: those with a death, or others. */
export function amissIn(rounds: readonly Round[], counts: (round: Round) => boolean = isDeath): Amiss {
  const counted = rounds.filter(counts)
  const of = (field: keyof Round['differences']) => counted.filter(({ differences }) => differences[field].length > 0).length
  return { deaths: counted.length, lost: of('lost'), twice: of('twice'), invented: of('invented'), outOfOrder: of('outOfOrder'), unrested: counted.filter(({ rested }) => !rested).length }
}

/** The head of the table of answers. */
export const AMISS_HEAD = `${''.padEnd(22)}deaths     lost    twice  never saved   out of order   no rest`

/** In how many of its deaths an answer lost or doubled something, as a line. */
export function amissLine(name: string, rounds: readonly Round[]): string {
  const { deaths, lost, twice, invented, outOfOrder, unrested } = amissIn(rounds)
  const calm = amissIn(rounds, ({ blow }) => blow === 'calm')
  const always = calm.lost || calm.twice || calm.invented || calm.outOfOrder || calm.unrested ? '   also when nothing dies' : ''
  return `${name.padEnd(22)}${String(deaths).padStart(6)}${String(lost).padStart(9)}${String(twice).padStart(9)}${String(invented).padStart(13)}${String(outOfOrder).padStart(15)}${String(unrested).padStart(10)}${always}`
}

const WORDS: Readonly<Record<Exclude<Blow, 'calm'>, string>> = { commit: 'the service', relay: 'the relay', consume: 'a reader', cut: 'connections', stop: 'the copy\'s database' }

/** A storm in some sentences. */
export function stormText(storm: Storm): string {
  const { rounds, rows: { saved, applied, owners, copies } } = storm
  const times = (blow: Exclude<Blow, 'calm'>) => rounds.filter(round => round.blow === blow).length
  const amiss = amissIn(rounds, () => true)
  const differing = owners.filter(({ member, name }) => copies.find(copy => copy.member === member)?.name !== name).length
  const { longest } = summary(unpack(pack(storm)))
  const stops = times('stop')
  return [
    `Killed with SIGKILL: ${(['commit', 'relay', 'consume'] as const).map(blow => `${WORDS[blow]} ${times(blow)} times`).join(', ')}. Connections cut ${times('cut')} times, ${stops ? `the copy's database stopped and started ${stops} times` : 'the copy\'s database never stopped, since it is not ours'}.`,
    `${number(saved.length)} changes saved, ${number(applied.length)} effects on the copy. Row by row, of ${owners.length} members ${differing === 0 ? 'all have the same name in both' : `${differing} have another name in the copy`}.`,
    `Of ${rounds.length} rounds something was lost in ${amiss.lost}, came twice in ${amiss.twice}, was never saved in ${amiss.invented}, was out of order in ${amiss.outOfOrder}; ${amiss.unrested === 0 ? 'all came to rest' : `${amiss.unrested} did not come to rest`}.`,
    `The longest time in which owner and copy differed: ${number(longest, 1, 1)} s.`,
  ].join('\n')
}
