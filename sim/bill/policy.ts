/** Work that may wait, but not for ever. It can be cut into any number of pieces that run side by side. */
export interface Job {
  readonly id: string
  /** What is left of it, in instances times hours. */
  readonly work: number
  /** Hours from now in which it must be done: 3 stands for the first three of the curve. At least 1: what is late is given up. */
  readonly deadline: number
  /** Minutes in which it writes its state. What a notice does not leave it time to write is done again. */
  readonly saves: number
}

/** An hour of the day to come. */
export interface Hour {
  /** By the clock, from 0 to 23. */
  readonly hour: number
  /** Instances that members need: as it is in the present hour, as on most days in those after it. */
  readonly members: number
  /** Instances that are reserved: paid for, whoever uses them. */
  readonly reserved: number
}

/** What an instance costs for an hour. */
export interface Prices {
  /** Of one that no reservation covers. */
  readonly onDemand: number
  /** Of one that is reserved: paid in any case, in use or not. */
  readonly reserved: number
  /** Of one that can be taken back with a two-minute notice, for each hour of the curve: as it is now, as on most days after. */
  readonly spot: readonly number[]
}

/** Some of a job's work in one hour. */
export interface Placement {
  readonly job: string
  /** Position in the curve: 0 is the present hour. */
  readonly hour: number
  /** Instances times hours. */
  readonly work: number
  /**
   * On Spot: cheap, and taken back when somebody pays more. Otherwise on instances of one's own: whatever of them is
   * reserved and idle costs nothing more, the rest is billed on demand, and nobody takes them back.
   */
  readonly spot: boolean
}

/** What decides in this world: the part that the exercise asks for. */
export interface Policy {
  /**
   * Where the jobs that are there now are to run. Asked at each full hour; the placements of the present hour are carried
   * out, and those after it are a plan until it is asked again.
   * @param jobs in the order in which they came
   * @param curve the next 24 hours
   */
  place(jobs: readonly Job[], curve: readonly Hour[], prices: Prices): readonly Placement[]
}

/** Hours over which a job runs where nobody plans. */
export const SPREAD = 4

/**
 * Runs each job in one piece of {@link SPREAD} hours.
 * @param startOf the hour of the clock at which a job begins; undefined where it begins when it comes
 * @param spot whether on Spot
 */
export function inOnePiece(startOf: (job: string) => number | undefined = () => undefined, spot = false): () => Policy {
  return () => {
    /** Calls so far: hours since the first. */
    let now = -1
    const starts = new Map<string, number>()
    return {
      place(jobs, curve) {
        now++
        return jobs.flatMap(({ id, work }) => {
          const { hour } = curve[0]!
          if (!starts.has(id))
            starts.set(id, now + ((startOf(id) ?? hour) - hour + 24) % 24)
          const from = Math.max(0, starts.get(id)! - now)
          const pieces = Math.max(1, starts.get(id)! + SPREAD - now - from)
          return Array.from({ length: pieces }, (_, i) => ({ job: id, hour: from + i, work: work / pieces, spot }))
        }).filter(({ hour }) => hour < curve.length)
      },
    }
  }
}

/** What people do before they look at the clock, by name. */
export const BASELINES = {
  /** The baseline of the slides: a job runs when somebody asks for it. */
  'at once': inOnePiece(),
  'at once, on Spot': inOnePiece(undefined, true),
  /** Borrowing by a timetable. */
  'at 02:00': inOnePiece(() => 2),
} as const
