// Loading once more what has failed. Browsers remember that a script did not load, and do not ask for it again in the same
// page: where the server answers and the script still fails, only the page can be loaded anew. It comes back to its slide.

/** Whether the deck's own server answers. */
async function isReachable(): Promise<boolean> {
  try {
    return (await fetch(location.href.split('#')[0]!, { method: 'HEAD', cache: 'no-store' })).ok
  }
  catch {
    return false
  }
}

/**
 * Loads again; undefined where that fails while the server is away.
 * @param load rejects, or answers with something without `default`, where it fails
 */
export async function retry<T>(load: () => Promise<T>): Promise<T | undefined> {
  const loaded = await load().catch(() => undefined)
  if (loaded && typeof loaded === 'object' && 'default' in loaded)
    return loaded
  if (await isReachable())
    location.reload()
  return undefined
}
