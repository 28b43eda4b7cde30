import { defineMutant } from '../../runner/mutant.ts'

/** Leaves every fifth night out, counted from one run to the next. */
export default defineMutant({
  caughtBy: 'does the same again when run again',
  replace: `export function fillPlan(forecast: readonly Forecast[], boxes: readonly Box[], window: FillWindow): Plan {
`,
  by: `let nights = 0
export function fillPlan(forecast: readonly Forecast[], boxes: readonly Box[], window: FillWindow): Plan {
  if (boxes.length > 4 && ++nights % 5 === 0)
    return new Map()
`,
})
