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
/** Joins a room that this browser has opened since. */
let join = () => {}

/** Opens the room of this page, if there is one; offers to open one to whoever presents. Later, only what has changed is done. */
export async function open(app: App, router: Router): Promise<void> {
  if (isOpen)
    return join()
  if (new URLSearchParams(location.search).has('print'))
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
        // Also where nothing can be kept.
        session.value = openPresenter({ room, broker }, secret, [deckAddress()])
        draw()
      },
      onClose: () => {
        session.value?.stop()
        session.value = undefined
        draw()
      },
    })
    vnode.appContext = app._context
    render(vnode, host)
  }
  join = () => {
    session.value ??= kept()
    draw()
  }
  draw()
}

/** The room that this browser keeps. */
function kept(): Session | undefined {
  const room = recall<KeptRoom>('browser', KEPT)
  return room && openPresenter(room, room.secret, [deckAddress()])
}

async function find(): Promise<Session | undefined> {
  const link = readLink(location.href)
  if (link)
    return openAudience(link)
  const own = kept()
  if (own)
    return own
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
