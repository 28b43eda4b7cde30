import { defineMutant } from '../../runner/mutant.ts'

/** Gives a service to whoever calls it. */
export default defineMutant({
  caughtBy: 'never gives a service to another owner',
  replace: `owner.get(service) === owner.get(into)`,
  by: `owner.has(service) && owner.has(into)`,
})
