/** How a value reads in a message: as JSON where JSON can say it, else in JavaScript's own words. */
export function show(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint')
    return String(value)
  if (value instanceof Map || value instanceof Set)
    return `a ${value.constructor.name} of ${value.size}`
  try {
    return JSON.stringify(value) ?? String(value)
  }
  catch {
    return String(value) // it holds itself
  }
}
