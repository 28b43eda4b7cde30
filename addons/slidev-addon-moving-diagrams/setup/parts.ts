import { existsSync } from 'node:fs'

/** What Slidev is given: the sources where they are, as in the repository; in the package, what was built from them. */
export async function slidevParts(): Promise<typeof import('../src/layout/slidev.ts')> {
  const built = new URL('../dist/layout/slidev.js', import.meta.url)
  const source = new URL('../src/layout/slidev.ts', import.meta.url)
  return await import(existsSync(source) ? source.href : built.href) as typeof import('../src/layout/slidev.ts')
}
