// Ed25519 keys and signatures, without `crypto.subtle`: a phone on plain http in the LAN has none.
import { getPublicKey, hashes, sign as signBytes, verify as verifyBytes } from '@noble/ed25519'
import { sha512 } from '@noble/hashes/sha2.js'

hashes.sha512 = sha512

/** A key as text: 32 bytes in base64url, 43 characters. */
export type Key = string

/** A pair of keys; only the secret one signs. */
export interface KeyPair {
  readonly secret: Key
  readonly public: Key
}

const KEY = /^[\w-]{43}$/

/** Whether a text has the form of a key. */
export const isKey = (text: unknown): text is Key => typeof text === 'string' && KEY.test(text)

const utf8 = new TextEncoder()

export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes)
    text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** @throws Error when the text is not base64url. */
export function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0))
}

/** 32 random bytes of the platform, which plain http has too. */
const randomBytes = (): Uint8Array => crypto.getRandomValues(new Uint8Array(32))

/**
 * The pair of a secret key.
 * @param secret a secret key; by default a new one
 */
export function keyPair(secret: Key = toBase64Url(randomBytes())): KeyPair {
  return { secret, public: toBase64Url(getPublicKey(fromBase64Url(secret))) }
}

/** Signs a text in a context, such as a topic, so that it counts nowhere else. */
export function sign(context: string, text: string, secret: Key): string {
  return toBase64Url(signBytes(utf8.encode(`${context}\n${text}`), fromBase64Url(secret)))
}

/** Whether `signature` is that of the key's owner, of this text in this context. Never throws. */
export function verify(context: string, text: string, signature: string, key: Key): boolean {
  try {
    return verifyBytes(fromBase64Url(signature), utf8.encode(`${context}\n${text}`), fromBase64Url(key))
  }
  catch {
    return false
  }
}
