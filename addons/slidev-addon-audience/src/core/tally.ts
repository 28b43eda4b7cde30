// Votes and questions as the presenter's page counts them.
//
// A device's word is checked only where two messages of one device contradict each other: anybody may invent a device, so a
// first message proves nothing by being signed, and a hundred thousand first votes cost no signature. What a signature is
// for is that nobody changes another's vote; that needs a second message, and there it is checked.
import type { SealedDevice } from './envelope.ts'
import type { Key } from './keys.ts'
import type { Ask, Result } from './stage.ts'
import { isFrom, readDevice } from './envelope.ts'
import { LIMITS } from './limits.ts'

/** What became of a device's message. */
export type Counted = 'counted' | 'repeated' | 'stale' | 'forged' | 'unreadable' | 'too often' | 'full'

interface Device {
  payload: string
  number: number
  vote: SealedDevice['vote']
  wantsToPresent: boolean
  isChecked: boolean
  /** Questions that counted. */
  asked: number
  heard: number
  /** Tokens left, and when that was true. */
  tokens: number
  at: number
}

/** A question from the room. */
export interface RoomQuestion {
  readonly id: string
  readonly text: string
  /** Where it was asked. */
  readonly slide: string
  status: 'new' | 'shown' | 'answered' | 'dismissed'
}

export interface Tally {
  /** @param now milliseconds of a clock that only rises */
  readonly take: (device: Key, payload: string, now: number) => Counted
  /** What a question has come to. */
  readonly result: (ask: Ask) => Result
  /** Devices heard of since `since`. */
  readonly following: (since: number) => number
  readonly questions: readonly RoomQuestion[]
  /** Devices that would like to present, newest first. */
  readonly candidates: () => Key[]
  /** Messages that did not count, by reason. */
  readonly refused: Readonly<Record<Exclude<Counted, 'counted' | 'repeated'>, number>>
  /** Where questions that arrive from now on were asked. */
  slide: string
}

/** Tells texts apart (FNV-1a). */
function hash(text: string): string {
  let value = 0x811C9DC5
  for (let i = 0; i < text.length; i++)
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return (value >>> 0).toString(36)
}

/** Whether the picks are a vote in this question. */
const isVote = (ask: Ask, picks: readonly number[]) => picks.length > 0 && picks.length <= ask.pick && picks.every(pick => pick < ask.options.length)

export interface TallyOptions {
  readonly limits?: { readonly [key in keyof typeof LIMITS]: number }
  /** Questions from before a reload. */
  readonly questions?: readonly RoomQuestion[]
}

export function createTally(room: Key, { limits = LIMITS, questions: earlier = [] }: TallyOptions = {}): Tally {
  const devices = new Map<Key, Device>()
  const questions: RoomQuestion[] = earlier.map(question => ({ ...question }))
  const known = new Set(questions.map(({ id }) => id))
  const refused = { 'stale': 0, 'forged': 0, 'unreadable': 0, 'too often': 0, 'full': 0 }
  let checks = { second: 0, count: 0 }

  /** One more signature may be checked in this second. */
  function mayCheck(now: number): boolean {
    const second = Math.floor(now / 1000)
    if (checks.second !== second)
      checks = { second, count: 0 }
    return ++checks.count <= limits.checks
  }

  /** One more message of this device may be looked at. */
  function mayCome(device: Device, now: number): boolean {
    device.tokens = Math.min(limits.burst, device.tokens + (now - device.at) / limits.refill)
    device.at = now
    if (device.tokens < 1)
      return false
    device.tokens -= 1
    return true
  }

  function take(key: Key, payload: string, now: number): Counted {
    const device = devices.get(key)
    // Word for word the same: it is still there.
    if (device?.payload === payload) {
      device.heard = now
      return 'repeated'
    }
    if (device && !mayCome(device, now))
      return 'too often'
    const message = readDevice(payload)
    if (!message)
      return 'unreadable'
    if (!device) {
      if (devices.size >= limits.devices)
        return 'full'
      keep(key, message, payload, { isChecked: false, asked: 0, tokens: limits.burst, at: now }, now)
      return 'counted'
    }
    if (device.isChecked && message.number <= device.number)
      return 'stale'
    if (!mayCheck(now))
      return 'too often'
    if (!isFrom(message, room, key))
      return 'forged'
    if (!device.isChecked) {
      device.isChecked = true
      // The new one is genuine. If the first was not, it never counted.
      if (message.number <= device.number && isFrom(readDevice(device.payload)!, room, key))
        return 'stale'
    }
    keep(key, message, payload, device, now)
    return 'counted'
  }

  function keep(key: Key, message: SealedDevice, payload: string, device: Pick<Device, 'isChecked' | 'asked' | 'tokens' | 'at'>, now: number) {
    let { asked } = device
    for (const { index, text } of message.questions) {
      const id = `${key.slice(0, 12)}.${index}.${hash(text)}`
      if (known.has(id) || questions.length >= limits.questions || asked >= limits.questionsOfDevice)
        continue
      asked++
      known.add(id)
      questions.push({ id, text, slide: tally.slide, status: 'new' })
    }
    const { number, vote, wantsToPresent = false } = message
    devices.set(key, { ...device, payload, number, vote, wantsToPresent, asked, heard: now })
  }

  const tally: Tally = {
    slide: '',
    questions,
    refused,
    take(key, payload, now) {
      const counted = take(key, payload, now)
      if (counted !== 'counted' && counted !== 'repeated')
        refused[counted]++
      return counted
    },
    result(ask) {
      const counts = ask.options.map(() => 0)
      let voters = 0
      for (const { vote } of devices.values()) {
        if (vote?.ask !== ask.id || !isVote(ask, vote.picks))
          continue
        voters++
        for (const pick of vote.picks)
          counts[pick]!++
      }
      return { ask: ask.id, counts, voters }
    },
    following(since) {
      let count = 0
      for (const { heard } of devices.values())
        count += Number(heard >= since)
      return count
    },
    candidates: () => [...devices].filter(([, { wantsToPresent }]) => wantsToPresent).map(([key]) => key).reverse(),
  }
  return tally
}
