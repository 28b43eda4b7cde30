// A figure of the case that counts up to itself, in its own words.

/** The first number in a text: digits, with thousands separators and decimals. */
const NUMBER = /\d[\d,]*(?:\.\d+)?/

/**
 * The words part of the way to their figure, with their own sign, unit and decimals:
 * `countUp('~$500M/year', 0.5)` is `~$250M/year`. At 1, and where there is no number, the words as they are.
 */
export function countUp(words: string, progress: number): string {
  if (progress >= 1)
    return words
  return words.replace(NUMBER, (figure) => {
    const decimals = figure.split('.')[1]?.length ?? 0
    const value = Number(figure.replaceAll(',', '')) * progress
    const text = value.toFixed(decimals)
    return figure.includes(',') ? Number(text).toLocaleString('en-US', { minimumFractionDigits: decimals }) : text
  })
}
