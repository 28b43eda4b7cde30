// How a page tells the embedded broker who it is: by its key. Other brokers ignore it, or have names of their own.
import type { Key, KeyPair } from '../core/keys.ts'
import { isKey, sign, verify } from '../core/keys.ts'

const context = (room: Key) => `audience/1/${room}/login`

export function loginOf(room: Key, clientId: string, keys: KeyPair): { username: string, password: string } {
  return { username: keys.public, password: sign(context(room), clientId, keys.secret) }
}

/** The key that a connection has proved to hold; undefined when it has not. */
export function keyOfLogin(room: Key, clientId: string, username: string | undefined, password: string | undefined): Key | undefined {
  return isKey(username) && password && verify(context(room), clientId, password, username) ? username : undefined
}
