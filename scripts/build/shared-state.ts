// Passes on between the devices of `npm start` what components/live/shared-state.ts tells.
import type { Plugin } from 'vite'

const EVENT = 'deck:shared-state'

export function sharedState(): Plugin {
  return {
    name: 'deck:shared-state',
    apply: 'serve',
    configureServer({ ws }) {
      ws.on(EVENT, (message: unknown, client) => {
        for (const other of ws.clients) {
          if (other !== client)
            other.send(EVENT, message)
        }
      })
    },
  }
}
