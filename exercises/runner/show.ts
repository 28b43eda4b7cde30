// Values in words: the same in verdicts and in what the learner's console prints, and never longer than can be read.

/** How much of a value is shown unless told otherwise. */
export const SHOW_LIMITS = {
  /** Characters in all. */
  length: 2000,
  /** Characters of one text. */
  text: 1000,
  /** Entries of one array, object, Map or Set. */
  entries: 100,
  /** Levels of what stands in what. */
  depth: 6,
}

/**
 * A value in words: plain data as JSON has it, and what JSON drops as what it is (`NaN`, `undefined`, `Map(1) {1 → 2}`,
 * `Error: why`, `1n`, `[circular]`). Never throws, whatever the value does.
 */
export function show(value: unknown, limits: Partial<typeof SHOW_LIMITS> = {}): string {
  const shower = new Shower({ ...SHOW_LIMITS, ...limits })
  shower.add(value)
  return shower.text
}

/** An error, or whatever else was thrown, in a line: `TypeError: x is not a function`. Never throws. */
export function describeError(error: unknown): string {
  if (!isError(error))
    return show(error)
  const [name, message] = [field(error, 'name'), field(error, 'message')]
  const words = message === undefined || typeof message === 'string' ? shorten(message ?? '', SHOW_LIMITS.length) : show(message)
  return [typeof name === 'string' && name ? shorten(name, 100) : 'Error', words].filter(part => part !== '').join(': ')
}

/** Whether two values are the same data. The order of an object's fields does not count, nor a field that is undefined. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b || (a !== a && b !== b))
    return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return false
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => same(item, b[i]))
  if (a instanceof Map || b instanceof Map)
    return a instanceof Map && b instanceof Map && a.size === b.size && [...a].every(([key, item]) => b.has(key) && same(item, b.get(key)))
  if (a instanceof Set || b instanceof Set)
    return a instanceof Set && b instanceof Set && a.size === b.size && [...a].every(item => b.has(item))
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every(key => same(own(one, key), own(other, key)))
}

const own = (object: Record<string, unknown>, key: string) => Object.hasOwn(object, key) ? object[key] : undefined

/** A text cut to so many characters, with a mark where it was cut. */
export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length.toLocaleString('en')} characters)`
}

function isError(value: unknown): value is Error {
  try {
    return value instanceof Error
  }
  catch {
    return false
  }
}

function field(object: object, key: PropertyKey): unknown {
  try {
    return (object as Record<PropertyKey, unknown>)[key]
  }
  catch {
    return undefined
  }
}

/** Puts a value into words, piece by piece, until there are enough of them. */
class Shower {
  readonly #limits: typeof SHOW_LIMITS
  readonly #within: object[] = []
  #text = ''

  constructor(limits: typeof SHOW_LIMITS) {
    this.#limits = limits
  }

  get text(): string {
    return this.#text
  }

  add(value: unknown): void {
    try {
      this.#add(value)
    }
    catch {
      this.#say('[cannot be shown]')
    }
  }

  #say(text: string): void {
    if (this.#text.length < this.#limits.length)
      this.#text = shorten(this.#text + text, this.#limits.length)
  }

  get #isFull(): boolean {
    return this.#text.length >= this.#limits.length
  }

  #add(value: unknown): void {
    switch (typeof value) {
      case 'string':
        return this.#say(JSON.stringify(shorten(value, this.#limits.text)))
      case 'number':
      case 'boolean':
      case 'undefined':
        return this.#say(String(value))
      case 'bigint':
        return this.#say(`${shorten(value > 10n ** 1000n ? 'a bigint of more than 1000 digits' : String(value), this.#limits.text)}n`)
      case 'symbol':
        return this.#say(String(value))
      case 'function':
        return this.#say(`function ${typeof value.name === 'string' && value.name ? shorten(value.name, 100) : '(no name)'}`)
    }
    if (value === null)
      return this.#say('null')
    if (this.#within.includes(value as object))
      return this.#say('[circular]')
    if (isError(value))
      return this.#say(describeError(value))
    if (value instanceof Promise)
      return this.#say('a promise')
    if (this.#within.length >= this.#limits.depth)
      return this.#say(Array.isArray(value) ? '[…]' : '{…}')
    const object = value as object
    this.#within.push(object)
    this.#object(object)
    this.#within.pop()
  }

  #object(value: object): void {
    if (Array.isArray(value))
      return this.#list(`[`, value.length, i => this.add(value[i]), ']')
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      const numbers = value as Uint8Array
      return this.#list(`${nameOf(value)} [`, numbers.length, i => this.add(numbers[i]), ']')
    }
    if (value instanceof Map) {
      const entries = value.entries()
      return this.#list(`Map(${value.size}) {`, value.size, () => {
        const [key, item] = entries.next().value as [unknown, unknown]
        this.add(key)
        this.#say(' → ')
        this.add(item)
      }, '}')
    }
    if (value instanceof Set) {
      const items = value.values()
      return this.#list(`Set(${value.size}) {`, value.size, () => this.add(items.next().value), '}')
    }
    if (value instanceof Date)
      return this.#say(Number.isNaN(value.getTime()) ? 'Date (invalid)' : `Date ${value.toISOString()}`)
    if (value instanceof RegExp)
      return this.#say(shorten(String(value), 100))
    const name = nameOf(value)
    const keys = Object.keys(value)
    this.#list(`${name && name !== 'Object' ? `${name} ` : ''}{`, keys.length, (i) => {
      this.#say(`${JSON.stringify(shorten(keys[i]!, 100))}:`)
      this.add((value as Record<string, unknown>)[keys[i]!])
    }, '}')
  }

  #list(open: string, count: number, item: (i: number) => void, close: string): void {
    this.#say(open)
    for (let i = 0; i < count && !this.#isFull; i++) {
      if (i > 0)
        this.#say(',')
      if (i === this.#limits.entries) {
        this.#say(`… ${(count - i).toLocaleString('en')} more`)
        break
      }
      item(i)
    }
    this.#say(close)
  }
}

function nameOf(value: object): string {
  const constructor = field(Object.getPrototypeOf(value) ?? {}, 'constructor')
  const name = typeof constructor === 'function' ? field(constructor, 'name') : undefined
  return typeof name === 'string' ? shorten(name, 100) : ''
}
