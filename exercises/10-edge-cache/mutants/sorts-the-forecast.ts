import { defineMutant } from '../../runner/mutant.ts'

/** Sorts the forecast that it was given. */
export default defineMutant({
  caughtBy: 'leaves forecast, boxes and client as they are',
  replace: `forecast.toSorted(`,
  by: `(forecast as Forecast[]).sort(`,
})
