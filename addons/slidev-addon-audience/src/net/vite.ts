// The room in Vite's own server: `slidev`, and so `npm start`.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { KeyPair } from '../core/keys.ts'
import { keyPair } from '../core/keys.ts'
import { addressesOf, DOOR, isThisMachine, openAudience } from './server.ts'

const HELD = Symbol.for('slidev-addon-audience')

/** As much of Vite's server as is used. */
interface DevServer {
  readonly config: { readonly base: string }
  readonly httpServer: unknown
}

export interface AudiencePluginOptions {
  /** Address of a broker elsewhere; by default the deck's server is one. */
  readonly broker?: string
  /** Slidev's own remote control is on: other machines may then move the deck by Slidev's means. */
  readonly remote?: boolean
  /** Where the room's address is said. @default the terminal */
  readonly say?: (line: string) => void
}

/** One room a process: Slidev starts its server anew when the deck's headmatter changes, and phones are to find the same room again. */
const held = globalThis as { [HELD]?: KeyPair }

/** The plugin: opens a room with the server, and lets the network read the deck and nothing more. */
export function audience({ broker, remote = false, say = console.log }: AudiencePluginOptions = {}) {
  return {
    name: 'slidev-addon-audience',
    apply: 'serve' as const,
    // Slidev's own remote control says where it listens.
    config: () => remote ? undefined : { server: { host: true } },
    async configureServer(server: DevServer) {
      const http = server.httpServer as Server | null
      if (!http)
        return
      const { base } = server.config
      const room = await openAudience({ base, keys: held[HELD] ??= keyPair(), ...(broker && { broker }) })
      http.prependListener('close', () => void room.close())
      room.attach(http)
      http.once('listening', () => {
        const [address] = addressesOf((http.address() as AddressInfo).port, base)
        if (address && !remote)
          say(`\n  The room is at ${address}: key Q shows its code on any slide.`)
      })
      // Before all else that listens, whoever put it there.
      const emit = http.emit.bind(http) as (event: string, ...args: unknown[]) => boolean
      http.emit = (event: string, ...args: unknown[]) => {
        if (event === 'request') {
          const [request, response] = args as [IncomingMessage, ServerResponse]
          if (room.answer(request, response) || refuse(request, response, base, remote))
            return true
        }
        if (event === 'upgrade') {
          const [request, socket] = args as [IncomingMessage, Duplex]
          if (!isThisMachine(request) && !remote && pathOf(request, base) !== `/${DOOR}`) {
            socket.destroy()
            return true
          }
        }
        return emit(event, ...args)
      }
    },
  }
}

const pathOf = (request: IncomingMessage, base: string) => `/${(request.url ?? '').replace(/[?#].*$/, '').slice(base.length)}`

/** A development server edits slides, opens editors and runs tools for whoever asks: from the network, only reading is answered. */
function refuse(request: IncomingMessage, response: ServerResponse, base: string, remote: boolean): boolean {
  if (isThisMachine(request))
    return false
  const path = pathOf(request, base)
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!path.startsWith('/__') && (reads || (remote && path.startsWith('/@server-re'))))
    return false
  response.statusCode = 403
  response.end('Only on the machine that presents.')
  return true
}
