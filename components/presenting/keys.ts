// The deck's keys: one table, by which keys act and from which the help on `?` is written.
// Keys turn slides whatever has the focus, except where a text is written; a control keeps the few that move it.
import { shallowReactive } from 'vue'

/** What keys may do with the deck. */
export interface Deck {
  next: () => void
  prev: () => void
  nextSlide: () => void
  prevSlide: () => void
  goFirst: () => void
  goLast: () => void
  toggleOverview: () => void
  showGotoDialog: () => void
  toggleDark: () => void
  toggleFullscreen: () => void
  toggleBlack: () => void
  toggleHelp: () => void
  /** Takes away what lies over the slide: overview, help, black. */
  uncover: () => void
}

/** A row of the table. */
export interface Key {
  /** `KeyboardEvent.key` of those that do it, letters in lower case; `shift+` before what is held with Shift. */
  readonly keys: readonly string[]
  /** What the key does, as the help says it. */
  readonly does: string
  readonly run: (deck: Deck) => void
  /** Whether it goes on while the key is held. */
  readonly repeats?: boolean
}

export const KEYS: Key[] = shallowReactive([
  { keys: ['ArrowRight', 'PageDown', ' '], does: 'next click or slide', run: deck => deck.next(), repeats: true },
  { keys: ['ArrowLeft', 'PageUp', 'shift+ '], does: 'back', run: deck => deck.prev(), repeats: true },
  { keys: ['ArrowDown', 'shift+ArrowRight'], does: 'next slide', run: deck => deck.nextSlide(), repeats: true },
  { keys: ['ArrowUp', 'shift+ArrowLeft'], does: 'slide before', run: deck => deck.prevSlide(), repeats: true },
  { keys: ['Home'], does: 'first slide', run: deck => deck.goFirst() },
  { keys: ['End'], does: 'last slide', run: deck => deck.goLast() },
  { keys: ['b', '.'], does: 'black screen, and back', run: deck => deck.toggleBlack() },
  { keys: ['o', '`'], does: 'overview', run: deck => deck.toggleOverview() },
  { keys: ['g'], does: 'go to a slide by its title or address', run: deck => deck.showGotoDialog() },
  { keys: ['d'], does: 'dark or light', run: deck => deck.toggleDark() },
  { keys: ['f'], does: 'full screen', run: deck => deck.toggleFullscreen() },
  { keys: ['?'], does: 'these keys', run: deck => deck.toggleHelp() },
  { keys: ['Escape'], does: 'close what is open', run: deck => deck.uncover() },
] satisfies Key[])

/** Adds a row to the table; returns what takes it out again. @throws Error where one of its keys is taken. */
export function addKey(key: Key): () => void {
  const taken = key.keys.find(name => KEYS.some(({ keys }) => keys.includes(name)))
  if (taken)
    throw new Error(`The key "${taken}" is taken: it is for "${KEYS.find(({ keys }) => keys.includes(taken))!.does}". Choose another for "${key.does}".`)
  KEYS.push(key)
  return () => void KEYS.splice(KEYS.indexOf(key), 1)
}

const SIGNS: Record<string, string> = { 'ArrowRight': '→', 'ArrowLeft': '←', 'ArrowDown': '↓', 'ArrowUp': '↑', ' ': 'Space', 'PageDown': 'Page down', 'PageUp': 'Page up', 'Escape': 'Esc' }

/** A key of the table as it is printed: `Shift →`. */
export function keySign(name: string): string {
  const held = name.startsWith('shift+')
  const key = held ? name.slice('shift+'.length) : name
  return `${held ? 'Shift ' : ''}${SIGNS[key] ?? key}`
}

