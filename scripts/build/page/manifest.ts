// What a browser reads before it installs the deck.
import type { PaperAbout } from '../../../paper/data.ts'

/** Its file, beside the page. */
export const MANIFEST = 'deck.webmanifest'

/** Sizes of the icon in `public/`, in pixels; `npm run picture` makes them of the favicon. */
export const ICON_SIZES = [192, 512] as const

/** @param ground the colour of the stage, from its tokens */
export function manifest({ title, subject, language }: Pick<PaperAbout, 'title' | 'subject' | 'language'>, ground: string): string {
  return `${JSON.stringify({
    id: './',
    name: title,
    short_name: title,
    description: subject,
    lang: language,
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: ground,
    theme_color: ground,
    icons: [
      ...ICON_SIZES.map(size => ({ src: `icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose: 'any maskable' })),
      { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  }, null, 2)}\n`
}
