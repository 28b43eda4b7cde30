import { defineMutant } from '../../runner/mutant.ts'

/** Leaves out what the transaction decides by. */
export default defineMutant({
  caughtBy: 'does what the transaction says, all of it and once, and commits',
  replace: `    ...reads.map((read): LockStep => ({ do: 'read', ...read })),
`,
  by: '',
})