/** The row that an event is for. Letters act without modifiers only: with one they are the browser's. */
export function keyFor({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): Key | undefined {
  if (ctrlKey || metaKey || altKey)
    return undefined
  const held = KEYS.find(({ keys }) => shiftKey && keys.includes(`shift+${key}`))
  return held ?? KEYS.find(({ keys }) => keys.includes(key.length === 1 ? key.toLowerCase() : key) && !(shiftKey && /^[a-z ]$/i.test(key)))
}

const ARROWS = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']
const TURNED_BY_A_CLICKER = ['PageDown', 'PageUp']

/** Inputs that hold no text, and the keys that move them. */
const MOVED_BY: Record<string, readonly string[]> = {
  range: [...ARROWS, 'Home', 'End'],
  radio: [...ARROWS, ' '],
  checkbox: [' '],
  button: [' ', 'Enter'],
  submit: [' ', 'Enter'],
  reset: [' ', 'Enter'],
  color: [' ', 'Enter'],
  file: [' ', 'Enter'],
}

/** Whether what has the focus keeps this key for itself. */
export function keeps(element: Element, key: string): boolean {
  const e = element as HTMLElement
  if (e.tagName === 'TEXTAREA' || e.isContentEditable)
    return true
  if (e.tagName === 'INPUT') {
    const moved = MOVED_BY[(e as HTMLInputElement).type]
    // In a line of text Page up and Page down do nothing: they stay the clicker's.
    return moved ? moved.includes(key) : !TURNED_BY_A_CLICKER.includes(key)
  }
  if (e.tagName === 'SELECT')
    return !TURNED_BY_A_CLICKER.includes(key)
  if (e.closest('a[href]'))
    return key === 'Enter'
  if (e.closest('button, summary, [role="button"]'))
    return key === ' ' || key === 'Enter'
  // What scrolls by itself is read with these.
  return e.tabIndex >= 0 && e.scrollHeight > e.clientHeight + 1 && getComputedStyle(e).overflowY !== 'visible' && ['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(key)
}

/** Least ms between two turns while a key is held. */
const HELD = 150

/**
 * Lets the keys act on `deck`.
 * @param isTaken whether something else reads the keys, such as an overview that is open
 * @returns what ends it
 */
export function listenToKeys(deck: Deck, isTaken: (key: string) => boolean = () => false): () => void {
  let last = 0
  function onKey(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing)
      return
    const target = event.composedPath()[0]
    const row = keyFor(event)
    if (!row || (target instanceof Element && keeps(target, event.key)) || isTaken(event.key))
      return
    event.preventDefault()
    if (event.repeat && (!row.repeats || event.timeStamp - last < HELD))
      return
    last = event.timeStamp
    row.run(deck)
  }
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}

/** What takes letters, and keeps the focus until it is left. */
const isWritten = (e: HTMLElement) => e.isContentEditable || e.tagName === 'TEXTAREA' || e.tagName === 'SELECT' || (e.tagName === 'INPUT' && !((e as HTMLInputElement).type in MOVED_BY))

/**
 * Takes the focus from a control when the pointer has done with it, so that the next key turns the slide; from a line of text
 * on Enter, from a list when something has been chosen.
 * @returns what ends it
 */
export function giveFocusBack(): () => void {
  let byPointer = false
  const release = (which: (e: HTMLElement) => boolean) => {
    const e = document.activeElement
    if (e && e !== document.body && !e.closest('dialog') && which(e as HTMLElement))
      (e as HTMLElement | SVGElement).blur()
  }
  // After the click that follows it.
  const soon = (which: (e: HTMLElement) => boolean) => setTimeout(() => release(which))
  const listeners: Partial<{ [K in keyof WindowEventMap]: (event: WindowEventMap[K]) => void }> = {
    pointerdown: () => byPointer = true,
    keydown: ({ key, target }) => {
      byPointer = false
      if (key === 'Enter' && target instanceof HTMLInputElement)
        soon(e => e === target)
    },
    pointerup: () => soon(e => !isWritten(e)),
    pointercancel: () => soon(e => !isWritten(e)),
    // A tap gives the focus only now.
    click: ({ detail }) => detail > 0 && soon(e => !isWritten(e)),
    change: ({ target }) => {
      if (byPointer && target instanceof HTMLSelectElement)
        soon(e => e === target)
    },
  }
  for (const [type, listener] of Object.entries(listeners))
    window.addEventListener(type, listener as EventListener, true)
  return () => {
    for (const [type, listener] of Object.entries(listeners))
      window.removeEventListener(type, listener as EventListener, true)
  }
}
