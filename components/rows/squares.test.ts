import { expect, it } from 'vitest'
import { squaresPath } from './squares.ts'

const FIELD = { width: 470, height: 84 }
const squares = (path: string) => [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, side]) => ({ x: Number(x), y: Number(y), side: Number(side) }))

it('draws one square each, inside the field, at the scale of the fullest', () => {
  for (const [count, most] of [[1, 430], [8, 430], [430, 430], [2000, 2000]] as const) {
    const drawn = squares(squaresPath(count, most, FIELD))
    expect(drawn).toHaveLength(count)
    for (const { x, y, side } of drawn) {
      expect(x + side).toBeLessThanOrEqual(FIELD.width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y + side).toBeLessThanOrEqual(FIELD.height)
    }
  }
  expect(squares(squaresPath(1, 430, FIELD))[0]!.side).toBe(squares(squaresPath(430, 430, FIELD))[0]!.side)
})

it('fills the field and no more when there are too many', () => {
  const drawn = squares(squaresPath(1e6, 1e6, FIELD))
  expect(drawn.length).toBeGreaterThan(2000)
  expect(drawn.length).toBeLessThan(3000)
})
