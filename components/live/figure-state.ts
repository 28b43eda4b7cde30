// All that makes a figure draw what it draws, in one plain value: it fits into an address, and into a message to the
// presenter's other windows, so that everybody sees the same run at the same moment.
import type { ComputedRef, Ref } from 'vue'
import type { Fault, FaultSchedule, Millis } from '../../sim/engine/index.ts'
import type { Figure, Settings } from './figure.ts'
import type { Player } from './player.ts'
import { computed, ref } from 'vue'
import { injectFault } from '../../sim/engine/index.ts'
import { usePlayer } from './player.ts'
import { readRun, runAddress } from './run-address.ts'
import { useRoomState } from './room-state.ts'

/** Seed of every figure until somebody chooses another. */
const SEED = 7

/** Plain JSON. */
export interface FigureState {
  readonly seed: number
  readonly schedule: FaultSchedule
  readonly settings: Settings
  /** Whether the run that is drawn has changed places with what it is held against. */
  readonly swapped: boolean
  /** Virtual ms at which the playhead stands. */
  readonly t: number
  readonly playing: boolean
  /** Virtual seconds a second. */
  readonly speed: number
}

export interface LiveState {
  readonly seed: ComputedRef<number>
  readonly schedule: ComputedRef<FaultSchedule>
  readonly settings: ComputedRef<Settings>
  readonly swapped: ComputedRef<boolean>
  readonly player: Player
  /** Whether this page's address says what the figure shows. */
  readonly isShared: boolean
  readonly setSeed: (seed: number) => void
  readonly set: (setting: string, value: string | number | boolean) => void
  readonly swap: () => void
  /** Adds a fault and plays on; what is planned after it begins gives way. */
  readonly inject: (fault: Fault) => void
  /** Everything as it was at first. */
  readonly reset: () => void
  /** This page's address with the run in it. */
  readonly address: () => string
}

/** The values that a figure's settings have at first. */
export function initialSettings({ settings = {} }: Pick<Figure, 'settings'>): Settings {
  return Object.fromEntries(Object.entries(settings).map(([key, { initial }]) => [key, initial]))
}

/**
 * The state of a figure on this slide, in step with the presenter's other windows.
 * @param figure what it is a figure of
 * @param options its name among the figures of the deck, the moment of the beginning, and the length of its run
 */
export function useFigureState(figure: Figure, options: { key: string, poster: number, duration: () => number }): LiveState {
  const shared = readRun(figure)
  const choices: Ref<{ seed: number, schedule: FaultSchedule, settings: Settings, swapped: boolean }> = ref(first())
  const player = usePlayer({ duration: options.duration, from: shared?.t ?? options.poster, speed: figure.time?.speed, step: figure.time?.step, changed: () => share() })

  function first() {
    return { seed: shared?.seed ?? SEED, schedule: shared?.schedule ?? figure.schedule, settings: { ...initialSettings(figure), ...shared?.settings }, swapped: shared?.swapped ?? false }
  }
  const share = useRoomState<FigureState>(options.key, {
    read: () => ({ ...choices.value, ...player.read() }),
    apply: ({ t, playing, speed, ...rest }) => {
      choices.value = rest
      player.apply({ t, playing, speed })
    },
  })
  function change(part: Partial<typeof choices.value>) {
    choices.value = { ...choices.value, ...part }
    share()
  }

  return {
    seed: computed(() => choices.value.seed),
    schedule: computed(() => choices.value.schedule),
    settings: computed(() => choices.value.settings),
    swapped: computed(() => choices.value.swapped),
    player,
    isShared: shared !== undefined,
    setSeed: seed => change({ seed }),
    set: (setting, value) => change({ settings: { ...choices.value.settings, [setting]: value } }),
    swap: () => change({ swapped: !choices.value.swapped }),
    inject: (fault) => {
      change({ schedule: injectFault(choices.value.schedule, fault) })
      player.play()
    },
    reset: () => {
      change({ seed: SEED, schedule: figure.schedule, settings: initialSettings(figure), swapped: false })
      player.pause()
      player.seek(options.poster)
    },
    address: () => runAddress(figure.slug, { ...choices.value, t: Math.round(player.t.value) as Millis }),
  }
}
