// Presents the deck: `npm start` the whole workshop, `npm run talk` (DECK_CUT=talk) the talk.
// Further arguments go to Slidev: `npm start -- --port 8080`.
import process from 'node:process'
import { slidev } from './build/slidev.ts'
import { chosenCut } from './build/dist.ts'
import { command } from './terminal/command.ts'
import { freePort } from './terminal/port.ts'

/** Where Slidev listens unless told otherwise. */
const PORT = 3030

await command(async () => {
  chosenCut(undefined)
  const args = process.argv.slice(2)
  const port = await freePort(takePort(args) ?? PORT)
  const mayOpen = process.stdout.isTTY && !process.env.CI
  return slidev([...(mayOpen ? ['--open'] : []), '--port', String(port), ...args])
})

/** Takes `--port 8080`, `--port=8080` or `-p 8080` out of the arguments. */
function takePort(args: string[]): string | undefined {
  const at = args.findIndex(arg => /^(?:--port|-p)(?:=|$)/.test(arg))
  if (at < 0)
    return undefined
  const [arg] = args.splice(at, 1) as [string]
  return arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : args.splice(at, 1)[0] ?? ''
}
