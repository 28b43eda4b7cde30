// The breaker explained on its own figure: when it stands still, what to look at, and what is said.
import type { Moment } from '../live/moment.ts'
import { SCENE } from './scene.ts'

const { pool, gate, recommendations, ribbon } = SCENE
const threads = { x: pool.x - 14, y: pool.y - 4, width: pool.width + 28, height: 264 }
/** In the order of the clicks. */
export const moments: readonly Moment[] = [
  { t: 9000, onStage: true, words: 'One pool of threads serves the home page and play, and both are well.', at: threads },
  { t: 12_400, words: 'The recommendations turn slow. Every thread waits for them, and play, which is healthy, finds none free.', at: threads },
  { t: 15_100, onStage: true, words: 'A breaker stands in the way of the call, and counts how each one went.', at: { x: 0, y: ribbon.y, width: 1110, height: ribbon.height } },
  { t: 18_000, words: 'Half of the calls failed: it opens. No call is made, and yesterday’s rows are shown at once.', at: gate },
  { t: 20_500, words: 'After a rest one probe goes through. Everyone else still gets the cached rows.', at: recommendations },
  { t: 46_000, words: 'The probe came back, and the circuit closes. Nobody was woken.', at: gate },
]
