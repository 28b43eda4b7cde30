import { describe, expect, it } from 'vitest'
import { gestureOf } from './touch.ts'

describe('a finger’s way', () => {
  const phone = { width: 844, height: 390 }

  it.each([
    [-100, 10, 'next'],
    [100, -10, 'prev'],
    [4, -180, 'nextSlide'],
    [4, 180, 'prevSlide'],
    [3, 4, 'tap'],
    [-40, 10, undefined],
  ])('by %s and %s pixels means %s', (x, y, gesture) => {
    expect(gestureOf(x, y, phone)).toBe(gesture)
  })

  it('is short on a small window', () => {
    expect(gestureOf(-70, 0, { width: 200, height: 400 })).toBe('next')
  })
})
