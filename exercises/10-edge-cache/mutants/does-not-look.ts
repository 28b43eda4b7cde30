import { defineMutant } from '../../runner/mutant.ts'

/** Sends members to the first box that is well. */
export default defineMutant({
  caughtBy: 'leads to a box that holds the title, is well and has room',
  replace: `const free = well.filter(box => box.streams < box.most)`,
  by: `const free = boxes.filter(box => box.up && box.streams < box.most)`,
})
