import type { BaseRun, FaultEvent, FaultSchedule, Millis } from '../engine/index.ts'
import type { Calendar, Config, Day, Instance, Kill, Policy } from './policy.ts'
import { announceFaults, COUNT, dayCurve, faultAt, frozen, hours, ms, NOT_NEGATIVE, settle, show, Simulation } from '../engine/index.ts'
import { dayOf, EVERY_DAY, HOLIDAYS, losAngeles } from './calendar.ts'
import { CONFIG, nobody, utcOf } from './policy.ts'
import { NODES, SCHEDULES, SERVICES } from './schedules.ts'

/** What a run is like unless told otherwise: twelve weeks of the autumn of 2012, from a Monday on. */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: hours(24 * 84),
  schedule: SCHEDULES.night as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: (): Policy => nobody,
  /** The first day, which begins at midnight of Los Angeles. */
  first: dayOf(2012, 10, 1),
  config: CONFIG,
  /** Holidays; null where every day counts as a workday of Chaos Monkey's. People keep their weekends. */
  holidays: HOLIDAYS as readonly Day[] | null,
  /** Services that hide state in one instance: so many of {@link SERVICES}. */
  hidden: 3,
  /** How often an instance fails by itself, a year. */
  failuresAYear: 0.5,
})

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** Constants of the world that no run changes. Illustrative, all of them. */
export const PHYSICS = frozen({
  /** Hours of a workday in which those who can mend it are at their desks. */
  desk: { from: 9, to: 17 },
  /** Minutes to mend what a lost instance has revealed: at least, and by how much more at most. */
  mend: { desk: { least: 10, spread: 20 }, pager: { least: 60, spread: 180 } },
  /** Time until a lost instance is replaced. */
  replaced: ms(5 * 60_000),
  /** Members a minute that ask a service in the busiest hour. */
  members: 100,
})

/** Share of the busiest hour's members, by the hour in Los Angeles. */
const load = dayCurve([0.55, 0.4, 0.28, 0.2, 0.16, 0.16, 0.2, 0.25, 0.3, 0.34, 0.38, 0.42, 0.46, 0.5, 0.52, 0.56, 0.62, 0.7, 0.8, 0.92, 1, 1, 0.9, 0.72])

/** An instance that is gone. */
export interface Loss {
  readonly t: Millis
  readonly service: string
  /** Which of the service's instances, from 0. */
  readonly slot: number
  /** Chaos Monkey, or the hardware in its own time. */
  readonly by: 'monkey' | 'hardware'
  /** Whether it was only written down. */
  readonly leashed: boolean
}

/** A service that nobody could use: the state that it hid was gone with one instance. Found once, and mended for good. */
export interface Darkness {
  readonly service: string
  readonly from: Millis
  readonly to: Millis
  /** Where those were who mended it. */
  readonly found: 'desk' | 'pager'
  readonly by: Loss['by']
  /** Members that it let down. */
  readonly members: number
}

/** One event of a run. */
export type ChaosMonkeyEvent =
  | FaultEvent
  | (Loss & { readonly type: 'lost' })
  | { readonly t: Millis, readonly type: 'spared', readonly group: string }
  | { readonly t: Millis, readonly type: 'dark' | 'mended', readonly service: string }

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, ChaosMonkeyEvent> {
  /** In order of time. */
  readonly losses: readonly Loss[]
  readonly darknesses: readonly Darkness[]
  /** The instance of each service that alone knows something; null where none does. In the order of {@link SERVICES}. */
  readonly holders: readonly (number | null)[]
}

/** The calendar that a run goes by. */
export const calendarOf = ({ holidays }: Pick<WorldOptions, 'holidays'>): Calendar => holidays ? losAngeles(holidays) : EVERY_DAY

/** Where a moment of a run lies in Los Angeles: its day, and the hour with its fraction. */
export function localTime({ first }: Pick<WorldOptions, 'first'>, t: number): { readonly day: Day, readonly hour: number } {
  const calendar = losAngeles()
  const utc = utcOf(calendar, first, 0) + t
  // The offset at noon is right for the day but for two hours of two Sundays a year.
  const day = Math.floor((utc / 3_600_000 - calendar.hoursBehind(Math.floor(utc / 86_400_000 - 1 / 3))) / 24)
  return { day, hour: utc / 3_600_000 - calendar.hoursBehind(day) - 24 * day }
}

const isConfig = (config: Config) => config.meanDays >= 1 && Number.isSafeInteger(config.minGap) && config.minGap >= 1 && config.startHour >= 0 && config.endHour > config.startHour && config.endHour <= 24

