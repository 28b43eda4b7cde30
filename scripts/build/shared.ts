// Passes on between the devices of `npm start` what components/presenting/shared.ts tells, and keeps the last of it.
import type { Plugin } from 'vite'
import type { Told } from '../../components/presenting/shared.ts'

export function shared(): Plugin {
  const held = new Map<string, unknown>()
  return {
    name: 'deck:shared',
    apply: 'serve',
    configureServer({ ws }) {
      ws.on('deck:shared', ({ key, state }: Told, client) => {
        if (typeof key !== 'string')
          return
        if (state === undefined) {
          if (held.has(key))
            client.send('deck:shared', { key, state: held.get(key) })
          return
        }
        held.set(key, state)
        for (const other of ws.clients) {
          if (other !== client)
            other.send('deck:shared', { key, state })
        }
      })
    },
  }
}
