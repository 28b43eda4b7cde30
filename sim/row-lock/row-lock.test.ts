import type { LockStep, Mode, Policy, Tx } from './index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { value } from '../../case/index.ts'
import { hashTrace, injectFault, ms, parseSchedule, seconds } from '../engine/index.ts'
import { basketOrder, ENGINES, explore, fitLaw, frameAt, LAW, LockTable, measure, MEASURED, NODES, orderOf, peakOf, pointsOf, queueOf, returnOf, run, SCHEDULES, SHOP, slowDisk, sortedLocks, summary, throughput, WORLD_DEFAULTS } from './index.ts'

const LONG = { workers: [64], both: [0.5], duration: seconds(8) }

describe('the lock manager', () => {
  it('lets any number read, and one alone change', () => {
    const locks = new LockTable()
    expect([locks.request(1, 'film', 'shared'), locks.request(2, 'film', 'shared')]).toEqual([true, true])
    expect(locks.request(3, 'film', 'exclusive')).toBe(false)
    expect(locks.release(1)).toEqual([])
    expect(locks.release(2)).toEqual([3])
  })

  it('serves those in line as they came: a reader does not pass by who waits to change', () => {
    const locks = new LockTable()
    locks.request(1, 'film', 'shared')
    locks.request(2, 'film', 'exclusive')
    expect(locks.request(3, 'film', 'shared')).toBe(false)
    expect(locks.request(4, 'film', 'shared')).toBe(false)
    expect(locks.release(1)).toEqual([2])
    expect(locks.release(2)).toEqual([3, 4])
  })

  it('lets who shares a row alone have it for itself, before those in line', () => {
    const locks = new LockTable()
    locks.request(1, 'film', 'shared')
    locks.request(2, 'film', 'exclusive')
    expect(locks.request(1, 'film', 'exclusive')).toBe(true)
    expect(locks.request(1, 'film', 'shared')).toBe(true)
    expect(locks.release(1)).toEqual([2])
  })

  it('finds the circle, and nobody who only stands in line behind it', () => {
    const locks = new LockTable()
    locks.request(1, 'film', 'exclusive')
    locks.request(2, 'sequel', 'exclusive')
    locks.request(3, 'film', 'exclusive')
    locks.request(2, 'film', 'exclusive')
    expect(locks.circle(1)).toBeUndefined()
    locks.request(1, 'sequel', 'exclusive')
    expect([1, 2, 3].map(tx => locks.circle(tx))).toEqual([[1, 2], [2, 1], undefined])
    expect(locks.release(2)).toEqual([1])
    expect(locks.circle(1)).toBeUndefined()
  })

  it('finds the circle of two who share a row and both want it for themselves', () => {
    const locks = new LockTable()
    locks.request(1, 'film', 'shared')
    locks.request(2, 'film', 'shared')
    locks.request(1, 'film', 'exclusive')
    locks.request(2, 'film', 'exclusive')
    expect(locks.circle(2)).toEqual([2, 1])
  })

  it('never gives a row to two of whom one changes it, and loses nobody', () => {
    const step = fc.tuple(fc.nat(5), fc.nat(3), fc.constantFrom<Mode>('shared', 'exclusive'))
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const locks = new LockTable()
      const held = new Map<string, Map<number, Mode>>()
      const waits = new Map<number, [string, Mode]>()
      const grant = (tx: number, row: string, mode: Mode) => {
        const rows = held.get(row) ?? new Map<number, Mode>()
        held.set(row, rows.set(tx, rows.get(tx) === 'exclusive' ? 'exclusive' : mode))
      }
      for (const [tx, n, mode] of steps) {
        const row = `row ${n}`
        if (waits.has(tx) || n === 3) {
          waits.delete(tx)
          for (const rows of held.values())
            rows.delete(tx)
          for (const lucky of locks.release(tx)) {
            grant(lucky, ...waits.get(lucky)!)
            waits.delete(lucky)
          }
        }
        else if (locks.request(tx, row, mode)) {
          grant(tx, row, mode)
        }
        else {
          waits.set(tx, [row, mode])
        }
        for (const rows of held.values())
          expect(rows.size < 2 || [...rows.values()].every(theirs => theirs === 'shared')).toBe(true)
        expect(locks.waiting).toBe(waits.size)
      }
    }), { seed: 7 })
  })
})

