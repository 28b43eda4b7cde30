import type { Box, Client, FillWindow, Forecast, Plan, Policy } from './policy.ts'
import { missOf } from './policy.ts'
import { clockwise } from './ring.ts'

/** The numbers of the exercise's rules. */
export const RULES = Object.freeze({
  /** Views that one copy of a title is there for. */
  perCopy: 4000,
})

/** GB that may be written to a box in a window: by its rate, and by the night. */
export const nightly = ({ rate, night }: Box, { from, to }: FillWindow): number => Math.min(night, rate * (to - from) / 8000)

/**
 * The rules of the exercise, spelt out for comparison. The answer to read is exercises/10-edge-cache/solution.ts, written
 * independently; a test holds the two against each other.
 */
export const planned: Policy = Object.freeze({
  fillPlan(forecast: readonly Forecast[], boxes: readonly Box[], window: FillWindow): Plan {
    const state = boxes.map(box => ({ box, titles: [] as string[], space: box.space, night: nightly(box, window) }))
    const wanted = forecast.filter(title => title.views > 0).sort((a, b) => b.views / b.size - a.views / a.size)
    for (const { id, size, views, point } of wanted) {
      const homes = clockwise(point, boxes).slice(0, Math.ceil(views / RULES.perCopy))
      for (const entry of state.filter(({ box }) => homes.includes(box))) {
        const written = entry.box.holds.includes(id) ? 0 : size
        if (size > entry.space || written > entry.night)
          continue
        entry.titles.push(id)
        entry.space -= size
        entry.night -= written
      }
    }
    return new Map(state.map(({ box, titles }) => [box.id, titles]))
  },

  steer(client: Client): string {
    const [first, ...others] = client.boxes.filter(box => box.holds && box.up && box.streams < box.most)
    return first ? others.reduce((best, box) => box.streams / box.most < best.streams / best.most ? box : best, first).id : missOf(client)
  },
})
