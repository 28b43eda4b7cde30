import { defineMutant } from '../../runner/mutant.ts'

/** Does not look at what follows. */
export default defineMutant({
  caughtBy: 'begins anew where nothing can be read',
  replace: `(?:-([0-9a-f]{16}))?|([01d]))$/`,
  by: `(?:-([0-9a-f]{16}).*)?|([01d]))$/`,
})
