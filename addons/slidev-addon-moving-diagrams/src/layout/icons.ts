import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Packages that hold the icons of a prefix, where they do not go by its name. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  fa: ['fa6-solid', 'fa-solid', 'fa7-solid', 'fa'],
  fas: ['fa6-solid', 'fa-solid', 'fa7-solid'],
  far: ['fa6-regular', 'fa-regular', 'fa7-regular'],
  fab: ['fa6-brands', 'fa-brands', 'fa7-brands'],
}

/** The prefixes of icons that a text may name: `mdi:account` has `mdi`. */
export function iconsIn(code: string): string[] {
  return [...new Set([...code.matchAll(/\b([a-z][a-z0-9-]*):[a-z]/g)].map(match => match[1]!))]
}

/** The icons of a prefix, from the @iconify-json package that the deck has installed; undefined where it has none. */
export function readIcons(root: string, prefix: string): object | undefined {
  const { resolve } = createRequire(join(root, 'package.json'))
  for (const name of Object.hasOwn(PACKAGES, prefix) ? PACKAGES[prefix]! : [prefix]) {
    try {
      return { ...JSON.parse(readFileSync(resolve(`@iconify-json/${name}/icons.json`), 'utf8')) as object, prefix }
    }
    catch {
      // Not installed: the next one may be.
    }
  }
  return undefined
}
