// What a device of the audience says. Every message holds all of it, and is repeated until the device leaves: a lost one
// costs nothing but time.
import type { DeviceMessage } from './envelope.ts'
import type { Key, KeyPair } from './keys.ts'
import type { Stage } from './stage.ts'
import type { Clock, Wire } from './wire.ts'
import { cleanText, sealDevice, TOPICS } from './envelope.ts'
import { LIMITS, TIMES } from './limits.ts'

/** What a device remembers of itself while its page is open, so that a reload is no second device. */
export interface DeviceMemory {
  readonly secret: Key
  readonly message: DeviceMessage
  readonly asked: number
}

export interface Device {
  readonly message: DeviceMessage
  readonly asked: number
  /** @returns whether the room takes votes for these picks now */
  readonly vote: (picks: readonly number[]) => boolean
  /** @returns what is sent, as it may be shown; undefined when nothing is left of it or the device has asked enough */
  readonly ask: (text: string) => string | undefined
  readonly wantToPresent: (wants: boolean) => void
  /** Says everything once more, now. */
  readonly say: () => void
  /** The stage has changed. */
  readonly heard: (stage: Stage, isNewTerm: boolean) => void
  readonly stop: () => void
}

/** Devices do not all answer at once. Milliseconds. */
const SPREAD = 1500

export function createDevice(room: Key, keys: KeyPair, wire: Wire, clock: Clock, memory?: DeviceMemory): Device {
  let message: DeviceMessage = memory?.message ?? { number: 1, questions: [] }
  let asked = memory?.asked ?? 0
  let payload: string | undefined
  let stage: Stage | undefined
  let cancel = () => {}

  function say() {
    payload ??= sealDevice(message, room, keys)
    wire.publish(TOPICS.device(room, keys.public), payload, false)
  }
  function sayIn(milliseconds: number) {
    cancel()
    cancel = clock.after(milliseconds, () => {
      say()
      sayIn((stage?.beat ?? TIMES.beat) * (0.75 + clock.random() / 2))
    })
  }
  function change(to: Partial<DeviceMessage>) {
    const { vote, ...rest } = { ...message, ...to }
    message = { ...rest, ...(vote && { vote }), number: message.number + 1 }
    payload = undefined
  }
  function tell(to: Partial<DeviceMessage>) {
    change(to)
    say()
    sayIn(TIMES.repeat)
  }

  return {
    get message() {
      return message
    },
    get asked() {
      return asked
    },
    vote(picks) {
      const ask = stage?.ask
      if (!ask?.open || !picks.length || picks.length > ask.pick || picks.some(pick => !(pick in ask.options)))
        return false
      tell({ vote: { ask: ask.id, picks } })
      return true
    },
    ask(given) {
      const text = cleanText(given)
      if (!text || asked >= LIMITS.questionsOfDevice)
        return undefined
      tell({ questions: [...message.questions, { index: asked++, text }].slice(-LIMITS.questionsInMessage) })
      return text
    },
    wantToPresent: wants => tell({ wantsToPresent: wants }),
    say() {
      say()
      sayIn(TIMES.repeat)
    },
    heard(next, isNewTerm) {
      const before = stage
      stage = next
      if (message.vote && message.vote.ask !== next.ask?.id)
        change({ vote: undefined })
      // Who counts now may have missed it; a question that closes counts what is still on its way.
      const closes = message.vote && before?.ask?.open && !next.ask?.open
      if (isNewTerm || closes || !before)
        sayIn(clock.random() * SPREAD)
    },
    stop: () => cancel(),
  }
}
