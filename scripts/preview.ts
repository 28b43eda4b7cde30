// Serves what `npm run build` wrote: `npm run preview [-- --port 4173]`.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { DIST } from './build/dist.ts'
import { serve } from './build/serve.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } })
if (!existsSync(join(DIST, 'index.html'))) {
  console.error('There is no build yet: run "npm run build" first.')
  process.exit(1)
}
const { url } = await serve(DIST, { port: Number(values.port), gzip: true })
console.log(`The build is at ${url} (Ctrl+C stops it).`)
