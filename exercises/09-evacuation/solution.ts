import type { Millis, Plan, Region } from '../../sim/evacuation/index.ts'

const MINUTE = 60_000

/** How long a region must be ill before it is emptied: moving a third of the members is a risk of its own. */
const DECIDE = 3 * MINUTE
/** How long it must have been well before its members come back: what blinks is not mended. */
const SETTLE = 10 * MINUTE
/** How full to plan a region: the rest is for the minute that nobody foresaw. */
const FULL = 0.9
/** Nobody is moved to where their own last ten seconds are missing. */
const MOST_LAG = 10_000

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/**
 * Empties a region that is ill into the others: makes room, moves members onto it as it comes up,
 * and switches the region off once its last write is safe. It is asked every ten seconds and keeps
 * nothing in mind: how far it has come can be read off the regions.
 */
// #region evacuate
export function evacuate(regions: readonly Region[], t: Millis): Plan {
  const sick = regions.find(region => isToBeEmpty(region, t))
  const region = sick ?? regions.find(region => region.home < 1)
  if (!region)
    return { scale: {}, weights: {} }
  const hosts = regions.filter(other => other !== region && other.status === 'well')
  const leave = sick ? leaving(sick, hosts) : stayingAway(region)
  return {
    scale: { ...roomIn(hosts, region), ...ownScale(region, sick !== undefined) },
    weights: { [region.name]: shares(region, hosts, leave) },
  }
}
// #endregion

/** A verdict too young to act on changes nothing: members stay where they are. */
// #region decide
function isToBeEmpty(region: Region, t: Millis): boolean {
  const age = t - region.since
  const isAway = region.home < 1
  return region.status === 'ill' ? isAway || age >= DECIDE : isAway && age < SETTLE
}
// #endregion

/** What each host must run: enough for its own members and its part of the guests, at the peak of the hour to come. */
// #region room
function roomIn(hosts: readonly Region[], guests: Region): Record<string, number> {
  // In proportion to the room each can have: an even split drowns whoever is in its own evening.
  const rooms = hosts.map(host => Math.max(0, FULL * host.limit - host.peak))
  const part = guests.peak / (sum(rooms) || 1)
  return Object.fromEntries(hosts.map((host, i) =>
    [host.name, Math.min(host.limit, (host.peak + part * rooms[i]!) / FULL)]))
}
// #endregion

/** Room that runs now. What is ordered carries nobody. */
// #region running
function runningRoom(host: Region): number {
  return Math.max(0, FULL * host.running - host.demand)
}

/** Share of the members who leave now: as many as there is running room for. */
function leaving(sick: Region, hosts: readonly Region[]): number {
  const fits = Math.min(1, sum(hosts.map(runningRoom)) / sick.demand)
  // Whoever moves finds what has been copied so far, and no more.
  // With the copies far behind, nobody else moves yet.
  return sick.lag > MOST_LAG ? Math.min(fits, 1 - sick.home) : fits
}
// #endregion

/** The way back is the same thing the other way round: whoever has no running room at home yet stays away. */
function stayingAway(region: Region): number {
  return Math.min(1 - region.home, Math.max(0, 1 - FULL * region.running / region.demand))
}

/** Where a region's members are served when the share `leave` of them is served elsewhere. */
function shares(region: Region, hosts: readonly Region[], leave: number): Record<string, number> {
  const rooms = hosts.map(runningRoom)
  const away = rooms.map(room => leave * room / (sum(rooms) || 1))
  return {
    [region.name]: 1 - sum(away),
    ...Object.fromEntries(hosts.map((host, i) => [host.name, away[i]!])),
  }
}

/** What the region itself is to run. Not named, it is left to its autoscaler. */
// #region off
function ownScale(region: Region, isSick: boolean): Record<string, number> {
  if (!isSick)
    return { [region.name]: region.peak / FULL }
  // Empty is not enough: a write that nobody else has yet would go dark with it.
  return region.home === 0 && region.pending === 0 ? { [region.name]: 0 } : {}
}
// #endregion
