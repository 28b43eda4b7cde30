// Measures how fast one core scores: what the deck's facts on the nightly batch rest on.
import { measure, SCORERS } from './scoring.ts'

/** Scores a second of each scorer: the median of the rounds. */
export function measureScorers(rounds = 5, slices = 30): { id: string, rate: number }[] {
  // The processor's time, not the wall's: a busy machine must not make a core look slow.
  const clock = () => {
    // eslint-disable-next-line no-restricted-globals -- measuring is what this file is for
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
  return SCORERS.map((scorer) => {
    const rates = Array.from({ length: rounds }, () => {
      const measurement = measure(scorer, clock)
      for (let i = 0; i < slices; i++)
        measurement.slice(10)
      return measurement.rate()
    })
    return { id: scorer.id, rate: rates.sort((a, b) => a - b)[rounds >> 1]! }
  })
}

/** All of it, as lines. */
export function benchScoring(): string[] {
  return measureScorers().map(({ id, rate }) => `rows: ${id}: ${(rate / 1e6).toFixed(2)} M scores/s on one core`)
}
