import { defineMutant } from '../../runner/mutant.ts'

/** Sends the parent along with a message. */
export default defineMutant({
  caughtBy: 'leaves the parent out of a message',
  replace: `form === 'message' ? undefined : parentId]`,
  by: `parentId]`,
})
