import { defineMutant } from '../../runner/mutant.ts'

/** Does nothing at all for what it has seen, so that it comes for ever. */
export default defineMutant({
  caughtBy: 'does nothing twice: what was seen is only acknowledged',
  replace: `return [ack] // a duplicate ends here`,
  by: `return []`,
})
