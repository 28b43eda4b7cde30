// Presents the deck: `npm start` the whole workshop, `npm run talk` (DECK_CUT=talk) the talk.
// Further arguments go to Slidev: `npm start -- --port 8080`.
import process from 'node:process'
import { slidev } from './build/slidev.ts'

const args = process.argv.slice(2)
const mayOpen = process.stdout.isTTY && !process.env.CI
process.exit(await slidev([...(mayOpen ? ['--open'] : []), ...args]))
