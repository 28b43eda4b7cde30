import { defineMutant } from '../../runner/mutant.ts'

/** Expects somebody in every group. */
export default defineMutant({
  caughtBy: 'one of the group is taken, each as likely',
  replace: '?.id ?? null',
  by: '!.id',
})
