import { defineMutant } from '../../runner/mutant.ts'

/** Takes the number out of the name; whoever has none is never moved. */
export default defineMutant({
  caughtBy: 'goes to the new service for the share asked for',
  replace: `bucket(member) < share ? 'new' : 'old'`,
  by: `Number(member.slice(-3)) % 100 < share ? 'new' : 'old'`,
})
