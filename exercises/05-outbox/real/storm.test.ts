import type { Place } from '../../real/database.ts'
import type { Server } from '../../real/server.ts'
import type { Round } from './storm.ts'
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { frameAt, run, summary } from '../../../sim/outbox/index.ts'
import { ms, seconds } from '../../../sim/engine/index.ts'
import { exercises } from '../../index.ts'
import { openSchema } from '../../real/database.ts'
import { asOrdinaryUser, leftOut } from '../../real/left-out.ts'
import { openServer } from '../../real/server.ts'
import { wrongAnswers } from '../../real/wrong.ts'
import { openStorm, pack, unpack } from './recording.ts'
import { amissIn, amissLine, figuresOf, stormText, wrongAnswer } from './report.ts'
import { BrokenAnswer, runStorm } from './storm.ts'

/** A database as a learner has it. */
interface Learners extends Place { readonly server: Server }

const textOf = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const wrong = new Map((await wrongAnswers(exercises.find(({ slug }) => slug === 'outbox')!)).map(({ name, source }) => [name, source]))

describe.skipIf(leftOut)('a storm at two real PostgreSQLs', async () => {
  const servers = leftOut ? [] : await Promise.all([openServer(), openServer()])
  afterAll(() => Promise.all(servers.map(server => server.close())))
  const [ours, theirs] = await Promise.all(servers.map(async server => ({ url: await asOrdinaryUser(server.url), name: 'DATABASE_URL', server }))) as [Learners, Learners]
  async function storm(source: string, options: Parameters<typeof runStorm>[1], stops = false) {
    const owner = await openSchema(ours, 'deck_outbox')
    const copy = await openSchema(theirs, 'deck_outbox')
    try {
      return await runStorm({ owner: { ...owner, url: ours.url }, copy: { ...copy, url: theirs.url }, schema: 'deck_outbox', server: stops ? theirs.server : undefined, source }, { patience: 20_000, ...options })
    }
    finally {
      await owner.drop()
      await copy.drop()
    }
  }

  it('leaves the copy right with the reference, whatever dies', async () => {
    const result = await storm(textOf('solution.ts'), { deaths: 3, cutEvery: 2, stopEvery: 3, changes: 4 }, true)
    const { rounds, rows } = result
    expect(new Set(rounds.map(({ blow }) => blow))).toEqual(new Set(['calm', 'commit', 'relay', 'consume', 'cut', 'stop']))
    expect(rounds.every(({ rested }) => rested)).toBe(true)
    expect(amissIn(rounds, () => true)).toMatchObject({ lost: 0, twice: 0, invented: 0, outOfOrder: 0 })
    // What a member is called in the end is the same, row by row.
    expect(rows.copies).toEqual(rows.owners)
    expect(rows.owners.length).toBeGreaterThan(1)
    expect(stormText(figuresOf(result, 7))).toMatch(/stopped and started 1 times\.\n\d+ changes saved, \d+ effects.* all have the same name in both/)
  })

  it('blames nobody before a round is over: who acknowledges first loses nothing while nothing dies', async () => {
    const { rounds } = await storm(wrong.get('ack-first')!, { deaths: 0, changes: 4 })
    expect(amissIn(rounds, () => true)).toMatchObject({ lost: 0, unrested: 0 })
  })

  it('loses with whoever acknowledges what is still to come', async () => {
    const { rounds } = await storm(wrong.get('ack-ahead')!, { deaths: 2, changes: 4 })
    expect(amissIn(rounds, () => true).lost).toBeGreaterThan(0)
    expect(amissLine(wrongAnswer('ack-ahead', rounds))).toMatch(/^ +2 +\d +0 /)
  })

  it('does not wait for ever on what never comes to rest', async () => {
    const { rounds } = await storm(wrong.get('never-marks')!, { deaths: 5, changes: 1, patience: 500 })
    expect(rounds.map(({ blow, rested }) => [blow, rested])).toEqual([['calm', false]])
  })

  it('gives up when its processes cannot reach a database', async () => {
    const owner = await openSchema(ours, 'deck_outbox')
    const copy = await openSchema(ours, 'deck_copy')
    await expect(runStorm({ owner: { ...owner, url: ours.url }, copy: { ...copy, url: 'postgres://127.0.0.1:9/gone' }, schema: 'deck_outbox', source: textOf('solution.ts') })).rejects.toThrow('10 processes in a row ended before they had reached their databases')
    await owner.drop()
    await copy.drop()
  })

  it('refuses steps that cannot be carried out', async () => {
    await expect(storm('export const commit = () => [{ do: \'pray\' }]\nexport const relay = () => []\nexport const consume = () => []', { deaths: 0 })).rejects.toThrow(BrokenAnswer)
  })

  it('can be called off, and none of its processes has a connection then', async () => {
    const off = new AbortController()
    await expect(storm(textOf('solution.ts'), { changes: 1, signal: off.signal, afterRound: () => off.abort(new Error('enough')) })).rejects.toThrow('enough')
    for (const place of [ours, theirs]) {
      const schema = await openSchema(place, 'deck_after')
      await expect.poll(async () => [...await schema.sql`select application_name from pg_stat_activity where application_name like 'deck outbox%'`], { timeout: 20_000 }).toEqual([])
      await schema.drop()
    }
  })
})

