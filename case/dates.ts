/** Dates as fractional years, so that a timeline can place them. */

const fraction = (year: number, month: number, day: number): number => {
  const start = Date.UTC(year, 0, 1)
  return year + (Date.UTC(year, month - 1, day) - start) / (Date.UTC(year + 1, 0, 1) - start)
}

/**
 * The span a date covers: a day, a month or a whole year, as precisely as it is known.
 * `date(2010, 12)` is `{ value: 2010.915…, to: 2011, unit: 'date' }`; `to` is exclusive.
 */
export function date(year: number, month?: number, day?: number): { value: number, to: number, unit: 'date' } {
  if (month === undefined) return { value: year, to: year + 1, unit: 'date' }
  if (day === undefined) return { value: fraction(year, month, 1), to: fraction(year, month + 1, 1), unit: 'date' }
  return { value: fraction(year, month, day), to: fraction(year, month, day + 1), unit: 'date' }
}
