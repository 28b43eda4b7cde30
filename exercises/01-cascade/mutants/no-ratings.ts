import { defineMutant } from '../../runner/mutant.ts'

/** Turns away every rating, even when all is well: a part is lost to save it. */
export default defineMutant({
  caughtBy: 'lets everyone in while all pools are empty',
  replace: '  return own &&',
  by: `  if (request.caller === 'ratings')
    return 'reject'
  return own &&`,
})
