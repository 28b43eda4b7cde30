// Availability: what a figure allows, and what is left of it after services that all have to answer.
import { number } from '../../../case/format.ts'
import { value } from '../../../case/index.ts'

/** Where the figure starts, and the stops of its controls. Percentages, and numbers of services. */
export const NINES_DEFAULTS = {
  /** What one service is available: the case's target. */
  availability: value('availability-target'),
  /** Services in a row: one, the case's path of a request, and all that the case counts. */
  services: [1, value('fifty-services'), value('services-2024')],
  /** One to five nines by way of the steps between: 90, 95, 98, 99, 99.5 … 99.999. */
  availabilities: Array.from({ length: 13 }, (_, i) => Number((100 - [10, 5, 2][i % 3]! / 10 ** Math.floor(i / 3)).toFixed(3))),
}

/** The stops that are all nines: 90, 99, 99.9, 99.99, 99.999. */
export const ALL_NINES: readonly number[] = NINES_DEFAULTS.availabilities.filter((_, i) => i % 3 === 0)

const MINUTES_A_YEAR = value('minutes-a-year')

/** Minutes down at an availability in percent, if the minutes fall evenly. */
export function downtime(availability: number): { year: number, month: number, day: number } {
  const year = (1 - inPart(availability)) * MINUTES_A_YEAR
  return { year, month: year / 12, day: year / 365 }
}

/**
 * Percentage of requests that find all of `services` up, each available to `availability` percent and
 * failing on its own.
 */
export const inSeries = (availability: number, services: number): number => 100 * inPart(availability) ** services

function inPart(availability: number): number {
  if (!(availability >= 0 && availability <= 100))
    throw new RangeError(`availability must be from 0 to 100 percent, got ${availability}`)
  return availability / 100
}

/** `duration(52.56)` is `52.6 min`: in the unit in which the figure is easiest to picture, from seconds to days. */
export function duration(minutes: number): string {
  const hours = minutes / 60
  if (minutes < 1)
    return `${number(minutes * 60, 1)} s`
  if (minutes < 120)
    return `${number(minutes, 1)} min`
  return hours < 72 ? `${number(hours, 1)} h` : `${number(hours / 24, 1)} days`
}

/** A product's percentage, with the decimals in which it still says something: `93.2%`, `99.70%`, `<0.01%`. */
export function shareText(share: number): string {
  if (share < 0.01)
    return '<0.01%'
  const decimals = share < 1 ? 2 : share < 99.5 ? 1 : share < 99.95 ? 2 : 3
  return `${number(share, decimals, decimals)}%`
}

/** The plot of the product: canvas pixels, and the services at its right edge. */
export const SERIES_PLOT = { width: 596, height: 252, services: value('services-2024') }

/** A number of services from the left edge. */
export const xOfServices = (services: number): number => (services / SERIES_PLOT.services) * SERIES_PLOT.width

/** A percentage from the top edge, on a scale that starts at zero. */
export const yOfShare = (share: number): number => (1 - share / 100) * SERIES_PLOT.height

/** What is left after 0, …, `services` services, as points of the plot. */
export function seriesCurve(availability: number, services: number): { x: number, y: number }[] {
  // Denser at the start, where one or two nines fall within a few services.
  const steps = 80
  return Array.from({ length: steps + 1 }, (_, i) => {
    const k = services * (i / steps) ** 2
    return { x: xOfServices(k), y: yOfShare(inSeries(availability, k)) }
  })
}

/** The case's outages against the case's target, in minutes a year. */
export const outageBudget = (() => {
  const outages = value('four-outages')
  const each = value('outage-under-15-min')
  const allowed = downtime(value('availability-target')).year
  return { outages, each, total: outages * each, allowed, over: outages * each - allowed }
})()
