import type { Figure } from './figure.ts'

/** A moment of a figure's run in words: its own, else in seconds. */
export function clockOf({ time }: Pick<Figure, 'time'>): (t: number) => string {
  return time?.clock ?? (t => `${(t / 1000).toFixed(1)} s`)
}
