import type { Millis } from '../engine/index.ts'

/** What decides in this world: the part that the exercise asks for. FILL: the smallest interface that holds the mechanism. */
export interface Policy {
  /**
   * May this request go through?
   * @param t ms of virtual time, never less than in the call before
   */
  allow(t: Millis): boolean
}

/** The baseline, which fails. FILL: what everyone does before they know the mechanism. */
export function baseline(): Policy {
  return { allow: () => true }
}
