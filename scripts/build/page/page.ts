// The page itself, index.html: what stands there before the deck has loaded, and for those who never run it: people without
// JavaScript, search engines, the previews of links.
import type { ServerResponse } from 'node:http'
import type { HtmlTagDescriptor, Plugin } from 'vite'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from '../root.ts'
import { readCut } from '../../slides/cuts.ts'
import { aboutDeck, loadSlides } from '../../slides/slides.ts'
import { ICON_SIZES, manifest, MANIFEST } from './manifest.ts'

/** The picture of a link's preview, in `public/`, as its readers expect. */
export const PREVIEW = { file: 'preview.jpg', width: 1200, height: 630 }

/** What a published deck has beside it (.github/workflows/publish.yml). */
const PAPERS: readonly [suffix: string, name: string][] = [
  ['', 'The slides'],
  ['-leaflet-a4', 'The leaflet, A4'],
  ['-leaflet-letter', 'The leaflet, Letter'],
  ['-handout-a4', 'The book of the course, A4'],
  ['-handout-letter', 'The book of the course, Letter'],
  ['-guide-a4', 'The facilitator’s guide, A4'],
  ['-guide-letter', 'The facilitator’s guide, Letter'],
]

/**
 * The address at which the build will be published, from `DECK_ADDRESS`, with a slash at its end; undefined where it is not known.
 * @throws Error where it is no address
 */
export function publishedAddress(given = process.env.DECK_ADDRESS): string | undefined {
  if (!given)
    return undefined
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol))
    throw new Error(`DECK_ADDRESS is "${given}"; it must be the address at which the deck is published, such as https://example.org/deck/.`)
  return given.replace(/\/?$/, '/')
}

export function page(): Plugin {
  return {
    name: 'deck:page',
    enforce: 'pre',
    // Slidev's development server sends a page that no plugin may change; what it cannot start without is put in on the way.
    configureServer(server) {
      return () => void server.middlewares.use((request, response, next) => {
        if (request.url === '/index.html') {
          const end = response.end.bind(response) as (html: string) => ServerResponse
          response.end = ((html: string) => end(html.replace('<head>', () => `<head><script>${storage()}</script>`))) as typeof response.end
        }
        next()
      })
    },
    async generateBundle(_, bundle) {
      this.emitFile({ type: 'asset', fileName: MANIFEST, source: manifest(aboutDeck((await loadSlides(readCut(process.env.DECK_CUT)))[0]!), grounds().dark.stage!) })
      const chunk = Object.values(bundle).find(chunk => chunk.type === 'chunk' && chunk.code.includes(PRELOADS)) as { code: string } | undefined
      // The last one before its message: a chunk may put other things into the head.
      const at = chunk?.code.lastIndexOf(VITE_PUTS, chunk.code.indexOf(PRELOADS)) ?? -1
      if (!chunk || at < 0)
        return this.error('Vite puts the stylesheets of slides elsewhere than it did; adapt scripts/build/page/page.ts to it.')
      chunk.code = chunk.code.slice(0, at) + BELONGS + chunk.code.slice(at + VITE_PUTS.length)
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        const about = aboutDeck((await loadSlides(readCut(process.env.DECK_CUT)))[0]!)
        const address = publishedAddress()
        const papers = address ? PAPERS.map(([suffix, name]) => ({ name, file: `${packageName()}${suffix}.pdf` })) : []
        return {
          html: stylesAtTheEnd(withText(html, about, papers)).replace(/<html[^>]*>/, `<html lang="${about.language}" class="dark">`),
          tags: [
            { tag: 'script', children: storage(), injectTo: 'head-prepend' },
            { tag: 'style', children: opening(), injectTo: 'head-prepend' },
            { tag: 'meta', attrs: { name: 'color-scheme', content: 'dark light' }, injectTo: 'head-prepend' },
            { tag: 'link', attrs: { rel: 'manifest', href: MANIFEST }, injectTo: 'head' },
            { tag: 'link', attrs: { rel: 'apple-touch-icon', href: `icon-${ICON_SIZES[0]}.png` }, injectTo: 'head' },
            ...meta(about, address),
            ...papers.map(({ name, file }): HtmlTagDescriptor => ({ tag: 'link', attrs: { rel: 'alternate', type: 'application/pdf', title: name, href: file }, injectTo: 'head' })),
          ],
        }
      },
    },
  }
}

