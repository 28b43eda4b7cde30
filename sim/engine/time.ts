declare const unit: unique symbol

/**
 * A moment of virtual time, or a span of it, in milliseconds: 0 or more, finite.
 * Made only by {@link ms}, {@link seconds}, {@link minutes} and {@link hours}, so that seconds are never taken for milliseconds.
 * It is a plain number at run time: compare and subtract as usual, wrap sums in {@link ms}.
 */
export type Millis = number & { readonly [unit]: 'ms' }

/**
 * Milliseconds of virtual time.
 * @param value 0 or more, finite
 * @throws RangeError naming the value got
 */
export function ms(value: number): Millis {
  if (!Number.isFinite(value) || value < 0)
    throw new RangeError(`A time must be 0 ms or more, got ${value}`)
  return value as Millis
}

/**
 * Seconds of virtual time, as milliseconds.
 * @param value 0 or more, finite
 * @throws RangeError naming the value got
 */
export function seconds(value: number): Millis {
  if (!Number.isFinite(value) || value < 0)
    throw new RangeError(`A time must be 0 s or more, got ${value}`)
  return (value * 1000) as Millis
}

/**
 * Minutes of virtual time, as milliseconds.
 * @param value 0 or more, finite
 * @throws RangeError naming the value got
 */
export function minutes(value: number): Millis {
  if (!Number.isFinite(value) || value < 0)
    throw new RangeError(`A time must be 0 min or more, got ${value}`)
  return (value * 60_000) as Millis
}

/**
 * Hours of virtual time, as milliseconds.
 * @param value 0 or more, finite
 * @throws RangeError naming the value got
 */
export function hours(value: number): Millis {
  return ms(value * 3_600_000)
}
