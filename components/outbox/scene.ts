// Where everything of the outbox's figure stands at a moment: plain geometry, no Vue, no clock.
import type { Run } from '../../sim/outbox/index.ts'
import type { Light } from '../drawing/parts.ts'
import { agreementAt, frameAt } from '../../sim/outbox/index.ts'
import { lastUpTo, ms } from '../../sim/engine/index.ts'
import { once } from '../drawing/once.ts'
import { between, px } from '../drawing/parts.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 392,
  /** Where now is: all that is drawn on the left of it has been. */
  now: 850,
  /** Virtual ms that fit between the left edge and now. */
  window: 14_000,
  owner: { top: 34, bottom: 128 },
  copy: { top: 272, bottom: 376 },
  film: { y: 160, height: 70, frame: 46, pitch: 56 },
  readouts: { x: 904, y: 18, pitch: 96 },
  /** Virtual ms that an event takes from the owner to the film, and from the film to the copy. */
  fall: 450,
  /** How much of window and fall a run takes that was measured: it has ten changes a second. */
  measured: 0.2,
} as const

/** A frame of the film: one record of the log. */
export interface FilmFrame {
  readonly key: string
  readonly x: number
  readonly offset: number
  /** `lit`: its effect is there; `coming`: not read yet; `failed`: it took effect again, or the owner never saved it. */
  readonly state: 'lit' | 'coming' | 'failed'
}

export interface Scene {
  /** The owner's changes, one step each. */
  readonly owner: string
  /** The same, beside the copy's. */
  readonly ghost: string
  /** What the copy has of them. */
  readonly copy: string
  /** The disagreement: between what the owner has and what the copy has of it. */
  readonly gap: string
  readonly frames: readonly FilmFrame[]
  readonly lights: readonly Light[]
  /** Where effects fell that should not have been. */
  readonly wrong: readonly { readonly key: string, readonly x: number, readonly y: number }[]
  /** Where the owner's service died, and after which step. */
  readonly deaths: readonly { readonly key: number, readonly x: number, readonly step: string }[]
  readonly dead: { readonly service: boolean, readonly relay: boolean, readonly reader: boolean }
  readonly isTwice: boolean
}

/** When what became visible, of a whole run. */
const storyOf = once((run: Run) => {
  const savedAt = new Map<string, number>()
  const appliedAt = new Map<string, number[]>()
  const deaths: { t: number, step: string }[] = []
  const published: { t: number, id: string, offset: number, partition: number }[] = []
  for (const event of run.trace) {
    if (event.type === 'died' && event.process === 'commit')
      deaths.push({ t: event.t, step: event.step })
    if (event.type !== 'trail')
      continue
    if (event.what === 'saved')
      savedAt.set(event.id, event.t)
    else if (event.what === 'published')
      published.push({ t: event.t, id: event.id, offset: event.offset, partition: event.partition })
    else
      appliedAt.set(event.id, [...appliedAt.get(event.id) ?? [], event.t])
  }
  const saved = [...savedAt.values()].sort((a, b) => a - b)
  const agreed = [...savedAt].flatMap(([id, t]) => appliedAt.has(id) ? [Math.max(t, appliedAt.get(id)![0]!)] : []).sort((a, b) => a - b)
  const wrong = [...appliedAt].flatMap(([id, times]) => savedAt.has(id) ? times.slice(1) : times).sort((a, b) => a - b)
  return { savedAt, appliedAt, published, saved, agreed, wrong, deaths }
})

const upTo = (times: readonly number[], t: number) => lastUpTo(times, time => time, t) + 1

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const { now, owner, copy, film } = SCENE
  const [window, fall] = [SCENE.window, SCENE.fall].map(time => time * ('measured' in run ? SCENE.measured : 1)) as [number, number]
  const { savedAt, appliedAt, published, saved, agreed, wrong, deaths } = storyOf(run)
  const from = t - window
  const x = (time: number) => ((time - from) / window) * now
  const base = upTo(agreed, from)
  const tallest = Math.max(14, upTo(saved, t) - base)
  const height = (count: number, { top, bottom }: { top: number, bottom: number }) => bottom - ((count - base) / tallest) * (bottom - top)

  /** A staircase of counts over the window. */
  const stairs = (times: readonly number[], place: { top: number, bottom: number }, begin = 'M') => {
    let count = upTo(times, from)
    let path = `${begin}0 ${px(height(count, place))}`
    for (let i = count; i < times.length && times[i]! <= t; i++)
      path += `H${px(x(times[i]!))}V${px(height(++count, place))}`
    return `${path}H${now}`
  }
  /** The same from right to left, so that an area closes. */
  const back = (times: readonly number[], place: { top: number, bottom: number }) => {
    let path = `L${now} ${px(height(upTo(times, t), place))}`
    for (let i = upTo(times, t) - 1; i >= 0 && times[i]! > from; i--)
      path += `H${px(x(times[i]!))}V${px(height(i, place))}`
    return `${path}H0Z`
  }

  const until = published.findLastIndex(record => record.t <= t)
  const shown = published.slice(Math.max(0, until - 14), until + 1)
  const frames = shown.map(({ id, offset, partition }, i): FilmFrame & { id: string } => {
    const effects = appliedAt.get(id)?.filter(time => time <= t).length ?? 0
    const isFirst = published.findIndex(record => record.id === id) === Math.max(0, until - 14) + i
    return {
      key: `${partition}:${offset}`,
      id,
      x: now - (shown.length - i) * film.pitch,
      offset,
      state: effects === 0 ? 'coming' : !savedAt.has(id) || effects > 1 && !isFirst ? 'failed' : 'lit',
    }
  })
  const frameX = (id: string) => (frames.findLast(frame => frame.id === id)?.x ?? now - film.pitch) + film.frame / 2
  const ease = (p: number) => 1 - (1 - p) ** 2
  const lights = [
    ...shown.filter(record => t - record.t < fall).map(({ t: at, id }): Light => {
      const p = ease((t - at) / fall)
      return { key: `p${id}${at}`, x: between(now, frameX(id), p), y: between(height(upTo(saved, t), owner), film.y + film.height / 2, p) }
    }),
    ...[...appliedAt].flatMap(([id, times]) => times.filter(at => at <= t && t - at < fall).map((at): Light => {
      const p = ease((t - at) / fall)
      return { key: `a${id}${at}`, x: between(frameX(id), now, p), y: between(film.y + film.height / 2, height(upTo(agreed, t), copy), p) }
    })),
  ]
  const { faults } = frameAt(run, ms(t))
  return {
    owner: stairs(saved, owner),
    ghost: stairs(saved, copy),
    copy: stairs(agreed, copy),
    gap: `${stairs(saved, copy)}${back(agreed, copy)}`,
    frames,
    lights,
    wrong: wrong.filter(time => time > from && time <= t).map((time, i) => ({ key: `${time}-${i}`, x: x(time), y: copy.bottom + 2 })),
    deaths: deaths.filter(death => death.t > from && death.t <= t).map(({ t: at, step }) => ({ key: at, x: x(at), step })),
    dead: { service: faults.service !== undefined, relay: faults.relay !== undefined, reader: faults.reader !== undefined },
    isTwice: faults.log !== undefined,
  }
}

/** Agreement over the run, from 0 to 1: 1 where owner and copy have the same, 0 where five changes or more differ. */
export const agreement = (run: Run, points = 240): number[] =>
  Array.from({ length: points + 1 }, (_, i) => agreementAt(run, (i / points) * run.options.duration))