/**
 * Runs the world: instances are lost, to Chaos Monkey by day and to the hardware at any hour. Losing one is nothing, unless
 * it alone knew something; then its service is dark until somebody has mended it. Chance has its own stream for the hardware,
 * the monkey and the mending: a kill shifts nothing else.
 * @throws RangeError, ScheduleError on options that make no world
 * @throws TypeError when the policy answers with what is no answer
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, NODES, {
    first: { expected: 'a whole number of days', holds: Number.isSafeInteger },
    config: { expected: 'a config with meanDays and minGap of 1 or more and startHour < endHour', holds: value => isConfig(value as Config) },
    hidden: { expected: `a whole number from 0 to ${SERVICES.length}`, holds: value => value === 0 || (COUNT.holds(value) && (value as number) <= SERVICES.length) },
    failuresAYear: NOT_NEGATIVE,
  })
  const { schedule, config, first } = options
  const simulation = new Simulation<ChaosMonkeyEvent>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()
  const calendar = calendarOf(options)
  const people = losAngeles(options.holidays ?? [])
  const monkey = simulation.chance.fork('monkey')
  const random = () => monkey.uniform()
  const start = utcOf(calendar, first, 0)
  const now = () => simulation.now

  const losses: Loss[] = []
  const darknesses: Darkness[] = []
  const kills = new Map<string, Kill[]>()
  const services = SERVICES.map(({ name, instances }, i) => {
    const chance = simulation.chance.fork(name)
    return { name, holder: i < options.hidden ? chance.int(0, instances - 1) : null, luck: chance.uniform(), chance, knownSince: null as Millis | null, born: Array.from({ length: instances }, () => 0) }
  })
  type Service = (typeof services)[number]
  const instancesOf = ({ name, born }: Service): Instance[] => born.map((generation, slot) => ({ id: `${name}-${slot}-${generation}`, app: name, stack: 'prod', cluster: `${name}-prod`, region: 'us-east-1' }))

  function goDark(service: Service, by: Loss['by']) {
    const { day, hour } = localTime(options, now())
    const found = people.isWorkday(day) && hour >= PHYSICS.desk.from && hour < PHYSICS.desk.to ? 'desk' : 'pager'
    const { least, spread } = PHYSICS.mend[found]
    const minutes = Math.round(least + spread * service.luck)
    service.knownSince = now()
    let members = 0
    for (let i = 0; i < minutes; i++)
      members += PHYSICS.members * load((hour + i / 60) % 24)
    darknesses.push({ service: service.name, from: now(), to: ms(now() + minutes * 60_000), found, by, members: Math.round(members) })
    simulation.emit({ type: 'dark', service: service.name })
    simulation.after(ms(minutes * 60_000), () => simulation.emit({ type: 'mended', service: service.name }))
  }

  function lose(service: Service, slot: number, by: Loss['by'], leashed = false) {
    const loss: Loss = { t: now(), service: service.name, slot, by, leashed }
    losses.push(loss)
    simulation.emit({ ...loss, type: 'lost' })
    if (leashed)
      return
    service.born[slot]!++
    if (slot === service.holder && service.knownSince === null)
      goDark(service, by)
  }

  function groupsNow(): Map<string, Instance[]> {
    const groups = new Map<string, Instance[]>()
    for (const instance of services.flatMap(instancesOf)) {
      const group: unknown = policy.groupOf(instance, config)
      if (group !== null && typeof group !== 'string')
        throw new TypeError(`groupOf(${show(instance)}) must return the name of a group, or null, got ${show(group)}`)
      if (group !== null)
        groups.set(group, [...groups.get(group) ?? [], instance])
    }
    return groups
  }

  function kill(group: string, day: Day) {
    const instances = groupsNow().get(group) ?? []
    const before = kills.get(group) ?? []
    const id: unknown = policy.victim({
      day,
      instances,
      kills: before.map(({ at, leashed }) => ({ at, leashed })),
      config,
      calendar,
      random,
      isOutage() {
        const fault = faultAt(schedule, 'outage', now())
        if (fault?.kind === 'fail')
          throw new Error('nobody can tell whether there is an outage')
        return fault !== undefined
      },
    })
    if (id === null)
      return simulation.emit({ type: 'spared', group })
    const service = services.find(one => instancesOf(one).some(instance => instance.id === id))
    if (!service || !instances.some(instance => instance.id === id))
      throw new TypeError(`victim(…) must return the id of one of the group's instances, or null, got ${show(id)}`)
    kills.set(group, [...before, { at: start + now(), leashed: config.leashed }])
    lose(service, instancesOf(service).findIndex(instance => instance.id === id), 'monkey', config.leashed)
  }

  function plan(day: Day) {
    const groups = [...groupsNow().keys()]
    const plans: unknown = policy.schedule(day, groups, config, calendar, random)
    if (!Array.isArray(plans))
      throw new TypeError(`schedule(…) must return an array of { group, at }, got ${show(plans)}`)
    for (const { group, at } of plans as { group: string, at: number }[]) {
      if (!groups.includes(group) || !(at - start >= now()) || !Number.isFinite(at))
        throw new TypeError(`schedule(${day}, …) must name groups that it was given and moments from ${start + now()} on, got ${show({ group, at })}`)
      simulation.at(ms(at - start), () => kill(group, day))
    }
  }

  announceFaults(simulation, schedule)
  for (const service of services) {
    for (const fault of schedule.faults.filter(({ node }) => node === service.name))
      simulation.at(fault.from, () => lose(service, service.holder ?? 0, 'hardware'))
    const gap = hours(24 * 365) / options.failuresAYear / service.born.length
    const next = (from: number) => {
      const due = from + service.chance.exponential(gap)
      const slot = service.chance.int(0, service.born.length - 1)
      if (due <= options.duration) {
        simulation.at(ms(Math.round(due)), () => {
          lose(service, slot, 'hardware')
          next(due)
        })
      }
    }
    if (options.failuresAYear > 0)
      next(0)
  }
  for (let day = first; utcOf(calendar, day, 0) - start < options.duration; day++)
    simulation.at(ms(utcOf(calendar, day, 0) - start), () => plan(day))
  return { options, trace: simulation.run(), losses, darknesses, holders: services.map(({ holder }) => holder) }
}
