// Loaded where a room may be: finds out which, and puts it into the page.
import type { App } from 'vue'
import type { Router } from 'vue-router'
import type { DoorAnswer } from '../src/net/server.ts'
import type { KeptRoom, Session } from './session.ts'
import { h, render, shallowRef } from 'vue'
import { keyPair } from '../src/core/index.ts'
import { readLink } from './link.ts'
import Room from './Room.vue'
import { deckAddress, KEPT, openAudience, openPresenter } from './session.ts'
import { recall, remember } from './storage.ts'

declare const __AUDIENCE_BROKER__: string | undefined

let isOpen = false

/** Opens the room of this page, if there is one; offers to open one to whoever presents. Does nothing the second time. */
export async function open(app: App, router: Router): Promise<void> {
  if (isOpen || new URLSearchParams(location.search).has('print'))
    return
  isOpen = true
  await router.isReady()
  const session = shallowRef(await find())
  const host = document.body.appendChild(document.createElement('div'))
  const draw = () => {
    const vnode = h(Room, {
      ...(session.value && { session: session.value }),
      broker: typeof __AUDIENCE_BROKER__ === 'undefined' ? '' : __AUDIENCE_BROKER__,
      onOpen: (broker: string) => {
        const { secret, public: room } = keyPair()
        remember('browser', KEPT, { room, secret, broker } satisfies KeptRoom)
        session.value = openPresenter({ room, broker }, secret, [deckAddress()])
        draw()
      },
    })
    vnode.appContext = app._context
    render(vnode, host)
  }
  draw()
}

async function find(): Promise<Session | undefined> {
  const link = readLink(location.href)
  if (link)
    return openAudience(link)
  const kept = recall<KeptRoom>('browser', KEPT)
  if (kept)
    return openPresenter(kept, kept.secret, [deckAddress()])
  const door = await knock()
  if (!door)
    return undefined
  const { room, broker, secret, addresses } = door
  const found = { room, ...(broker && { broker }) }
  return secret ? openPresenter(found, secret, [...addresses, deckAddress()]) : openAudience(found)
}

/** The room of the server that this page comes from; undefined where the server has none. */
async function knock(): Promise<DoorAnswer | undefined> {
  try {
    const response = await fetch(`${deckAddress()}__audience`, { headers: { 'x-audience': 'door' } })
    return response.headers.get('content-type')?.includes('json') ? await response.json() as DoorAnswer : undefined
  }
  catch {
    return undefined
  }
}
