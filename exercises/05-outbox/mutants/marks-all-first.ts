import { defineMutant } from '../../runner/mutant.ts'

/** Marks the whole round when its first event is out. */
export default defineMutant({
  caughtBy: 'marks a row once it was published, and no row that was not',
  replace: `return rows.flatMap(({ position, event }): RelayStep[] => [
    { do: 'publish', event },
    { do: 'mark', position },
  ])`,
  by: `return rows.flatMap(({ event }, i): RelayStep[] => [
    { do: 'publish', event },
    ...(i === 0 ? rows.map(({ position }) => ({ do: 'mark' as const, position })) : []),
  ])`,
})
