import { defineMutant } from '../../runner/mutant.ts'

/** Makes no copy where not all can be written tonight. */
export default defineMutant({
  caughtBy: 'plans each box by its own room and its own night',
  replace: `of homesOf(title, boxes)) {`,
  by: `of homesOf(title, boxes).every(box => box.holds.includes(title.id) || title.size <= night.get(box.id)!) ? homesOf(title, boxes) : []) {`,
})