describe('every interleaving', () => {
  const copies = (n: number) => (name: string) => ({ stock: n, shipments: 2, members: 1 })[name.split('/')[0]!] ?? 0
  const through = (policy: Policy, txs: readonly Tx[], stock = 2) => explore(txs.map(tx => ({ tx, steps: policy.plan(tx) })), copies(stock))
  const crossed = [orderOf(1, 'member-1', ['film-1', 'film-2']), orderOf(2, 'member-2', ['film-2', 'film-1'])]

  it('is counted: of two that share nothing, as many as binomials say', () => {
    // Each of two returns of different films has five steps: (5 + 5)! ÷ (5! 5!) = 252.
    const { interleavings, finding } = through(basketOrder(), [returnOf(1, 'film-1'), returnOf(2, 'film-2')])
    expect([interleavings, finding]).toEqual([252, undefined])
    // Of three: 15! ÷ (5!)³ = 756,756.
    expect(through(basketOrder(), [1, 2, 3].map(n => returnOf(n, `film-${n}`))).interleavings).toBe(756_756)
  })

  it('has a circle where two films are taken in either order, and tells how', () => {
    const { finding } = through(basketOrder(), crossed)
    expect(finding).toMatchObject({ kind: 'circle', what: '1 waits for stock/film-2, 2 waits for stock/film-1: nobody can go on' })
    expect(finding!.path).toContain('2 locks stock/film-2, exclusive')
    expect(through(sortedLocks(), crossed).finding).toBeUndefined()
  })

  const changed = (plan: Policy['plan']): Policy => ({ plan, owner: () => 'shop' })
  const base = basketOrder()
  it.each<[string, Policy, readonly Tx[], string]>([
    ['a last copy sold twice', changed(tx => base.plan(tx).filter(step => step.do !== 'lock')), [orderOf(1, 'member-1', ['film-1']), orderOf(2, 'member-2', ['film-1'])], 'stale'],
    ['a copy that is nowhere', changed(tx => base.plan(tx).flatMap((step): LockStep[] => step.do === 'write' ? [step, { do: 'commit' }] : [step])), [returnOf(1, 'film-1')], 'copies'],
    ['half of an order', changed(tx => [...tx.writes.filter(({ table }) => table === 'popularity').map((change): LockStep => ({ do: 'write', ...change })), { do: 'commit' }, ...base.plan(tx)]), [orderOf(1, 'member-1', ['film-1']), orderOf(2, 'member-2', ['film-1'])], 'half'],
    ['a commit that is missing', changed(tx => base.plan(tx).slice(0, -1)), [returnOf(1, 'film-1')], 'half'],
    ['a shared lock that wants more', changed(tx => base.plan(tx).map(step => step.do === 'lock' ? { ...step, mode: 'shared' as const } : step)), [returnOf(1, 'film-1'), returnOf(2, 'film-1')], 'circle'],
  ])('finds %s', (_, policy, txs, kind) => {
    expect(through(policy, txs, 1).finding?.kind).toBe(kind)
  })
})

describe('the shop', () => {
  const runs = { basket: run(LONG), sorted: run({ ...LONG, policy: sortedLocks }), innodb: run({ ...LONG, engine: 'innodb', duration: seconds(70) }) }

  it.each(Object.entries(runs))('has right stock whatever waits: %s', (_, world) => {
    expect(world.samples.every(sample => sample.wrong === 0)).toBe(true)
  })

  it('cuts circles after a second, and rolls one back, as PostgreSQL does', () => {
    const { trace, cuts } = runs.basket
    expect(cuts.length).toBeGreaterThan(2)
    for (const event of trace) {
      if (event.type !== 'rollback')
        continue
      expect(event.of).toBe('transaction')
      expect(event.circle.length).toBeGreaterThan(1)
      const began = trace.findLast(other => other.type === 'wait' && other.tx === event.tx && other.t < event.t)!
      expect(event.t - began.t).toBeCloseTo(ENGINES.postgres.patience, 6)
    }
    expect(summary(runs.sorted).rolledBack).toBe(0)
  })

  it('waits for 50 s where nobody looks for circles, and rolls the statement back first, as InnoDB does then', () => {
    const rollbacks = runs.innodb.trace.filter(event => event.type === 'rollback')
    expect(rollbacks[0]).toMatchObject({ of: 'statement' })
    expect(rollbacks[0]!.t).toBeGreaterThan(50_000)
    const [first] = rollbacks
    const wholly = rollbacks.find(event => event.type === 'rollback' && event.tx === first!.tx && event.of === 'transaction')!
    // In between it holds on to what it holds.
    expect(wholly.t).toBeGreaterThan(first!.t)
    expect(summary(runs.innodb, seconds(20), seconds(50)).perSecond).toBeLessThan(1)
  })

  it('gives every try its end: what began is through, or with a worker', () => {
    for (const { txs, through } of Object.values(runs)) {
      expect(through.every(done => done.end !== null)).toBe(true)
      expect(txs.filter(done => done.end === null).length).toBeLessThanOrEqual(64)
      expect(through.length + txs.filter(done => done.end === null).length).toBe(txs.length)
    }
  })

  it('has the same members with the same wishes whatever the policy', () => {
    const wishes = (world: typeof runs.basket) => world.txs.slice(0, 40).map(({ tx: { kind, writes } }) => JSON.stringify([kind, writes])).sort()
    const first = (world: typeof runs.basket) => world.spans.map(spans => spans.find(span => span.tx > 0)!).map(span => world.txs[span.tx - 1]!.tx.kind)
    expect(first(runs.sorted)).toEqual(first(runs.basket))
    expect(wishes(runs.sorted).length).toBe(wishes(runs.basket).length)
  })

  it('waits longer for a slow disk', () => {
    const slow = run({ workers: [16], both: [0], duration: seconds(12), schedule: injectFault(SCHEDULES.calm, slowDisk(seconds(6), seconds(6))) })
    expect(summary(slow, seconds(7)).perSecond).toBeLessThan(0.8 * summary(slow, seconds(1), seconds(6)).perSecond)
  })

  it('gives the same bytes for the same seed, on every host: this hash is fixed for good', () => {
    expect(hashTrace(run().trace)).toBe('334f24f6d331c529')
    expect(hashTrace(run().trace)).not.toBe(hashTrace(run({ seed: 8 }).trace))
  })

  it('hands a policy what it cannot change', () => {
    const vandal = (): Policy => ({ ...basketOrder(), plan: tx => (tx.writes as unknown[]).splice(0) && basketOrder().plan(tx) })
    expect(() => run({ policy: vandal, duration: seconds(2) })).toThrow(TypeError)
  })

  it.each<[string, Partial<Policy>, string]>([
    ['no steps', { plan: () => [] }, 'plan() for transaction 1 must return a list of steps'],
    ['a step that is none', { plan: () => [{ do: 'wait' } as never] }, 'step 1: expected do: \'lock\', \'read\', \'write\' or \'commit\', got {"do":"wait"}'],
    ['a mode that is none', { plan: () => [{ do: 'lock', table: 'stock', row: 'film-1', mode: 'mine' as never }] }, 'expected mode: \'shared\' or \'exclusive\''],
    ['a table that is none', { plan: () => [{ do: 'lock', table: 'films' as never, row: 'film-1', mode: 'shared' }] }, 'expected a table, one of members, popularity'],
    ['no commit', { plan: tx => basketOrder().plan(tx).slice(0, -1) }, 'ends without a commit'],
    ['two databases at once', { owner: table => table }, 'commit before it'],
    ['no service', { owner: () => undefined as never }, 'must return the name of a service, got undefined'],
  ])('refuses a policy with %s, and names it', (_, policy, message) => {
    expect(() => run({ duration: seconds(3), policy: () => ({ ...basketOrder(), ...policy }) })).toThrow(message)
  })

  it('refuses options that make no sense', () => {
    expect(() => run({ workers: [] })).toThrow('workers must be a list of whole numbers above 0, got []')
    expect(() => run({ both: [2] })).toThrow('both must be a list of shares from 0 to 1, got [2]')
    expect(() => run({ engine: 'mysql' as never })).toThrow('engine must be one of postgres, innodb, got "mysql"')
    for (const schedule of Object.values(SCHEDULES))
      expect(parseSchedule(schedule, NODES)).toEqual(schedule)
  })
})

