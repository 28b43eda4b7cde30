// Runs from files, kept on this device: an address then names one, and every window of the presentation finds it.

/** How many are kept, the latest last; each has at most `LARGEST_FILE` bytes. */
const KEPT = 5

/** Where runs are found by name. */
export interface RunShelf {
  /** Keeps the text of a run; where the device keeps nothing, nothing is said: whoever asks for it later is told. */
  readonly keep: (name: string, text: string) => Promise<void>
  /** The text of a run, if it is there. */
  readonly find: (name: string) => Promise<string | undefined>
}

/**
 * The name of a file in addresses: letters, digits, `-` and `_`, beginning with the mechanism's slug, as the files of
 * `npm run learn -- <slug> --real` do by themselves.
 */
export function runName(slug: string, file: string): string {
  const plain = file.replace(/\.json$/i, '').replaceAll(/[^\w-]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 80) || 'run'
  return plain.startsWith(`${slug}-`) ? plain : `${slug}-${plain}`
}

/** Whether an address may mean a run of that mechanism by this. */
export const isRunName = (slug: string, text: unknown): text is string => typeof text === 'string' && text.startsWith(`${slug}-`) && /^[\w-]+$/.test(text)

const DATABASE = 'deck'
const STORE = 'runs'

/** What a request of the database's comes to. */
function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error as Error)
  })
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE, { keyPath: 'name' })
  const database = await done(opening)
  try {
    return await work(database.transaction(STORE, mode).objectStore(STORE))
  }
  finally {
    database.close()
  }
}

/** This browser's own storage; with `npm start`, the learner's `playground/real/` too. */
export const deviceShelf: RunShelf = {
  async keep(name, text) {
    await inStore('readwrite', async (store) => {
      await done(store.put({ name, text, at: Date.now() }))
      const kept = await done(store.getAll() as IDBRequest<{ name: string, at: number }[]>)
      for (const old of kept.sort((a, b) => b.at - a.at).slice(KEPT))
        await done(store.delete(old.name))
    }).catch(() => {})
  },
  async find(name) {
    const kept = await inStore('readonly', store => done(store.get(name) as IDBRequest<{ text: string } | undefined>)).catch(() => undefined)
    return kept?.text ?? (import.meta.hot ? await fromPlayground(name) : undefined)
  },
}

/** The learner's own file: the development server gives out what lies in the project's folder. */
async function fromPlayground(name: string): Promise<string | undefined> {
  const answer = await fetch(`${import.meta.env.BASE_URL}playground/real/${name}.json`, { headers: { accept: 'application/json' } }).catch(() => undefined)
  return answer?.ok ? await answer.text() : undefined
}
