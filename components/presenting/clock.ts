// The presenter's clock: begun by the first turn, and held against the minutes that the slides are planned for.
import { sharedState } from '@slidev/client'
import { watch } from 'vue'

/** Where a tab keeps its clock: a page that is loaded again goes on with it, a new tab begins anew. */
const KEPT = 'deck:clock'

/** Takes up the clock that this tab had before it was loaded again, and keeps it from now on. */
export function keepClock(storage: Pick<Storage, 'getItem' | 'setItem'> = sessionStorage): void {
  const kept = storage.getItem(KEPT)
  if (kept && sharedState.timer.status === 'stopped')
    sharedState.timer = JSON.parse(kept) as typeof sharedState.timer
  watch(() => JSON.stringify(sharedState.timer), timer => storage.setItem(KEPT, timer))
}

/** Starts the clock on slide `no` unless it runs or has been stopped by hand. */
export function startClock(no: number): void {
  if (sharedState.timer.status === 'stopped')
    sharedState.timer = { status: 'running', startedAt: Date.now(), pausedAt: 0, slides: { [no]: { start: Date.now() } } }
}

export function toggleClock(no: number): void {
  const { timer } = sharedState
  if (timer.status === 'stopped')
    startClock(no)
  else if (timer.status === 'running')
    Object.assign(timer, { status: 'paused', pausedAt: Date.now() })
  else
    Object.assign(timer, { status: 'running', startedAt: Date.now() - (timer.pausedAt - timer.startedAt) })
}

export function resetClock(): void {
  sharedState.timer = { status: 'stopped', startedAt: 0, pausedAt: 0, slides: {} }
}

/** Seconds since the clock was begun, without its pauses; 0 before. */
export function elapsed(now: number): number {
  const { status, startedAt, pausedAt } = sharedState.timer
  return status === 'stopped' ? 0 : Math.max(0, (status === 'paused' ? pausedAt : now) - startedAt) / 1000
}

/**
 * Seconds that the plan has for the way from one slide to the beginning of another; 0 where that lies before.
 * @param minutes of each slide that runs, the first slide first
 * @param from number of a slide, from 1
 */
export function planned(minutes: readonly number[], from: number, to: number): number {
  return minutes.slice(from - 1, to - 1).reduce((sum, m) => sum + m, 0) * 60
}

/** Number of the slide on which the clock was begun; undefined before. */
export function clockBegan(): number | undefined {
  const [no] = Object.keys(sharedState.timer.slides)
  return no === undefined ? undefined : Number(no)
}

/** `0:18`, or `1:04:09` from an hour on. */
export function clockText(seconds: number): string {
  const [h, m, s] = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(Math.floor) as [number, number, number]
  return `${h ? `${h}:${String(m).padStart(2, '0')}` : m}:${String(s).padStart(2, '0')}`
}
