import { defineMutant } from '../../runner/mutant.ts'

/** Counts retries by itself, for all clients of the process together. */
export default defineMutant({
  caughtBy: 'goes by what it is told, and keeps no count of its own',
  replace: '  const wait = call.random() * longest',
  by: `  decide.retries = (decide.retries ?? 0) + 1
  if (decide.retries > 200) return 'stop'
  const wait = call.random() * longest`,
})
