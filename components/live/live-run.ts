// What the audience may change about a live figure's run: the seed and the faults. An address brings both along.
import type { ComputedRef, Ref } from 'vue'
import type { Fault, FaultSchedule, Millis } from '../../sim/engine/index.ts'
import type { SharedRun } from './run-address.ts'
import { computed, ref } from 'vue'
import { injectFault, parseSchedule } from '../../sim/engine/index.ts'
import { readRun, runAddress } from './run-address.ts'

/** Seed of every figure until somebody chooses another. */
const SEED = 7

export interface LiveRun {
  readonly seed: Ref<number>
  readonly schedule: Ref<FaultSchedule>
  /** What this page's address says of the figure, if anything. */
  readonly shared: SharedRun | undefined
  /** Adds a fault; what is planned after it begins gives way. */
  readonly inject: (fault: Fault) => void
  /** Back to the schedule of the beginning. */
  readonly reset: () => void
  /** This page's address with the run in it, at `t`. */
  readonly address: (t: Millis) => string
}

/**
 * The run of figure `key`.
 * @param key the mechanism's slug
 * @param nodes what a fault of its world may hit
 * @param planned the faults of the beginning
 */
export function useLiveRun(key: string, nodes: readonly string[], planned: unknown): LiveRun {
  const shared = readRun(key, nodes)
  const seed = ref(shared?.seed ?? SEED)
  const schedule = ref(shared?.schedule ?? parseSchedule(planned, nodes))
  return {
    seed,
    schedule,
    shared,
    inject: (fault) => { schedule.value = injectFault(schedule.value, fault) },
    reset: () => { schedule.value = parseSchedule(planned, nodes) },
    address: t => runAddress(key, { seed: seed.value, schedule: schedule.value, t }),
  }
}

/** Which runs a figure draws, of those that its props allow. */
export interface ComparedRuns<R> {
  readonly baseline: ComputedRef<R>
  readonly reference: ComputedRef<R>
  /** What is drawn: the run given, else the policy's. */
  readonly shown: ComputedRef<R>
  /** What it is held against. */
  readonly other: ComputedRef<R>
  /** Whether what is drawn has the mechanism, so that there is something to compare. */
  readonly isCompared: ComputedRef<boolean>
}

/**
 * The runs of a figure that shows a world without its mechanism and with it, on the same seed and faults.
 * @param props the figure's: its policy, a run made elsewhere, and what that is held against
 * @param of how either run is made
 */
export function useComparedRuns<R>(
  props: { readonly policy: 'none' | 'reference', readonly run?: R, readonly against?: 'none' | 'reference' },
  { seed, schedule }: LiveRun,
  of: Record<'baseline' | 'reference', (options: { seed: number, schedule: FaultSchedule }) => R>,
): ComparedRuns<R> {
  const options = computed(() => ({ seed: seed.value, schedule: schedule.value }))
  const baseline = computed(() => of.baseline(options.value))
  const reference = computed(() => of.reference(options.value))
  return {
    baseline,
    reference,
    shown: computed(() => props.run ?? (props.policy === 'none' ? baseline : reference).value),
    other: computed(() => (props.against === 'reference' ? reference : baseline).value),
    isCompared: computed(() => props.policy === 'reference'),
  }
}
