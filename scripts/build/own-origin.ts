// The development server writes slides and shared state on request. It takes such requests from its own pages only:
// a form or a fetch of any other page in the same browser reaches it too, without asking first.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a browser sends this on behalf of a page of another origin. Without a browser there is no page to be misled. */
export function isForeign({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  if (origin !== undefined)
    return !URL.canParse(origin) || new URL(origin).host !== host
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

/** Development only: refuses what writes and comes from elsewhere, and lets no other origin read the sources. */
export function ownOrigin(): Plugin {
  return {
    name: 'deck:own-origin',
    apply: 'serve',
    enforce: 'pre',
    // Vite's own default lets any port of this machine read all modules.
    config: () => ({ server: { cors: false } }),
    configResolved({ plugins }) {
      // Slidev's writer for an editor that this deck does not have; a message that is no object ends the server there.
      const writer = plugins.find(({ name }) => name === 'slidev:monaco-write')
      if (writer)
        writer.configureServer = undefined
    },
    configureServer(server) {
      const refuse = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
        if (READING.has(request.method ?? '') || !isForeign(request.headers))
          return next()
        response.statusCode = 403
        response.setHeader('content-type', 'text/plain; charset=utf-8')
        response.end(`This server takes orders from its own pages only, and this one came from ${request.headers.origin ?? 'elsewhere'}.\n`)
      }
      // First of all, whatever other plugins have put there.
      server.middlewares.stack.unshift({ route: '', handle: refuse })
    },
  }
}
