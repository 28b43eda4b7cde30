import { defineMutant } from '../../runner/mutant.ts'

/** Takes equal scores in turned order. */
export default defineMutant({
  caughtBy: 'keeps equal scores in order of popularity',
  replace: '.sort((a, b) => b.score - a.score)',
  by: '.sort((a, b) => a.score - b.score).reverse()',
})
