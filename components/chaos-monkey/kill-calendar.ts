// Half a year of kills for one group, drawn by the exercise's reference.
import { fact } from '../../case/index.ts'
import { schedule } from '../../exercises/06-chaos-monkey/solution.ts'
import { CONFIG, dayOf, losAngeles, utcOf } from '../../sim/chaos-monkey/index.ts'
import { createChance } from '../../sim/engine/index.ts'

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

/** The kills of one group, in order, over WEEKS weeks without holidays, at the mean gap of the published code. */
export function killCalendar(seed: number): { kills: CalendarKill[] } {
  const chance = createChance(seed)
  const config = { ...CONFIG, meanDays: fact('chaos-mean-code').value! }
  const calendar = losAngeles()
  /** A Monday. */
  const first = dayOf(2012, 1, 2)
  const kills: CalendarKill[] = []
  for (let day = first; day < first + 7 * WEEKS; day++) {
    const [kill] = schedule(day, ['ratings'], config, calendar, () => chance.uniform())
    if (kill)
      kills.push({ week: Math.floor((day - first) / 7), weekday: (day - first) % 7, minute: (kill.at - utcOf(calendar, day, config.startHour * 60)) / 60_000 })
  }
  return { kills }
}
