import { defineMutant } from '../../runner/mutant.ts'
import { REPEATABLE } from '../../runner/verdict.ts'

/** Lets the probe through by a throw of unseeded dice. */
export default defineMutant({
  caughtBy: REPEATABLE,
  replace: 't <= this.#state.since + SLEEP_WINDOW',
  by: 'Math.random() < 0.99',
})
