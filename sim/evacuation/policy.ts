import type { Millis } from '../engine/index.ts'

/** The regions of this world, from west to east. Everything a region wants is in this order. */
export const REGIONS = ['us-west-2', 'us-east-1', 'eu-west-1'] as const

/** The name of a region. */
export type RegionName = (typeof REGIONS)[number]

/**
 * What is known of a region at a moment. Demand and capacity are in thousand requests a second.
 * Its own members are those who live near it and are served by it on a quiet day.
 */
export interface Region {
  readonly name: RegionName
  /** `ill` while its services fail, or while it is asked for more than it can carry. */
  readonly status: 'well' | 'ill'
  /** When this status began. */
  readonly since: Millis
  /** What its own members ask for now, wherever they are served. */
  readonly demand: number
  /** The most that its own members will ask for in the hour to come, as forecast. */
  readonly peak: number
  /** Capacity that takes traffic. */
  readonly running: number
  /** Capacity that has started and takes no traffic: it joins within two minutes of being asked for. */
  readonly dark: number
  /** The most that this region can ever run. */
  readonly limit: number
  /** Share of its own members that it serves itself now, from 0 to 1. */
  readonly home: number
  /** How far the other regions are behind its writes, in ms. */
  readonly lag: Millis
  /** Writes, in thousands, that it has accepted and the other regions do not have yet. */
  readonly pending: number
}

/** Who is to run how much, and who is to serve whom. */
export interface Plan {
  /** Region → capacity wanted; 0 switches it off. A region not named is left to its own autoscaler. */
  readonly scale: { readonly [region in RegionName]?: number }
  /**
   * Region whose members are to be served elsewhere → share that each region serves of them, 1 in all.
   * A region not named serves its own.
   */
  readonly weights: { readonly [home in RegionName]?: { readonly [region in RegionName]?: number } }
}

/** Who decides where members are served: the part that the exercise asks for. */
export interface Policy {
  /**
   * The plan to follow from now on. Asked every ten seconds.
   * @param regions all regions, from west to east
   * @param t ms of virtual time
   */
  evacuate(regions: readonly Region[], t: Millis): Plan
  /** What moves members: the gateways, in a minute or two, or names, whose caches expire slowly. @default 'gateway' */
  readonly by?: 'gateway' | 'dns'
}

/** Where DNS sends the members of a region that has failed: the first of these that is well. */
const NEXT: Record<RegionName, readonly RegionName[]> = {
  'us-west-2': ['us-east-1', 'eu-west-1'],
  'us-east-1': ['us-west-2', 'eu-west-1'],
  'eu-west-1': ['us-east-1', 'us-west-2'],
}

/** The baseline, as the case tells it: when a region fails its health check, DNS answers with the next one. */
export function dnsFailover(): Policy {
  return {
    by: 'dns',
    evacuate(regions) {
      const isWell = (name: RegionName) => regions.find(region => region.name === name)!.status === 'well'
      const moves = REGIONS.filter(name => !isWell(name)).flatMap((name) => {
        const next = NEXT[name].find(isWell)
        return next ? [[name, { [next]: 1 }]] : []
      })
      return { scale: {}, weights: Object.fromEntries(moves) }
    },
  }
}
