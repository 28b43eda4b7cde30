// Addresses of this deck that bring something along.

/** The address of the slide that shows with `key=value` in its query; what the visitor's own address has besides is left out. */
export function slideAddress(key: string, value: string): string {
  const { origin, pathname, hash } = location
  return `${origin}${pathname}${hash.split('?')[0]}?${key}=${value}`
}

/** Copies a text; false where the browser refuses, as on a plain `http` address. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  }
  catch {
    return false
  }
}
