import { defineMutant } from '../../runner/mutant.ts'

/** Makes a transaction of each film: in between, half of the order is done. */
export default defineMutant({
  caughtBy: 'is one transaction in each of them',
  replace: '  return inTurn.flatMap(transaction)',
  by: `  const films = (part: Part) => [...new Set([...part.reads, ...part.writes].map(({ row }) => row))].sort().map(film => ({ reads: part.reads.filter(({ row }) => row === film), writes: part.writes.filter(({ row }) => row === film) }))
  return inTurn.flatMap(part => films(part).flatMap(transaction))`,
})
