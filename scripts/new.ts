// Makes every home of a mechanism, to be filled in: `npm run new -- <slug>`. See docs/new-mechanism.md.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { blanksIn, homesOf } from './new/mechanism.ts'
import { ROOT } from './build/root.ts'
import { command } from './terminal/command.ts'

await command(async () => {
  const [slug = ''] = process.argv.slice(2)
  const homes = homesOf(slug, ROOT)
  for (const { file, text } of homes) {
    mkdirSync(dirname(join(ROOT, file)), { recursive: true })
    writeFileSync(join(ROOT, file), text)
  }
  console.log([
    ...homes.map(({ file, grows }) => `${grows ? 'grew' : 'made'} ${file}`),
    '',
    `${blanksIn(ROOT).length} blanks are left (FILL:), and npm test is red until they are filled. docs/new-mechanism.md says in which order.`,
  ].join('\n'))
})
