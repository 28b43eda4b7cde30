// Messages as they travel: a text, who signed it, and by what right.
import type { Key, KeyPair } from './keys.ts'
import type { Grant, SignedGrant, Stage } from './stage.ts'
import { isKey, sign, verify } from './keys.ts'
import { LIMITS } from './limits.ts'
import { isGrant, isId, isSignedGrant, isStage, isWhole } from './stage.ts'

const VERSION = 'audience/1'

/** Where messages of a room travel. A room is its public key, so a message of one is none of another. */
export const TOPICS = {
  stage: (room: Key) => `${VERSION}/${room}/stage`,
  device: (room: Key, device: Key) => `${VERSION}/${room}/up/${device}`,
  devices: (room: Key) => `${VERSION}/${room}/up/+`,
}

/** What a topic is of; undefined for any other. */
export function parseTopic(topic: string): { room: Key, device?: Key } | undefined {
  const [name, version, room, kind, device, ...rest] = topic.split('/')
  if (`${name}/${version}` !== VERSION || !isKey(room) || rest.length)
    return undefined
  if (kind === 'stage' && device === undefined)
    return { room }
  return kind === 'up' && isKey(device) ? { room, device } : undefined
}

/** A presenter's message: later ones have a higher term, or in the same term a higher number. */
export interface StageMessage {
  readonly term: number
  readonly number: number
  readonly stage: Stage
}

/** A presenter's message with what proves it. */
export interface SealedStage extends StageMessage {
  readonly body: string
  readonly signature: string
  readonly right?: SignedGrant
}

/** What a device says: all of it in every message. */
export interface DeviceMessage {
  /** Rises with every change. */
  readonly number: number
  readonly vote?: { readonly ask: string, readonly picks: readonly number[] }
  /** Its newest questions; `index` counts those it ever asked, from 0. */
  readonly questions: readonly { readonly index: number, readonly text: string }[]
  /** It would like to present. */
  readonly wantsToPresent?: boolean
}

function parse(payload: string, longest: number): Record<string, unknown> | undefined {
  if (!payload || payload.length > longest)
    return undefined
  try {
    const value: unknown = JSON.parse(payload)
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : undefined
  }
  catch {
    return undefined
  }
}

const grantContext = (room: Key) => `${VERSION}/${room}/grant`
/** The text of a right that is signed; the order of its fields is fixed. */
const grantText = ({ to, term, seconds }: Grant) => JSON.stringify([to, term, seconds])

/** Gives a right to present. Only the room's own secret key makes one that counts. */
export function signGrant(grant: Grant, owner: KeyPair): SignedGrant {
  if (!isGrant(grant))
    throw new RangeError(`A right to present needs a key, a term from 1 and 1 to 86400 seconds; got ${JSON.stringify(grant)}.`)
  return { grant, signature: sign(grantContext(owner.public), grantText(grant), owner.secret) }
}

/** Whether the room's owner gave this right. */
export function isGenuine({ grant, signature }: SignedGrant, room: Key): boolean {
  return verify(grantContext(room), grantText(grant), signature, room)
}

/** @throws RangeError when the message is larger than the room accepts. */
export function sealStage(message: StageMessage, room: Key, key: KeyPair, right?: SignedGrant): string {
  const body = JSON.stringify([message.term, message.number, message.stage])
  const payload = JSON.stringify({ body, signature: sign(TOPICS.stage(room), body, key.secret), ...(right && { right }) })
  if (payload.length > LIMITS.stage)
    throw new RangeError(`The presenter's message has ${payload.length} characters; a room accepts ${LIMITS.stage}. Let fewer figures travel.`)
  return payload
}

/** Reads a presenter's message without trusting it: see {@link isProven}. Undefined when it is none, or too large. */
export function readStage(payload: string): SealedStage | undefined {
  const envelope = parse(payload, LIMITS.stage)
  if (!envelope || typeof envelope.body !== 'string' || typeof envelope.signature !== 'string')
    return undefined
  const { body, signature, right } = envelope
  const content = parse(body, LIMITS.stage)
  if (!Array.isArray(content) || content.length !== 3 || (right !== undefined && !isSignedGrant(right)))
    return undefined
  const [term, number, stage] = content as unknown[]
  if (!isWhole(term, 0) || !isWhole(number, 1) || !isStage(stage))
    return undefined
  return { term, number, stage, body, signature, ...(right && { right }) }
}

/** Whether the room's owner signed it, or somebody who has the owner's right for exactly this term. */
export function isProven(message: SealedStage, room: Key): boolean {
  const { right } = message
  if (right && (right.grant.term !== message.term || !isGenuine(right, room)))
    return false
  return verify(TOPICS.stage(room), message.body, message.signature, right?.grant.to ?? room)
}

export function sealDevice(message: DeviceMessage, room: Key, device: KeyPair): string {
  const body = JSON.stringify(message)
  return JSON.stringify({ body, signature: sign(TOPICS.device(room, device.public), body, device.secret) })
}

/** A device's message with what proves it. */
export interface SealedDevice extends DeviceMessage {
  readonly body: string
  readonly signature: string
}

/** Reads a device's message without trusting it. Undefined when it is none, or too large. */
export function readDevice(payload: string): SealedDevice | undefined {
  const envelope = parse(payload, LIMITS.device)
  if (!envelope || typeof envelope.body !== 'string' || typeof envelope.signature !== 'string')
    return undefined
  const { body, signature } = envelope
  const content = parse(body, LIMITS.device) as Partial<DeviceMessage> | undefined
  if (!content || !isWhole(content.number, 1) || !Array.isArray(content.questions) || content.questions.length > LIMITS.questionsInMessage)
    return undefined
  const questions: { index: number, text: string }[] = []
  for (const question of content.questions as unknown[]) {
    const { index, text } = (question ?? {}) as { index?: unknown, text?: unknown }
    if (!isWhole(index, 0, LIMITS.questionsOfDevice - 1) || typeof text !== 'string' || cleanText(text) !== text || !text)
      return undefined
    questions.push({ index, text })
  }
  const { vote } = content
  if (vote !== undefined && !(typeof vote === 'object' && vote !== null && isId(vote.ask) && Array.isArray(vote.picks)
    && vote.picks.length <= LIMITS.options && new Set(vote.picks).size === vote.picks.length && vote.picks.every(pick => isWhole(pick, 0, LIMITS.options - 1))))
    return undefined
  return {
    number: content.number,
    questions,
    body,
    signature,
    ...(vote && { vote: { ask: vote.ask, picks: vote.picks } }),
    ...(content.wantsToPresent === true && { wantsToPresent: true }),
  }
}

/** Whether the device's own key signed it. */
export function isFrom(message: SealedDevice, room: Key, device: Key): boolean {
  return verify(TOPICS.device(room, device), message.body, message.signature, device)
}

/**
 * A text from the room as it may be shown: one line, no longer than allowed, without what controls or turns the text. The
 * joiners that Persian, Hindi and emoji are written with stay.
 */
export function cleanText(text: string): string {
  const line = text.replace(/\p{Cs}/gu, ' ').normalize('NFC').replace(/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  let kept = ''
  for (const character of line) {
    if (kept.length + character.length > LIMITS.question)
      break
    kept += character
  }
  return kept.trim()
}
