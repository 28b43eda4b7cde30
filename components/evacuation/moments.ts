// An evacuation explained on its own figure: when it stands still, what to look at, and what is said.
import type { Moment } from '../live/moment.ts'
import { minutes } from '../../sim/engine/index.ts'
import { SCENE } from './scene.ts'

const { columns: [, east, europe], vessel, gate } = SCENE
const region = (x: number) => ({ x, y: vessel.y, r: vessel.r - 4 })
/** In the order of the clicks. */
export const moments: readonly Moment[] = [
  { t: minutes(19), onStage: true, words: 'Members of three parts of the world. Each region has the data to serve any of them.' },
  { t: minutes(21.5), words: 'One region is ill. An operator decides to empty it: no machine takes this decision.', at: region(east) },
  { t: minutes(23.7), words: 'First the others make room. Capacity that stood dark is switched on.', at: region(europe) },
  { t: minutes(24.7), words: 'The gateway of the ill region passes its members on, for names change slowly.', at: { x: east, y: gate, r: 16 } },
  { t: minutes(40), words: 'DNS follows, and members come directly. The region is empty, and can be mended in peace.', at: region(east) },
]
