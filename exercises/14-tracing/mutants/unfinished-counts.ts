import { defineMutant } from '../../runner/mutant.ts'

/** Takes a span without an end for one that ended at once. */
export default defineMutant({
  caughtBy: 'does without what was never reported',
  replace: `spans.filter((span): span is Ended => span.timestamp !== undefined && span.duration !== undefined)`,
  by: `spans.map(span => ({ timestamp: spans[0]!.timestamp! + 20, duration: 10, ...JSON.parse(JSON.stringify(span)) as Span }) as Ended)`,
})
