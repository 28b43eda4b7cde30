import type { RunShelf } from './run-shelf.ts'
import { describe, expect, it } from 'vitest'
import { effectScope, ref } from 'vue'
import { ms } from '../../sim/engine/index.ts'
import { LARGEST_FILE, useOpenedFile } from './opened-file.ts'
import { isRunName, runName } from './run-shelf.ts'

const run = (served: number) => ({ served, options: { duration: ms(1000), schedule: { faults: [] } } })
const opens = {
  label: 'Open…', what: 'a run',
  accept: '.json',
  parse(text: string) {
    if (!text.startsWith('served '))
      throw new Error(`it must begin with "served", got ${JSON.stringify(text)}. Save it again.`)
    return run(Number(text.slice(7)))
  },
}
const file = (name: string, text: string, size = text.length) => ({ name, size, text: async () => text })
/** A figure that opens files, in a window; windows of one device have one shelf. */
function use(shelf: RunShelf = shelfOf(), wanted = ref<string>()) {
  const told: (string | undefined)[] = []
  const file = effectScope().run(() => useOpenedFile(opens, {
    slug: 'row-lock',
    takes: () => false,
    wanted,
    chosen(opened) {
      wanted.value = opened?.name
      told.push(opened?.name)
    },
    shelf,
  }))!
  return { ...file, wanted, told }
}
function shelfOf(kept = new Map<string, string>()): RunShelf {
  return { keep: async (name, text) => void kept.set(name, text), find: async name => kept.get(name) }
}

describe('a file that is opened', () => {
  it('is drawn by its name, until it is closed', async () => {
    const { opened, open, close, told } = use()
    await open(file('mine.json', 'served 70'))
    expect(opened.value).toEqual({ name: 'row-lock-mine', run: run(70) })
    close()
    expect([opened.value, told]).toEqual([undefined, ['row-lock-mine', undefined]])
  })

  it('leaves what was drawn where it is when it cannot be, and says why', async () => {
    const { opened, refused, open } = use()
    await open(file('mine.json', 'served 70'))
    await open(file('shopping.txt', 'milk'))
    expect(refused.value).toBe('shopping.txt is not drawn: it must begin with "served", got "milk". Save it again.')
    expect(opened.value?.name).toBe('row-lock-mine')
    await open(file('mine-2.json', 'served 80'))
    expect([refused.value, opened.value?.run.served]).toEqual(['', 80])
  })

  it('is not even read when it is too large', async () => {
    const { refused, open } = use()
    await open({ name: 'all.json', size: LARGEST_FILE + 1, text: () => Promise.reject(new Error('read')) })
    expect(refused.value).toBe('all.json is not drawn: it has 21 MB, and at most 20 MB are read. Take a part of it.')
  })

  it('is drawn in every window of the device, and closed in all of them', async () => {
    const shelf = shelfOf()
    const [presenter, projector] = [use(shelf), use(shelf)]
    await presenter.open(file('mine.json', 'served 70'))
    projector.wanted.value = presenter.wanted.value
    await expect.poll(() => projector.opened.value).toEqual({ name: 'row-lock-mine', run: run(70) })
    expect(projector.told, 'a window that follows tells nobody').toEqual([])
    projector.wanted.value = undefined
    await expect.poll(() => projector.opened.value).toBeUndefined()
  })

  it('is drawn where an address names it, and asked for where the device has it not', async () => {
    const here = use(shelfOf(new Map([['row-lock-yours', 'served 7']])), ref<string | undefined>('row-lock-yours'))
    await expect.poll(() => here.opened.value?.run.served).toBe(7)
    const elsewhere = use(shelfOf(), ref<string | undefined>('row-lock-yours'))
    await expect.poll(() => elsewhere.refused.value).toBe('row-lock-yours is not drawn: it is not on this device. Drop its file on this slide.')
    await elsewhere.open(file('row-lock-yours.json', 'served 7'))
    expect([elsewhere.refused.value, elsewhere.opened.value?.run.served]).toEqual(['', 7])
  })
})

describe('the name of a file in addresses', () => {
  it.each([
    ['row-lock-yours-2026-11-26T07-50-00.json', 'row-lock-yours-2026-11-26T07-50-00'],
    ['my run (1).JSON', 'row-lock-my-run-1'],
    ['rows.json', 'row-lock-rows'],
    ['a.b.txt', 'row-lock-a-b-txt'],
    ['ÄÖ.json', 'row-lock-run'],
  ])('of %s is %s', (given, name) => {
    expect(runName('row-lock', given)).toBe(name)
    expect(isRunName('row-lock', name)).toBe(true)
  })

  it.each(['row-lock.N4Ig', 'outbox-yours', 'row-lock-../secret', 'row-lock-a/b', '', 7])('is never %j', (text) => {
    expect(isRunName('row-lock', text)).toBe(false)
  })
})
