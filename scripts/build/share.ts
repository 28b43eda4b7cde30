// Previews of links: a picture of the deck, and for each chapter a page with a title, a description and a picture of its own,
// since whoever shows a preview runs no script and sees no more of an address than its file. The page leads on to the chapter.
import type { ReadingChapter, ReadingDeck } from '../../reading/data.ts'
import type { Slide } from '../slides/slides.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readingAddress } from '../../reading/address.ts'
import { findBrowser, launchBrowser } from '../walk/browser.ts'
import { openStage } from '../walk/stage.ts'
import { PREVIEW } from './page/page.ts'
import { serve } from './serve.ts'

/** Ideas that a description names. */
const NAMED = 3

/** Makes the pictures and pages of a build that will be at `address`. Without a browser the deck's picture stands for all. */
export async function makeShares(folder: string, address: string, deck: ReadingDeck, slides: readonly Slide[]): Promise<void> {
  const pictures = findBrowser() ? await takePictures(folder, deck, slides) : new Map<string, string>()
  if (!pictures.size)
    console.log('No browser was found, so every chapter is previewed by the picture of the deck.')
  for (const chapter of deck.chapters) {
    mkdirSync(join(folder, 'read', chapter.slug), { recursive: true })
    writeFileSync(join(folder, 'read', chapter.slug, 'index.html'), sharePage(deck, chapter, address, pictures.get(chapter.slug) ?? PREVIEW.file))
  }
}

/** Takes the pictures of the deck and of its chapters, each of the slide that opens it; their files by chapter. */
async function takePictures(folder: string, deck: ReadingDeck, slides: readonly Slide[]): Promise<Map<string, string>> {
  const served = await serve(folder)
  const browser = await launchBrowser()
  const files = new Map<string, string>()
  try {
    const stage = await openStage(browser, served.url, { scheme: 'stage' })
    // As wide as the picture: above and below it loses a little of the slide.
    const height = PREVIEW.width * 9 / 16
    await stage.page.setViewportSize({ width: PREVIEW.width, height })
    const take = async (no: number, file: string) => {
      await stage.go(no)
      await stage.page.screenshot({ path: join(folder, file), type: 'jpeg', quality: 82, clip: { x: 0, y: (height - PREVIEW.height) / 2, width: PREVIEW.width, height: PREVIEW.height } })
    }
    await take(1, PREVIEW.file)
    for (const { slug, ideas } of deck.chapters) {
      const opener = ideas.find(({ no }) => slides[no - 1]!.layout === 'chapter') ?? ideas[0]!
      mkdirSync(join(folder, 'read', slug), { recursive: true })
      files.set(slug, `read/${slug}/${PREVIEW.file}`)
      await take(opener.no, files.get(slug)!)
    }
  }
  finally {
    await browser.close()
    await served.close()
  }
  return files
}

/** The page of a chapter, for those who show previews; everybody else goes on. */
export function sharePage(deck: ReadingDeck, chapter: ReadingChapter, address: string, picture: string): string {
  const title = `${chapter.title} · ${deck.title}`
  const description = `${chapter.ideas.length} ideas, ${chapter.minutes} minutes to read: ${chapter.ideas.slice(0, NAMED).map(({ title }) => /[.?!…]$/.test(title) ? title : `${title}.`).join(' ')}`
  const to = `../../${readingAddress(chapter.slug)}`
  const properties = { 'og:type': 'article', 'og:title': title, 'og:description': description, 'og:url': `${address}read/${chapter.slug}/`, 'og:image': `${address}${picture}`, 'og:image:width': PREVIEW.width, 'og:image:height': PREVIEW.height, 'og:image:alt': chapter.title }
  const names = { description, 'twitter:card': 'summary_large_image', 'twitter:title': title, 'twitter:description': description, 'twitter:image': `${address}${picture}` }
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escape(title)}</title>`,
    ...Object.entries(properties).map(([property, content]) => `<meta property="${property}" content="${escape(String(content))}">`),
    ...Object.entries(names).map(([name, content]) => `<meta name="${name}" content="${escape(content)}">`),
    `<link rel="canonical" href="${escape(`${address}read/${chapter.slug}/`)}">`,
    `<meta http-equiv="refresh" content="0; url=${to}">`,
    `<p><a href="${to}">${escape(title)}</a></p>`,
    '</html>',
    '',
  ].join('\n')
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
