import { defineMutant } from '../../runner/mutant.ts'

/** Cuts a call that was still running instead of passing it by. */
export default defineMutant({
  caughtBy: 'waits for the last of calls at once',
  replace: `      if (end > now || end <= begin)
        continue
      add(span, end, now)
      walk(child, begin, end, own)`,
  by: `      if (begin >= now || end <= begin)
        continue
      add(span, Math.min(end, now), now)
      walk(child, begin, Math.min(end, now), own)`,
})
