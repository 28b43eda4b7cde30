import { defineMutant } from '../../runner/mutant.ts'

/** Forgets the region. */
export default defineMutant({
  caughtBy: 'hold regions apart or together, as they are told',
  replace: 'if (config.regionsAreIndependent)\n    parts.push(instance.region)\n',
  by: 'void config.regionsAreIndependent\n',
})
