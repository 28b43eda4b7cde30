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

/** Names of the files that figures show, by key: whoever comes back to a slide finds its file there. */
const files = new Map<string, string>()

/** Plain JSON. */
export interface FigureState {
  readonly seed: number
  readonly schedule: FaultSchedule
  readonly settings: Settings
  /** Whether the run that is drawn has changed places with what it is held against. */
  readonly swapped: boolean
  /** Name of the file that is drawn in place of the figure's own run, if any. */
  readonly file?: string | undefined
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
  readonly file: ComputedRef<string | undefined>
  readonly player: Player
  /** Whether this page's address says what the figure shows. */
  readonly isShared: boolean
  /** Whether no window has told another yet how things stand. */
  readonly isFirst: () => boolean
  readonly setSeed: (seed: number) => void
  readonly set: (setting: string, value: string | number | boolean) => void
  readonly swap: () => void
  /** Says which file is drawn; undefined for none. */
  readonly setFile: (name: string | undefined) => void
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
 * @param options its name among the figures of the deck, whether its slide is the one that shows, the moment of the beginning, and the length of its run
 */
export function useFigureState(figure: Figure, options: { key: string, isHere: boolean, poster: number, duration: () => number }): LiveState {
  const shared = readRun(figure, options.isHere)
  const choices: Ref<Pick<FigureState, 'seed' | 'schedule' | 'settings' | 'swapped' | 'file'>> = ref(first())
  const player = usePlayer({ duration: options.duration, from: shared?.t ?? options.poster, speed: figure.time?.speed, step: figure.time?.step, changed: () => share() })

  function first() {
    return { seed: shared?.seed ?? SEED, schedule: shared?.schedule ?? figure.schedule, settings: { ...initialSettings(figure), ...shared?.settings }, swapped: shared?.swapped ?? false, file: shared?.file ?? files.get(options.key) }
  }
  const remember = () => choices.value.file === undefined ? files.delete(options.key) : files.set(options.key, choices.value.file)
  let isFirst = true
  const tell = useRoomState<FigureState>(options.key, {
    read: () => ({ ...choices.value, ...player.read() }),
    apply: ({ t, playing, speed, ...rest }) => {
      isFirst = false
      choices.value = rest
      remember()
      player.apply({ t, playing, speed })
    },
  })
  function share() {
    isFirst = false
    tell()
  }
  function change(part: Partial<typeof choices.value>) {
    choices.value = { ...choices.value, ...part }
    share()
  }

  return {
    seed: computed(() => choices.value.seed),
    schedule: computed(() => choices.value.schedule),
    settings: computed(() => choices.value.settings),
    swapped: computed(() => choices.value.swapped),
    file: computed(() => choices.value.file),
    player,
    isShared: shared !== undefined,
    isFirst: () => isFirst,
    setSeed: seed => change({ seed }),
    set: (setting, value) => change({ settings: { ...choices.value.settings, [setting]: value } }),
    swap: () => change({ swapped: !choices.value.swapped }),
    setFile: (file) => {
      change({ file })
      remember()
    },
    inject: (fault) => {
      change({ schedule: injectFault(choices.value.schedule, fault) })
      player.play()
    },
    reset: () => {
      change({ seed: SEED, schedule: figure.schedule, settings: initialSettings(figure), swapped: false, file: undefined })
      player.pause()
      player.seek(options.poster)
    },
    address: () => runAddress(figure.slug, { ...choices.value, t: Math.round(player.t.value) as Millis }),
  }
}