describe('a storm as a file', () => {
  const at = (t: number, id: string, member = 'ada') => ({ at: 1000 + t, id, member })
  const nothing = { lost: [], twice: [], invented: [], outOfOrder: [] }
  const round = (blow: Round['blow'], from: number, to: number, after?: Round['after']): Round => ({ blow, from: 1000 + from, to: 1000 + to, after, differences: nothing, rested: true })
  const storm = {
    begun: 1000, ended: 4000,
    rounds: [round('calm', 0, 0), round('commit', 500, 900, { number: 2, step: 'append' }), round('stop', 1500, 1700)],
    rows: {
      saved: [at(100, 'c1'), at(600, 'c2', 'grace'), at(1600, 'c3')],
      published: [{ ...at(150, 'c1'), partition: 0, offset: 0 }, { ...at(1650, 'c3'), partition: 0, offset: 1 }],
      applied: [at(200, 'c1'), at(1800, 'c3'), at(1900, 'c3'), at(2000, 'c9')],
      owners: [], copies: [],
    },
  }
  const back = unpack(JSON.parse(JSON.stringify(pack(storm))))

  it('is counted as the world counts: lost, too many, and the longest disagreement', () => {
    expect(summary(back)).toMatchObject({ lost: 1, surplus: 2 })
    expect(frameAt(back, ms(1550)).faults).toMatchObject({ service: undefined, reader: { from: 1500, to: 1700 } })
    expect(back.trace.filter(({ type }) => type === 'died')).toEqual([{ t: 500, type: 'died', process: 'commit', number: 2, step: 'append' }])
  })

  it('has what a run of the world has', () => {
    expect(Object.keys(back).sort()).toEqual(Object.keys(run({ duration: seconds(1) })).sort())
    expect(Object.keys(back.samples[0]!).sort()).toEqual(Object.keys(run({ duration: seconds(1) }).samples[0]!).sort())
  })

  it.each([
    ['duration', { duration: 0 }, 'it is damaged: its duration should be above 0 ms, got 0'],
    ['saved', { saved: [[1]] }, 'its saved should be rows of at least 3 numbers, got [1]'],
    ['ids', { ids: [] }, 'its ids should be a list with a number 0, got 0'],
  ])('is refused when its %s is damaged', (_, damage, sentence) => {
    expect(() => unpack({ ...pack(storm), ...damage })).toThrow(sentence)
  })

  it('tells where it was measured', () => {
    expect(openStorm(JSON.stringify({ recording: 'outbox', at: '', machine: 'Abacus', server: 'PostgreSQL 18.4', answer: 'yours', run: pack(storm) })).measured.machine).toBe('Abacus')
  })
})
