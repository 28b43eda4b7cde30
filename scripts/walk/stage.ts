// A page of the browser that shows the deck: going to a slide and click, and knowing when it has come to rest.
import type { Browser, Page } from 'playwright-chromium'

/** Size of the canvas in pixels: `canvasWidth` and `aspectRatio` of slides.md. */
export const CANVAS = { width: 1280, height: 720 }

/** `stage`: dark, for the room. `paper`: light, for print. */
export type Scheme = 'stage' | 'paper'
export const SCHEMES: readonly Scheme[] = ['stage', 'paper']

/** Where Slidev keeps the visitor's colour scheme. */
const SCHEME_KEY = 'slidev-color-schema'

export const STAGE_DEFAULTS = {
  scheme: 'stage' as Scheme,
  /** Whether the visitor asks for less motion. */
  reducedMotion: false,
  /** Pixels of a picture per canvas pixel. */
  scale: 1,
  /** Called with the page before it opens the deck. */
  prepare: (_page: Page): void => {},
}

/** A slide as the running deck lists it. */
export interface ListedSlide {
  no: number
  alias: string
  title: string
  chapter: string
}

/** Where the deck stands. */
export interface Place {
  no: number
  click: number
  /** Clicks that the slide has in all. */
  clicks: number
  /** What still moved when patience ran out; or, where less motion is asked for, whatever moves at all. */
  moving: string[]
}

/** The deck in a page of the browser. */
export interface Stage {
  page: Page
  /** Goes to a slide and click and waits until it is at rest. */
  go: (no: number, click?: number) => Promise<Place>
  /** Presses a key and waits until the slide is at rest. */
  press: (key: string) => Promise<Place>
  slides: () => Promise<ListedSlide[]>
  close: () => Promise<void>
}

/** Opens the deck at `url` on its first slide, in a context of its own. */
export async function openStage(browser: Browser, url: string, options: Partial<typeof STAGE_DEFAULTS> = {}): Promise<Stage> {
  const { scheme, reducedMotion, scale, prepare } = { ...STAGE_DEFAULTS, ...options }
  const context = await browser.newContext({
    viewport: CANVAS,
    deviceScaleFactor: scale,
    colorScheme: scheme === 'stage' ? 'dark' : 'light',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  })
  await context.addInitScript(([key, value]) => localStorage.setItem(key!, value!), [SCHEME_KEY, scheme === 'stage' ? 'dark' : 'light'])
  // One who has been here before: nothing is said of the page to read (setup/door.ts).
  await context.addInitScript(() => localStorage.setItem('deck:way', 'watch'))
  await context.addInitScript(inPage)
  const page = await context.newPage()
  prepare(page)
  await page.goto(url)
  const ready = () => page.waitForFunction(() => window.onStage?.ready())
  await ready()

  const settle = () => page.evaluate(() => window.onStage!.settle())
  async function go(no: number, click = 0, attempts = 3): Promise<Place> {
    try {
      await page.evaluate(([no, click]) => window.onStage!.go(no!, click!), [no, click])
      return await settle()
    }
    catch (error) {
      // A deck that is being written reloads while it is looked at.
      if (attempts === 1)
        throw error
      await ready()
      return go(no, click, attempts - 1)
    }
  }
  return {
    page,
    go: (no, click) => go(no, click),
    async press(key) {
      await page.keyboard.press(key)
      return settle()
    },
    slides: () => page.evaluate(() => window.onStage!.slides()),
    close: () => context.close(),
  }
}

interface OnStage {
  ready: () => boolean
  slides: () => ListedSlide[]
  go: (no: number, click: number) => Promise<void>
  settle: () => Promise<Place>
}

declare global {
  interface Window {
    onStage?: OnStage
  }
}

