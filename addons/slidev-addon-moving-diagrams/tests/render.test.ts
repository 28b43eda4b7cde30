// @vitest-environment happy-dom
import type { Clock } from '../src/render/stage.ts'
import { describe, expect, it } from 'vitest'
import { createStage, prepare, stillMarkup } from '../src/render/stage.ts'
import { arrow, box, diagram, scene, step } from './scenes.ts'

const SPACE = { width: 1168, height: 480 }

/** A clock that a test turns by hand. */
function handClock(): Clock & { pass: (milliseconds: number) => void, waiting: () => number } {
  let time = 0
  let handle = 0
  const callbacks = new Map<number, () => void>()
  return {
    now: () => time,
    request(callback) {
      callbacks.set(++handle, callback)
      return handle
    },
    cancel: id => callbacks.delete(id),
    waiting: () => callbacks.size,
    pass(milliseconds) {
      for (const end = time + milliseconds; time < end;) {
        time = Math.min(end, time + 16)
        const due = [...callbacks.values()]
        callbacks.clear()
        due.forEach(callback => callback())
      }
    },
  }
}

const app = box('App', 300, 200)
const db = box('Db', 600, 200, { shape: 'drum' })
const logs = box('Logs', 600, 320)
const three = prepare(diagram(
  step(scene([app, db], [arrow(app, db)])),
  step(scene([box('App', 200, 100), db, logs], [arrow(app, db), arrow(app, logs)]), { caption: 'Logs leave.' }),
  step(scene([box('App', 100, 100, { states: ['failed'] }), logs], [arrow(app, logs)], [{ ...box('Region', 600, 320, { w: 300, h: 150 }), titleWidth: 70 }]), { duration: 800, traffic: [{ kind: 'healthy', way: ['App', 'Logs'] }] }),
), SPACE)

const pictureOf = (host: Element) => host.innerHTML.replace(/ aria-label="[^"]*"/, '')

/** How each step looks when shown at once. */
const resting: string[] = []

function open() {
  document.body.innerHTML = '<div></div>'
  const host = document.querySelector('div')!
  const clock = handClock()
  const stage = createStage(host, three, { ids: 'a', clock })
  const part = (id: string) => host.querySelector(`[data-node="${id}"]`)
  /** Which step is to be seen exactly, or -1 midway. */
  const shown = () => resting.indexOf(pictureOf(host))
  return { host, clock, stage, part, shown }
}

for (const step of three.frames.keys()) {
  const { stage, host } = open()
  stage.go(step, { animate: false })
  resting.push(pictureOf(host))
}

describe('the stage', () => {
  it('keeps the same element for the same box through all changes', () => {
    const { clock, stage, part } = open()
    const element = part('App')
    for (const next of [1, 2, 0, 2, 1]) {
      stage.go(next)
      clock.pass(100)
      expect(part('App')).toBe(element)
      clock.pass(900)
      expect(part('App')).toBe(element)
    }
  })

  it('is midway in the middle, and at the end exactly the step', () => {
    const { clock, stage, shown } = open()
    stage.go(1)
    clock.pass(200)
    expect(shown()).toBe(-1)
    clock.pass(300)
    expect(shown()).toBe(1)
    expect(clock.waiting()).toBe(0)
  })

  it('takes the time that the step asks for, in both directions', () => {
    const { clock, stage, shown } = open()
    stage.go(1, { animate: false })
    stage.go(2)
    clock.pass(700)
    expect(shown()).toBe(-1)
    clock.pass(120)
    expect(shown()).toBe(2)
    stage.go(1)
    clock.pass(700)
    expect(shown()).toBe(-1)
    clock.pass(120)
    expect(shown()).toBe(1)
  })

  it('ends right however fast the keys come, and back at the start is the start', () => {
    const { clock, stage, shown } = open()
    for (const next of [1, 2, 1, 0, 1, 2, 1, 2, 1, 0]) {
      stage.go(next)
      clock.pass(next * 70 + 30)
    }
    clock.pass(1000)
    expect(shown()).toBe(0)
    for (const next of [1, 2]) {
      stage.go(next)
      clock.pass(20)
    }
    clock.pass(1000)
    expect(shown()).toBe(2)
  })

  it('lets lights travel only while it is active', () => {
    const { clock, stage, host } = open()
    const light = () => host.querySelector('.md-light')!.getAttribute('transform')
    stage.go(2, { animate: false })
    const still = light()
    clock.pass(400)
    expect(light()).toBe(still)
    expect(clock.waiting()).toBe(0)
    stage.setActive(true)
    clock.pass(400)
    expect(light()).not.toBe(still)
    stage.setActive(false)
    expect(light()).toBe(still)
    clock.pass(400)
    expect(clock.waiting()).toBe(0)
  })

  it('says what it shows, and what changed', () => {
    const { stage, host } = open()
    const label = () => host.querySelector('svg')!.getAttribute('aria-label')
    expect(host.querySelector('svg')!.getAttribute('role')).toBe('img')
    expect(label()).toBe('Diagram of App and Db. Arrows: App to Db.')
    stage.go(1)
    expect(label()).toBe('Logs leave. New: Logs.')
  })

  it('names arrows by their ends', () => {
    const { host } = open()
    expect(host.querySelector('[data-edge="App-Db"] path')).not.toBeNull()
  })

  it('has ids of its own in every drawing', () => {
    const ids = [0, 1].map(index => stillMarkup(three, 2, `p${index}`)).map(markup => [...markup.matchAll(/ id="([^"]+)"/g)].map(match => match[1]))
    expect(ids[0]!.length).toBeGreaterThan(0)
    expect(ids[0]!.filter(id => ids[1]!.includes(id))).toEqual([])
  })

  it('leaves nothing behind', () => {
    const { clock, stage, host } = open()
    stage.go(1)
    stage.destroy()
    expect(clock.waiting()).toBe(0)
    expect(host.children).toHaveLength(0)
  })
})
