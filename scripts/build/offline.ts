// The deck without a network: a service worker that keeps every file of a build, made by Workbox when the build stands.
// setup/offline.ts registers it, and offers what is newer.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateSW } from 'workbox-build'

/** What is kept: all that a page of the deck asks for. The PDFs, other cuts and what only others read stay outside. */
const KEPT = ['index.html', '*.{svg,webmanifest}', 'icon-*.png', 'assets/**/*']

/** The worker's own file. */
export const WORKER = 'sw.js'

/** Names of Vite's files, which change with what is in them. */
const HASHED = /assets\//

/**
 * Makes the worker of a build.
 *
 * It never mixes two builds: it takes over a page only when that is loaded anew; of the files whose names do not change it
 * keeps none that differs from the build's by a letter; and it answers nothing that it does not keep, so that a deck in a folder of
 * this one is its own. Workbox clears old caches by the beginning of their names, which would be those of such a deck too: it is told not to.
 * @throws Error when a file of the build cannot be kept
 */
export async function makeOffline(folder: string): Promise<{ files: number, bytes: number }> {
  const { count, size, warnings } = await generateSW({
    globDirectory: folder,
    globPatterns: KEPT,
    swDest: join(folder, WORKER),
    dontCacheBustURLsMatching: HASHED,
    maximumFileSizeToCacheInBytes: Number.MAX_SAFE_INTEGER,
    inlineWorkboxRuntime: true,
    sourcemap: false,
    skipWaiting: false,
    clientsClaim: false,
    cleanupOutdatedCaches: false,
    // What a page is asked for, such as to print itself, is a page of the same file.
    ignoreURLParametersMatching: [/./],
    manifestTransforms: [entries => ({
      manifest: entries.map(entry => HASHED.test(entry.url) ? entry : { ...entry, integrity: `sha384-${createHash('sha384').update(readFileSync(join(folder, entry.url))).digest('base64')}` }),
      warnings: [],
    })],
  })
  if (warnings.length)
    throw new Error(`The deck would not be whole without a network:\n${warnings.join('\n')}`)
  return { files: count, bytes: size }
}
