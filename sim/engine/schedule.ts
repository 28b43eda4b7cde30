import type { Millis } from './time.ts'
import { show } from './show.ts'

interface Span {
  /** The node of the world that misbehaves. */
  readonly node: string
  /** First moment of the fault, in ms of virtual time. */
  readonly from: Millis
  /** First moment after it. */
  readonly to: Millis
}

/** Something that goes wrong with one node for a while. It holds for calls that start within it. */
export type Fault =
  /** Answers, but only after `latency`. */
  | (Span & { readonly kind: 'slow', readonly latency: Millis })
  /** Answers with an error: every call, or the share `rate` of them, in (0, 1]. */
  | (Span & { readonly kind: 'fail', readonly rate?: number })
  /** Does not answer at all. */
  | (Span & { readonly kind: 'down' })

/** What goes wrong in a run, and when: plain JSON. No two faults of one node overlap. */
export interface FaultSchedule {
  readonly faults: readonly Fault[]
}

/** A schedule that cannot be run. Its message names the fault, what was given, what was expected and what to do. */
export class ScheduleError extends RangeError {
  override readonly name = 'ScheduleError'
}

const KINDS = ['slow', 'fail', 'down']
const FIELDS: Record<string, readonly string[]> = {
  slow: ['node', 'kind', 'from', 'to', 'latency'],
  fail: ['node', 'kind', 'from', 'to', 'rate'],
  down: ['node', 'kind', 'from', 'to'],
}

function checkFault(value: unknown, position: number, nodes: readonly string[]): Fault {
  const refuse = (what: string): never => {
    throw new ScheduleError(`Fault ${position + 1} of the schedule: ${what}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(`expected an object such as { "node": "${nodes[0]}", "kind": "down", "from": 1000, "to": 2000 }, got ${show(value)}.`)
  const fault = value as Record<string, unknown>
  const { node, kind, from, to } = fault

  if (!nodes.includes(node as string))
    refuse(`unknown node ${show(node)}; this world has ${nodes.join(', ')}. Name one of them.`)
  if (!KINDS.includes(kind as string))
    refuse(`unknown kind ${show(kind)} for ${node}; expected ${KINDS.join(', ')}. Name one of them.`)
  const stray = Object.keys(fault).find(field => !FIELDS[kind as string]!.includes(field))
  if (stray)
    refuse(`a "${kind}" fault has no field "${stray}", got ${show(fault[stray])}; expected only ${FIELDS[kind as string]!.join(', ')}. Take it out.`)

  const time = (field: string) => {
    const given = fault[field]
    if (typeof given !== 'number' || !Number.isFinite(given) || given < 0)
      refuse(`"${field}" must be 0 or more milliseconds, got ${show(given)} (${node}, ${kind}). Give a time within the run.`)
  }
  time('from')
  time('to')
  if ((to as number) <= (from as number))
    refuse(`it must end after it begins, got from ${from} to ${to} (${node}, ${kind}). Swap them, or make it longer.`)
  if (kind === 'slow')
    time('latency')
  if (kind === 'fail' && 'rate' in fault && !(typeof fault.rate === 'number' && fault.rate > 0 && fault.rate <= 1))
    refuse(`"rate" is the share of calls that fail, above 0 and at most 1, got ${show(fault.rate)} (${node}). Leave it out to fail them all.`)
  return fault as unknown as Fault
}

/**
 * Checks that a value, typically parsed JSON, is a schedule for a world with these nodes.
 * @returns the schedule with its faults in order of time
 * @throws ScheduleError at the first fault that cannot be run
 */
export function parseSchedule(value: unknown, nodes: readonly string[]): FaultSchedule {
  const faults = (value as FaultSchedule | null)?.faults
  if (!Array.isArray(faults))
    throw new ScheduleError(`A schedule is { "faults": [ … ] }, got ${show(value)}. For a run where nothing goes wrong give { "faults": [] }.`)
  const checked = faults.map((fault, position) => checkFault(fault, position, nodes))
  checked.forEach((fault, position) => {
    const earlier = checked.findIndex((other, at) => at < position && overlap(other, fault))
    if (earlier >= 0) {
      const other = checked[earlier]!
      throw new ScheduleError(
        `Fault ${position + 1} of the schedule: ${fault.node} is already ${other.kind} from ${other.from} to ${other.to} (fault ${earlier + 1}), `
        + `got another fault from ${fault.from} to ${fault.to}. A node has one fault at a time: shorten one of them.`,
      )
    }
  })
  return { faults: checked.sort(byTime) }
}

/**
 * Adds a fault to a schedule, as a click on "slow it now" does. Where the node already has a
 * fault in that span the new one wins: older ones are cut back, split or dropped, so that the
 * result is again a schedule without overlaps. Neither argument is changed.
 */
export function injectFault(schedule: FaultSchedule, fault: Fault): FaultSchedule {
  const others = schedule.faults.flatMap((other): Fault[] => {
    if (!overlap(other, fault))
      return [other]
    return [
      ...(other.from < fault.from ? [{ ...other, to: fault.from }] : []),
      ...(other.to > fault.to ? [{ ...other, from: fault.to }] : []),
    ]
  })
  return { faults: [...others, fault].sort(byTime) }
}

function overlap(a: Fault, b: Fault): boolean {
  return a.node === b.node && a.from < b.to && b.from < a.to
}

function byTime(a: Fault, b: Fault): number {
  return a.from - b.from || (a.node < b.node ? -1 : 1)
}
