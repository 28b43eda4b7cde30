/**
 * Freezes plain data, all the way down: for what a world hands out and goes on using, so that nobody can change it
 * from outside. What is frozen already is taken to be frozen all the way: sharing costs nothing.
 * @returns the value itself
 */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value))
      frozen(part)
  }
  return value
}
