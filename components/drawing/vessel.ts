// The surface of the load in a vessel.
import { clamp, px } from './parts.ts'

/**
 * Load in a round vessel around (0, 0), as a closed path.
 * @param r radius, in canvas pixels
 * @param level from 0, empty, to 1, full; what is beyond is cut
 * @param swell px by which one side of the surface stands higher than the other: what is poured is never quite still
 */
export function loadIn(r: number, level: number, swell = 0): string {
  const filled = clamp(level)
  if (filled <= 0 || r <= 0)
    return ''
  if (filled > 0.985)
    return `M${px(-r)} 0a${px(r)} ${px(r)} 0 1 1 ${px(2 * r)} 0a${px(r)} ${px(r)} 0 1 1 ${px(-2 * r)} 0Z`
  const y = r * (1 - 2 * filled)
  const half = Math.sqrt(Math.max(0, r * r - y * y))
  const up = Math.sign(swell) * Math.min(Math.abs(swell), half / 8)
  return `M${px(-half)} ${px(y)}C${px(-half / 3)} ${px(y - 2 * up)} ${px(half / 3)} ${px(y + 2 * up)} ${px(half)} ${px(y)}A${px(r)} ${px(r)} 0 ${filled > 0.5 ? 1 : 0} 1 ${px(-half)} ${px(y)}Z`
}
