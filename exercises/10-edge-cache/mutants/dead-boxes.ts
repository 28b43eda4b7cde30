import { defineMutant } from '../../runner/mutant.ts'

/** Sends members to boxes that are down. */
export default defineMutant({
  caughtBy: 'leads to a box that holds the title, is well and has room',
  replace: `holders.filter(box => box.up)`,
  by: `holders.filter(box => box.up || true)`,
})
