// Serves what `npm run build` wrote, with a room for the audience: `npm run preview [-- --port 4173]`.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { addressesOf, openAudience } from '../addons/slidev-addon-audience/src/net/server.ts'
import { DIST } from './build/dist.ts'
import { serve } from './build/serve.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } })
if (!existsSync(join(DIST, 'index.html'))) {
  console.error('There is no build yet: run "npm run build" first.')
  process.exit(1)
}
const broker = process.env.DECK_BROKER
const audience = await openAudience(broker ? { broker } : {})
const { url } = await serve(DIST, { port: Number(values.port), gzip: true, host: undefined, extension: audience })
const [address] = addressesOf(Number(new URL(url).port))
console.log(`The build is at ${url} (Ctrl+C stops it). ${address ? `The room is at ${address}: key Q shows its code on any slide.` : 'This machine is in no network, so nobody can follow.'}`)
