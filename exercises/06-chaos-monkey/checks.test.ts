import type { Calendar, Config, Day, Instance, Kill, Run } from '../../sim/chaos-monkey/index.ts'
import { describe, it } from 'vitest'
import { CONFIG, dayOf, localTime, losAngeles, run, SCHEDULES, SERVICES, utcOf } from '../../sim/chaos-monkey/index.ts'
import { createChance, frozen, hashTrace, lastUpTo } from '../../sim/engine/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { groupOf, schedule, victim } from './problem.ts'

/** Wednesday, and the Monday two days before is a holiday. */
const WEDNESDAY = dayOf(2012, 11, 14)
const CALENDAR = losAngeles([dayOf(2012, 11, 12)])
const DATES = new Map<Day, string>()
for (let year = 2011; year <= 2016; year++) {
  for (const [i, month] of ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].entries()) {
    for (let day = dayOf(year, i + 1, 1), date = 1; day < dayOf(year + (i === 11 ? 1 : 0), i === 11 ? 1 : i + 2, 1); day++, date++)
      DATES.set(day, `${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][(day + 4) % 7]} ${date} ${month} ${year}`)
  }
}
const dateOf = (day: Day) => DATES.get(day) ?? `day ${day}`
/** Minutes of a day as its clock in Los Angeles shows them. */
function clock(minutes: number): string {
  const whole = Math.floor(minutes)
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(((whole % 60) + 60) % 60).padStart(2, '0')}${minutes === whole ? '' : ' and a part of a minute'}`
}
const wordsOf = (config: Partial<Config>) => Object.entries(config).map(([name, value]) => `${name} ${value}`).join(', ') || 'the defaults'

const node = (cluster: string, app = 'ratings', stack = 'prod', region = 'us-east-1'): Instance => frozen({ id: `i-${app}-${stack}-${cluster}-${region}`, app, stack, cluster, region })

/** Asks for the groups of two instances, and holds whether they are the same. */
function together(transcript: Transcript, given: Partial<Config>, [a, b]: readonly [Instance, Instance], expected: boolean, because: string) {
  const config = frozen({ ...CONFIG, ...given })
  const words = ({ app, stack, cluster, region }: Instance) => `${app} ${stack} ${cluster} ${region}`
  transcript.expect(0, `groupOf, ${wordsOf(given)}: ${words(a)} and ${words(b)}`, () => {
    const names: unknown[] = [groupOf(a, config), groupOf(b, config)]
    const stray = names.find(name => typeof name !== 'string')
    return stray === undefined ? names[0] === names[1] ? 'one group' : 'two groups' : stray
  }, expected ? 'one group' : 'two groups', because, groupOf)
}

describe('the groups', () => {
  it('spare canaries, and what they are compared with', () => {
    const transcript = new Transcript({ schedule: 'names of clusters' })
    for (const cluster of ['ratings-canary', 'ratings-prod-baseline', 'ratings-citrus', 'ratings-citrusproxy'])
      transcript.expect(0, `groupOf, cluster ${cluster}`, () => groupOf(node(cluster), CONFIG), null, 'a kill there would spoil a comparison: it is never eligible', groupOf)
    for (const cluster of ['ratings-prod', 'ratings-canary-prod', 'ratings-canaryish', 'canary', 'ratingscanary', 'ratings-baselines'])
      transcript.expect(0, `groupOf, cluster ${cluster}`, () => groupOf(node(cluster), CONFIG) === null ? null : 'a group', 'a group', 'only a name that ends in -canary, -baseline, -citrus or -citrusproxy is exempt', groupOf)
  })

  it('are made by app, stack or cluster', () => {
    const transcript = new Transcript({ schedule: 'grouping' })
    const prod = node('ratings-prod')
    together(transcript, { grouping: 'app' }, [prod, node('ratings-test', 'ratings', 'test')], true, 'one app is one group, whatever its stacks and clusters')
    together(transcript, { grouping: 'app' }, [prod, node('search-prod', 'search')], false, 'two apps are two groups')
    together(transcript, { grouping: 'stack' }, [prod, node('ratings-prod-new')], true, 'the same stack of the same app')
    together(transcript, { grouping: 'stack' }, [prod, node('ratings-prod', 'ratings', 'test')], false, 'another stack')
    together(transcript, { grouping: 'stack' }, [prod, node('search-prod', 'search')], false, 'both stacks are called prod, and belong to two apps')
    together(transcript, { grouping: 'cluster' }, [prod, node('ratings-prod', 'ratings', 'test')], true, 'the same cluster of the same app')
    together(transcript, { grouping: 'cluster' }, [prod, node('ratings-prod-new')], false, 'another cluster')
    together(transcript, { grouping: 'cluster' }, [prod, node('ratings-prod', 'search')], false, 'both clusters have one name, and belong to two apps')
  })

  it('hold regions apart or together, as they are told', () => {
    const transcript = new Transcript({ schedule: 'two regions' })
    const pair = [node('ratings-prod'), node('ratings-prod', 'ratings', 'prod', 'us-west-2')] as const
    for (const grouping of ['app', 'stack', 'cluster'] as const) {
      together(transcript, { grouping, regionsAreIndependent: true }, pair, false, 'regions are independent: each has a group of its own')
      together(transcript, { grouping, regionsAreIndependent: false }, pair, true, 'regions are not independent: one group over all of them')
    }
  })
})

/** Asks for a day's plan with every draw the same, and holds it, told in words. */
function planned(transcript: Transcript, day: Day, draw: number, expected: string, because: string, { config: given = {}, calendar = CALENDAR, tell = 'when' }: { config?: Partial<Config>, calendar?: Calendar, tell?: 'who' | 'when' } = {}) {
  const config = frozen({ ...CONFIG, ...given })
  transcript.expect(0, `schedule, ${dateOf(day)}, ${wordsOf(given)}, each draw ${draw}`, () => {
    const plans: unknown = schedule(day, frozen(['ratings']), config, calendar, () => draw)
    if (!Array.isArray(plans) || plans.length > 1)
      return plans
    return plans.length === 0 ? 'nobody' : tell === 'who' ? plans[0].group : `${plans[0].group} at ${clock((plans[0].at - utcOf(calendar, day, 0)) / 60_000)}`
  }, expected, because, schedule)
}

describe('the day’s plan', () => {
  it('throws the dice as published: a kill if 1/μ is at least the draw', () => {
    const transcript = new Transcript({ schedule: 'draws around 1/μ' })
    for (const [meanDays, draw, who] of [[2, 0.5, 'ratings'], [2, 0.5000001, 'nobody'], [2, 0.49, 'ratings'], [5, 0.2, 'ratings'], [5, 0.21, 'nobody'], [1, 0.999, 'ratings']] as const)
      planned(transcript, WEDNESDAY, draw, who, `1/${meanDays} is ${1 / meanDays >= draw ? '' : 'not '}at least ${draw}`, { tell: 'who', config: { meanDays } })
  })

  it('is empty when nobody works', () => {
    const transcript = new Transcript({ schedule: 'a week with a holiday' })
    for (const [day, who, because] of [[-5, 'ratings', 'a Friday'], [-4, 'nobody', 'a Saturday: those who could mend it are at home'], [-3, 'nobody', 'a Sunday'], [-2, 'nobody', 'a holiday, and no weekend: ask the calendar that is passed in'], [-1, 'ratings', 'a Tuesday']] as const)
      planned(transcript, WEDNESDAY + day, 0, who, because, { tell: 'who' })
    planned(transcript, WEDNESDAY - 4, 0, 'ratings', 'in this calendar every day is a workday, the Saturday too', { tell: 'who', calendar: { isWorkday: () => true, hoursBehind: () => 8 } })
  })

  it('keeps the hours of Los Angeles, in summer and in winter', () => {
    const transcript = new Transcript({ schedule: 'around the change of clocks' })
    for (const [day, because] of [
      [dayOf(2013, 1, 15), 'winter: 17:00 UTC'],
      [dayOf(2013, 3, 8), 'the Friday before the clocks go forward: 17:00 UTC'],
      [dayOf(2013, 3, 11), 'the Monday after it: 16:00 UTC, since Los Angeles is seven hours behind now'],
      [dayOf(2013, 7, 16), 'summer: 16:00 UTC'],
      [dayOf(2013, 11, 1), 'the Friday before the clocks go back: 16:00 UTC'],
      [dayOf(2013, 11, 4), 'the Monday after it: 17:00 UTC again'],
    ] as const)
      planned(transcript, day, 0, 'ratings at 09:00', because)
  })

  it('takes whole minutes from the first of the window, and none from its end on', () => {
    const transcript = new Transcript({ schedule: 'draws over the window' })
    for (const [draw, at] of [[0, '09:00'], [0.002, '09:00'], [0.0028, '09:01'], [0.5, '12:00'], [0.9999, '14:59']] as const)
      planned(transcript, WEDNESDAY, draw, `ratings at ${at}`, `nine o’clock and floor(${draw} × 360) minutes`, { config: { meanDays: 1 } })
    for (const [draw, at] of [[0, '10:00'], [0.5, '11:00'], [0.9999, '11:59']] as const)
      planned(transcript, WEDNESDAY, draw, `ratings at ${at}`, 'a window of two hours has 120 minutes', { config: { meanDays: 1, startHour: 10, endHour: 12 } })
  })

  it.each(SEEDS)('meets its mean over 2,000 days, each group and each moment drawn by itself (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: '2,000 workdays of two groups, meanDays 5' })
    const chance = createChance(seed)
    const config = frozen({ ...CONFIG, meanDays: 5 })
    const groups = frozen(['ratings', 'search'])
    const minutes: number[] = []
    let kills = 0
    let both = 0
    transcript.sumUp('2,000 workdays are planned', () => {
      for (let i = 0; i < 2000; i++) {
        const day = WEDNESDAY + 7 * (i % 100)
        const plans = transcript.call(0, `schedule, ${dateOf(day)}`, () => schedule(day, groups, config, CALENDAR, () => chance.uniform()))
        kills += plans.filter(({ group }) => group === 'ratings').length
        both += plans.length > 1 ? 1 : 0
        minutes.push(...plans.map(({ at }) => (at - utcOf(CALENDAR, day, 9 * 60)) / 60_000))
      }
    })
    const within = (got: number, expected: number, deviation: number) => Math.abs(got - expected) <= 3 * deviation
    transcript.hold(within(kills, 400, Math.sqrt(2000 * 0.2 * 0.8)), `ratings is killed on ${kills} of 2,000 days`, '400, give or take three standard deviations of 18')
    transcript.hold(within(both, 80, Math.sqrt(2000 * 0.04 * 0.96)), `both groups are killed on ${both} of 2,000 days`, '80, give or take three standard deviations of 9: each group has a draw of its own')
    const mean = minutes.reduce((sum, minute) => sum + minute, 0) / minutes.length
    transcript.hold(within(mean, 179.5, 104 / Math.sqrt(minutes.length)), `on average at minute ${mean.toFixed(1)} of the window`, '179.5, give or take three standard deviations: the moment has a draw of its own')
  })
})

interface Situation { readonly day?: Day, readonly kills?: readonly Kill[], readonly config?: Partial<Config>, readonly calendar?: Calendar, readonly outage?: boolean | 'unknown' }
const FOUR = frozen([0, 1, 2, 3].map(i => ({ ...node('ratings-prod'), id: `i-${i}` })))
/** A kill at an hour of a day in Los Angeles. */
const killed = (day: Day, minutes: number, leashed = false): Kill => ({ at: utcOf(CALENDAR, day, minutes), leashed })
const hour = (h: number, minute = 0) => h * 60 + minute

/** Asks whom to kill, with draws of their own each time, and holds whether it is anybody. */
function asked(transcript: Transcript, { day = WEDNESDAY, kills = [], config: given = {}, calendar = CALENDAR, outage = false }: Situation, expected: 'somebody' | 'nobody', because: string) {
  const told = kills.map(({ at, leashed }) => {
    const { day: of, hour } = localTime({ first: 0 }, at - 8 * 3_600_000)
    return `${leashed ? 'on a leash ' : ''}${dateOf(of)} ${clock(Math.round(hour * 60))}`
  })
  const name = `victim, ${dateOf(day)}, ${wordsOf(given)}; killed before: ${told.join(', ') || 'never'}${outage === 'unknown' ? '; asking about an outage throws' : outage ? '; an outage is under way' : ''}`
  const isOutage = () => {
    if (outage === 'unknown')
      throw new Error('nobody can tell whether there is an outage')
    return outage
  }
  transcript.expect(0, name, () => {
    const id: unknown = victim({ day, kills: frozen([...kills]), instances: FOUR, config: frozen({ ...CONFIG, ...given }), calendar, isOutage, random: () => 0.6 })
    return id === null ? 'nobody' : FOUR.some(instance => instance.id === id) ? 'somebody' : id
  }, expected, because, victim)
}

describe('when the moment has come', () => {
  it('nobody is killed in an outage, nor when nobody can tell', () => {
    const transcript = new Transcript({ schedule: 'outages' })
    asked(transcript, {}, 'somebody', 'all is well')
    asked(transcript, { outage: true }, 'nobody', 'a test must not make a bad day worse')
    asked(transcript, { outage: 'unknown' }, 'nobody', 'what cannot be asked may well be: an error counts as an outage')
  })

  it('a group is left alone for its minimum gap, in workdays', () => {
    const transcript = new Transcript({ schedule: 'Wednesday 14 November; Monday the 12th is a holiday' })
    asked(transcript, { kills: [killed(WEDNESDAY, hour(9, 5))] }, 'nobody', 'killed today already')
    asked(transcript, { kills: [killed(WEDNESDAY - 1, hour(14))] }, 'somebody', 'a gap of 1 allows a kill each workday')
    asked(transcript, { config: { minGap: 2 }, kills: [killed(WEDNESDAY - 1, hour(14))] }, 'nobody', 'a gap of 2: not on successive workdays')
    asked(transcript, { config: { minGap: 2 }, kills: [killed(WEDNESDAY - 5, hour(14))] }, 'somebody', 'Friday is two workdays before: Tuesday, Friday; weekend and holiday do not count')
    asked(transcript, { config: { minGap: 3 }, kills: [killed(WEDNESDAY - 5, hour(14))] }, 'nobody', 'Friday is only two workdays before')
    asked(transcript, { config: { minGap: 3 }, kills: [killed(WEDNESDAY - 6, hour(14))] }, 'somebody', 'Thursday is three workdays before')
    asked(transcript, { config: { minGap: 2 }, kills: [killed(WEDNESDAY - 1, hour(14)), killed(WEDNESDAY - 40, hour(14))] }, 'nobody', 'any kill counts, wherever it stands in the list')
    asked(transcript, { config: { minGap: 2 }, kills: [killed(WEDNESDAY - 40, hour(14)), killed(WEDNESDAY - 1, hour(14))] }, 'nobody', 'any kill counts, wherever it stands in the list')
  })

  it('the gap begins at the window’s end, by the clock of that day', () => {
    const transcript = new Transcript({ schedule: 'kills around the end of the window' })
    asked(transcript, { kills: [killed(WEDNESDAY - 1, hour(14, 59))] }, 'somebody', 'before three o’clock of the workday before')
    asked(transcript, { kills: [killed(WEDNESDAY - 1, hour(15))] }, 'nobody', 'at three o’clock of the workday before, or after it, is too recent')
    asked(transcript, { config: { minGap: 2 }, kills: [killed(WEDNESDAY - 2, hour(10))] }, 'nobody', 'somebody killed by hand on the holiday, after Friday’s end of the window')
    asked(transcript, { config: { endHour: 17 }, kills: [killed(WEDNESDAY - 1, hour(16))] }, 'somebody', 'the window ends at 17:00 here')
    asked(transcript, { config: { endHour: 17 }, kills: [killed(WEDNESDAY - 1, hour(17))] }, 'nobody', 'the window ends at 17:00 here')
    const [afterBack, afterForward] = [dayOf(2012, 11, 5), dayOf(2013, 3, 11)]
    asked(transcript, { day: afterBack, kills: [killed(afterBack - 3, hour(15, 30))] }, 'nobody', 'half past three on the Friday before the clocks went back: Friday’s offset counts, not Monday’s')
    asked(transcript, { day: afterForward, kills: [killed(afterForward - 3, hour(14, 30))] }, 'somebody', 'half past two on the Friday before the clocks went forward: Friday’s offset counts, not Monday’s')
  })

  it('a kill on a leash keeps no real one waiting', () => {
    const transcript = new Transcript({ schedule: 'leashed and real kills, earlier today' })
    asked(transcript, { kills: [killed(WEDNESDAY, hour(9, 5), true)] }, 'somebody', 'on a leash nothing died: the real kill may come')
    asked(transcript, { kills: [killed(WEDNESDAY, hour(9, 5), true), killed(WEDNESDAY, hour(9, 6))] }, 'nobody', 'one of the two was real')
    asked(transcript, { config: { leashed: true }, kills: [killed(WEDNESDAY, hour(9, 5), true)] }, 'nobody', 'a rehearsal keeps the gap to rehearsals')
    asked(transcript, { config: { leashed: true }, kills: [killed(WEDNESDAY, hour(9, 5))] }, 'nobody', 'and to real kills')
  })

  it('one of the group is taken, each as likely', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'one group of four, 4,000 times' })
    const attempt = { day: WEDNESDAY, kills: [], config: CONFIG, calendar: CALENDAR, isOutage: () => false }
    transcript.expect(0, 'victim, an empty group', () => victim({ ...attempt, instances: [], random: () => 0.5 }), null, 'there is nobody to kill', victim)
    transcript.expect(0, 'victim, a group of one, draw 0.999', () => victim({ ...attempt, instances: FOUR.slice(0, 1), random: () => 0.999 }), 'i-0', 'the one that there is: a group of one is not spared', victim)
    const chance = createChance(7)
    const counts = new Map<unknown, number>(FOUR.map(({ id }) => [id, 0]))
    transcript.sumUp('4,000 victims are drawn', () => {
      for (let i = 0; i < 4000; i++) {
        const id: unknown = transcript.call(0, 'victim', () => victim({ ...attempt, instances: FOUR, random: () => chance.uniform() }))
        counts.set(id, (counts.get(id) ?? 0) + 1)
      }
    })
    const told = [...counts].map(([id, count]) => `${String(id)} ${count} times`).join(', ')
    transcript.hold(counts.size === 4 && [...counts.values()].every(count => Math.abs(count - 1000) <= 3 * 27.4), told, 'each of the four 1,000 times, give or take three standard deviations of 27')
  })
})

/** The window's end on the Nth workday before, found by listing them. */
function tooRecent(day: Day, { minGap, endHour }: Config, calendar: Calendar): number {
  const before = Array.from({ length: 60 }, (_, i) => day - 1 - i).filter(one => calendar.isWorkday(one))
  return utcOf(calendar, before[minGap - 1]!, endHour * 60)
}

describe('any case at all', () => {
  it.each(SEEDS)('goes by the rules (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'random days, kills and holidays' })
    const chance = createChance(seed)
    for (let i = 0; i < 150; i++) {
      const day = dayOf(2012, 2, 1) + chance.int(0, 700)
      const calendar = losAngeles(frozen(Array.from({ length: 12 }, () => day - chance.int(0, 20))))
      const startHour = chance.int(6, 12)
      const given = frozen({ meanDays: chance.int(1, 6), minGap: chance.int(1, 5), startHour, endHour: startHour + chance.int(1, 6), leashed: chance.happens(0.3) })
      const config = { ...CONFIG, ...given }
      const draw = chance.int(0, 999) / 1000
      const minute = startHour * 60 + Math.floor(draw * (config.endHour - startHour) * 60)
      planned(transcript, day, draw, calendar.isWorkday(day) && 1 / config.meanDays >= draw ? `ratings at ${clock(minute)}` : 'nobody', 'by the rules of the README', { config: given, calendar })
      if (!calendar.isWorkday(day))
        continue
      const kills = Array.from({ length: chance.int(0, 3) }, () => killed(day - chance.int(0, 9), chance.pick([config.endHour * 60 - 1, config.endHour * 60, hour(10)]), chance.happens(0.3)))
      const outage = chance.pick([false, false, false, false, true, 'unknown'] as const)
      const isSpared = outage !== false || kills.some(kill => kill.at >= tooRecent(day, config, calendar) && !(kill.leashed && !config.leashed))
      asked(transcript, { day, kills, config: given, calendar, outage }, isSpared ? 'nobody' : 'somebody', 'by the rules of the README')
    }
  })
})

/** The world with the learner's code in it, every call on record. */
function fresh(transcript: Transcript, options: Parameters<typeof run>[0]): Run {
  return run({ ...options, policy: () => ({
    groupOf: (instance, config) => transcript.call(0, 'groupOf', () => groupOf(instance, config)),
    schedule: (day, ...rest) => transcript.call(0, `schedule, ${dateOf(day)}`, () => schedule(day, ...rest)),
    victim: attempt => transcript.call(0, `victim, ${dateOf(attempt.day)}`, () => victim(attempt)),
  }) })
}
const killsOf = ({ losses }: Run) => losses.filter(({ by }) => by === 'monkey')

describe('twelve weeks of the world', () => {
  it.each(SEEDS)('has as many kills as the rules make likely, all while people are at their desks (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'outage' })
    const world = fresh(transcript, { seed, schedule: SCHEDULES.outage })
    const kills = killsOf(world)
    const when = kills.map(({ t }) => ({ t, ...localTime(world.options, t) }))
    const calendar = losAngeles(world.options.holidays ?? [])
    const stray = when.find(({ day, hour }) => !calendar.isWorkday(day) || hour < 9 || hour >= 15)
    transcript.hold(!stray, stray ? `a kill on ${dateOf(stray.day)} at ${clock(Math.round(stray.hour * 60))}` : `${kills.length} kills, all in their hours`, 'workdays only, from 09:00 to 14:59')
    const unwise = when.find(({ t }) => SCHEDULES.outage.faults.some(({ from, to }) => t >= from && t < to))
    transcript.hold(!unwise, unwise ? `a kill on ${dateOf(unwise.day)}, in an outage` : 'no kill in an outage', 'none while there is one, or may be')
    transcript.hold(Math.abs(kills.length - 212) <= 31, `${kills.length} kills`, '212, give or take three standard deviations of 10: eight groups, 53 workdays without an outage, one in two')
  })

  it('has a kill in each group on every third workday, at a mean of one and a gap of three', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'calm' })
    const world = fresh(transcript, { schedule: SCHEDULES.calm, config: frozen({ ...CONFIG, meanDays: 1, minGap: 3 }) })
    const calendar = losAngeles(world.options.holidays ?? [])
    const workdays = Array.from({ length: 84 }, (_, i) => world.options.first + i).filter(day => calendar.isWorkday(day))
    for (const { name } of SERVICES) {
      const numbers = killsOf(world).filter(({ service }) => service === name).map(({ t }) => lastUpTo(workdays, day => day, localTime(world.options, t).day))
      transcript.hold(numbers.length === 19 && numbers.every((number, i) => number === 3 * i), `${name} is killed on workdays ${numbers.map(number => number + 1).join(', ')}`, 'the first and every third after it, nineteen in all')
    }
  })

  it('does the same again when run again', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'night' })
    const [first, second] = [hashTrace(fresh(transcript, {}).trace), hashTrace(fresh(transcript, {}).trace)]
    transcript.tell(`first run: trace ${first}`)
    transcript.hold(first === second, `second run: trace ${second}`, 'the same trace: all chance comes from random(), and nothing is kept from one run to the next')
  })
})
