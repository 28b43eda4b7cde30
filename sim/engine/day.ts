/**
 * A curve over the day from its value at each full hour: straight lines in between, and around midnight.
 * @param values of hours 0 to 23
 * @returns the value at an hour from 0 to 24
 * @throws RangeError unless there are 24
 */
export function dayCurve(values: readonly number[]): (hour: number) => number {
  if (values.length !== 24)
    throw new RangeError(`A day has 24 hours, got ${values.length} values`)
  return (hour) => {
    const before = values[Math.floor(hour) % 24]!
    const after = values[(Math.floor(hour) + 1) % 24]!
    return before + (after - before) * (hour - Math.floor(hour))
  }
}
