// Opens a room in this window: for a presenter, one of whose windows holds it, or for the audience.
import type { DeviceMemory, KeyPair, Party, PresenterMemory } from '../src/core/index.ts'
import type { RoomLink } from './link.ts'
import type { RoomActions, RoomView } from './room.ts'
import { createParty, EMPTY_STAGE, keyPair } from '../src/core/index.ts'
import { openLink } from '../src/net/mqtt.ts'
import { ownBroker, writeLink } from './link.ts'
import { room } from './room.ts'
import { recall, remember } from './storage.ts'

/** The deck's folder, also where slides stand in the path. */
export const deckAddress = () => new URL(import.meta.env.BASE_URL, location.href).href

/** Where a presenter's browser keeps the room of a deck without a server of its own, until the room is closed. */
export const KEPT = `audience:room:${new URL(deckAddress()).pathname}`

export interface KeptRoom extends RoomLink {
  readonly secret: string
}

/** Whether slides stand in the hash; a deck that does not put them there puts their number into the path. */
const usesHash = () => location.hash.startsWith('#/')

const clock = {
  now: () => performance.now(),
  random: Math.random,
  after: (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** So long asleep, a connection may be dead without knowing it. Milliseconds. */
const LONG_SLEEP = 20_000
/** From one change of what is shown to the next. */
const SHOW_EVERY = 50

export interface Session {
  /** The page's party in the room; undefined in a presenter's other windows. */
  readonly party: () => Party | undefined
  readonly stop: () => void
}

interface ConnectOptions {
  readonly owner?: KeyPair
  readonly memory?: DeviceMemory
  readonly presenterMemory?: () => PresenterMemory | undefined
  readonly changed: (party: Party) => void
}

function connect(link: RoomLink, { changed, ...options }: ConnectOptions): { party: Party, stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const onChange = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      changed(party)
    }, SHOW_EVERY)
  }
  const party = createParty({
    ...options,
    room: link.room,
    firstTerm: Math.floor(Date.now() / 1000),
    wire: { publish: (...message) => wire.publish(...message), subscribe: topic => wire.subscribe(topic) },
    clock,
    onChange,
  })
  const wire = openLink({
    broker: link.broker ?? ownBroker(deckAddress()),
    room: link.room,
    keys: options.owner ?? keyPair(party.memory().secret),
    onMessage: party.receive,
    onConnect: party.connected,
    onDisconnect: party.disconnected,
  })
  let hiddenAt = 0
  const onVisibility = () => {
    if (document.visibilityState === 'hidden')
      hiddenAt = Date.now()
    else if (hiddenAt && Date.now() - hiddenAt > LONG_SLEEP)
      wire.wake()
  }
  document.addEventListener('visibilitychange', onVisibility)
  onChange()
  return {
    party,
    stop() {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisibility)
      party.stop()
      wire.close()
    },
  }
}

/** What a page shows of its party. */
function viewOf(party: Party, links: readonly string[]): RoomView {
  const { presenter } = party
  return {
    links,
    isConnected: party.isConnected,
    isAway: party.isAway,
    stage: presenter?.stage ?? party.latest?.stage ?? EMPTY_STAGE,
    ...(presenter && { standing: presenter.standing }),
    ...(presenter?.endsAt !== undefined && { endsAt: Date.now() + presenter.endsAt - clock.now() }),
    following: presenter?.following ?? 0,
    ...(presenter?.result && { result: presenter.result }),
    outcomes: presenter?.outcomes ?? [],
    questions: presenter?.tally.questions.map(question => ({ ...question })) ?? [],
    candidates: presenter?.tally.candidates() ?? [],
    refused: Object.values(presenter?.tally.refused ?? {}).reduce((sum, count) => sum + count, 0),
  }
}

/** What a presenter's windows say to each other. */
type Word
  = | { readonly kind: 'who holds it?' }
    | { readonly kind: 'view', readonly view: RoomView }
    | { readonly kind: 'do', readonly action: keyof RoomActions, readonly args: readonly unknown[] }

/** Every action as one function. */
function actionsOf(run: (action: keyof RoomActions, args: readonly unknown[]) => void): RoomActions {
  return new Proxy({} as RoomActions, { get: (_, action: keyof RoomActions) => (...args: readonly unknown[]) => run(action, args) })
}

function act(party: Party | undefined, action: Exclude<keyof RoomActions, 'chooseLink'>, args: readonly unknown[]) {
  const presenter = party?.presenter
  if (action === 'invite')
    presenter?.present({ invites: args[0] as boolean })
  else
    (presenter?.[action] as ((...args: readonly unknown[]) => void) | undefined)?.(...args)
}

/**
 * A window of the presenter. One of them holds the room; when it is closed, the next one does.
 * @param addresses the deck's folder as others reach it, the likeliest first
 */
export function openPresenter(link: RoomLink, secret: string, addresses: readonly string[]): Session {
  const channel = new BroadcastChannel(`audience:${new URL(deckAddress()).pathname}:${link.room}`)
  const memoryKey = `audience:${link.room}:presenter`
  let links = addresses.map(address => writeLink(address, link, usesHash()))
  let session: ReturnType<typeof connect> | undefined
  let isStopped = false

  function changed(party: Party) {
    const view = viewOf(party, links)
    room.view = view
    channel.postMessage({ kind: 'view', view } satisfies Word)
    remember('tab', memoryKey, { outcomes: view.outcomes, questions: view.questions } satisfies PresenterMemory)
  }
  function run(action: keyof RoomActions, args: readonly unknown[]) {
    if (action === 'chooseLink') {
      links = [args[0] as string, ...links.filter(other => other !== args[0])]
      changed(session!.party)
      return
    }
    act(session?.party, action, args)
    if (action === 'endRoom') {
      remember('tab', memoryKey, undefined)
      remember('browser', KEPT, undefined)
    }
  }
  function hold() {
    const known = room.view && { outcomes: room.view.outcomes, questions: room.view.questions }
    room.role = 'presenter'
    session = connect(link, { owner: keyPair(secret), changed, presenterMemory: () => known ?? recall<PresenterMemory>('tab', memoryKey) })
  }
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.kind === 'view') {
      if (!session)
        room.view = data.view
    }
    else if (session) {
      if (data.kind === 'do')
        run(data.action, data.args)
      else
        changed(session.party)
    }
  }
  room.role = 'screen'
  room.actions = actionsOf((action, args) => session ? run(action, args) : channel.postMessage({ kind: 'do', action, args } satisfies Word))
  channel.postMessage({ kind: 'who holds it?' } satisfies Word)
  let release = () => {}
  // Where plain http has no locks, each window holds it; the protocol bears that.
  if (navigator.locks) {
    void navigator.locks.request(`audience:${link.room}`, () => new Promise<void>((done) => {
      release = done
      if (isStopped)
        done()
      else
        hold()
    }))
  }
  else {
    hold()
  }
  return {
    party: () => session?.party,
    stop() {
      isStopped = true
      session?.stop()
      release()
      channel.close()
      room.role = room.view = room.actions = undefined
    },
  }
}

/** A page of the audience. */
export function openAudience(link: RoomLink): Session {
  const memoryKey = `audience:${link.room}:device`
  const memory = recall<DeviceMemory>('tab', memoryKey)
  const { party, stop } = connect(link, {
    ...(memory && { memory }),
    changed(party) {
      remember('tab', memoryKey, party.memory())
      room.view = viewOf(party, [writeLink(deckAddress(), link, usesHash())])
    },
  })
  room.role = 'audience'
  room.actions = actionsOf((action, args) => action !== 'chooseLink' && act(party, action, args))
  return { party: () => party, stop }
}
