import { defineMutant } from '../../runner/mutant.ts'
import { REPEATABLE } from '../../runner/verdict.ts'

/** Reads the wall clock and hides the error that teaches. */
export default defineMutant({
  caughtBy: REPEATABLE,
  replace: '    this.#advanceTo(t)\n    switch',
  by: '    try { performance.now() } catch {}\n    this.#advanceTo(t)\n    switch',
})