/** Runs in the page, before the deck does. */
function inPage() {
  /** Milliseconds without a change after which a slide is at rest. */
  const QUIET = 80
  /** A figure that plays by itself never rests: once loaded, it is taken as it is after this long. */
  const PATIENCE = 400
  /** A slide that has not loaded by then never will. */
  const LOADING_PATIENCE = 30_000

  interface Nav {
    currentSlideNo: number
    clicks: number
    clicksTotal: number
    slides: { no: number, meta: { slide: { title?: string, frontmatter: Record<string, string> } } }[]
    go: (no: number, click: number) => Promise<void>
  }

  // Slidev provides its navigation to every component under this name.
  interface Mounted { __vue_app__?: { _context: { provides: Record<string, { nav: Nav } | undefined> } } }
  const nav = () => (document.querySelector('#app') as Mounted | null)?.__vue_app__?._context.provides['$$slidev-context']?.nav

  let changed = performance.now()
  new MutationObserver((records) => {
    // What a screen reader hears and what the cursor does are not part of the picture.
    if (records.some(r => (r.target as Element).closest?.('#slideshow')))
      changed = performance.now()
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })

  const asksForLess = matchMedia('(prefers-reduced-motion: reduce)').matches
  const running = () => document.getAnimations().filter(a => a.playState === 'running')
  /** What does not jump from one state to the other. */
  const moving = () => running().filter(a => a.effect!.getComputedTiming().activeDuration as number > 0)

  /** Ends what moves by itself and ends: transitions, entrances. True when there was any. */
  function finishMotion(): boolean {
    const ending = running().filter(a => Number.isFinite(a.effect!.getComputedTiming().endTime as number))
    if (asksForLess && moving().length)
      return false
    for (const animation of ending)
      animation.finish()
    return ending.length > 0
  }

  /** Names of what moves: `fade on div.card`. */
  function describe(animation: Animation): string {
    const target = (animation.effect as KeyframeEffect | null)?.target
    const what = (animation as CSSAnimation).animationName ?? (animation as CSSTransition).transitionProperty ?? 'an animation'
    return `${what} on ${target?.tagName.toLowerCase() ?? 'something'}${target?.classList.length ? `.${target.classList[0]}` : ''}`
  }

  function isLoaded(): boolean {
    const slide = document.querySelector(`.slidev-page[data-slidev-no="${nav()!.currentSlideNo}"]`)
    if (!slide?.querySelector('.slidev-layout') || slide.querySelector('.slidev-slide-loading'))
      return false
    const visible = [...document.querySelectorAll<HTMLElement>('#slideshow > .slidev-page')].filter(e => e.style.display !== 'none')
    return visible.length === 1
      && document.fonts.status === 'loaded'
      && [...slide.querySelectorAll('img')].every(image => image.complete)
      && [...slide.querySelectorAll('[data-waitfor]')].every(e => e.querySelector(e.getAttribute('data-waitfor')!))
      && !slide.querySelector('[aria-busy="true"]')
  }

  const pause = (ms: number) => new Promise(done => setTimeout(done, ms))
  const place = (moving: string[] = []): Place => ({ no: nav()!.currentSlideNo, click: nav()!.clicks, clicks: nav()!.clicksTotal, moving })

  window.onStage = {
    ready: () => !!nav(),
    slides: () => nav()!.slides.map(({ no, meta: { slide } }) => ({
      no,
      alias: slide.frontmatter.routeAlias ?? String(no),
      title: slide.title ?? '',
      chapter: slide.frontmatter.chapter ?? '',
    })),
    async go(no, click) {
      await nav()!.go(no, click)
    },
    async settle() {
      const start = performance.now()
      changed = start
      /** Patience begins when the slide is there: what comes in late is no motion. */
      let there: number | undefined
      for (;;) {
        await pause(16)
        const now = performance.now()
        if (there === undefined && !isLoaded() && now - start < LOADING_PATIENCE) {
          finishMotion()
          continue
        }
        there ??= now
        if (finishMotion())
          changed = now
        if (now - changed >= QUIET)
          return place(asksForLess ? moving().map(describe) : [])
        if (now - there > PATIENCE)
          return place(moving().length ? moving().map(describe) : ['something drawn frame by frame'])
      }
    },
  }
}
