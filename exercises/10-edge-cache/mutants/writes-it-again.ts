import { defineMutant } from '../../runner/mutant.ts'

/** Writes again what is there. */
export default defineMutant({
  caughtBy: 'counts what is there already as room, and not as writing',
  replace: `holds.includes(title.id) ? 0 : title.size`,
  by: `title.size || holds.length`,
})
