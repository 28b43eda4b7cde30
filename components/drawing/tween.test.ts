import { describe, expect, it } from 'vitest'
import { tween } from './tween.ts'

/** A host whose time passes only by `pass`. */
function host({ reducedMotion = false } = {}) {
  let time = 0
  let waiting: (() => void) | undefined
  return {
    options: {
      duration: 400,
      now: () => time,
      requestFrame: (run: () => void) => {
        waiting = run
        return 1
      },
      cancelFrame: () => { waiting = undefined },
      reducedMotion: () => reducedMotion,
    },
    pass(ms: number) {
      time += ms
      const run = waiting
      waiting = undefined
      run?.()
    },
    get idle() { return waiting === undefined },
  }
}

describe('a tween', () => {
  it('rises without a step back and ends on exactly 1', () => {
    const drawn: number[] = []
    const h = host()
    tween(p => drawn.push(p), h.options)
    for (let i = 0; i < 30; i++)
      h.pass(17)
    expect(drawn).toEqual([...drawn].sort((a, b) => a - b))
    expect(drawn.at(-1)).toBe(1)
    expect(h.idle).toBe(true)
  })

  it('is at its end at once when it is cut short, and stays there', () => {
    const drawn: number[] = []
    const h = host()
    const finish = tween(p => drawn.push(p), h.options)
    h.pass(100)
    finish()
    finish()
    h.pass(100)
    expect(drawn).toHaveLength(2)
    expect(drawn.at(-1)).toBe(1)
  })

  it('does not draw again when it is finished after its end', () => {
    const drawn: number[] = []
    const h = host()
    const finish = tween(p => drawn.push(p), h.options)
    h.pass(500)
    finish()
    expect(drawn).toEqual([1])
  })

  it('shows the end only, for a visitor who asked for less motion', () => {
    const drawn: number[] = []
    const h = host({ reducedMotion: true })
    tween(p => drawn.push(p), h.options)
    expect(drawn).toEqual([1])
    expect(h.idle).toBe(true)
  })
})
