/** How computed figures are written: one way everywhere, English, no locale of the machine. */

const fixed = new Map<string, Intl.NumberFormat>()

/** `number(525600)` is `525,600`; `number(52.56, 1)` is `52.6`. At most `decimals`, of which at least `least` are shown. */
export function number(value: number, decimals = 0, least = 0): string {
  const key = `${decimals}/${least}`
  let format = fixed.get(key)
  if (!format) {
    format = new Intl.NumberFormat('en-US', { maximumFractionDigits: decimals, minimumFractionDigits: least })
    fixed.set(key, format)
  }
  return format.format(value)
}

/** `percent(99.9886, 4)` is `99.9886%`. The value is in percent, not a ratio. */
export const percent = (value: number, decimals = 0): string => `${number(value, decimals)}%`

const STEPS = [[1e12, 'T'], [1e9, 'B'], [1e6, 'M'], [1e3, 'K']] as const

/** `compact(5.6112e6, 1)` is `5.6M`. */
export function compact(value: number, decimals = 0): string {
  const [size, letter] = STEPS.find(([step]) => Math.abs(value) >= step) ?? [1, '']
  return `${number(value / size, decimals)}${letter}`
}

/** `usd(5.6112e6, 1)` is `$5.6M`; amounts under a thousand keep their cents: `$2.15`. */
export const usd = (value: number, decimals = 0): string =>
  `$${Math.abs(value) >= 1000 ? compact(value, decimals) : number(value, 2, 2)}`

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** `scientific(1.3e12)` is `1.3 × 10¹²`. For values of one and above. */
export function scientific(value: number, decimals = 1): string {
  const exponent = Math.floor(Math.log10(value))
  const digits = [...String(exponent)].map(digit => SUPERSCRIPT[Number(digit)]).join('')
  return `${number(value / 10 ** exponent, decimals)} × 10${digits}`
}
