// Measures the engine: the only file of this layer that looks at a clock. The `measure` functions
// return numbers; `benchEngine` puts them into the lines that `npm run bench` prints.
import type { Millis } from './time.ts'
import TinyQueue from 'tinyqueue'
import { createChance } from './chance.ts'
import { Simulation } from './simulation.ts'
import { ms, seconds } from './time.ts'

interface Noted { t: Millis, type: 'noted', id: number, value: number }

/** Milliseconds that some work takes. */
function time(work: () => void): number {
  // eslint-disable-next-line no-restricted-globals -- measuring is what this file is for
  const clock = performance
  const begun = clock.now()
  work()
  return clock.now() - begun
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!

/**
 * Speed of the engine against the bare queue doing the same pushes and pops: a thousand timers,
 * each of which schedules its successor. Both in turn, in one process; medians of the rounds.
 * @returns events a second of both, and their ratio (1 would be as fast as the bare queue)
 */
export function measureSpeed(events = 300_000, rounds = 5): { eventsPerSecond: number, bareEventsPerSecond: number, ratio: number } {
  const delays = Array.from({ length: 4096 }, (_, i) => ms(1 + (i * 7919) % 1000))
  const width = 1000

  function engine(): void {
    const simulation = new Simulation<Noted>({ seed: 1, until: seconds(1e9) })
    let left = events
    const next = () => {
      if (left-- > 0)
        simulation.after(delays[left & 4095]!, next)
    }
    for (let i = 0; i < width; i++)
      next()
    simulation.run()
  }
  function bare(): void {
    const queue = new TinyQueue<{ due: number, order: number }>([], (a, b) => a.due - b.due || a.order - b.order)
    let left = events
    let order = 0
    let now = 0
    const next = () => {
      if (left-- > 0)
        queue.push({ due: now + delays[left & 4095]!, order: order++ })
    }
    for (let i = 0; i < width; i++)
      next()
    for (let item = queue.pop(); item; item = queue.pop()) {
      now = item.due
      next()
    }
  }

  const speeds: { engine: number[], bare: number[] } = { engine: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    speeds.bare.push(events / time(bare) * 1000)
    speeds.engine.push(events / time(engine) * 1000)
  }
  const eventsPerSecond = median(speeds.engine)
  const bareEventsPerSecond = median(speeds.bare)
  return { eventsPerSecond, bareEventsPerSecond, ratio: eventsPerSecond / bareEventsPerSecond }
}

/** Memory in use, in bytes, after a collection where the process allows one (node --expose-gc). */
function heap(): number {
  (globalThis as { gc?: () => void }).gc?.()
  // eslint-disable-next-line no-restricted-globals -- measuring is what this file is for
  return process.memoryUsage().heapUsed
}

/**
 * Memory against the length of the trace.
 * @returns bytes that one event of four fields keeps, at two lengths: equal numbers mean that memory grows in line with the trace
 */
export function measureTraceMemory(): { bytesPerEvent100k: number, bytesPerEvent1M: number } {
  function bytesPerEvent(length: number): number {
    const before = heap()
    const simulation = new Simulation<Noted>({ seed: 1, until: ms(length) })
    for (let i = 0; i < 10; i++) {
      const note = (id: number) => {
        simulation.emit({ type: 'noted', id, value: id * 2 })
        if (id + 10 < length)
          simulation.after(ms(1), () => note(id + 10))
      }
      note(i)
    }
    const trace = simulation.run()
    const used = heap() - before
    return used / trace.length
  }
  return { bytesPerEvent100k: bytesPerEvent(100_000), bytesPerEvent1M: bytesPerEvent(1_000_000) }
}

/**
 * A world of 700 services and a million requests, each of which passes five services drawn by
 * chance, with an exponential latency at each.
 * @returns seconds and MB that it took, and events a second
 */
export function measureFleet(services = 700, requests = 1_000_000): { seconds: number, megabytes: number, eventsPerSecond: number } {
  const before = heap()
  const visits = new Uint32Array(services)
  const simulation = new Simulation<Noted>({ seed: 1, until: seconds(1e6) })
  const chance = createChance(1).fork('routes')
  let arrived = 0

  const visit = (hopsLeft: number) => {
    visits[chance.int(0, services - 1)]!++
    if (hopsLeft > 0)
      simulation.after(ms(Math.round(chance.exponential(20))), () => visit(hopsLeft - 1))
  }
  const arrive = () => {
    visit(4)
    if (++arrived < requests)
      simulation.after(ms(1), arrive)
  }
  simulation.after(ms(0), arrive)
  const taken = time(() => void simulation.run()) / 1000
  return { seconds: taken, megabytes: (heap() - before) / 1e6, eventsPerSecond: simulation.processed / taken }
}

/** All of it, as lines. The aim is a third of the bare queue's speed or more. */
export async function benchEngine(): Promise<string[]> {
  const speed = measureSpeed()
  const memory = measureTraceMemory()
  const fleet = measureFleet()
  return [
    `engine: ${millions(speed.eventsPerSecond)} events/s, bare queue ${millions(speed.bareEventsPerSecond)}: ratio ${speed.ratio.toFixed(2)} (aim: 0.33 or more)`,
    `engine: trace of 100,000 events ${Math.round(memory.bytesPerEvent100k)} bytes an event, of 1,000,000 ${Math.round(memory.bytesPerEvent1M)}`,
    `engine: 700 services, 1,000,000 requests in ${fleet.seconds.toFixed(1)} s (${millions(fleet.eventsPerSecond)} events/s), ${fleet.megabytes.toFixed(1)} MB kept`,
  ]
}

const millions = (value: number) => `${(value / 1e6).toFixed(2)} M`
