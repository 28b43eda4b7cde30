import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { clockBegan, clockText, elapsed, keepClock, planned, resetClock, startClock, toggleClock } from './clock.ts'

describe('the presenter’s clock', () => {
  afterEach(() => {
    resetClock()
    vi.useRealTimers()
  })

  it('is begun once, and is not begun again by the next turn', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    expect(elapsed(Date.now())).toBe(0)
    startClock(2)
    vi.advanceTimersByTime(10_000)
    startClock(3)
    expect(elapsed(Date.now())).toBe(10)
    expect(clockBegan()).toBe(2)
  })

  it('leaves its pauses out, and a turn in a pause does not end it', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    startClock(2)
    vi.advanceTimersByTime(10_000)
    toggleClock(2)
    vi.advanceTimersByTime(60_000)
    startClock(3)
    expect(elapsed(Date.now())).toBe(10)
    toggleClock(3)
    vi.advanceTimersByTime(5_000)
    expect(elapsed(Date.now())).toBe(15)
  })

  it('goes on where the page is loaded again', async () => {
    vi.useFakeTimers({ now: 1_000_000 })
    const kept = new Map<string, string>()
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text) }
    keepClock(storage)
    startClock(2)
    await nextTick()
    const before = new Map(kept)
    resetClock()
    await nextTick()
    before.forEach((text, key) => kept.set(key, text))
    vi.advanceTimersByTime(30_000)
    keepClock(storage)
    expect(elapsed(Date.now())).toBe(30)
    expect(clockBegan()).toBe(2)
  })

  it('counts the plan from the slide on which it was begun to the beginning of the one that shows', () => {
    const minutes = [1, 1.5, 0.5, 2]
    expect(planned(minutes, 2, 2)).toBe(0)
    expect(planned(minutes, 2, 4)).toBe(120)
    expect(planned(minutes, 3, 1)).toBe(0)
  })

  it.each([[0, '0:00'], [18.9, '0:18'], [600, '10:00'], [3849, '1:04:09']])('prints %s seconds as %s', (seconds, text) => {
    expect(clockText(seconds)).toBe(text)
  })
})
