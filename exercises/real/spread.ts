import { number } from '../../case/format.ts'

/**
 * A number of several runs: the middle one, and how far apart they lie: `62 a second (0 to 100)`.
 * @param unit follows the middle one
 */
export function spread(values: readonly number[], decimals = 0, unit = ''): string {
  const inOrder = values.toSorted((a, b) => a - b)
  const words = (value: number) => number(value, decimals, decimals)
  const middle = `${words(inOrder[inOrder.length >> 1]!)}${unit && ` ${unit}`}`
  return inOrder.length === 1 ? middle : `${middle} (${words(inOrder[0]!)} to ${words(inOrder.at(-1)!)})`
}
