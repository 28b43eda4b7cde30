// A field of squares, one for each of something, all fields of a figure at one scale.

/** Distances between squares, in pixels: the largest at which the fullest field still fits. */
const PITCHES = [16, 12, 9, 7, 5, 4] as const

/**
 * The path of `count` squares, row by row, at the scale at which `most` of them fit the field.
 * What does not fit even at the smallest scale is left out.
 */
export function squaresPath(count: number, most: number, { width, height }: { width: number, height: number }): string {
  const fits = (pitch: number) => Math.floor(width / pitch) * Math.floor(height / pitch)
  const pitch = PITCHES.find(candidate => fits(candidate) >= most) ?? PITCHES.at(-1)!
  const columns = Math.floor(width / pitch)
  const side = Math.max(3, Math.round(pitch * 0.75))
  // Centred, so that one square stands beside its number.
  const shown = Math.min(count, fits(pitch))
  const top = Math.floor((height - Math.ceil(shown / columns) * pitch) / 2)
  return Array.from({ length: shown }, (_, i) => `M${(i % columns) * pitch} ${top + Math.floor(i / columns) * pitch}h${side}v${side}h-${side}Z`).join('')
}
