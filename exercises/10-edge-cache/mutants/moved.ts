import { defineMutant } from '../../runner/mutant.ts'

/** Moves a copy on where its box is full. */
export default defineMutant({
  caughtBy: 'leaves a copy out rather than moving it',
  replace: `of homesOf(title, boxes)) {`,
  by: `of homesOf(title, boxes.filter(box => title.size <= space.get(box.id)!))) {`,
})
