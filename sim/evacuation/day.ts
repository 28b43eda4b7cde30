import type { Millis } from '../engine/index.ts'
import type { RegionName } from './policy.ts'
import { dayCurve, minutes } from '../engine/index.ts'

/** Share of the evening's peak that members ask for, at each full hour of their day. Invented; the shape matters. */
const HOURS = [0.55, 0.38, 0.28, 0.22, 0.20, 0.20, 0.24, 0.30, 0.34, 0.38, 0.42, 0.46, 0.50, 0.53, 0.56, 0.60, 0.66, 0.74, 0.83, 0.92, 0.98, 1, 0.92, 0.74]

/** Where a region's members live: hours to add to universal time, and what they ask for at their peak. */
const MEMBERS: Record<RegionName, { readonly offset: number, readonly peak: number }> = {
  'us-west-2': { offset: -8, peak: 70 },
  'us-east-1': { offset: -5, peak: 100 },
  'eu-west-1': { offset: 1, peak: 90 },
}

/** Universal time, in hours, at which every run begins: evening in the east of America, night in Europe. */
const START = 24 + 2 / 3

/** Hour of the day, from 0 to 24, where a region's members live. */
export function localHour(region: RegionName, t: number): number {
  return (START + MEMBERS[region].offset + t / minutes(60)) % 24
}

/** Share of the peak, from 0 to 1, at an hour of a member's day. */
export const dayShare = dayCurve(HOURS)

/** What a region's members ask for at a moment of an average day, in thousand requests a second. */
export function typicalDemand(region: RegionName, t: number): number {
  return MEMBERS[region].peak * dayShare(localHour(region, t))
}

/** What they ask for at most, on an average day. */
export function typicalPeak(region: RegionName): number {
  return MEMBERS[region].peak
}

/** The most that they ask for within the hour to come, on an average day: now, at its end, or at the full hour between. */
export function peakAhead(region: RegionName, t: Millis): number {
  const hour = localHour(region, t)
  return MEMBERS[region].peak * Math.max(dayShare(hour), dayShare((hour + 1) % 24), HOURS[Math.ceil(hour) % 24]!)
}
