import { defineMutant } from '../../runner/mutant.ts'

/** Lets the probe through at 7000, a millisecond early. */
export default defineMutant({
  caughtBy: 'refuses for 5000 ms, to the millisecond',
  replace: 't <= this.#state.since + SLEEP_WINDOW',
  by: 't < this.#state.since + SLEEP_WINDOW',
})
