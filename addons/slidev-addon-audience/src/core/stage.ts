// What the presenter tells the room: all of it in every message, so that one message is enough to be right again.
import type { Key } from './keys.ts'
import { isKey } from './keys.ts'
import { LIMITS } from './limits.ts'

/** A question to the room. */
export interface Ask {
  /** Unique in the room: asked again, it is another. */
  readonly id: string
  /** The slide's name for it, the same each time that it is asked. */
  readonly key: string
  readonly prompt: string
  readonly options: readonly string[]
  /** How many options a device may choose. */
  readonly pick: number
  /** Whether votes count. */
  readonly open: boolean
}

/** Votes for each option of a question, and how many devices voted. */
export interface Result {
  readonly ask: string
  readonly counts: readonly number[]
  readonly voters: number
}

/** A question from the room that the presenter lets everybody see. */
export interface ShownQuestion {
  readonly id: string
  readonly text: string
}

/** A right to present, for a time that each device measures on its own clock from when it first hears of it. */
export interface Grant {
  readonly to: Key
  /** The term in which it counts: a room's terms only rise. */
  readonly term: number
  readonly seconds: number
}

export interface SignedGrant {
  readonly grant: Grant
  readonly signature: string
}

/** Everything that a room shows. */
export interface Stage {
  /** The slide's address in the deck. */
  readonly slide: string
  readonly click: number
  /** States of live figures as JSON, by key. */
  readonly figures: Readonly<Record<string, string>>
  readonly ask?: Ask
  /** The result of the question, once the presenter shows it. */
  readonly result?: Result
  readonly question?: ShownQuestion
  /** Whether the way into the room lies over the slide. */
  readonly invites: boolean
  /** Milliseconds between two messages of a device that has nothing new. */
  readonly beat: number
  /** A right on offer; its holder takes it up by the first message of its term. */
  readonly offer?: SignedGrant
  /** The holder of a right gives it back. */
  readonly handsBack?: boolean
  readonly isOver?: boolean
}

export const EMPTY_STAGE: Stage = { slide: '1', click: 0, figures: {}, invites: false, beat: 10_000 }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown, longest: number): value is string => typeof value === 'string' && value.length <= longest
/** A whole number from `least` to `most`. */
export const isWhole = (value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): value is number => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
const isOptional = (value: unknown, is: (value: unknown) => boolean) => value === undefined || is(value)
const isFlag = (value: unknown) => typeof value === 'boolean'

/** An identifier: of a question, of a figure. */
export const isId = (value: unknown): value is string => typeof value === 'string' && /^[\w:.-]{1,80}$/.test(value)

function isAsk(value: unknown): boolean {
  return isObject(value) && isId(value.id) && isId(value.key) && isText(value.prompt, LIMITS.prompt) && isFlag(value.open)
    && Array.isArray(value.options) && isWhole(value.options.length, 2, LIMITS.options) && value.options.every(option => isText(option, LIMITS.option))
    && isWhole(value.pick, 1, value.options.length)
}

function isResult(value: unknown): boolean {
  return isObject(value) && isId(value.ask) && isWhole(value.voters, 0)
    && Array.isArray(value.counts) && value.counts.length <= LIMITS.options && value.counts.every(count => isWhole(count, 0))
}

/** Whether a value, as it came from the network, is a right. */
export function isGrant(value: unknown): value is Grant {
  return isObject(value) && isKey(value.to) && isWhole(value.term, 1) && isWhole(value.seconds, 1, 86_400)
}

/** Whether a value, as it came from the network, is a right with a signature; not whether that holds. */
export function isSignedGrant(value: unknown): value is SignedGrant {
  return isObject(value) && isGrant(value.grant) && isText(value.signature, 100)
}

/** Whether a value, as it came from the network, is a stage within its bounds. */
export function isStage(value: unknown): value is Stage {
  return isObject(value) && isText(value.slide, 80) && isWhole(value.click, 0, 10_000) && isFlag(value.invites) && isWhole(value.beat, 1000, 3_600_000)
    && isObject(value.figures) && Object.keys(value.figures).length <= LIMITS.figures
    && Object.entries(value.figures).every(([key, state]) => isId(key) && isText(state, LIMITS.figure))
    && isOptional(value.ask, isAsk) && isOptional(value.result, isResult) && isOptional(value.offer, isSignedGrant)
    && isOptional(value.question, question => isObject(question) && isId(question.id) && isText(question.text, LIMITS.question))
    && isOptional(value.handsBack, isFlag) && isOptional(value.isOver, isFlag)
}
