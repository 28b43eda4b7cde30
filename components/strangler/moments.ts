// The strangler fig explained on its own figure: when it stands still, what to look at, and what is said.
import type { Moment } from '../live/moment.ts'
import { SCENE } from './scene.ts'

/** A duty's calls, its winding and its leaf; the first stands at the foot. */
const duty = (index: number, width = 760) => ({ x: SCENE.from, y: SCENE.ground - (index + 1) * SCENE.row + 2, width, height: SCENE.row - 4 })
const [ENCODING, SEARCH, RATINGS] = [0, 2, 3]
/** In the order of the clicks. */
export const moments: readonly Moment[] = [
  { t: 0, onStage: true, words: 'First a gateway that changes nothing: every call still reaches the monolith.' },
  { t: 1500, words: 'In the shadow: the new service gets copies of reads, and nobody sees its answers.', at: duty(ENCODING) },
  { t: 70_000, words: 'One answer differs, so nothing is promoted. No member has noticed.', at: duty(SEARCH) },
  { t: 70_000, onStage: true, words: 'Its neighbour agrees: a share of the members moves. Going back is one change of a route.', at: duty(RATINGS) },
  { t: 140_000, words: 'All of them, and last of all the writes. The old code still stands, in case.', at: duty(SEARCH) },
  { t: 290_000, words: 'The last step is the one that most projects skip: delete the old code.' },
]
