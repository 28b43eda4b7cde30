/**
 * What a box at the edge is filled with tonight, from a forecast of tomorrow.
 */

/** A title as the forecast of one place sees it. */
export interface Title {
  id: string
  bytes: number
  /** Views expected tomorrow. */
  views: number
}

/** A box that is filled by night. */
export interface Box {
  has: (title: string) => boolean
  /** Bytes a second at which it may be filled. */
  rate: number
  /** Seconds in which it may be filled. */
  night: number
  /** Bytes that may be written, whatever the rate. */
  space: number
}

/** Most views for a byte first. */
const byWorth = (a: Title, b: Title) => b.views / b.bytes - a.views / a.bytes

// #region fill
export function fillPlan(forecast: Title[], box: Box) {
  let room = Math.min(box.space, box.rate * box.night)
  const plan: Title[] = []
  for (const title of forecast.toSorted(byWorth)) {
    if (box.has(title.id) || title.bytes > room) continue
    plan.push(title)
    room -= title.bytes
  }
  return plan
}
// #endregion
