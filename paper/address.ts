// What the address of a document asks for, and the addresses that a document prints.

/** A value of the hash's query: `letter` for `paper` in `#/handout?paper=letter`. */
export function askedFor(key: string): string | undefined {
  return new URLSearchParams(location.hash.split('?')[1]).get(key) ?? undefined
}

/**
 * The address of a slide of the deck.
 * @param base where the deck is, with a slash at the end
 */
export function slideAddress(base: string, alias: string): string {
  return `${base}#/${alias}`
}

/** Where the deck can be opened: what the address of the document says, else what the build knows; undefined where neither does. */
export const deckAddress = (data: { readonly address?: string }): string | undefined => askedFor('address') ?? data.address

/** An address as it is printed: without the scheme, which nobody types. */
export function printed(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '')
}
