/**
 * Going back from a release whose former fleet still stands, in the order of the published rollback:
 * the restored group is seen to take traffic before the other one is disabled.
 */

/** The instances of one version. */
export interface Fleet {
  version: string
  size: number
}

export interface Platform {
  /** Starts or stops instances until the fleet has `size` healthy ones. */
  resize(fleet: Fleet, size: number): Promise<void>
  /** Lets the load balancer send requests to the fleet. */
  enable(fleet: Fleet): Promise<void>
  /** Resolves when requests have been seen to succeed on the fleet; throws if none do. */
  confirmTraffic(fleet: Fleet): Promise<void>
  /** Sends no new requests to the fleet and lets those in flight finish. */
  disable(fleet: Fleet): Promise<void>
}

// #region rollback
export async function rollback(platform: Platform, from: Fleet, to: Fleet) {
  await platform.resize(to, from.size) // as many as carry it now
  await platform.enable(to)
  await platform.confirmTraffic(to) // throws: `from` stays on
  await platform.disable(from) // drains what is in flight
}
// #endregion
