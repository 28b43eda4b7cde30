// Where everything of the figure of strangler stands at a moment: plain geometry, no Vue, no clock.
import type { Duty, DutySample, Routed, Run, Stage } from '../../sim/strangler/index.ts'
import type { Health, Light } from '../drawing/parts.ts'
import { DUTIES, frameAt, MEANING } from '../../sim/strangler/index.ts'
import { lastUpTo, ms, shareOf } from '../../sim/engine/index.ts'
import { between, px } from '../drawing/parts.ts'
import { shareCurve } from '../live/run-shape.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 392,
  /** The ground, and how high a duty stands on it: the first at the foot. */
  ground: 384,
  row: 46,
  /** Where calls come from. */
  from: 134,
  trunk: { left: 310, right: 540, flare: 34 },
  /** Middle of the leaves: the new services. */
  leaf: 616,
  words: 660,
  readouts: { x: 912, y: 30, pitch: 94 },
  /** Virtual ms from the edge to the trunk, from there to a leaf, and for a cross to fade. */
  come: 2200,
  go: 1000,
  fade: 3000,
  /** For how long it is said of a duty that members saw something wrong. */
  memory: 5000,
} as const

/** Half the width that the trunk has gained at a height: it flares at its foot. */
const flareAt = (y: number) => SCENE.trunk.flare * Math.max(0, (y - 250) / (SCENE.ground - 250)) ** 2
const leftAt = (y: number) => SCENE.trunk.left - flareAt(y)
const rightAt = (y: number) => SCENE.trunk.right + flareAt(y)

/** One duty: a stretch of the trunk, one winding of the vine, and a leaf. */
export interface DutyView {
  readonly duty: Duty
  readonly name: string
  /** The middle of the stretch. */
  readonly y: number
  readonly trunk: string
  readonly sides: string
  readonly bark: string
  readonly isHollow: boolean
  /** The winding before the trunk, and the one behind it, which a hollow trunk shows. */
  readonly front: string
  readonly behind: string
  /** Percent of the winding that has grown. */
  readonly grown: number
  readonly isShadowed: boolean
  readonly leaf: 'none' | 'bud' | 'lit' | Exclude<Health, 'healthy'>
  readonly words: string
  readonly short: string
}

export interface Scene {
  readonly duties: readonly DutyView[]
  readonly lights: readonly Light[]
}

const NAMES: Record<Duty, string> = { encoding: 'encoding', logs: 'activity logs', search: 'search', ratings: 'ratings', queue: 'queue', catalog: 'catalog', accounts: 'accounts', billing: 'billing' }
const WORDS: Record<Stage, readonly [words: string, short: string]> = {
  old: ['', ''],
  shadow: ['in the shadow', 'shadow'],
  few: ['5% of members', '5%'],
  half: ['half of the members', 'half'],
  reads: ['all reads', 'reads'],
  writes: ['writes too', 'writes'],
  gone: ['old code deleted', 'gone'],
}

/** The stretches, which do not change. */
const STRETCHES = DUTIES.map((duty, i) => {
  const [foot, top] = [SCENE.ground - i * SCENE.row, SCENE.ground - (i + 1) * SCENE.row]
  const bend = between(top, foot, 0.3)
  const [l, r] = [leftAt(foot), rightAt(bend)]
  const lines = Array.from({ length: 9 }, (_, line) => {
    const along = (y: number) => between(leftAt(y), rightAt(y), (line + 1) / 10)
    return `M${px(along(foot))} ${foot}L${px(along(top))} ${top}`
  })
  return {
    duty,
    name: NAMES[duty],
    y: (foot + top) / 2,
    trunk: `M${px(leftAt(foot))} ${foot}L${px(leftAt(top))} ${top}H${px(rightAt(top))}L${px(rightAt(foot))} ${foot}Z`,
    sides: `M${px(leftAt(foot))} ${foot}L${px(leftAt(top))} ${top}M${px(rightAt(top))} ${top}L${px(rightAt(foot))} ${foot}`,
    bark: lines.join(''),
    front: `M${px(l - 8)} ${px(foot)}C${px(l + 60)} ${px(foot - 26)} ${px(r - 60)} ${px(bend + 20)} ${px(r + 8)} ${px(bend)}`,
    behind: `M${px(r + 8)} ${px(bend)}C${px(r + 20)} ${px(bend - 14)} ${px(l - 20)} ${px(top + 8)} ${px(leftAt(top) - 8)} ${px(top)}`,
  }
})
const ROW_OF = Object.fromEntries(STRETCHES.map(({ duty, y }) => [duty, y])) as Record<Duty, number>

