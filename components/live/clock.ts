import type { Figure } from './figure.ts'
import { hours } from '../../sim/engine/index.ts'

/** A moment of a figure's run in words: its own, else in seconds. */
export function clockOf({ time }: Pick<Figure, 'time'>): (t: number) => string {
  return time?.clock ?? (t => `${(t / 1000).toFixed(1)} s`)
}

/** How time passes in a run of days that begins at an hour of the first one: half an hour to four hours a second. */
export const timeOfDays = (startsAt: number): NonNullable<Figure['time']> => ({
  speed: 7200,
  speeds: [1800, 3600, 7200, 14_400],
  pace: speed => `${speed / 3600} h/s`,
  step: hours(1),
  clock: t => dayWords(t, startsAt),
})

/** A moment in words, in a run that begins at an hour of its first day: `day 2, 21:36`. */
export function dayWords(t: number, startsAt: number): string {
  const minutes = Math.floor(t / 60_000) + startsAt * 60
  const two = (n: number) => String(n).padStart(2, '0')
  return `day ${Math.floor(minutes / 1440) + 1}, ${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
}
