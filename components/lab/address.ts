// A learner's text in an address: compressed, with a sum, and bounded before it is unpacked.

/** Longest text that an address may hold, in characters, and so what is unpacked at most. */
export const LONGEST_SHARED = 200_000

/** What an address brings: a text, or why there is none. */
export type Shared =
  | { readonly kind: 'none' }
  | { readonly kind: 'text', readonly text: string }
  | { readonly kind: 'damaged', readonly message: string }

/** The part of an address that holds a text of an exercise's; the zlib format carries a sum of it. */
export async function encodeText(slug: string, text: string): Promise<string> {
  const packed = await through(new CompressionStream('deflate'), new TextEncoder().encode(text), Number.POSITIVE_INFINITY)
  return `${slug}.${btoa(String.fromCharCode(...packed)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}

/** Reads what {@link encodeText} wrote. */
export async function decodeText(slug: string, given: string | null): Promise<Shared> {
  if (given === null)
    return { kind: 'none' }
  const [name, packed] = [given.slice(0, Math.max(0, given.indexOf('.'))), given.slice(given.indexOf('.') + 1)]
  if (name !== slug)
    return damaged(`it holds a text for "${name.slice(0, 40)}", and this is ${slug}`)
  if (packed.length > LONGEST_SHARED * 2)
    return damaged(`it is longer than any text that it may hold`)
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await through(new DecompressionStream('deflate'), bytes, 4 * LONGEST_SHARED))
    return text.length <= LONGEST_SHARED ? { kind: 'text', text } : damaged('the text in it is too long')
  }
  catch {
    return damaged('a letter of it is wrong, or some are missing')
  }
}

const damaged = (why: string): Shared => ({ kind: 'damaged', message: `The text in this address cannot be read: ${why}. Ask for the address again; what you see is your own text.` })

/** Sends bytes through a stream. @throws RangeError when more than `most` come out */
async function through(stream: GenericTransformStream, bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const writer = (stream.writable as WritableStream<Uint8Array<ArrayBuffer>>).getWriter()
  const written = writer.write(bytes).then(() => writer.close())
  // What goes wrong while reading is told there.
  written.catch(() => {})
  const parts: Uint8Array[] = []
  let length = 0
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value)
    length += next.value.length
    if (length > most) {
      await reader.cancel()
      throw new RangeError(`More than ${most} bytes`)
    }
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** What the deck's address holds for an exercise, `?lab=<slug>.<text>`: also when the name in it is mistyped, on the exercise's own slide. */
export function labParameter({ slug, slide }: { readonly slug: string, readonly slide: string }): string | null {
  const [path, query] = location.hash.split('?')
  const given = new URLSearchParams(query).get('lab')
  return given !== null && (given.startsWith(`${slug}.`) || path === `#/${slide}`) ? given : null
}
