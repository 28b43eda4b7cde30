// One page in a room: it follows; it speaks for a device of the audience; it presents where it has the right to.
import type { Device, DeviceMemory } from './device.ts'
import type { Key, KeyPair } from './keys.ts'
import type { Presenter, PresenterMemory } from './presenter.ts'
import type { Receiver } from './receiver.ts'
import type { Clock, Wire } from './wire.ts'
import { createDevice } from './device.ts'
import { parseTopic, TOPICS } from './envelope.ts'
import { keyPair } from './keys.ts'
import { TIMES } from './limits.ts'
import { createPresenter } from './presenter.ts'
import { createReceiver } from './receiver.ts'

export interface Party {
  readonly room: Key
  readonly device: Device | undefined
  readonly presenter: Presenter | undefined
  readonly latest: Receiver['latest']
  readonly isConnected: boolean
  /** No word of the presenter for a while. */
  readonly isAway: boolean
  readonly deviceKey: Key
  readonly memory: () => DeviceMemory
  /** The broker is there, for the first time or again. */
  readonly connected: () => void
  readonly disconnected: () => void
  readonly receive: (topic: string, payload: string) => void
  readonly stop: () => void
}

export interface PartyOptions {
  readonly room: Key
  /** The room's keys: this page is its presenter's. */
  readonly owner?: KeyPair
  readonly wire: Wire
  readonly clock: Clock
  /** Something of what a page shows has changed. */
  readonly onChange?: () => void
  /** What this page remembers of itself from before a reload. */
  readonly memory?: DeviceMemory
  /** See PresenterOptions. */
  readonly firstTerm?: number
  readonly presenterMemory?: () => PresenterMemory | undefined
}

/** The time that a broker has to say what the room was last told, before an owner's page speaks. Milliseconds. */
const LISTEN = 700

export function createParty({ room, owner, wire, clock, onChange = () => {}, memory, firstTerm, presenterMemory }: PartyOptions): Party {
  const receiver = createReceiver(room)
  const keys = keyPair(memory?.secret)
  const device = owner ? undefined : createDevice(room, keys, wire, clock, memory)
  let presenter: Presenter | undefined
  let isConnected = false
  let isAway = false
  let cancelAway = () => {}
  let cancelListen = () => {}

  function present(options: Pick<Parameters<typeof createPresenter>[0], 'keys' | 'right' | 'firstTerm'>) {
    const memory = presenterMemory?.()
    presenter = createPresenter({ room, receiver, wire, clock, onChange, ...(memory && { memory }), ...options })
    wire.subscribe(TOPICS.devices(room))
    if (presenter.standing.kind === 'presenting')
      presenter.say()
    onChange()
  }

  function receiveStage(payload: string) {
    const before = receiver.latest
    const reception = receiver.receive(payload, clock.now())
    if (reception.kind !== 'taken') {
      presenter?.contradicted(payload)
      return
    }
    const { message } = reception
    isAway = false
    cancelAway()
    cancelAway = clock.after(TIMES.silence, () => {
      isAway = true
      onChange()
    })
    device?.heard(message.stage, before !== undefined && message.term !== before.term)
    presenter?.heard()
    if (!owner && presenter?.standing.kind === 'over')
      presenter = undefined
    const { offer } = message.stage
    if (!owner && !presenter && !message.right && offer?.grant.to === keys.public && offer.grant.term > message.term)
      present({ keys, right: offer })
    onChange()
  }

  return {
    room,
    device,
    get presenter() {
      return owner || presenter?.standing.kind !== 'over' ? presenter : undefined
    },
    get latest() {
      return receiver.latest
    },
    get isConnected() {
      return isConnected
    },
    get isAway() {
      return isAway
    },
    deviceKey: keys.public,
    memory: () => ({ secret: keys.secret, message: device?.message ?? { number: 1, questions: [] }, asked: device?.asked ?? 0 }),
    connected() {
      isConnected = true
      wire.subscribe(TOPICS.stage(room))
      if (presenter) {
        wire.subscribe(TOPICS.devices(room))
        if (presenter.standing.kind === 'presenting')
          presenter.say()
      }
      else if (owner) {
        cancelListen()
        cancelListen = clock.after(LISTEN, () => present({ keys: owner, ...(firstTerm !== undefined && { firstTerm }) }))
      }
      device?.say()
      onChange()
    },
    disconnected() {
      isConnected = false
      onChange()
    },
    receive(topic, payload) {
      const parsed = parseTopic(topic)
      if (parsed?.room !== room)
        return
      if (!parsed.device)
        receiveStage(payload)
      else if (parsed.device !== keys.public)
        presenter?.takeDevice(parsed.device, payload)
    },
    stop() {
      cancelAway()
      cancelListen()
      presenter?.stop()
      device?.stop()
    },
  }
}
