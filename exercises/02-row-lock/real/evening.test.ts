import type { Run } from '../../../sim/row-lock/index.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { basketOrder, frameAt, run, SHOP, summary } from '../../../sim/row-lock/index.ts'
import { ms } from '../../../sim/engine/index.ts'
import { openSchema } from '../../real/database.ts'
import { asOrdinaryUser, leftOut } from '../../real/left-out.ts'
import { openServer } from '../../real/server.ts'
import * as solution from '../solution.ts'
import { policyOf } from '../world.ts'
import { EVENING, eveningWithin, runEvening } from './evening.ts'
import { openEvening, pack, unpack } from './recording.ts'
import { besideTheModel, lawOf, stageLine, stagesOf } from './report.ts'

/** One worker, then many with the sequel out. */
const SHORT = { workers: [1, 24], both: [0, 0.5], duration: 3000 }

describe.skipIf(leftOut)('an evening at a real PostgreSQL', async () => {
  const server = leftOut ? undefined : await openServer({ settings: ['max_connections=60', 'deadlock_timeout=100ms'] })
  afterAll(() => server?.close())
  const place = { url: server ? await asOrdinaryUser(server.url) : '', name: 'DATABASE_URL' }
  async function evening(policy: Parameters<typeof runEvening>[1], options: Parameters<typeof runEvening>[2] = {}) {
    const schema = await openSchema(place, 'deck_row_lock', 30)
    try {
      const measured = await runEvening(schema, policy, { ...SHORT, ...options })
      const [shop] = await schema.sql`select (select sum(n)::int from popularity) as ordered, (select count(*)::int from stock join shipments using (id) where stock.n + shipments.n <> ${SHOP.onShelf + SHOP.shipped}) as wrong`
      return { ...measured, shop: shop as unknown as { ordered: number, wrong: number } }
    }
    finally {
      await schema.drop()
    }
  }

  it('cuts circles where locks are taken as they stand in the basket, and keeps the stock right', async () => {
    const { run, shop } = await evening(basketOrder())
    const { circles } = stagesOf(run)[1]!
    expect(circles).toBeGreaterThan(0)
    expect(run.cuts.length).toBeGreaterThanOrEqual(circles)
    expect(run.cuts.some(({ circle }) => circle.length > 1)).toBe(true)
    expect([shop.wrong, stagesOf(run).map(({ wrong }) => wrong)]).toEqual([0, [0, 0]])
  })

  it('has no circle with the reference, and more done', async () => {
    const { run, statement, commit, waits, shop } = await evening(policyOf(solution))
    const [alone, many] = stagesOf(run)
    expect([alone!.circles, many!.circles, alone!.waiting]).toEqual([0, 0, 0])
    expect(many!.perSecond).toBeGreaterThan(alone!.perSecond)
    expect(statement).toBeGreaterThan(0)
    expect(commit).toBeGreaterThan(statement)
    expect(waits.locks).toBeGreaterThan(0)
    expect([frameAt(run, ms(0)).workers, frameAt(run, ms(SHORT.duration)).workers]).toEqual(SHORT.workers)
    // What the run tells is what the database has.
    const ordered = run.through.filter(({ tx, answer }) => tx.kind === 'order' && answer === 'done').reduce((sum, { tx }) => sum + tx.writes.filter(({ table }) => table === 'popularity').length, 0)
    expect(shop).toEqual({ ordered, wrong: 0 })
  })

  it('sees what never adds up, and what a plan may not do', async () => {
    const forgetful = { owner: () => 'shop', plan: (tx: Parameters<typeof solution.plan>[0]) => solution.plan(tx).filter(step => !(step.do === 'write' && step.table === 'shipments')) }
    expect(stagesOf((await evening(forgetful, { workers: [4], both: [0], duration: 600 })).run)[0]!.wrong).toBeGreaterThan(0)
    await expect(evening({ owner: table => table, plan: basketOrder().plan })).rejects.toThrow(/plan\(\) for transaction \d+, step \d: \w+ belongs to \w+, and this is a transaction of the database of \w+; commit before it/)
    await expect(evening({ owner: () => 'shop', plan: tx => basketOrder().plan(tx).slice(0, -1) })).rejects.toThrow('ends without a commit')
  })

  it('can be called off, and no connection is left', async () => {
    const off = new AbortController()
    setTimeout(() => off.abort(new Error('enough')), 300)
    await expect(evening(basketOrder(), { signal: off.signal, duration: 60_000 })).rejects.toThrow('enough')
    const schema = await openSchema(place, 'deck_row_lock')
    expect([...await schema.sql`select application_name from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`]).toEqual([])
    await schema.drop()
  })
})

