import type { Policy } from './index.ts'
import { describe, expect, it } from 'vitest'
import { frozen, hashTrace, hours } from '../engine/index.ts'
import { calendarOf, CONFIG, dayOf, failQueue, frameAt, localTime, losAngeles, PHYSICS, run, SCHEDULES, summary, utcOf, weekdayOf } from './index.ts'

/** Kills the first instance of each group, each day at a minute of its day, outage or not. */
const daily = (minute: number): Policy => ({
  groupOf: ({ cluster }) => cluster,
  schedule: (day, groups, _, calendar) => groups.map(group => ({ group, at: utcOf(calendar, day, minute) })),
  victim: ({ instances, day }) => instances[day % instances.length]!.id,
})

describe('a calendar of Los Angeles', () => {
  it('counts days as the world does', () => {
    for (const text of ['1970-01-01', '2000-02-29', '2012-11-04', '2100-03-01']) {
      const [year, month, date] = text.split('-').map(Number)
      expect(dayOf(year!, month!, date!)).toBe(Date.parse(text) / 86_400_000)
      expect(weekdayOf(dayOf(year!, month!, date!))).toBe(new Date(text).getUTCDay())
    }
  })

  it('has the offset that the time zone database has, on every day of ten years', () => {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Los_Angeles', hour: 'numeric', hourCycle: 'h23' })
    const { hoursBehind } = losAngeles()
    const wrong: number[] = []
    for (let day = dayOf(2008, 1, 1); day < dayOf(2018, 1, 1); day++) {
      if (Number(format.format(day * 86_400_000 + 20 * 3_600_000)) !== 20 - hoursBehind(day))
        wrong.push(day)
    }
    expect(wrong).toEqual([])
  })

  it('tells weekends, holidays and workdays apart', () => {
    const { isWorkday } = losAngeles([dayOf(2012, 11, 22)])
    expect([19, 20, 21, 22, 23, 24, 25].map(date => isWorkday(dayOf(2012, 11, date)))).toEqual([true, true, true, false, true, false, false])
  })

  it('tells the hour of a moment on both sides of a change of clocks', () => {
    const first = dayOf(2012, 11, 2)
    expect(localTime({ first }, hours(9))).toEqual({ day: first, hour: 9 })
    expect(localTime({ first }, hours(72 + 9))).toEqual({ day: first + 3, hour: 8 })
    expect(localTime({ first }, hours(72))).toEqual({ day: first + 2, hour: 23 })
  })
})

describe('the world of chaos-monkey', () => {
  it('runs the same from the same seed, and differently from another', () => {
    const hash = (seed: number) => hashTrace(run({ seed }).trace)
    expect(hash(7)).toBe(hash(7))
    expect(hash(7)).not.toBe(hash(8))
  })

  it('loses the same hardware at the same moments, whatever the monkey does', () => {
    const hardware = (policy?: () => Policy) => run({ ...policy && { policy } }).losses.filter(({ by }) => by === 'hardware').map(({ t, service }) => [t, service])
    expect(hardware(() => daily(600))).toEqual(hardware())
  })

  it('finds by pager at night what it finds at a desk by day, and the night takes longer', () => {
    const at = (hour: number) => run({ failuresAYear: 0, schedule: { faults: [failQueue(hours(hour))] } }).darknesses[0]!
    expect([at(3).found, at(10).found, at(18).found, at(5 * 24 + 10).found]).toEqual(['pager', 'desk', 'pager', 'pager'])
    const long = (hour: number) => (at(hour).to - at(hour).from) / 60_000
    expect(long(10)).toBeLessThanOrEqual(PHYSICS.mend.desk.least + PHYSICS.mend.desk.spread)
    expect(long(3)).toBeGreaterThanOrEqual(PHYSICS.mend.pager.least)
  })

  it('goes dark once, when what no other instance knows is lost, and never where nothing is hidden', () => {
    expect(summary(run({ policy: () => daily(600) }))).toMatchObject({ hidden: 0, desk: 3, pager: 0 })
    expect(summary(run({ policy: () => daily(600), hidden: 0 }))).toMatchObject({ dark: 0, members: 0 })
  })

  it('terminates nobody on a leash, and writes it down', () => {
    const world = run({ policy: () => daily(600), failuresAYear: 0, schedule: SCHEDULES.calm, config: frozen({ ...CONFIG, leashed: true }) })
    expect(world.darknesses).toEqual([])
    expect(world.losses.length).toBeGreaterThan(500)
    expect(summary(world).kills).toBe(0)
  })

  it('tells a policy of outages, and of not knowing', () => {
    const heard = new Set<unknown>()
    run({ schedule: SCHEDULES.outage, policy: () => ({ ...daily(600), victim({ isOutage }) {
      try {
        heard.add(isOutage())
      }
      catch (error) {
        heard.add(String(error))
      }
      return null
    } }) })
    expect([...heard]).toEqual([false, true, 'Error: nobody can tell whether there is an outage'])
  })

  it('counts what has been up to a moment', () => {
    const world = run()
    expect(summary(world, hours(24 * 40))).toMatchObject({ hidden: 3, pager: 0 })
    const { day, hour } = frameAt(world, SCHEDULES.night.faults[0]!.from)
    expect(day).toBe(dayOf(2012, 11, 14))
    expect(hour).toBeCloseTo(3.2)
  })

  it('says what a policy and its options must be', () => {
    expect(() => run({ policy: () => ({ ...daily(600), victim: () => 'i-17' }) })).toThrow(/must return the id of one of the group's instances, or null, got "i-17"/)
    expect(() => run({ policy: () => ({ ...daily(600), schedule: () => [{ group: 'queue-prod', at: 0 }] }) })).toThrow(/must name groups that it was given and moments from/)
    expect(() => run({ hidden: 9 })).toThrow('hidden must be a whole number from 0 to 8, got 9')
    expect(() => run({ config: { ...CONFIG, meanDays: 0.5 } })).toThrow(/config must be/)
    expect(calendarOf({ holidays: null }).isWorkday(dayOf(2012, 11, 25))).toBe(true)
  })
})
