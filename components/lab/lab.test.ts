// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { starterOf } from '../../exercises/runner/texts.ts'
import { encodeText } from './address.ts'
import { openBench } from './lab.ts'
import { KEPT_TEXTS, Shelf } from './shelf.ts'

const SLUG = 'rows'
const starter = await starterOf(SLUG)

/** A browser's storage; `room` bounds what it takes, in characters. */
function storage(room = Number.POSITIVE_INFINITY): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if ([...kept].reduce((sum, [other, text]) => sum + (other === key ? 0 : text.length), value.length) > room)
        throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
  } as unknown as Storage
}

let store: Storage
beforeEach(() => {
  store = storage()
  judged = []
  location.hash = '#/rows-practise'
})
/** Texts that were given to be judged, with what ends the wait. */
let judged: { source: string, end: () => void }[]
const open = () => openBench(SLUG, {
  storage: () => store,
  judge: ({ source }) => new Promise((resolve) => {
    judged.push({ source, end: () => resolve({ verdict: { exercise: SLUG, status: 'passed', checks: [] } }) })
  }),
})
const texts = () => new Shelf(SLUG, store).earlier.map(earlier => earlier.text)
/** Opens the bench at an address that holds a text. */
async function openShared(text: string) {
  location.hash = `#/rows-practise?lab=${await encodeText(SLUG, text)}`
  return open()
}

describe('what a learner types', () => {
  it('is there after a reload', async () => {
    (await open()).text.value = 'mine'
    expect((await open()).text.value).toBe('mine')
  })

  it('is there after a reset, and after two', async () => {
    const bench = await open()
    bench.text.value = 'mine'
    bench.reset()
    bench.reset()
    expect(bench.text.value).toBe(starter)
    bench.undo()
    expect(bench.text.value).toBe('mine')
    bench.undo()
    expect(bench.text.value).toBe('mine')
  })

  it('is there after an address was opened and reset', async () => {
    (await open()).text.value = 'mine'
    const bench = await openShared('theirs')
    expect(bench.text.value).toBe('theirs')
    expect(bench.isShared.value).toBe(true)
    bench.reset()
    expect(texts()).toEqual(expect.arrayContaining(['mine', 'theirs']))
  })

  it('is there after an address was taken over and written on', async () => {
    (await open()).text.value = 'mine'
    const bench = await openShared('theirs')
    bench.keepShared()
    bench.text.value = 'theirs, and more'
    expect(texts()).toContain('mine')
    expect((await open()).text.value).toBe('theirs, and more')
  })

  it('is there when it was typed into a text from an address, and the bench was closed', async () => {
    const bench = await openShared('theirs')
    for (const text of ['theirs,', 'theirs, a', 'theirs, and mine'])
      bench.text.value = text
    location.hash = '#/rows-practise'
    expect(texts()).toEqual(['theirs, and mine'])
    const again = await open()
    again.restore('theirs, and mine')
    expect(again.text.value).toBe('theirs, and mine')
  })

  it('is there when the learner\'s file was followed through many saves', async () => {
    const bench = await open()
    bench.text.value = 'mine'
    for (let save = 0; save < 2 * KEPT_TEXTS; save++)
      bench.take(`save ${save}`)
    expect(texts()).toContain('mine')
  })

  it('is there when two windows write in turn', async () => {
    const [one, other] = [await open(), await open()]
    one.text.value = 'of one'
    other.text.value = 'of the other'
    expect(store.getItem(`deck:lab:${SLUG}`)).toBe('of the other')
    expect(texts()).toContain('of one')
    one.text.value = 'of one, and more'
    expect(texts()).toContain('of the other')
  })

  it('is told when the browser cannot keep it', async () => {
    store = storage(1000)
    const bench = await open()
    bench.text.value = 'short'
    expect(bench.warning.value).toBe('')
    bench.text.value = 'x'.repeat(2000)
    expect(bench.warning.value).toContain('storage is full')
    bench.text.value = 'short again'
    expect(bench.warning.value).toBe('')
  })
})

describe('a verdict', () => {
  it('belongs to the text that was judged', async () => {
    const bench = await open()
    const over = bench.run()
    judged[0]!.end()
    await over
    expect(bench.isStale.value).toBe(false)
    bench.text.value += '// changed'
    expect(bench.isStale.value).toBe(true)
  })

  it('is given on a save that came while another was judged', async () => {
    const bench = await open()
    bench.take('first')
    bench.take('second')
    expect(judged.map(({ source }) => source)).toEqual(['first'])
    judged[0]!.end()
    await expect.poll(() => judged.map(({ source }) => source)).toEqual(['first', 'second'])
    judged[1]!.end()
    await expect.poll(() => bench.judging.value).toBe(false)
    expect(bench.isStale.value).toBe(false)
  })

  it('that cannot be given, since the network is away, is told', async () => {
    const bench = await openBench(SLUG, { storage: () => store, judge: () => Promise.reject(new TypeError('Failed to fetch')) })
    await bench.run()
    expect(bench.trouble.value).toContain('is the network away?')
    expect(bench.judging.value).toBe(false)
  })
})

describe('an address', () => {
  it('that is damaged says so, and opens one\'s own text', async () => {
    (await open()).text.value = 'mine'
    location.hash = `#/rows-practise?lab=${(await encodeText(SLUG, 'theirs')).slice(0, -3)}`
    const bench = await open()
    expect(bench.text.value).toBe('mine')
    expect(bench.damage.value).toContain('cannot be read')
    location.hash = `#/rows-practise?lab=rowz.${(await encodeText(SLUG, 'theirs')).slice(5)}`
    expect((await open()).damage.value).toContain('"rowz"')
  })

  it('holds the text at hand', async () => {
    const bench = await open()
    bench.text.value = 'mine'
    const address = await bench.address()
    store = storage()
    location.hash = address.slice(address.indexOf('#'))
    expect((await open()).text.value).toBe('mine')
  })
})
