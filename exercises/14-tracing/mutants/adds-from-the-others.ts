import { defineMutant } from '../../runner/mutant.ts'

/** Takes from the other headers what the single one leaves open. */
export default defineMutant({
  caughtBy: 'lets the single header win',
  replace: `contextOf(traceId, spanId, sampled ?? alone, parentId)`,
  by: `contextOf(traceId, spanId, sampled ?? alone ?? get('x-b3-sampled'), parentId)`,
})
