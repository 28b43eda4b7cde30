import type { Box, Client, FillWindow, Forecast, Plan } from '../../sim/edge-cache/index.ts'

/** Views that one copy of a title is there for. */
const PER_COPY = 4000

/** GB that may be written in the window: what its rate brings in, and no more than a night allows. */
function nightOf({ rate, night }: Box, { from, to }: FillWindow): number {
  const seconds = (to - from) / 1000
  return Math.min(night, rate / 8 * seconds)
}

// #region homes
/** Where a title belongs: on the ring from its own point on, one box after the other, as many as it has copies. */
function homesOf({ point, views }: Forecast, boxes: readonly Box[]): Box[] {
  const copies = Math.ceil(views / PER_COPY)
  const places = boxes
    .flatMap(box => box.points.map(at => ({ box, ahead: at < point ? at + 1 : at })))
    .sort((a, b) => a.ahead - b.ahead)
  // A set keeps the order of first arrival, and each box once.
  return [...new Set(places.map(place => place.box))].slice(0, copies)
}
// #endregion

export function fillPlan(forecast: readonly Forecast[], boxes: readonly Box[], window: FillWindow): Plan {
  const plan = new Map(boxes.map(box => [box.id, [] as string[]]))
  const space = new Map(boxes.map(box => [box.id, box.space]))
  const night = new Map(boxes.map(box => [box.id, nightOf(box, window)]))
  // The most views for a byte first. Sorting is stable, so what is equal stays as the forecast has it.
  const best = forecast.toSorted((a, b) => b.views / b.size - a.views / a.size)
  // #region fill
  for (const title of best) {
    for (const { id, holds } of homesOf(title, boxes)) {
      // What is there takes room, but not tonight's line.
      const written = holds.includes(title.id) ? 0 : title.size
      if (title.size > space.get(id)! || written > night.get(id)!)
        continue // something smaller may still fit
      plan.get(id)!.push(title.id)
      space.set(id, space.get(id)! - title.size)
      night.set(id, night.get(id)! - written)
    }
  }
  // #endregion
  return plan
}

// #region steer
export function steer({ boxes }: Client): string {
  const holders = boxes.filter(box => box.holds)
  const well = holders.filter(box => box.up)
  const free = well.filter(box => box.streams < box.most)
  if (free.length > 0)
    return free.toSorted((a, b) => a.streams / a.most - b.streams / b.most)[0]!.id
  // Whom to call: who plans, who repairs, or who buys.
  if (holders.length === 0)
    return 'content'
  return well.length === 0 ? 'health' : 'other'
}
// #endregion
