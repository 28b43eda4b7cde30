/** Several values of one thing at once while it changes from one to another; the weights add up to 1. */
export type Mix<T> = readonly { readonly value: T, readonly weight: number }[]

/** One value alone. */
export const only = <T>(value: T): Mix<T> => [{ value, weight: 1 }]

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

/**
 * The way of a mix to one value, at t from 0 to 1. A change that is interrupted starts from the
 * mix as it stands, so nothing jumps. Where there is nothing to change, the result is one object.
 */
export function mixTowards<T>(from: Mix<T>, to: Mix<T>): (t: number) => Mix<T> {
  const target = to[0]!.value
  const rest = from.filter(({ value }) => !same(value, target))
  if (!rest.length)
    return () => to
  return (t) => {
    if (t >= 1)
      return to
    const fading = rest.map(({ value, weight }) => ({ value, weight: weight * (1 - t) }))
    return [...fading, { value: target, weight: 1 - fading.reduce((sum, { weight }) => sum + weight, 0) }]
  }
}
