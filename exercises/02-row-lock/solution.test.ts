import type { Problem } from './world.ts'
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { value } from '../../case/index.ts'
import { ms, seconds } from '../../sim/engine/index.ts'
import { basketOrder, explore, orderOf, run, sortedLocks, summary } from '../../sim/row-lock/index.ts'
import { openGrader } from '../runner/node/grader.ts'
import * as solution from './solution.ts'
import { policyOf } from './world.ts'

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
const evening = (problem: Problem, both: number) => summary(run({ seed: 7, workers: [64], both: [both], duration: seconds(6), policy: () => policyOf(problem) }), ms(1000))

describe('the reference', () => {
  it.each([
    ['one database, as in the basket', basketOrder()],
    ['one database, locks in one order', sortedLocks()],
    ['a database for each service', solution],
  ])('reaches the numbers that the README promises: %s', (name, problem) => {
    const [film, sequel] = [evening(problem, 0), evening(problem, 0.5)]
    expect(readme).toMatch(new RegExp(`\\n${name} +${film.perSecond.toFixed(0)} +${sequel.perSecond.toFixed(0)} +${sequel.rolledBack}\\n`))
  })

  it('reaches those that the slides tell', () => {
    expect(value('row-lock-basket')).toBe(Math.round(evening(basketOrder(), 0).perSecond))
    expect(value('row-lock-sequel')).toBe(Math.round(evening(basketOrder(), 0.5).perSecond))
    expect(value('row-lock-each')).toBe(Math.round(evening(solution, 0).perSecond))
  })

  it('is explored in as many interleavings as README and slides say', () => {
    const txs = [orderOf(1, 'member-1', ['film-1', 'film-2']), orderOf(2, 'member-2', ['film-2', 'film-1']), orderOf(3, 'member-1', ['film-1'])]
    const { interleavings } = explore(txs.map(tx => ({ tx, steps: solution.plan(tx) })), name => ({ stock: 1, shipments: 2, members: 1 })[name.split('/')[0]!] ?? 0)
    expect(readme).toContain(interleavings.toLocaleString('en-US'))
    expect(value('row-lock-interleavings')).toBe(interleavings)
  })
})

/** Right answers that were written another way. */
const OTHERS = {
  'a class, with TypeScript\'s own features': `
import type { LockStep, RowRef, Table, Tx } from '../../sim/row-lock/index.ts'
type Home = 'ship' | 'people' | 'later' | 'top'
const homes = { stock: 'ship', shipments: 'ship', members: 'people', queues: 'later', popularity: 'top' } as const satisfies Record<Table, Home>
class Planner {
  #steps: LockStep[] = []
  private readonly tx: Tx
  constructor(tx: Tx) { this.tx = tx }
  private of<T extends RowRef>(refs: readonly T[], home: Home): T[] { return refs.filter(ref => homes[ref.table] === home) }
  private part(home: Home): void {
    const [reads, writes] = [this.of(this.tx.reads, home), this.of(this.tx.writes, home)]
    if (reads.length + writes.length === 0) return
    const modes = new Map<string, { ref: RowRef, mode: 'shared' | 'exclusive' }>()
    for (const ref of reads) modes.set(ref.row + ':' + ref.table, { ref, mode: 'shared' })
    for (const ref of writes) modes.set(ref.row + ':' + ref.table, { ref, mode: 'exclusive' })
    for (const key of [...modes.keys()].sort().reverse()) {
      const { ref: { table, row }, mode } = modes.get(key)!
      this.#steps.push({ do: 'lock', table, row, mode })
    }
    for (const read of reads) this.#steps.push({ do: 'read', ...read })
    for (const write of writes) this.#steps.push({ do: 'write', ...write })
    this.#steps.push({ do: 'commit' })
  }
  steps(): LockStep[] {
    (['people', 'ship', 'top', 'later'] as Home[]).forEach(home => this.part(home))
    return this.#steps
  }
}
export function owner(table: Table): string { return homes[table] }
export function plan(tx: Tx): LockStep[] {
  // Who only puts a film aside is asked by shipping first.
  return new Planner(tx).steps()
}
`,
  'loops, each row locked just before it is used': `
export function owner(table) { return table === 'stock' || table === 'shipments' ? 'warehouse' : table }
export function plan(tx) {
  const steps = []
  const mine = (ref, home) => owner(ref.table) === home
  for (const home of ['members', 'warehouse', 'queues', 'popularity']) {
    const rows = []
    for (const ref of [...tx.reads, ...tx.writes]) {
      const name = ref.row + ' ' + ref.table
      if (mine(ref, home) && !rows.includes(name)) rows.push(name)
    }
    if (rows.length === 0) continue
    rows.sort()
    for (const name of rows) {
      const [row, table] = name.split(' ')
      const same = ref => ref.row === row && ref.table === table
      steps.push({ do: 'lock', table, row, mode: tx.writes.some(same) ? 'exclusive' : 'shared' })
      for (const read of tx.reads.filter(same)) steps.push({ do: 'read', table, row, atLeast: read.atLeast })
    }
    for (const write of tx.writes) if (mine(write, home)) steps.push({ do: 'write', table: write.table, row: write.row, by: write.by })
    steps.push({ do: 'commit' })
  }
  return steps
}
`,
  'closures, with the changes of a row added up': `
const ORDER = ['members', 'shipments', 'stock', 'popularity', 'queues']
const HOMES = [['members'], ['shipments', 'stock'], ['popularity'], ['queues']]
export const owner = table => HOMES.find(home => home.includes(table)).join('+')
const by = (key, items) => items.reduce((map, item) => map.set(key(item), [...map.get(key(item)) ?? [], item]), new Map())
const numberOf = row => Number(row.split('-')[1])
const partOf = tx => (home) => {
  const inHome = ref => home.includes(ref.table)
  const rows = by(ref => ref.table + '/' + ref.row, [...tx.reads, ...tx.writes].filter(inHome))
  const sorted = [...rows.values()].sort(([a], [b]) => ORDER.indexOf(a.table) - ORDER.indexOf(b.table) || numberOf(a.row) - numberOf(b.row))
  const sum = refs => refs.reduce((total, ref) => total + (ref.by ?? 0), 0)
  const changes = refs => refs.some(ref => ref.by !== undefined)
  return sorted.length === 0 ? [] : [
    ...sorted.map(refs => ({ do: 'lock', table: refs[0].table, row: refs[0].row, mode: changes(refs) ? 'exclusive' : 'shared' })),
    ...tx.reads.filter(inHome).map(({ table, row, atLeast }) => ({ do: 'read', table, row, atLeast })),
    ...sorted.filter(changes).map(refs => ({ do: 'write', table: refs[0].table, row: refs[0].row, by: sum(refs) })),
    { do: 'commit' },
  ]
}
export const plan = tx => HOMES.flatMap(partOf(tx))
`,
}

describe('answers in other styles pass', () => {
  const grader = openGrader('row-lock', { reuse: true })
  afterAll(() => grader.close())

  it.each(Object.entries(OTHERS))('%s', async (_, source) => {
    const verdict = await grader.grade(source)
    expect(verdict.checks.filter(check => check.status !== 'passed').map(({ name, message }) => `${name}: ${message}`)).toEqual([])
    expect(verdict.status).toBe('passed')
  }, 60_000)
})
