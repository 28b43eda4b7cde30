import { defineMutant } from '../../runner/mutant.ts'

/** Holds regions apart, asked or not. */
export default defineMutant({
  caughtBy: 'hold regions apart or together, as they are told',
  replace: 'if (config.regionsAreIndependent)\n    parts.push',
  by: 'parts.push',
})
