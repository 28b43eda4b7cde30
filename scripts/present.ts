// Presents the deck: `npm start` the whole workshop, `npm start -- --cut day` a shorter one, `npm run talk` the talk.
// Further arguments go to Slidev: `npm start -- --remote <password>`.
import process from 'node:process'
import { slidev } from './build/slidev.ts'
import { chosenCut } from './build/dist.ts'
import { command } from './terminal/command.ts'
import { freePort } from './terminal/port.ts'

/** Where Slidev listens unless told otherwise. */
const PORT = 3030

await command(async () => {
  const args = process.argv.slice(2)
  process.env.DECK_CUT = chosenCut(take(args, '--cut'))
  const port = await freePort(take(args, '--port', '-p') ?? PORT)
  const mayOpen = process.stdout.isTTY && !process.env.CI
  return slidev([...(mayOpen ? ['--open'] : []), '--port', String(port), ...args])
})

/** Takes `--port 8080`, `--port=8080` or `-p 8080` out of the arguments. */
function take(args: string[], ...names: string[]): string | undefined {
  const at = args.findIndex(arg => names.includes(arg.split('=')[0]!))
  if (at < 0)
    return undefined
  const [arg] = args.splice(at, 1) as [string]
  return arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : args.splice(at, 1)[0] ?? ''
}
