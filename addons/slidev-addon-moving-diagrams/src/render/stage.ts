import type { Frame } from '../core/frame.ts'
import type { Morph } from '../core/morph.ts'
import type { Canvas, PlacedScene, Space } from '../core/place.ts'
import type { Diagram } from '../core/scene.ts'
import type { Live, Shape } from './svg.ts'
import { describeChange, describeScene } from '../core/describe.ts'
import { frameOf } from '../core/frame.ts'
import { frameAt } from '../core/morph.ts'
import { canvasOf, place } from '../core/place.ts'
import { originsOf } from '../core/relate.ts'
import { DURATION } from '../core/timing.ts'
import { lightsAt } from '../core/traffic.ts'
import { createDrawer, draw } from './draw.ts'
import { mount, toMarkup, update } from './svg.ts'

/** A diagram ready to draw: its steps placed on one canvas. */
export interface Prepared {
  readonly diagram: Diagram
  readonly canvas: Canvas
  readonly scenes: readonly PlacedScene[]
  readonly frames: readonly Frame[]
}

/** Places all steps of a diagram in the space that it has on the slide. */
export function prepare(diagram: Diagram, space: Space): Prepared {
  const scenes = diagram.steps.map(({ scene }) => scene)
  const canvas = canvasOf(scenes, space)
  const placed = scenes.map((scene, index) => place(scene, canvas.scales[index]!, canvas))
  return { diagram, canvas, scenes: placed, frames: placed.map(frameOf) }
}

/** The text alternative of a step: its caption, and what it shows or what changed. */
export function describeStep({ steps }: Diagram, step: number, previous?: number): string {
  const { caption, scene } = steps[step]!
  const change = previous === undefined ? describeScene(scene) : describeChange(steps[previous]!.scene, scene)
  return [caption, change].filter(Boolean).join(' ')
}

/** The change between two steps, from the moment that is to be seen now. */
export function morphTo({ diagram, canvas, scenes, frames }: Prepared, from: Frame, previous: number, step: number): Morph {
  const forwards = step >= previous
  const [earlier, later] = forwards ? [previous, step] : [step, previous]
  return { from, to: frames[step]!, forwards, canvas, origins: originsOf(scenes[earlier]!, scenes[later]!, diagram.steps[later]!.origins) }
}

/** One step at rest, as shapes. */
export function still({ diagram, canvas, frames }: Prepared, step: number, ids: string): Shape {
  const frame = frames[step]!
  return draw({
    frame,
    lights: lightsAt(frame, diagram.steps[step]!.traffic, undefined),
    width: canvas.width,
    height: canvas.height,
    ids,
    font: diagram.font,
    label: describeStep(diagram, step),
  })
}

/** One step at rest, as markup. */
export const stillMarkup = (prepared: Prepared, step: number, ids: string) => toMarkup(still(prepared, step, ids))

/** Where the time comes from, in milliseconds; the browser's own unless a test brings another. */
export interface Clock {
  now: () => number
  request: (callback: () => void) => number
  cancel: (handle: number) => void
}

const browserClock = (): Clock => ({
  now: () => performance.now(),
  request: callback => requestAnimationFrame(callback),
  cancel: handle => cancelAnimationFrame(handle),
})

/** A diagram in the page. */
export interface Stage {
  /** Shows a step: moving to it from whatever is to be seen, or at once. */
  go: (step: number, options?: { readonly animate?: boolean }) => void
  /** Lets lights travel, or holds them still: a stage that nobody sees does nothing. */
  setActive: (active: boolean) => void
  /** Shows other data (the author has edited it), at once. */
  replace: (prepared: Prepared) => void
  /** What is to be seen now. */
  readonly frame: Frame
  readonly step: number
  destroy: () => void
}

export interface StageOptions {
  readonly step?: number
  /** Milliseconds of a change where the step names none. */
  readonly duration?: number
  readonly ids: string
  readonly clock?: Clock
}

/** Puts a diagram into an element and keeps it drawn. */
export function createStage(host: Element, initial: Prepared, { step: start = 0, duration = DURATION, ids, clock = browserClock() }: StageOptions): Stage {
  let prepared = initial
  let step = start
  let previous: number | undefined
  let label = describeStep(prepared.diagram, step)
  let frame = prepared.frames[step]!
  let change: { readonly morph: Morph, readonly began: number, readonly time: number } | undefined
  let active = false
  let began = clock.now()
  let handle: number | undefined
  let live: Live | undefined
  const drawNext = createDrawer()

  function render(now: number) {
    if (change) {
      const progress = change.time > 0 ? (now - change.began) / change.time : 1
      frame = frameAt(change.morph, Math.max(0, progress))
      if (progress >= 1) {
        change = undefined
        began = now
      }
    }
    const { traffic } = prepared.diagram.steps[step]!
    const lights = change ? [] : lightsAt(frame, traffic, active ? now - began : undefined)
    const { width, height } = prepared.canvas
    const shape = drawNext({ frame, lights, width, height, ids, font: prepared.diagram.font, label })
    if (live)
      update(live, shape)
    else
      live = mount(host, shape)
  }

  function tick() {
    handle = undefined
    render(clock.now())
    schedule()
  }

  function schedule() {
    const moving = change !== undefined || (active && prepared.diagram.steps[step]!.traffic.length > 0)
    if (moving && handle === undefined)
      handle = clock.request(tick)
  }

  render(clock.now())
  return {
    go(next, { animate = true } = {}) {
      const now = clock.now()
      if (change)
        frame = frameAt(change.morph, (now - change.began) / change.time)
      if (next !== step || !animate) {
        if (next !== step)
          previous = step
        if (animate && next !== step) {
          const later = prepared.diagram.steps[Math.max(step, next)]!
          change = { morph: morphTo(prepared, frame, step, next), began: now, time: later.duration ?? duration }
        }
        else {
          change = undefined
          frame = prepared.frames[next]!
          began = now
        }
        step = next
        label = describeStep(prepared.diagram, step, previous)
      }
      render(now)
      schedule()
    },
    setActive(value) {
      if (active === value)
        return
      active = value
      began = clock.now()
      render(began)
      schedule()
    },
    replace(other) {
      prepared = other
      step = Math.min(step, other.frames.length - 1)
      previous = undefined
      label = describeStep(prepared.diagram, step)
      change = undefined
      frame = other.frames[step]!
      render(clock.now())
      schedule()
    },
    get frame() {
      return frame
    },
    get step() {
      return step
    },
    destroy() {
      if (handle !== undefined)
        clock.cancel(handle)
      live?.element.remove()
    },
  }
}
