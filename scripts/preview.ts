// Serves what `npm run build` wrote, with a room for the audience: `npm run preview [-- --port 4173]`.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { addressesOf, openAudience } from '../addons/slidev-addon-audience/src/net/server.ts'
import { builtCut, DIST } from './build/dist.ts'
import { serve } from './build/serve.ts'
import { CUTS } from './slides/cuts.ts'
import { command } from './terminal/command.ts'
import { freePort } from './terminal/port.ts'

await command(async () => {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } })
  const cut = builtCut()
  const broker = process.env.DECK_BROKER
  const audience = await openAudience(broker ? { broker } : {})
  const port = await freePort(values.port)
  const { url } = await serve(DIST, { port, gzip: true, host: undefined, extension: audience })
  console.log(`The build, ${CUTS[cut].words}, is at ${url} (Ctrl+C stops it).`)
  const [address] = addressesOf(port)
  console.log(address ? `The room is at ${address}; Q shows its code on any slide.` : 'This machine is in no network, so nobody can follow.')
})
