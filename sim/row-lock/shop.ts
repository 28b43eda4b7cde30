import type { Chance } from '../engine/index.ts'
import type { Change, Read, RowRef, Table, Tx } from './policy.ts'
import { show } from '../engine/index.ts'
import { TABLES } from './policy.ts'

/** What the shop is like at the start of every run. Invented; the shape matters. */
export const SHOP = {
  films: 40,
  members: 500,
  /** Copies of each film: that many on the shelf, and as many with members. */
  onShelf: 2000,
  shipped: 2000,
} as const

/** The film that everybody wants, and its sequel. */
export const [FILM, SEQUEL] = ['film-1', 'film-2'] as const

/** Name of a row among all rows. */
export const rowName = ({ table, row }: RowRef): string => `${table}/${row}`

/** The number that a row has at the start of a run. */
export function atFirst(table: Table): number {
  return { stock: SHOP.onShelf, shipments: SHOP.shipped, members: 1, queues: 0, popularity: 0 }[table]
}

/** A member orders films: a copy of each leaves the shelf, if there is one and the account is open. */
export function orderOf(id: number, member: string, films: readonly string[]): Tx {
  const wanted = new Map<string, number>()
  for (const film of films)
    wanted.set(film, (wanted.get(film) ?? 0) + 1)
  return {
    id,
    kind: 'order',
    reads: [{ table: 'members', row: member, atLeast: 1 }, ...[...wanted].map(([row, atLeast]): Read => ({ table: 'stock', row, atLeast }))],
    writes: films.flatMap((row): Change[] => [{ table: 'stock', row, by: -1 }, { table: 'shipments', row, by: 1 }, { table: 'popularity', row, by: 1 }]),
  }
}

/** A film comes back, and stands on the shelf again: there is nothing to decide. */
export function returnOf(id: number, film: string): Tx {
  return { id, kind: 'return', reads: [], writes: [{ table: 'stock', row: film, by: 1 }, { table: 'shipments', row: film, by: -1 }] }
}

/** A member puts a film aside for later, if there is a copy to wait for. */
export function queueOf(id: number, member: string, film: string): Tx {
  return { id, kind: 'queue', reads: [{ table: 'stock', row: film, atLeast: 1 }], writes: [{ table: 'queues', row: member, by: 1 }] }
}

/**
 * What a member wants next: two orders, two returns and six films put aside in ten.
 * @param hot share of it that is about {@link FILM}, from 0 to 1
 * @param both share of the orders of that film that are for its sequel too, in either order, from 0 to 1
 */
export function drawTx(chance: Chance, id: number, hot: number, both: number): Tx {
  const kind = chance.uniform()
  const member = `member-${chance.int(1, SHOP.members)}`
  const film = chance.happens(hot) ? FILM : `film-${chance.int(3, SHOP.films)}`
  const isBoth = chance.happens(both) && film === FILM
  const films = !isBoth ? [film] : chance.happens(0.5) ? [FILM, SEQUEL] : [SEQUEL, FILM]
  return kind < 0.2 ? orderOf(id, member, films) : kind < 0.4 ? returnOf(id, film) : queueOf(id, member, film)
}

/**
 * Checks that a learner's answer is a list of steps.
 * @throws TypeError that names the step, what was given and what was expected
 */
export function checkSteps(steps: unknown, from: string): void {
  if (!Array.isArray(steps) || steps.length === 0)
    throw new TypeError(`${from} must return a list of steps such as { do: 'lock', table: 'stock', row: '${FILM}', mode: 'exclusive' }, got ${show(steps)}`)
  steps.forEach((step: Partial<Record<'do' | 'table' | 'row' | 'mode' | 'by' | 'atLeast', unknown>> | null, i) => {
    const refuse = (expected: string): never => {
      throw new TypeError(`${from}, step ${i + 1}: expected ${expected}, got ${show(step)}`)
    }
    const what = step?.do
    if (what === 'commit')
      return
    if (what !== 'lock' && what !== 'read' && what !== 'write')
      return refuse('do: \'lock\', \'read\', \'write\' or \'commit\'')
    if (!TABLES.includes(step!.table as Table))
      refuse(`a table, one of ${TABLES.join(', ')}`)
    if (typeof step!.row !== 'string')
      refuse('a row by its name')
    if (what === 'lock' && step!.mode !== 'shared' && step!.mode !== 'exclusive')
      refuse('mode: \'shared\' or \'exclusive\'')
    const amount = what === 'read' ? 'atLeast' : 'by'
    if (what !== 'lock' && !Number.isFinite(step![amount]))
      refuse(`${amount}: a number`)
  })
}

/**
 * Checks that a learner's answer names a service.
 * @throws TypeError saying what was given and what was expected
 */
export function checkService(service: unknown, table: Table): string {
  if (typeof service !== 'string' || service === '')
    throw new TypeError(`owner("${table}") must return the name of a service, got ${show(service)}`)
  return service
}
