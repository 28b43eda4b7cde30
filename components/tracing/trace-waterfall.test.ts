import { expect, it } from 'vitest'
import { HOME_PAGE, timeOnPath, waitsOf } from './trace-waterfall.ts'

it('blames the slow service, and neither the quick ones nor the one nobody waits for', () => {
  const times = timeOnPath(waitsOf(HOME_PAGE))
  const [slowest] = [...times].sort((a, b) => b[1] - a[1])
  expect(slowest).toEqual(['ratings', 334])
  expect(times.has('catalog')).toBe(false)
  expect(times.has('log')).toBe(false)
  expect([...times.values()].reduce((sum, ms) => sum + ms)).toBe(HOME_PAGE[0]!.end)
})
