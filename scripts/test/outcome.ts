/** What a step found: how many checks held, how many did not. */
export interface Outcome {
  passed: number
  failed: number
}

export function outcome(ok: boolean): Outcome {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}
