// The address of a room: the deck's own, with the room's public key and, where it is not the deck's server, its broker.
import { isKey } from '../src/core/keys.ts'

export interface RoomLink {
  readonly room: string
  readonly broker?: string
}

/** The room that an address names, in its query or in that of its hash; undefined where it names none. */
export function readLink(href: string): RoomLink | undefined {
  const { search, hash } = new URL(href)
  for (const query of [search, hash.split('?')[1] ?? '']) {
    const params = new URLSearchParams(query)
    const [room, broker] = [params.get('room'), params.get('broker')]
    if (isKey(room))
      return { room, ...(broker && /^wss?:\/\//.test(broker) && { broker }) }
  }
  return undefined
}

const folderOf = (address: string) => address.replace(/[?#].*$/, '').replace(/[^/]*$/, '')

/**
 * The address that the audience opens.
 * @param deck the deck's folder, with a slash at the end
 * @param hash whether the deck's slides stand in the hash
 */
export function writeLink(deck: string, { room, broker }: RoomLink, hash: boolean): string {
  return `${folderOf(deck)}${hash ? '#/' : ''}1?${new URLSearchParams({ room, ...(broker && { broker }) })}`
}

/** Where the deck's own server has its broker. */
export function ownBroker(deck: string): string {
  return `${folderOf(deck).replace(/^http/, 'ws')}__audience`
}
