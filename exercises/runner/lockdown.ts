// Takes from a realm, for good, whatever could forge a verdict or make a run impossible to repeat: call it when all
// of the grader is loaded and none of the learner's code. Built-ins cannot be changed any more, the host's doors are
// gone, and wall clock and unseeded chance say what they are when they are used. The same in terminal and browser.
import { show, shorten } from './show.ts'

/** Thrown into the learner's code when it reaches for what would make a run impossible to repeat. */
export class NotRepeatableError extends Error {
  override readonly name = 'NotRepeatableError'
}

/** Largest single buffer that code may ask for, in bytes. */
export const LARGEST_BUFFER = 64 * 1024 * 1024

/** Lines of the learner's console that are kept of each check: enough to debug by, too few to drown in. */
const PRINTED = { lines: 100, characters: 20_000 }

/** Globals that stay: the language's own, and what is pure among the hosts'. */
const KEPT = new Set([
  'Object', 'Function', 'Array', 'Number', 'parseFloat', 'parseInt', 'Infinity', 'NaN', 'undefined', 'Boolean', 'String', 'Symbol', 'Date', 'Promise',
  'RegExp', 'Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'SuppressedError',
  'globalThis', 'JSON', 'Math', 'Intl', 'ArrayBuffer', 'Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array',
  'BigUint64Array', 'BigInt64Array', 'Uint8ClampedArray', 'Float16Array', 'Float32Array', 'Float64Array', 'DataView', 'Map', 'BigInt', 'Set', 'Iterator',
  'WeakMap', 'WeakSet', 'Proxy', 'Reflect', 'DisposableStack', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape',
  'eval', 'isFinite', 'isNaN', 'structuredClone', 'atob', 'btoa', 'Temporal',
])

const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'importScripts', 'Worker', 'SharedWorker']
const STORAGE = ['indexedDB', 'caches', 'navigator', 'BroadcastChannel', 'FileReader', 'localStorage', 'sessionStorage']
const PAGE = ['postMessage', 'close', 'MessageChannel', 'reportError', 'document', 'parent', 'addEventListener']
const TIMERS = ['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame', 'queueMicrotask']
const CLOCKS = ['Event', 'CustomEvent', 'Atomics']
const COLLECTOR = ['WeakRef', 'FinalizationRegistry']

let report: { offend(error: NotRepeatableError): void, print(line: string): void } = { offend() {}, print() {} }
let printed = { lines: 0, characters: 0 }
let isLocked = false

/** Who is told what the learner's code reaches for and prints, from now on. */
export function hear(listener: typeof report): void {
  report = listener
  resetConsole()
}

/** Lets the console print again, up to its bound. */
export function resetConsole(): void {
  printed = { lines: 0, characters: 0 }
}

/** Whether this realm is locked down. */
export function isLockedDown(): boolean {
  return isLocked
}

function offend(message: string): never {
  const error = new NotRepeatableError(message)
  report.offend(error)
  throw error
}

/** Locks this realm down, for good. */
export function lockdown(): void {
  if (isLocked)
    return
  isLocked = true
  tameClocks()
  tameChance()
  boundBuffers()
  takeGlobals()
  freezeAll()
  lockGlobal()
}

// Functions that can be called with `new` as well.
const clock = (name: string) => function (): never {
  return offend(`${name} reads the wall clock, so no run could be repeated. Use the virtual time that you are given: t, in milliseconds.`)
}
const timer = (name: string) => function (): never {
  return offend(`${name}() waits on the wall clock, and here time is virtual: nothing would ever call back. Compare the t of this call with the t that you kept.`)
}
const chance = (name: string) => function (): never {
  return offend(`${name} draws unseeded chance, so no run could be repeated. Decide by what you are told alone, or draw from the seeded source that you are given.`)
}
const collector = (name: string) => function (): never {
  return offend(`${name} tells when memory is collected, which no two runs do alike. Keep what you need, and drop what you do not.`)
}

function define(owner: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(owner, key, { value, writable: true, enumerable: false, configurable: true })
}

