// What the files of a build tell without opening them: which parts each slide brings along, and what they weigh.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** In the script that opens the deck: a slide's number from 0, and its parts by their place in the list of all parts. */
const SLIDE = /\[(\d+)\]\s*\?\?=\s*await [\w$]+\(\(\)\s*=>\s*import\([^)]*\),\s*__vite__mapDeps\(\[([\d,\s]*)\]\)/g
const PARTS = /m\.f\s*=\s*(\[[^\]]*\])/

/**
 * Bytes, gzipped, of the scripts and styles that each slide of a build brings along, by its number from 1.
 * What a component loads later, when it is shown or used, is not among them.
 * @param folder the build
 * @throws Error when its opening script is none that this can read
 */
export function weightsByParts(folder: string): Map<number, number> {
  const assets = join(folder, 'assets')
  const sizes = new Map<string, number>()
  const sizeOf = (part: string) => sizes.get(part) ?? sizes.set(part, gzipSync(readFileSync(join(assets, part))).length).get(part)!
  for (const file of globSync('*.js', { cwd: assets })) {
    const script = readFileSync(join(assets, file), 'utf8')
    const slides = [...script.matchAll(SLIDE)]
    const parts = PARTS.exec(script)
    if (slides.length && parts) {
      const names = JSON.parse(parts[1]!) as string[]
      return new Map(slides.map(([, at, list]) =>
        [Number(at) + 1, list!.split(',').filter(Boolean).reduce((sum, part) => sum + sizeOf(names[Number(part)]!), 0)]))
    }
  }
  throw new Error('No script of the build loads slides in the form known here: adapt scripts/walk/parts.ts to it.')
}