/** The script that lets the deck start where storage is blocked or full. */
function storage(): string {
  return readFileSync(join(ROOT, 'scripts/build/page/storage.js'), 'utf8').replace(/^\s*\/\/.*\n|^\s*\/\*\*.*\n/gm, '')
}

type About = ReturnType<typeof aboutDeck>

function meta({ title, subject }: About, address: string | undefined): HtmlTagDescriptor[] {
  const picture = `${address ?? './'}${PREVIEW.file}`
  const properties: Record<string, string> = {
    'og:type': 'website',
    ...address && { 'og:url': address },
    'og:image': picture,
    'og:image:width': String(PREVIEW.width),
    'og:image:height': String(PREVIEW.height),
    'og:image:alt': title,
  }
  const names: Record<string, string> = { 'twitter:card': 'summary_large_image', 'twitter:title': title, 'twitter:description': subject, 'twitter:image': picture }
  return [
    ...Object.entries(properties).map(([property, content]): HtmlTagDescriptor => ({ tag: 'meta', attrs: { property, content }, injectTo: 'head' })),
    ...Object.entries(names).map(([name, content]): HtmlTagDescriptor => ({ tag: 'meta', attrs: { name, content }, injectTo: 'head' })),
  ]
}

/** The tokens that the page needs before its stylesheet has come, in both schemes. */
function grounds(): Record<'dark' | 'light', Record<string, string>> {
  const css = readFileSync(join(ROOT, 'styles/tokens.css'), 'utf8')
  const tokens = (selector: string) => {
    const rule = css.slice(css.indexOf(selector))
    return Object.fromEntries(['stage', 'ink', 'ink-soft'].map(token => [token, new RegExp(`--${token}: ([^;]+);`).exec(rule)![1]!]))
  }
  return { dark: tokens('html.dark,'), light: tokens('html:not(.dark)') }
}

/** The stage's two grounds, before the stylesheet with all tokens has come: dark unless the visitor has chosen light. */
function opening(): string {
  const { dark, light } = grounds()
  const rule = (tokens: Record<string, string>) => Object.entries(tokens).map(([token, value]) => `--${token}:${value}`).join(';')
  return `html{${rule(light)};background:var(--stage)}html.dark{${rule(dark)}}`
    + '.opening{box-sizing:border-box;min-height:100vh;padding:8vmin 6vmin;display:grid;align-content:center;gap:3vmin;color:var(--ink);font:400 max(16px,2.4vmin)/1.4 Georgia,serif}'
    + '.opening h1{margin:0;font-size:max(32px,8vmin);font-weight:400;line-height:1.05}.opening p{margin:0;max-width:40em;color:var(--ink-soft)}.opening a{color:inherit}'
}

/** Title, summary and what to read instead, where the deck will be; it takes their place when it has loaded. */
function withText(html: string, { title, subject }: About, papers: readonly { name: string, file: string }[]): string {
  const links = papers.map(({ name, file }) => `<a href="${file}">${escape(name)}</a>`).join(', ')
  const text = `<main class="opening"><h1>${escape(title)}</h1><p>${escape(subject)}</p>`
    + `<noscript><p>The slides move, and need JavaScript: turn it on for this page.${links ? ` On paper: ${links} (PDF).` : ''}</p></noscript></main>`
  const place = '<div id="app"></div>'
  if (!html.includes(place))
    throw new Error(`Slidev's index.html has no ${place} any more; adapt scripts/build/page/page.ts to it.`)
  return html
    .replace(place, `<div id="app">${text}</div>`)
    // Slidev quotes the quoted.
    .replace(/(<meta [^>]*content=")&quot;(.*?)&quot;(")/g, '$1$2$3')
}

/** A stylesheet in the head holds back the first paint; at the end of the body it holds back only the scripts. */
function stylesAtTheEnd(html: string): string {
  const sheets = html.match(/[ \t]*<link rel="stylesheet"[^>]*>\n?/g) ?? []
  return sheets.reduce((rest, sheet) => rest.replace(sheet, ''), html).replace('</body>', () => `${sheets.join('')}</body>`)
}

/** Where Vite puts the stylesheets that slides bring along, and where they belong: after those of the stage, since rules of equal weight go by order. */
const [VITE_PUTS, BELONGS] = ['document.head.appendChild(', 'document.body.appendChild(']
const PRELOADS = 'Unable to preload CSS'

function packageName(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string }).name
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
