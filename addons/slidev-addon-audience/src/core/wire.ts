// What the protocol needs of the world around it.

/** The way to the broker. Nothing of it needs to be trusted. */
export interface Wire {
  readonly publish: (topic: string, payload: string, retain: boolean) => void
  readonly subscribe: (topic: string) => void
}

/** Time and chance, given from outside. */
export interface Clock {
  /** Milliseconds; only rises; agrees with no other device's. */
  readonly now: () => number
  /** Runs once after so many milliseconds, unless the function returned is called. */
  readonly after: (milliseconds: number, run: () => void) => () => void
  /** From 0 to below 1. */
  readonly random: () => number
}
