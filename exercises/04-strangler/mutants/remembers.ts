import { defineMutant } from '../../runner/mutant.ts'

/** Keeps count of the runs, and begins every other one a second later. */
export default defineMutant({
  caughtBy: 'does the same again when run again',
  replace: `export function promote(state: State, stats: ShadowStats): Step[] {
  const steps: Step[] = []
`,
  by: `let runs = 0
export function promote(state: State, stats: ShadowStats): Step[] {
  const steps: Step[] = []
  if (DUTIES.every(duty => state[duty].stage === 'old' && state[duty].heldFor === 0) && runs++ % 2 === 1)
    return steps
`,
})
