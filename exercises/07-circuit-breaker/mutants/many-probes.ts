import { defineMutant } from '../../runner/mutant.ts'

/** Lets everyone through while half-open: the service that recovers is run over. */
export default defineMutant({
  caughtBy: 'lets exactly one probe through',
  replace: `on a service that may be down.
        return false`,
  by: `on a service that may be down.
        return true`,
})