describe('an evening', () => {
  it('leaves out the stages for which a database has no room', () => {
    expect(eveningWithin(129)).toEqual({ workers: EVENING.workers, both: [0, 0, 0, 0, 0, 0, 0, 0.25, 0.25], duration: EVENING.duration })
    // As PostgreSQL is installed: a hundred connections.
    expect(eveningWithin(96)).toEqual({ workers: [1, 4, 8, 16, 32, 64, 64, 64], both: [0, 0, 0, 0, 0, 0, 0.25, 0.25], duration: EVENING.duration / 9 * 8 })
  })
})

describe('a run as a file', () => {
  const evening: Run = run({ workers: [1, 8, 32, 32], both: [0, 0, 0, 0.5], duration: ms(12_000) })
  const back = unpack(JSON.parse(JSON.stringify(pack(evening))))

  it('is drawn and counted as the run that it was made of', () => {
    for (const t of [0, 2500, 7800, 11_000]) {
      const { through, ...frame } = frameAt(evening, ms(t), ms(500))
      const { through: throughBack, ...frameBack } = frameAt(back, ms(t), ms(500))
      expect({ ...frameBack, counts: { ...frameBack.counts } }).toEqual({ ...frame, counts: Object.fromEntries(Object.entries(frame.counts).map(([field, value]) => [field, Math.round(value)])) })
      expect(throughBack.map(({ tx, end }) => [tx.id, end])).toEqual(through.map(({ tx, end }) => [tx.id, end]))
    }
    expect(summary(back).rolledBack).toBe(summary(evening).rolledBack)
    expect(lawOf(back)).toEqual(lawOf(evening))
    expect([back.owners, back.cuts]).toEqual([evening.owners, evening.cuts])
  })

  it.each([
    ['samples', { samples: [[1, 2]] }, 'it is damaged: its samples should be rows of at least 9 numbers, got [1,2]'],
    ['samples', { samples: [[9, 1, 0, 0, 0, 0, 0, 0, 0]] }, 'its samples should be from 0 ms on, got 9'],
    ['spans', { spans: [] }, 'its spans should be lists of what 32 workers did, got []'],
    ['rows', { rows: ['stock/film-1'] }, 'its rows should be a list with a number'],
    ['options', { options: {} }, 'its options should be rows of at least 5 numbers'],
  ])('is refused when its %s are damaged', (_, damage, sentence) => {
    expect(() => unpack({ ...pack(evening) as object, ...damage })).toThrow(sentence)
  })

  it('tells where it was measured', () => {
    const file = { recording: 'row-lock', at: '2026-11-26T04:00:00Z', machine: 'Abacus, 2 cores', server: 'PostgreSQL 18.4', answer: 'yours', run: pack(evening) }
    expect(openEvening(JSON.stringify(file)).measured).toEqual({ machine: 'Abacus, 2 cores', server: 'PostgreSQL 18.4', answer: 'yours' })
  })

  it.each([undefined, null, 3, []])('is not %j', (given) => {
    expect(() => unpack(given)).toThrow('it is damaged')
  })

  it('comes with the law that fits, beside the model, and with what makes them differ', () => {
    const text = besideTheModel([{ run: evening, statement: 0.1, commit: 0.5, busy: [0.1, 0.2, 0.9, 0.9], waits: { activity: 3, locks: 3.1 } }], basketOrder(), 2)
    expect(text).toMatch(/measured +α \d.*\nthe model +α 0\.019 +β 0\.00087 +most with 34 workers/)
    expect(text).toContain('So a row is free again sooner here')
    expect(text).toContain('From 32 workers on this program itself was short of a processor')
    expect(stagesOf(evening).map(stageLine).at(-1)).toMatch(/32 .* with the sequel/)
  })
})
