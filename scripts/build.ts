// Builds the deck into dist/, for any folder of any static host: `npm run build [-- --cut talk]`.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { build, chosenCut } from './build/dist.ts'

const { values } = parseArgs({ options: { cut: { type: 'string' } } })
try {
  await build(chosenCut(values.cut))
}
catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
