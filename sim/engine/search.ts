/** Last position in a list sorted by time whose time is at most t; -1 when there is none. */
export function lastUpTo<T>(items: readonly T[], time: (item: T) => number, t: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (time(items[middle]!) <= t)
      low = middle + 1
    else
      high = middle
  }
  return low - 1
}
