// The boundary between the grader and the learner's module. Checks and worlds meet stand-ins: what is called goes
// through to the learner's code, and what comes back is data that nobody changes afterwards.
import { show } from './show.ts'

/** A function or a class. */
export type Callable = (...values: never[]) => unknown

/** Most values that one answer may hold, counted through all levels. */
export const LARGEST_ANSWER = 200_000

/** Thrown when an answer cannot be taken: a promise, or more than anyone could read. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError'
  /** What came back, in words. */
  readonly got: string
  /** What would have been right, in words. */
  readonly expected: string
  /** The learner's function that answered. */
  readonly culprit: unknown

  constructor(got: string, expected: string, culprit: unknown) {
    super(`${got}, and expected was ${expected}`)
    this.got = got
    this.expected = expected
    this.culprit = culprit
  }
}

/** Stand-in → how to find what it stands for. */
const originals = new WeakMap<object, () => object>()

/** The learner's own value behind a stand-in; any other value is itself. */
export function originalOf(value: unknown): unknown {
  return (isObject(value) && originals.get(value)?.()) || value
}

/**
 * A stand-in for a function or class of the learner's.
 * @param find gives the function when it is called: the stand-in is there before the learner's file has loaded
 * @param mayCall told before each call; throws when none may be made now
 */
export function standIn(find: () => Callable, mayCall: () => void = () => {}): Callable {
  const stand: Callable = new Proxy(function () {} as Callable, {
    apply(_, self, values) {
      mayCall()
      const original = find()
      return takeAnswer(Reflect.apply(original, originalOf(self), values), original)
    },
    construct(_, values) {
      mayCall()
      return instance(Reflect.construct(find(), values))
    },
    get: (_, key) => key === 'prototype' || key === 'name' || key === 'length' ? Reflect.get(find(), key) : takeMember(find(), key),
    has: (_, key) => Reflect.has(find(), key),
    set: () => false,
  })
  originals.set(stand, find)
  return stand
}

/** The learner's function behind a stand-in; undefined when it is not a function. */
export function functionBehind(value: unknown): Callable | undefined {
  const original = originalOf(value)
  return typeof original === 'function' ? original as Callable : undefined
}

/** A living object of the learner's: its methods can be called, what it answers is data. */
function instance(made: object): object {
  const stand = new Proxy({}, {
    get: (_, key) => takeMember(made, key),
    has: (_, key) => Reflect.has(made, key),
    set: () => false,
    defineProperty: () => false,
    setPrototypeOf: () => false,
    getPrototypeOf: () => Object.prototype,
  })
  originals.set(stand, () => made)
  return stand
}

function takeMember(owner: object, key: PropertyKey): unknown {
  const value: unknown = Reflect.get(owner, key)
  return typeof value === 'function' ? method(value as Callable, owner) : takeAnswer(value, undefined)
}

/** One stand-in a method, however often it is asked for. */
const methods = new WeakMap<object, WeakMap<object, Callable>>()

function method(original: Callable, owner: object): Callable {
  let ofOwner = methods.get(owner)
  if (!ofOwner)
    methods.set(owner, ofOwner = new WeakMap())
  let stand = ofOwner.get(original)
  if (!stand) {
    stand = function (...values: unknown[]) {
      return takeAnswer(Reflect.apply(original, owner, values), original)
    }
    originals.set(stand, () => original)
    ofOwner.set(original, stand)
  }
  return stand
}

/**
 * An answer of the learner's as data: copied, so that nothing of it changes after it was looked at. Functions in it can
 * be called.
 * @throws AnswerError
 */
export function takeAnswer(answer: unknown, culprit: unknown): unknown {
  return isObject(answer) ? new Copier(culprit).copy(answer, undefined, 0) : answer
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

/** Deeper than this, and an object stands in itself. */
const DEEPEST = 100

class Copier {
  readonly #culprit: unknown
  #count = 0

  constructor(culprit: unknown) {
    this.#culprit = culprit
  }

  copy(value: unknown, owner: object | undefined, depth: number): unknown {
    if (!isObject(value))
      return value
    if (++this.#count > LARGEST_ANSWER || depth > DEEPEST)
      throw new AnswerError(show(value, { length: 200 }), `at most ${LARGEST_ANSWER.toLocaleString('en')} values, none of which holds itself`, this.#culprit)
    if (typeof value === 'function')
      return method(value as Callable, owner ?? value)
    if (value instanceof Promise || typeof (value as { then?: unknown }).then === 'function') {
      // It may fail, and nobody will ever ask why.
      if (value instanceof Promise)
        value.catch(() => {})
      throw new AnswerError('a promise', 'an answer at once: time is virtual here, so nothing can be waited for (no async, no await, no Promise)', this.#culprit)
    }
    const next = (item: unknown) => this.copy(item, value, depth + 1)
    if (Array.isArray(value)) {
      this.#count += value.length
      return this.#count > LARGEST_ANSWER ? this.copy(value, owner, depth) : Array.from({ length: value.length }, (_, i) => next(value[i]))
    }
    if (value instanceof Map)
      return new Map(Array.from(value, ([key, item]) => [next(key), next(item)]))
    if (value instanceof Set)
      return new Set(Array.from(value, next))
    if (value instanceof Error || value instanceof Date || value instanceof RegExp || ArrayBuffer.isView(value))
      return value
    const copied: Record<string, unknown> = {}
    for (const key of fieldsOf(value))
      Object.defineProperty(copied, key, { value: next((value as Record<string, unknown>)[key]), enumerable: true, writable: true, configurable: true })
    return copied
  }
}

/** Names of an object's fields: its own, and those that its class computes. */
function fieldsOf(value: object): string[] {
  const names = Object.keys(value)
  for (let owner = Object.getPrototypeOf(value) as object | null; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    for (const [name, { get, value: member }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      if ((get || typeof member === 'function') && name !== 'constructor' && name !== '__proto__' && !names.includes(name))
        names.push(name)
    }
  }
  return names
}
