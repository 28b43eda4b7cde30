import type { Millis } from '../../sim/__slug__/index.ts'

// FILL: a complete answer, written to be read: the why of every choice, and regions around what the slides quote.

// #region allow
/** May this request go through? */
export function allow(t: Millis): boolean {
  return t < 10_000 || t >= 40_000
}
// #endregion
