// Where everything of the figure of chaos-monkey stands at a moment: plain geometry, no Vue, no clock.
import type { Run } from '../../sim/chaos-monkey/index.ts'
import type { Screen } from '../drawing/parts.ts'
import { calendarOf, frameAt, litShare, localTime, SERVICES, WORLD_DEFAULTS } from '../../sim/chaos-monkey/index.ts'
import { hours, ms } from '../../sim/engine/index.ts'
import { between, dot, px } from '../drawing/parts.ts'
import { shareCurve } from '../live/run-shape.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 392,
  /** The sky: weeks from left to right, each day from midnight at the top to midnight at the bottom. */
  sky: { x: 66, y: 4, width: 814, height: 132 },
  /** The buildings stand on the ground; their windows, two abreast, are instances. */
  ground: 338,
  building: { x: 22, width: 84, pitch: 110, head: 8 },
  window: { x: 10, width: 28, height: 20, across: 36, down: 27 },
  readouts: { x: 916, y: 18, pitch: 78 },
  /** Virtual ms for which what was lost can be seen: its replacement takes some minutes, which no eye would catch. */
  lostFor: hours(14),
  /** The same for a building that was dark; its words say how long it really was. */
  darkFor: hours(30),
} as const

export interface Building {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly height: number
  readonly isDark: boolean
  readonly windows: readonly Screen[]
  /** Places of the windows that know what the others do not, or that share it by now. */
  readonly knowing: readonly { readonly x: number, readonly y: number }[]
  /** When it went dark, while that can be seen. */
  readonly since: string | undefined
  /** How long it was dark, and who mended it. */
  readonly words: string | undefined
  readonly found: 'desk' | 'pager' | undefined
}

export interface Scene {
  readonly buildings: readonly Building[]
  /** Hours in which Chaos Monkey may kill; one path. */
  readonly openHours: string
  /** Kills, and what hardware took without a trace; one path each. */
  readonly kills: string
  readonly losses: string
  /** Services going dark. */
  readonly darks: readonly { readonly x: number, readonly y: number, readonly found: 'desk' | 'pager', readonly clock: string, readonly end: boolean, readonly isLast: boolean }[]
  /** Where the moment stands in the sky. */
  readonly head: number
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
/** An hour of the day as a clock shows it. */
export function clockOf(hour: number): string {
  const minutes = Math.floor(hour * 60 + 0.001)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** A moment of a run in words: `w7 Wed 03:12`. */
export function clockWords(t: number): string {
  const { day, hour } = localTime(WORLD_DEFAULTS, t)
  return `w${Math.floor((day - WORLD_DEFAULTS.first) / 7) + 1} ${DAYS[(day + 4) % 7]} ${clockOf(hour)}`
}

/** A service's name as its building has it. */
const titled = (name: string) => name[0]!.toUpperCase() + name.slice(1)

const days = ({ options }: Run) => options.duration / hours(24)
/** A moment in the sky. */
function inSky(run: Run, t: number): { x: number, y: number } {
  const { sky } = SCENE
  const { day, hour } = localTime(run.options, t)
  return { x: sky.x + sky.width * Math.min(1, (day - run.options.first + 0.5) / days(run)), y: sky.y + sky.height * hour / 24 }
}

/** The open hours of each workday, the same at every moment. */
function openHours(run: Run): string {
  const { sky } = SCENE
  const { first, config: { startHour, endHour } } = run.options
  const { isWorkday } = calendarOf(run.options)
  const width = sky.width / days(run)
  const [top, height] = [sky.y + sky.height * startHour / 24, sky.height * (endHour - startHour) / 24]
  return Array.from({ length: Math.ceil(days(run)) }, (_, i) => i).filter(i => isWorkday(first + i)).map(i => `M${px(sky.x + i * width)} ${px(top)}h${px(width)}v${px(height)}h${px(-width)}Z`).join('')
}

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const { building: B, window: W, ground, sky } = SCENE
  const { losses, darknesses } = frameAt(run, ms(t))
  const recent = new Set(losses.filter(loss => !loss.leashed && t - loss.t < SCENE.lostFor).map(({ service, slot }) => `${service} ${slot}`))
  const marks = (by: 'monkey' | 'hardware') => losses.filter(loss => loss.by === by).map((loss) => {
    const { x, y } = inSky(run, loss.t)
    return dot(x, y)
  }).join('')
  return {
    openHours: openHours(run),
    kills: marks('monkey'),
    losses: marks('hardware'),
    darks: darknesses.map((dark, i) => {
      const { x, y } = inSky(run, dark.from)
      return { x, y, found: dark.found, clock: clockOf(localTime(run.options, dark.from).hour), end: x > sky.x + sky.width / 2, isLast: i === darknesses.length - 1 }
    }),
    head: between(sky.x, sky.x + sky.width, t / run.options.duration),
    buildings: SERVICES.map(({ name, instances }, i) => {
      const rows = Math.ceil(instances / 2)
      const height = B.head + rows * W.down + 8
      const dark = darknesses.find(({ service }) => service === name)
      const isDark = dark !== undefined && t < Math.max(dark.to, dark.from + SCENE.darkFor)
      const place = (slot: number) => ({ x: W.x + (slot % 2) * W.across, y: B.head + Math.floor(slot / 2) * W.down })
      const holder = run.holders[i]!
      const knowing = holder === null ? [] : dark && !isDark ? [holder, (holder + 1) % instances] : [holder]
      return {
        name: titled(name),
        x: B.x + i * B.pitch,
        y: ground - height,
        height,
        isDark,
        windows: Array.from({ length: instances }, (_, slot) => ({ ...place(slot), state: isDark ? 'failed' : recent.has(`${name} ${slot}`) ? null : 'lit' })),
        knowing: knowing.map(place),
        since: isDark ? clockOf(localTime(run.options, dark.from).hour) : undefined,
        words: dark && `${dark.found} ${(dark.to - dark.from) / 60_000} min`,
        found: dark?.found,
      }
    }),
  }
}

/** Share of services that were never dark, from 0 to 1, over the eight hours before each moment. */
export const litRate = (run: Run): number[] => shareCurve(run, hours(8.4), (from, to) => litShare(run, from, to))