function tameClocks(): void {
  const Original = Date
  const fresh = clock('new Date()')
  // A function, so that Date() without new is caught too.
  const guarded = function (this: unknown, ...values: unknown[]): unknown {
    return new.target === undefined || values.length === 0 ? fresh() : Reflect.construct(Original, values, new.target as unknown as typeof Date)
  }
  Object.defineProperties(guarded, {
    ...Object.getOwnPropertyDescriptors(Original),
    now: { value: clock('Date.now()'), writable: true, enumerable: false, configurable: true },
  })
  define(Original.prototype, 'constructor', guarded)
  define(globalThis, 'Date', guarded)

  const { Temporal } = globalThis as { Temporal?: { Now?: object } }
  if (Temporal?.Now) {
    for (const name of Object.getOwnPropertyNames(Temporal.Now))
      define(Temporal.Now, name, clock(`Temporal.Now.${name}()`))
  }

  // Without a date these format the present moment.
  const formatter = Intl.DateTimeFormat.prototype
  const { get } = Object.getOwnPropertyDescriptor(formatter, 'format')!
  Object.defineProperty(formatter, 'format', {
    get(this: Intl.DateTimeFormat) {
      const format = get!.call(this) as (date: unknown) => string
      return (date: unknown) => date === undefined ? clock('Intl.DateTimeFormat.format()')() : format(date)
    },
  })
  const { formatToParts } = formatter
  define(formatter, 'formatToParts', function (this: Intl.DateTimeFormat, date?: Date) {
    return date === undefined ? clock('Intl.DateTimeFormat.formatToParts()')() : formatToParts.call(this, date)
  })
}

function tameChance(): void {
  define(Math, 'random', chance('Math.random()'))
}

/** One line of code must not take all memory. */
function boundBuffers(): void {
  const scope = globalThis as unknown as Record<string, unknown>
  for (const name of ['ArrayBuffer', 'Uint8Array', 'Uint8ClampedArray', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array']) {
    const Original = scope[name] as (typeof Uint8Array) | undefined
    if (!Original)
      continue
    const width = Original.BYTES_PER_ELEMENT ?? 1
    const bounded = new Proxy(Original, {
      construct(target, values: unknown[], newTarget) {
        const size = Number(typeof values[0] === 'object' ? 0 : values[0]) * width
        if (size > LARGEST_BUFFER)
          throw new RangeError(`${name}(${String(values[0])}) would take ${Math.round(size / 1024 / 1024)} MB; the exercise has ${LARGEST_BUFFER / 1024 / 1024} MB for one object.`)
        return Reflect.construct(target, values, newTarget) as object
      },
    })
    define(scope, name, bounded)
    define(Original.prototype as object, 'constructor', bounded)
  }
}

/** Takes the host's globals away, and puts words in the place of those that somebody might reach for. */
function takeGlobals(): void {
  // Some hosts have them on a prototype of the global object, which is emptied.
  for (const name of KEPT) {
    if (name in globalThis && !Object.hasOwn(globalThis, name))
      define(globalThis, name, (globalThis as unknown as Record<string, unknown>)[name])
  }
  for (let owner: object | null = globalThis; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner) as object | null) {
    for (const key of Reflect.ownKeys(owner)) {
      if (owner === globalThis && typeof key === 'string' && KEPT.has(key))
        continue
      if (!Reflect.deleteProperty(owner, key)) {
        try {
          Object.defineProperty(owner, key, { value: undefined })
        }
        catch {
          // Fixed by the browser: the sandbox's policy is what bars it then.
        }
      }
    }
  }
  const bar = (names: readonly string[], stand: (name: string) => () => never) => names.forEach(name => define(globalThis, name, stand(name)))
  const barred = (why: string) => (name: string) => function (): never {
    throw new Error(`${name}: ${why}.`)
  }
  bar(NETWORK, barred('there is no network in the exercise; everything it needs is passed in'))
  bar(STORAGE, barred('there is no storage in the exercise; keep what you need in the object itself'))
  bar(PAGE, barred('the exercise has no page to talk to; return a value instead'))
  bar(TIMERS, timer)
  bar(CLOCKS, name => clock(name))
  bar(COLLECTOR, collector)
  define(globalThis, 'performance', { now: clock('performance.now()'), mark: clock('performance.mark()'), get timeOrigin() { return clock('performance.timeOrigin')() } })
  define(globalThis, 'crypto', { getRandomValues: chance('crypto.getRandomValues()'), randomUUID: chance('crypto.randomUUID()') })
  define(globalThis, 'console', learnersConsole())
  for (const name of ['self', 'window', 'global'])
    define(globalThis, name, globalThis)
}

