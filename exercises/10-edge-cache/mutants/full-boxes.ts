import { defineMutant } from '../../runner/mutant.ts'

/** Sends members to boxes that are full. */
export default defineMutant({
  caughtBy: 'tells the misses apart',
  replace: `well.filter(box => box.streams < box.most)`,
  by: `well.filter(box => box.streams <= box.most)`,
})
