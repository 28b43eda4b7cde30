// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Deck } from './keys.ts'
import { addKey, KEYS, keyFor, keySign, listenToKeys } from './keys.ts'

const deck = new Proxy({} as Record<string, ReturnType<typeof vi.fn>>, { get: (done, name: string) => done[name] ??= vi.fn() })
const press = (key: string, on: EventTarget = document.body, options: KeyboardEventInit = {}) =>
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...options }))

describe('the deck’s keys', () => {
  let end = () => {}
  const listen = () => end = listenToKeys(deck as unknown as Deck)
  afterEach(() => {
    end()
    document.body.innerHTML = ''
    vi.clearAllMocks()
  })
  const focused = (html: string) => {
    document.body.innerHTML = html
    return document.body.firstElementChild!
  }

  it('names no key twice', () => {
    const names = KEYS.flatMap(({ keys }) => keys)
    expect(names).toEqual([...new Set(names)])
  })

  it('takes another key, and refuses one that is taken', () => {
    const remove = addKey({ keys: ['q'], does: 'the code for phones', run: () => {} })
    expect(keyFor(new KeyboardEvent('keydown', { key: 'q' }))?.does).toBe('the code for phones')
    expect(() => addKey({ keys: ['q'], does: 'something else', run: () => {} })).toThrow('The key "q" is taken: it is for "the code for phones". Choose another for "something else".')
    remove()
    expect(keyFor(new KeyboardEvent('keydown', { key: 'q' }))).toBeUndefined()
  })

  it('leaves letters with a modifier to the browser', () => {
    listen()
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
      press('d', document.body, { [modifier]: true })
    expect(deck.toggleDark).not.toHaveBeenCalled()
    press('d')
    expect(deck.toggleDark).toHaveBeenCalledOnce()
  })

  it('goes back with Shift and the space bar, and on without', () => {
    listen()
    press(' ', document.body, { shiftKey: true })
    expect(deck.prev).toHaveBeenCalledOnce()
    press(' ')
    expect(deck.next).toHaveBeenCalledOnce()
  })

  it.each([
    ['<button>Play</button>', 'PageDown', true],
    ['<button>Play</button>', ' ', false],
    ['<a href="#">source</a>', ' ', true],
    ['<a href="#">source</a>', 'Enter', false],
    ['<input type="range">', 'ArrowRight', false],
    ['<input type="range">', 'PageDown', true],
    ['<input type="number">', 'ArrowRight', false],
    ['<input type="number">', 'PageDown', true],
    ['<input type="text">', ' ', false],
    ['<textarea></textarea>', 'PageDown', false],
    ['<div contenteditable="true"></div>', 'PageDown', false],
  ])('with the focus on %s, %s turns the slide: %s', (html, key, turned) => {
    listen()
    press(key, focused(html))
    expect(deck.next!.mock.calls.length > 0).toBe(turned)
  })

  it('leaves what another has already made of a key', () => {
    listen()
    const words = focused('<span tabindex="0" role="button">words</span>')
    words.addEventListener('keydown', event => event.preventDefault())
    press('PageDown', words)
    expect(deck.next).not.toHaveBeenCalled()
  })

  it('does not rush through the deck while a key is held, and goes black once', () => {
    listen()
    press('ArrowRight')
    press('ArrowRight', document.body, { repeat: true })
    expect(deck.next).toHaveBeenCalledOnce()
    press('b')
    press('b', document.body, { repeat: true })
    expect(deck.toggleBlack).toHaveBeenCalledOnce()
  })

  it('is printed as on the key', () => {
    expect(keySign('shift+ArrowRight')).toBe('Shift →')
    expect(keySign(' ')).toBe('Space')
  })
})
