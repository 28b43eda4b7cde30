import type { Chance } from './chance.ts'
import type { Millis } from './time.ts'
import type { Trace, TraceEvent } from './trace.ts'
import TinyQueue from 'tinyqueue'
import { createChance } from './chance.ts'

/** Bounds that a run has unless it is given others. */
export const SIMULATION_DEFAULTS = {
  /** Most events that a run may process: a world that feeds itself stops with an error, not never. */
  maxEvents: 50_000_000,
} as const

/** How a run is bounded and seeded. */
export interface SimulationOptions {
  /** Fixes every draw of chance. */
  readonly seed: number
  /** The virtual time at which the run ends; what is due later is left undone. */
  readonly until: Millis
  /** @default 50,000,000 */
  readonly maxEvents?: number
}

/** Something due at a moment; keep it to call it off. */
export interface Timer {
  readonly due: Millis
  /** Order among what is due at the same moment: first scheduled, first run. */
  readonly order: number
  action: (() => void) | undefined
}

type WithoutTime<E> = E extends unknown ? Omit<E, 't'> : never

/** Thrown when a run passes its bound on events; the message says where virtual time stood. */
export class RunawayError extends Error {
  override readonly name = 'RunawayError'
}

/**
 * Discrete events in virtual time: actions run in order of their time, first scheduled first
 * among equals, and leave a typed trace. The same seed gives the same trace on every host.
 *
 * @example
 * const simulation = new Simulation<MyEvent>({ seed: 7, until: seconds(60) })
 * simulation.after(ms(500), () => simulation.emit({ type: 'tick' }))
 * const trace = simulation.run()
 */
export class Simulation<E extends TraceEvent> {
  /** Fork it by name for each consumer. */
  readonly chance: Chance
  readonly until: Millis
  readonly #maxEvents: number
  readonly #queue = new TinyQueue<Timer>([], (a, b) => a.due - b.due || a.order - b.order)
  readonly #trace: E[] = []
  #now = 0 as Millis
  #scheduled = 0
  #processed = 0

  constructor(options: SimulationOptions) {
    const { seed, until, maxEvents = SIMULATION_DEFAULTS.maxEvents } = options
    if (!Number.isFinite(until) || until <= 0)
      throw new RangeError(`until must be a finite time above 0 ms, got ${until}`)
    if (!Number.isSafeInteger(maxEvents) || maxEvents < 1)
      throw new RangeError(`maxEvents must be a whole number of 1 or more, got ${maxEvents}`)
    this.chance = createChance(seed)
    this.until = until
    this.#maxEvents = maxEvents
  }

  /** The present moment of virtual time. */
  get now(): Millis {
    return this.#now
  }

  /** How many actions have run. */
  get processed(): number {
    return this.#processed
  }

  /**
   * Schedules an action for a moment.
   * @throws RangeError when the moment has passed
   */
  at(due: Millis, action: () => void): Timer {
    if (!(due >= this.#now))
      throw new RangeError(`Cannot schedule for ${due} ms: virtual time is already ${this.#now} ms`)
    const timer: Timer = { due, order: this.#scheduled++, action }
    this.#queue.push(timer)
    return timer
  }

  /**
   * Schedules an action for after a delay.
   * @throws RangeError on a negative delay
   */
  after(delay: Millis, action: () => void): Timer {
    return this.at((this.#now + delay) as Millis, action)
  }

  /** Calls a timer off. Harmless when it has run already. */
  cancel(timer: Timer): void {
    timer.action = undefined
  }

  /** Appends to the trace, stamped with the present moment. */
  emit(event: WithoutTime<E>): void {
    this.#trace.push({ t: this.#now, ...event } as unknown as E)
  }

  /**
   * Runs until nothing is due before the end.
   * @returns the trace
   * @throws RunawayError past the bound on events
   */
  run(): Trace<E> {
    const queue = this.#queue
    for (let timer = queue.peek(); timer && timer.due <= this.until; timer = queue.peek()) {
      queue.pop()
      const { action } = timer
      if (!action)
        continue
      if (++this.#processed > this.#maxEvents) {
        throw new RunawayError(
          `The run passed its bound of ${this.#maxEvents} events at virtual time ${timer.due} ms of ${this.until} ms. `
          + 'Does an action schedule itself again without a delay? If the world is that large, raise maxEvents.',
        )
      }
      this.#now = timer.due
      action()
    }
    this.#now = this.until
    return this.#trace
  }
}