/** A console whose every method hands its text over, until there is too much of it. */
function learnersConsole(): object {
  const write = (...values: unknown[]): void => {
    printed.lines++
    if (printed.lines > PRINTED.lines || printed.characters > PRINTED.characters) {
      if (printed.lines <= PRINTED.lines + 1)
        report.print('… and more, not shown')
      printed.lines = PRINTED.lines + 1
      return
    }
    const line = values.slice(0, 50).map(value => typeof value === 'string' ? shorten(value, 2000) : show(value)).join(' ')
    printed.characters += line.length
    report.print(shorten(line, 2000))
  }
  return new Proxy(Object.freeze({}), { get: () => write })
}

/** Built-in prototypes of which objects often have members of the same name: these can still be laid over. */
function overridable(): object[] {
  const errors = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError]
  return [Object.prototype, Function.prototype, ...errors.map(type => type.prototype)]
}

/** Objects of the iterators that newer engines have. */
function iteratorHelpers(): object[] {
  const { Iterator: helpers } = globalThis as unknown as { Iterator?: { from?: (given: object) => { map: (by: (item: unknown) => unknown) => object } } }
  const wrapped = helpers?.from?.({ next: () => ({ done: true, value: 0 }) })
  return wrapped ? [wrapped, wrapped.map(item => item)] : []
}

/** Freezes every object that can be reached from the globals, prototypes without a name among them. */
function freezeAll(): void {
  for (const prototype of overridable())
    allowOverriding(prototype)
  const hidden = [
    function* () {}, async function () {}, async function* () {}, [][Symbol.iterator](), ''[Symbol.iterator](), new Map()[Symbol.iterator](), new Set()[Symbol.iterator](),
    'a'.matchAll(/a/g), (function* () {})(), (async function* () {})(), ...iteratorHelpers(),
    ...('Segmenter' in Intl ? [new Intl.Segmenter().segment('a'), new Intl.Segmenter().segment('a')[Symbol.iterator]()] : []),
  ]
  const seen = new Set<object>([globalThis])
  const waiting: unknown[] = [...hidden.map(item => Object.getPrototypeOf(item) as unknown)]
  for (let owner: object | null = globalThis; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    if (owner !== globalThis)
      waiting.push(owner)
    for (const { value, get, set } of Object.values(Object.getOwnPropertyDescriptors(owner)))
      waiting.push(value, get, set)
  }
  while (waiting.length > 0) {
    const item = waiting.pop()
    if ((typeof item !== 'object' && typeof item !== 'function') || item === null || seen.has(item))
      continue
    seen.add(item)
    waiting.push(Object.getPrototypeOf(item))
    for (const key of Reflect.ownKeys(item)) {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(item, key)!
      waiting.push(value, get, set)
    }
  }
  seen.delete(globalThis)
  for (const item of seen) {
    try {
      Object.freeze(item)
    }
    catch {
      // An exotic object of the host's that cannot be frozen holds nothing that the grader stands on.
    }
  }
}

/**
 * Lets objects have members that their frozen prototype has too: `error.name = 'Mine'` would throw, since
 * an assignment is refused where a prototype has a field that cannot be written.
 */
function allowOverriding(prototype: object): void {
  for (const key of Reflect.ownKeys(prototype)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(prototype, key)!
    if (!('value' in descriptor) || !descriptor.configurable)
      continue
    const { value } = descriptor
    Object.defineProperty(prototype, key, {
      get: () => value as unknown,
      set(this: object, own: unknown) {
        if (this === prototype)
          throw new TypeError(`Built-in objects cannot be changed here: ${String(key)}`)
        Object.defineProperty(this, key, { value: own, writable: true, enumerable: true, configurable: true })
      },
      enumerable: descriptor.enumerable,
      configurable: false,
    })
  }
}

function lockGlobal(): void {
  for (const key of Reflect.ownKeys(globalThis)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(globalThis, key)!
    if (descriptor.configurable)
      Object.defineProperty(globalThis, key, 'value' in descriptor ? { writable: false, configurable: false } : { configurable: false })
  }
  try {
    Object.preventExtensions(globalThis)
  }
  catch {
    // A host that insists on an open global: what is added to it, the grader does not use.
  }
}