const isBad = ({ outcome }: Routed) => outcome !== 'right'

function viewOf(i: number, of: DutySample, recent: readonly Routed[], t: number): DutyView {
  const stretch = STRETCHES[i]!
  // What members saw before the duty was taken back is over.
  const seen = recent.filter(call => call.duty === stretch.duty && isBad(call) && call.start >= t - of.heldFor)
  const twice = seen.filter(({ outcome }) => outcome === 'twice').length
  const [words, short] = WORDS[of.stage]
  const state = {
    ...stretch,
    isHollow: of.stage === 'gone',
    grown: MEANING[of.stage].share,
    isShadowed: of.share < 100 && of.stage !== 'old',
  }
  if (seen.length)
    return { ...state, leaf: 'failed', words: twice ? 'writes done twice' : 'members see it', short: twice ? 'twice' : 'wrong' }
  if (of.differed > 0)
    return { ...state, leaf: 'degraded', words: `${of.differed} of ${of.compared} differ`, short: 'differs' }
  return { ...state, leaf: of.share > 0 ? 'lit' : of.stage === 'old' ? 'none' : 'bud', words, short }
}

/** A call on its way, or what became of it; and its copy. */
function lightsOf({ id, duty, kind, to, shadow, start, outcome }: Routed, t: number): Light[] {
  const age = t - start
  const y = ROW_OF[duty]
  const bark = leftAt(y)
  const { from, leaf, come, go, fade } = SCENE
  const copyTo = to === 'new' ? 'old' : 'new'
  if (age < 0)
    return [{ key: id, x: between(bark, from, -age / come), y }]
  const lights: Light[] = []
  if (age < go) {
    if (to === 'new')
      lights.push({ key: id, x: between(bark, leaf - 28, age / go), y })
    if (shadow && copyTo === 'new')
      lights.push({ key: `${id} copy`, x: between(bark, leaf - 28, age / go), y, ...kind === 'read' && { state: 'stale' as const } })
  }
  else if (outcome !== 'right' && age < go + fade) {
    const since = age - go
    lights.push({ key: id, x: leaf - 24 - ((id * 37) % 5) * 10 - since / 150, y: y - 12 + ((id * 53) % 5) * 6, state: 'refused', opacity: 1 - since / fade })
  }
  return lights
}

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const { sample, calls: recent } = frameAt(run, ms(t), ms(SCENE.memory))
  const first = lastUpTo(run.calls, call => call.start, t - SCENE.go - SCENE.fade) + 1
  const last = lastUpTo(run.calls, call => call.start, t + SCENE.come) + 1
  return {
    duties: DUTIES.map((duty, i) => viewOf(i, sample.duties[duty], recent, t)),
    lights: run.calls.slice(first, last).flatMap(call => lightsOf(call, t)),
  }
}

/** Share of calls that the new services answer, from 0 to 1, over the four seconds before each moment. */
export const movedShare = (run: Run): number[] => shareCurve(run, 4000, (from, to) => {
  const calls = run.calls.slice(lastUpTo(run.calls, call => call.start, from) + 1, lastUpTo(run.calls, call => call.start, to) + 1)
  return calls.length ? shareOf(calls.filter(call => call.to === 'new').length, calls.length) : 0
})