describe('what is observed', () => {
  const world = run()

  it('agrees with the samples: so many wait, and nobody holds what they wait for', () => {
    for (const sample of world.samples.filter((_, i) => i % 10 === 5)) {
      const { busy, holders } = frameAt(world, ms(sample.t - 0.001))
      expect(busy.filter(({ doing }) => doing === 'wait').length).toBe(sample.waiting)
      for (const worker of busy) {
        if (worker.row !== undefined)
          expect(holders.get(worker.row)?.includes(worker) ?? false).toBe(false)
      }
    }
  })

  it('shows a knot only while somebody waits in a circle', () => {
    const [cut] = world.cuts
    expect(frameAt(world, ms(cut!.t - 1)).knot.map(({ tx }) => tx).sort()).toEqual([...cut!.circle].sort())
    expect(frameAt(world, ms(20_000)).knot).toEqual([])
  })

  it('puts each stage on the curve once it has passed', () => {
    expect(pointsOf(world, ms(0))).toEqual([])
    expect(pointsOf(world).map(({ n }) => n)).toEqual(WORLD_DEFAULTS.workers)
  })
})

describe('the law', () => {
  it('fits what the shop gets done, within an eighth', () => {
    expect(measure(basketOrder)).toEqual(MEASURED)
    for (const { n, perSecond } of MEASURED)
      expect(Math.abs(throughput(LAW, n) / perSecond - 1)).toBeLessThan(0.135)
  })

  it('is found again in numbers that obey it', () => {
    const law = { one: 10, alpha: 0.05, beta: 0.001 }
    const fitted = fitLaw([1, 2, 8, 32, 128].map(n => ({ n, perSecond: throughput(law, n) })))
    expect(fitted.alpha).toBeCloseTo(0.05, 10)
    expect(fitted.beta).toBeCloseTo(0.001, 10)
    expect(peakOf(fitted)).toBeCloseTo(30.8, 1)
  })

  it('is what the slides say of it', () => {
    expect(value('usl-alpha')).toBeCloseTo(LAW.alpha, 4)
    expect(value('usl-beta')).toBeCloseTo(LAW.beta, 6)
    expect(value('usl-peak-workers')).toBe(Math.round(peakOf(LAW)))
    expect(value('usl-many-workers')).toBe(MEASURED.at(-1)!.n)
    expect(value('row-lock-workers')).toBe(LONG.workers[0])
  })

  it('has copies enough for every order of a run', () => {
    expect(run().samples.at(-1)!.refused).toBe(0)
    expect(SHOP.onShelf).toBeGreaterThan(1000)
    expect(queueOf(1, 'member-1', 'film-1').reads).toHaveLength(1)
  })
})
