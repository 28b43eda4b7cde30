// Days of Los Angeles, from the rules alone: no clock, no time zone of the host, and therefore the same everywhere.
import type { Calendar, Day } from './policy.ts'

/**
 * The day of a date.
 * @param month 1 to 12
 * @param date 1 to 31
 */
export function dayOf(year: number, month: number, date: number): Day {
  // Years begin in March, so that a leap day comes last. Source: Howard Hinnant, chrono-compatible date algorithms.
  const y = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7

/** The year of a day. */
function yearOf(day: Day): number {
  let year = 1970 + Math.floor(day / 365.2425)
  while (dayOf(year + 1, 1, 1) <= day)
    year++
  while (dayOf(year, 1, 1) > day)
    year--
  return year
}

/** The nth Sunday of a month, n from 1. */
function sunday(year: number, month: number, n: number): Day {
  const first = dayOf(year, month, 1)
  return first + (7 - weekdayOf(first)) % 7 + 7 * (n - 1)
}

/** Hours behind UTC at noon: daylight is saved from the second Sunday of March to the first of November (rule since 2007). */
function hoursBehind(day: Day): number {
  const year = yearOf(day)
  return day >= sunday(year, 3, 2) && day < sunday(year, 11, 1) ? 7 : 8
}

/** A calendar of Los Angeles in which these days are holidays. */
export function losAngeles(holidays: readonly Day[] = []): Calendar {
  return { isWorkday: day => weekdayOf(day) % 6 !== 0 && !holidays.includes(day), hoursBehind }
}

/** One in which every day is a workday: what the room tries out. */
export const EVERY_DAY: Calendar = Object.freeze({ isWorkday: () => true, hoursBehind })

/** Federal holidays of the autumn of 2012: Columbus Day, Veterans Day as observed, Thanksgiving. */
export const HOLIDAYS: readonly Day[] = Object.freeze([dayOf(2012, 10, 8), dayOf(2012, 11, 12), dayOf(2012, 11, 22)])
