import { defineMutant } from '../../runner/mutant.ts'

/** Gives every table a database: a copy is nowhere for a while. */
export default defineMutant({
  caughtBy: 'keeps in one database what has to add up after every commit',
  replace: `  shipments: 'shipping',`,
  by: `  shipments: 'post',`,
})
