import { expect, it } from 'vitest'
import { hopsOf } from './trace-hops.ts'

it('keeps trace and decision on every call, makes the caller the parent, and sends no parent to a queue', () => {
  const hops = hopsOf()
  const told = hops.map(({ fields }) => Object.fromEntries(fields.map(({ says, text }) => [says, text])))
  expect(new Set(told.map(({ trace }) => trace)).size).toBe(1)
  expect(new Set(told.map(({ decision }) => decision))).toEqual(new Set(['1']))
  expect(told[1]!.parent).toBe(told[0]!.span)
  expect(new Set(told.map(({ span }) => span)).size).toBe(3)
  expect(told[2]!.parent).toBeUndefined()
})
