import type { BaseRun, FaultEvent, FaultSchedule, Millis } from '../engine/index.ts'
import type { Hour, Job, Placement, Prices } from './policy.ts'
import { announceFaults, every, frozen, hours, minutes, ms, nextArrival, NOT_NEGATIVE, POSITIVE, settle, show, Simulation } from '../engine/index.ts'
import { MEMBERS, ORDERS, PRICES, typicalSpot } from './day.ts'
import { inOnePiece } from './policy.ts'
import { at, NODES, NOON, SCHEDULES } from './schedules.ts'

/** Virtual ms of an hour. */
export const HOUR = hours(1)

/** What a run is like unless told otherwise: a day from noon to noon. */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: hours(24),
  schedule: SCHEDULES['taken-back'] as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: inOnePiece(),
  /** Instances that are reserved, day and night. */
  reserved: 17_000,
  /** What members need between midnight and ten in the morning, against most nights: above 1 they stay up, and no forecast knows. */
  night: 1,
  /** Times a day, on average, that Spot is taken back beside what the schedule says. */
  interruptions: 2,
  /** Hours that every deadline is put off by; below 0 they are nearer. */
  later: 0,
})

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** Constants of the world that no run changes. The notice is EC2's; the rest is illustrative. */
export const PHYSICS = frozen({
  /** Minutes between the notice and the end. */
  notice: 2,
  /** Minutes for which Spot stays away when chance takes it back: at least, and at most. */
  away: { least: 20, most: 80 },
  /** How far members, prices and sizes of jobs are from most days', at most. */
  spread: { members: 0.06, spot: 0.15, work: 0.2 },
  /** Chance in an hour that Spot costs more than on demand. */
  dear: 0.06,
})

/** What ran of a job in one hour, on one kind of instance. */
export interface Block {
  readonly job: string
  readonly spot: boolean
  /** Instances. */
  readonly instances: number
  /** How many of them reservations covered. */
  readonly covered: number
  /** Minutes that they ran: fewer than 60 where they were taken back. */
  readonly ran: number
  /** Instance-hours that the job has got from it. */
  readonly kept: number
}

/** An hour of a run. */
export interface RunHour {
  readonly t: Millis
  /** By the clock. */
  readonly hour: number
  readonly members: number
  readonly reserved: number
  /** Price of Spot. */
  readonly spot: number
  readonly blocks: readonly Block[]
  /** Where the policy meant to run what is left, from this hour on. */
  readonly plan: readonly Placement[]
  /** Jobs and what is left of them, in instance-hours, before this hour. */
  readonly left: Readonly<Record<string, number>>
}

/** A job over the run. */
export interface RunJob {
  readonly id: string
  readonly asked: Millis
  readonly due: Millis
  /** Instance-hours. */
  readonly work: number
  /** The end of the hour in which the last of it was done; null if it was given up at its deadline. */
  readonly done: Millis | null
}

/** One event of a run. */
export type BillEvent =
  | FaultEvent
  | { readonly t: Millis, readonly type: 'asked' | 'done' | 'late', readonly job: string }
  | { readonly t: Millis, readonly type: 'ran', readonly blocks: readonly Block[] }
  | { readonly t: Millis, readonly type: 'taken', readonly job: string, readonly lost: number }

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, BillEvent> {
  readonly hours: readonly RunHour[]
  readonly jobs: readonly RunJob[]
}

/** Smaller than any work that counts: what is left over when fractions have been added up. */
const NOTHING = 1e-6

