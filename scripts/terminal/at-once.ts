/** How many pieces of heavy work are done at once: a page of the browser keeps one processor busy, and waits for little. */
export const AT_ONCE = 2

/** Does work for each of a list, two at a time, in the order of the list. */
export async function atOnce<T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...list]
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      await work(item)
  }))
}
