/** Several values of one thing at once while it changes from one to another; the weights add up to 1. */
export type Mix<T> = readonly { readonly value: T, readonly weight: number }[]

/** One value alone. */
export const only = <T>(value: T): Mix<T> => [{ value, weight: 1 }]

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

/**
 * A mix on its way to one value, at t from 0 to 1. A change that is interrupted starts from
 * the mix as it stands, so nothing jumps.
 */
export function mixTowards<T>(from: Mix<T>, to: T, t: number): Mix<T> {
  if (t >= 1 || from.every(({ value }) => same(value, to)))
    return only(to)
  const rest = from.filter(({ value }) => !same(value, to)).map(({ value, weight }) => ({ value, weight: weight * (1 - t) }))
  return [...rest, { value: to, weight: 1 - rest.reduce((sum, { weight }) => sum + weight, 0) }]
}