/**
 * Runs the world: members need what they need, jobs are asked for, and at each full hour the policy says where they run. Its
 * own instances cost nothing more as far as reservations cover them, after members; Spot may be taken back at any minute.
 * Members, prices, sizes and interruptions each have their own chance: two policies meet the same day.
 * @throws RangeError, ScheduleError on options that make no world
 * @throws TypeError when the policy answers with what is no placement
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, NODES, {
    reserved: POSITIVE,
    night: POSITIVE,
    interruptions: NOT_NEGATIVE,
    later: { expected: 'a whole number of hours', holds: Number.isSafeInteger },
  })
  const simulation = new Simulation<BillEvent>({ seed: options.seed, until: options.duration })
  const policy = makePolicy()
  const { spread } = PHYSICS
  const around = (name: string, most: number) => {
    const chance = simulation.chance.fork(name)
    return () => 1 + most * (2 * chance.uniform() - 1)
  }

  // The day as it comes, drawn before anybody decides anything.
  const [drawMembers, drawSpot, drawWork] = [around('members', spread.members), around('spot', spread.spot), around('work', spread.work)]
  const dear = simulation.chance.fork('dear')
  const day = Array.from({ length: Math.ceil(options.duration / HOUR) }, (_, i) => {
    const hour = (NOON + i) % 24
    const isNight = hour < 10
    return {
      hour,
      members: Math.round(MEMBERS[hour]! * drawMembers() * (isNight ? options.night : 1) / 100) * 100,
      spot: Math.round(100 * (dear.happens(PHYSICS.dear) ? 1 + typicalSpot(hour) : typicalSpot(hour) * drawSpot())) / 100,
    }
  })
  const jobs = ORDERS.map(({ id, asked, due, work, saves }) => {
    const last = Math.min(24, Math.max((at(asked) / HOUR) + 1, at(due) / HOUR + options.later))
    const size = Math.round(work * drawWork() / 100) * 100
    return { id, asked: at(asked), due: ms(last * HOUR), work: size, left: size, saves, done: null as Millis | null }
  })
  const breaks = interruptionsOf(simulation, options)

  const curveFrom = (i: number): Hour[] => Array.from({ length: 24 }, (_, k) => {
    const hour = (NOON + i + k) % 24
    return { hour, members: k === 0 ? day[i]!.members : MEMBERS[hour]!, reserved: options.reserved }
  })
  const pricesFrom = (i: number): Prices => ({
    onDemand: PRICES.onDemand,
    reserved: PRICES.reserved,
    spot: Array.from({ length: 24 }, (_, k) => k === 0 ? day[i]!.spot : Math.round(100 * typicalSpot((NOON + i + k) % 24)) / 100),
  })

  const past: RunHour[] = []
  function work(i: number): void {
    const t = simulation.now
    const { hour, members, spot } = day[i]!
    for (const { id, asked } of jobs) {
      if (asked === t)
        simulation.emit({ type: 'asked', job: id })
    }
    // What is late is given up.
    const open = jobs.filter(job => job.asked <= t && t < job.due && job.done === null)
    const waiting = open.map(({ id, left, due, saves }): Job => ({ id, work: left, deadline: (due - t) / HOUR, saves }))
    const plan = checkPlan(policy.place(waiting, curveFrom(i), pricesFrom(i)), waiting)
    const left = Object.fromEntries(open.map(job => [job.id, job.left]))

    let idle = Math.max(0, options.reserved - members)
    const taken = breaks.find(({ from, to }) => from < t + HOUR && t < to)
    const minutesOfSpot = taken ? Math.max(0, (taken.from - t) / minutes(1)) : 60
    const blocks = plan.filter(placement => placement.hour === 0 && placement.work > 0).flatMap((placement): Block[] => {
      const job = open.find(({ id }) => id === placement.job)!
      if (!placement.spot) {
        const covered = Math.min(idle, placement.work)
        idle -= covered
        return [{ job: job.id, spot: false, instances: placement.work, covered, ran: 60, kept: placement.work }]
      }
      if (minutesOfSpot === 0)
        return []
      const isKept = minutesOfSpot === 60 || job.saves <= PHYSICS.notice
      return [{ job: job.id, spot: true, instances: placement.work, covered: 0, ran: minutesOfSpot, kept: isKept ? placement.work * minutesOfSpot / 60 : 0 }]
    })
    past.push({ t, hour, members, reserved: options.reserved, spot, blocks, plan, left })
    if (blocks.length > 0)
      simulation.emit({ type: 'ran', blocks })
    for (const block of blocks) {
      const job = open.find(({ id }) => id === block.job)!
      job.left = Math.max(0, job.left - block.kept)
      if (block.ran < 60)
        simulation.at(ms(t + block.ran * minutes(1)), () => simulation.emit({ type: 'taken', job: job.id, lost: block.instances * block.ran / 60 - block.kept }))
    }
    for (const job of open) {
      if (job.left < NOTHING) {
        job.done = ms(t + HOUR)
        simulation.at(job.done, () => simulation.emit({ type: 'done', job: job.id }))
      }
    }
  }

  announceFaults(simulation, options.schedule)
  every(simulation, HOUR, () => {
    if (simulation.now < options.duration)
      work(simulation.now / HOUR)
  })
  for (const job of jobs) {
    simulation.at(job.due, () => {
      if (job.done === null)
        simulation.emit({ type: 'late', job: job.id })
    })
  }
  const trace = simulation.run()
  return frozen({ options, trace, hours: past, jobs: jobs.map(({ id, asked, due, work, done }) => ({ id, asked, due, work, done })) })
}

/** When Spot is taken back: as the schedule says, and as chance has it. In order of time. */
function interruptionsOf(simulation: Simulation<BillEvent>, { schedule, interruptions, duration }: Omit<WorldOptions, 'policy'>): { from: number, to: number }[] {
  const chance = simulation.chance.fork('interruptions')
  const { least, most } = PHYSICS.away
  const drawn: { from: number, to: number }[] = []
  const next = (from: number) => interruptions > 0 ? nextArrival(chance, from, duration / interruptions) : Number.POSITIVE_INFINITY
  for (let due = next(0); due < duration; due = next(due)) {
    const from = Math.round(due / minutes(1)) * minutes(1)
    drawn.push({ from, to: from + chance.int(least, most) * minutes(1) })
  }
  return [...schedule.faults.map(({ from, to }) => ({ from, to })), ...drawn].sort((a, b) => a.from - b.from)
}

/**
 * What a policy has answered, as a plan of its own that nobody can change any more.
 * @throws TypeError naming what is wrong with it
 */
export function checkPlan(value: unknown, jobs: readonly Job[]): readonly Placement[] {
  if (!Array.isArray(value))
    throw new TypeError(`place(…) must return an array of { job, hour, work, spot }, got ${show(value)}`)
  const plan = (value as Placement[]).map((placement): Placement => {
    const { job, hour, work, spot } = placement ?? {}
    const isPlacement = jobs.some(({ id }) => id === job) && Number.isInteger(hour) && hour >= 0 && hour < 24 && Number.isFinite(work) && work >= 0 && typeof spot === 'boolean'
    if (!isPlacement)
      throw new TypeError(`place(…) must return placements such as { job: '${jobs[0]?.id ?? 'season'}', hour: 0, work: 10, spot: false }, for jobs that it was given, hours 0 to 23 and work of 0 or more; got ${show(placement)}`)
    return { job, hour, work, spot }
  })
  for (const { id, work } of jobs) {
    const placed = plan.filter(({ job }) => job === id).reduce((sum, placement) => sum + placement.work, 0)
    if (placed > work + NOTHING * (1 + work))
      throw new TypeError(`place(…) gave ${id} ${placed} instance-hours, and it has only ${work} left`)
  }
  return frozen(plan)
}
