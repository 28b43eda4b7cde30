import { describe, expect, it } from 'vitest'
import { clockFace, clockOf, shownIn, spanOf } from './clock.ts'

const slides = [
  { alias: 'a', cuts: ['talk', 'workshop'], breaks: {}, minutes: 1.5 },
  { alias: 'b', cuts: ['workshop'], breaks: {}, minutes: 60 },
  { alias: 'c', cuts: ['talk', 'workshop'], breaks: { workshop: 15 }, minutes: 2 },
]

describe('the running clock', () => {
  it('begins each slide when those before it have been shown, in each cut', () => {
    expect([...clockOf(slides, 'workshop')]).toEqual([['a', 0], ['b', 1.5], ['c', 76.5]])
    expect([...clockOf(slides, 'talk')]).toEqual([['a', 0], ['c', 1.5]])
    expect(shownIn(slides, 'talk').map(({ alias }) => alias)).toEqual(['a', 'c'])
  })

  it('adds up what a chapter takes, and says when it begins', () => {
    expect(spanOf(slides.slice(1), 'workshop', clockOf(slides, 'workshop'))).toEqual({ slides: 2, minutes: 77, begins: 1.5 })
    expect(spanOf(slides.slice(1, 2), 'talk', clockOf(slides, 'talk'))).toEqual({ slides: 0, minutes: 0, begins: undefined })
  })

  it('shows hours and whole minutes', () => {
    expect([0, 7.5, 59.9, 61.5, 270].map(clockFace)).toEqual(['0:00', '0:07', '0:59', '1:01', '4:30'])
    expect(clockFace(undefined)).toBe('–')
  })
})
