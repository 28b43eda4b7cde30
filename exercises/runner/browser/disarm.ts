// What a learner's code finds in place of the browser's doors. The sandbox around the worker bars them
// too (no network, no storage, no page); this says so in words, and leaves nothing to flood.

/** Largest single buffer that code may ask for, in bytes. */
export const LARGEST_BUFFER = 64 * 1024 * 1024

const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'importScripts', 'Worker', 'SharedWorker']
const STORAGE = ['indexedDB', 'caches', 'navigator', 'BroadcastChannel', 'FileReader']
const MESSAGES = ['postMessage', 'close', 'onmessage', 'MessageChannel', 'reportError']

/** Replaces the worker's ways out by functions that explain. Irreversible: call it once all is loaded. */
export function disarm(scope: object): void {
  for (const [names, why] of [
    [NETWORK, 'there is no network in the exercise; everything it needs is passed in'],
    [STORAGE, 'there is no storage in the exercise; keep what you need in the object itself'],
    [MESSAGES, 'the exercise has no page to talk to; return a value instead'],
  ] as const) {
    for (const name of names)
      bar(scope, name, why)
  }
  boundBuffers(scope)
}

function bar(scope: object, name: string, why: string): void {
  const refuse = function () {
    throw new Error(`${name}: ${why}.`)
  }
  for (let owner: object | null = scope; owner; owner = Object.getPrototypeOf(owner)) {
    if (owner === scope || Object.hasOwn(owner, name)) {
      try {
        Object.defineProperty(owner, name, { value: refuse, writable: false, configurable: false })
      }
      catch {
        // Fixed by the browser: then the sandbox's policy is what bars it.
      }
    }
  }
}

/** One line of code must not take the memory of the tab. */
function boundBuffers(scope: object): void {
  const own = scope as Record<string, unknown>
  for (const name of ['ArrayBuffer', 'Uint8Array', 'Uint8ClampedArray', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'Array']) {
    const Original = own[name] as (new (...values: unknown[]) => object) & { BYTES_PER_ELEMENT?: number } | undefined
    if (!Original)
      continue
    const width = Original.BYTES_PER_ELEMENT ?? (name === 'Array' ? 8 : 1)
    const check = (values: unknown[]) => {
      if (typeof values[0] === 'number' && values.length === 1 && values[0] * width > LARGEST_BUFFER)
        throw new RangeError(`${name}(${values[0]}) would take ${Math.round(values[0] * width / 1024 / 1024)} MB; the exercise has ${LARGEST_BUFFER / 1024 / 1024} MB for one object.`)
    }
    own[name] = new Proxy(Original, {
      construct(target, values, newTarget) {
        check(values)
        return Reflect.construct(target, values, newTarget)
      },
      apply(target, self, values) {
        check(values)
        return Reflect.apply(target as unknown as (...v: unknown[]) => unknown, self, values)
      },
    })
  }
}
