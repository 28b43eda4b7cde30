import { defineMutant } from '../../runner/mutant.ts'

/** Leaves behind what had been merged into a service. */
export default defineMutant({
  caughtBy: 'looks again after each merge',
  replace: `      if (lives === best.service)`,
  by: `      if (service === best.service)`,
})
