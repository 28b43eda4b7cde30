// When a crowd of clients comes back after a common failure, with and without jitter.
import { createChance } from '../../sim/engine/index.ts'
import { WAITS } from '../../sim/retry-storm/index.ts'

/** Defaults of the drawing; times in units of the first wait. */
export const WAVES = {
  clients: 120,
  rounds: 4,
  /** Longest wait. */
  cap: 8,
  /** How far the axis goes. */
  until: 20,
  bins: 80,
  /** Calls in a bin that the service can take: a teaching figure. */
  capacity: 44,
  seed: 3,
} as const

/** Calls in each bin of time. All clients fail at 0; none succeeds, so that the pattern is seen whole. */
export function retryWaves(jitter: boolean): number[] {
  const { clients, rounds, cap, until, bins, seed } = WAVES
  const chance = createChance(seed)
  const counts = Array.from({ length: bins }, () => 0)
  for (let client = 0; client < clients; client++) {
    let t = 0
    for (let round = 0; round < rounds; round++) {
      // Even without jitter two machines never answer in the same millisecond.
      t += jitter ? WAITS.fullJitter(1, cap, round, chance.uniform) : WAITS.exponential(1, cap, round) + chance.uniform() * 0.12
      const bin = Math.floor(t / until * bins)
      if (bin < bins)
        counts[bin]!++
    }
  }
  return counts
}
