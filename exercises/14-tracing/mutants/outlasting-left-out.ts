import { defineMutant } from '../../runner/mutant.ts'

/** Leaves out what outlasts its caller. */
export default defineMutant({
  caughtBy: 'cuts off what outlasts its caller',
  replace: `      if (end > now || end <= begin)`,
  by: `      if (begin + child.duration > to || end > now || end <= begin)`,
})
