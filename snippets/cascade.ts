/** Thrown when a bulkhead is full: the caller falls back at once instead of waiting. */
export class Rejected extends Error {}

// #region bulkhead
/** Lets so many calls through at once; the next is refused. */
export function bulkhead(limit: number) {
  let running = 0
  return async <T>(call: () => Promise<T>): Promise<T> => {
    if (running >= limit) throw new Rejected()
    running++
    try {
      return await call()
    } finally {
      running--
    }
  }
}
// #endregion
