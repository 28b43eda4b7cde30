// Serves what `npm run build` wrote: `npm run preview [-- --port 4173]`.
import { parseArgs } from 'node:util'
import { builtCut, DIST } from './build/dist.ts'
import { serve } from './build/serve.ts'
import { CUT_WORDS } from './slides/cuts.ts'
import { command } from './terminal/command.ts'
import { freePort } from './terminal/port.ts'

await command(async () => {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } })
  const cut = builtCut()
  const { url } = await serve(DIST, { port: await freePort(values.port), gzip: true })
  console.log(`The build, ${CUT_WORDS[cut]}, is at ${url} (Ctrl+C stops it).`)
})
