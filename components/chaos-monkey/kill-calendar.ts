// Half a year of kills for one group, drawn by the very code that the slide before shows.
import type { Group } from '../../snippets/chaos-monkey.ts'
import { fact } from '../../case/index.ts'
import { createChance } from '../../sim/engine/index.ts'
import { plan } from '../../snippets/chaos-monkey.ts'

export const WEEKS = 26
export const WORKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] as const
/** Minutes of a day in which a kill may fall. */
export const WINDOW = fact('chaos-window').value!

export interface CalendarKill {
  /** From 0. */
  week: number
  /** Index into WORKDAYS. */
  weekday: number
  /** Minutes after the window opens, from 0 to WINDOW - 1. */
  minute: number
}

export interface KillCalendar {
  kills: CalendarKill[]
  /** Longest run of workdays without a kill. */
  longestQuiet: number
}

/** The kills of one group over WEEKS weeks without holidays, at the mean gap of the published code. */
export function killCalendar(seed: number): KillCalendar {
  const chance = createChance(seed)
  const group: Group = {
    instances: [{ id: 'i-a', cluster: 'ratings' }, { id: 'i-b', cluster: 'ratings' }, { id: 'i-c', cluster: 'ratings' }],
    meanDays: fact('chaos-mean-code').value!,
    minGap: fact('chaos-min-gap').value!,
    lastKill: -Infinity,
  }
  const kills: CalendarKill[] = []
  let longestQuiet = 0
  let quietSince = 0
  const days = WEEKS * WORKDAYS.length
  for (let number = 0; number < days; number++) {
    const kill = plan(group, { number, isWorkday: true, isOutage: false }, chance)
    if (!kill)
      continue
    group.lastKill = number
    longestQuiet = Math.max(longestQuiet, number - quietSince)
    quietSince = number + 1
    kills.push({ week: Math.floor(number / WORKDAYS.length), weekday: number % WORKDAYS.length, minute: kill.minute })
  }
  return { kills, longestQuiet: Math.max(longestQuiet, days - quietSince) }
}
