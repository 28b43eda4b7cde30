import { defineMutant } from '../../runner/mutant.ts'

/** Takes ids in upper case. */
export default defineMutant({
  caughtBy: 'begins anew where nothing can be read',
  replace: `const B3 = /^(?:((?:[0-9a-f]{16}){1,2})-([0-9a-f]{16})(?:-([01d]))?(?:-([0-9a-f]{16}))?|([01d]))$/`,
  by: `const B3 = /^(?:((?:[0-9a-f]{16}){1,2})-([0-9a-f]{16})(?:-([01d]))?(?:-([0-9a-f]{16}))?|([01d]))$/i`,
})
