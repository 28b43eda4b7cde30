// The speaker notes are part of a build, and whoever opens it can read them: the presenter view shows them, and the pages to
// read are made of them. `npm run build -- --without-notes` (DECK_NOTES=without) leaves out both, and the documents on paper.
import type { Plugin } from 'vite'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { Slide } from '../slides/slides.ts'

/** Whether a build holds the notes, as `DECK_NOTES` says. @throws Error where it says something else */
export function withNotes(given = process.env.DECK_NOTES): boolean {
  if (given && given !== 'without')
    throw new Error(`DECK_NOTES is "${given}"; it can be "without", or not be set.`)
  return !given
}

export function notes(): Plugin {
  return {
    name: 'deck:notes',
    config: () => ({
      define: {
        __DECK_NOTES__: JSON.stringify(withNotes()),
        ...!withNotes() && { __SLIDEV_FEATURE_PRESENTER__: 'false' },
      },
    }),
  }
}

/** Letters of a note that are looked for: enough to stand nowhere else. */
const SAMPLE = 60

/** Slides of which a build tells what is said, by alias. */
export function toldIn(folder: string, slides: readonly Slide[]): string[] {
  const texts = globSync('**/*.{js,html,json}', { cwd: folder }).map(file => readFileSync(join(folder, file), 'utf8'))
  return slides.filter(({ notes: { say } }) => {
    const [plain = ''] = say.match(new RegExp(`[\\p{L} ,.]{${SAMPLE}}`, 'u')) ?? []
    return plain && texts.some(text => text.includes(plain))
  }).map(({ alias }) => alias)
}
