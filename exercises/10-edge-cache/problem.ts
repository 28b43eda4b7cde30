import type { Box, Client, FillWindow, Forecast, Plan } from '../../sim/edge-cache/index.ts'

// TODO: Fill the boxes tonight with what the place will watch tomorrow, and send members to them, as the README says.

/**
 * What each box is to hold when the window closes: ids of titles by the id of the box, the best first.
 * @param _forecast titles with `id`, `size` in GB, `point` on the ring, and the `views` expected tomorrow
 * @param boxes each with `id`, `space` and `night` in GB, `rate` in Gbps, `points` on the ring, and the ids that it `holds`
 * @param _window `from` and `to` in ms
 */
export function fillPlan(_forecast: readonly Forecast[], boxes: readonly Box[], _window: FillWindow): Plan {
  return new Map(boxes.map(box => [box.id, box.holds]))
}

/**
 * Somebody presses play: the id of the box that serves, or the kind of the miss.
 * @param client the `title`, and the `boxes` clockwise from it: `id`, `up`, `holds`, `streams`, `most`
 */
export function steer(_client: Client): string {
  return 'content'
}
