// Builds the deck into dist/, for any folder of any static host: `npm run build [-- --cut talk] [--out dist/talk] [--without-notes]`.
import { isAbsolute, relative, resolve } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { build, chosenCut, DIST } from './build/dist.ts'
import { ROOT } from './build/root.ts'
import { command } from './terminal/command.ts'

await command(async () => {
  const { values } = parseArgs({ options: { cut: { type: 'string' }, out: { type: 'string' }, 'without-notes': { type: 'boolean' } } })
  if (values['without-notes'])
    process.env.DECK_NOTES = 'without'
  await build(chosenCut(values.cut), outFolder(values.out))
})

/** The folder of `--out`, which is emptied. @throws Error when it is not dist/ or in it. */
function outFolder(given: string | undefined): string {
  const folder = given ? resolve(ROOT, given) : DIST
  const way = relative(DIST, folder)
  if (way.startsWith('..') || isAbsolute(way))
    throw new Error(`--out is "${given}"; it should be dist or a folder in it, since it is emptied first: dist/talk.`)
  return folder
}
