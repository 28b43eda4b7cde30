import { describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
import { ms } from '../../sim/engine/index.ts'
import { LARGEST_FILE, useOpenedFile } from './opened-file.ts'

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
const use = () => effectScope().run(() => useOpenedFile(opens, () => false))!

describe('a file that is opened', () => {
  it('is drawn by its name, until it is closed', async () => {
    const { opened, open, close } = use()
    await open(file('mine.json', 'served 70'))
    expect(opened.value).toEqual({ name: 'mine.json', run: run(70) })
    close()
    expect(opened.value).toBeUndefined()
  })

  it('leaves what was drawn where it is when it cannot be, and says why', async () => {
    const { opened, refused, open } = use()
    await open(file('mine.json', 'served 70'))
    await open(file('shopping.txt', 'milk'))
    expect(refused.value).toBe('shopping.txt is not drawn: it must begin with "served", got "milk". Save it again.')
    expect(opened.value?.name).toBe('mine.json')
    await open(file('mine-2.json', 'served 80'))
    expect([refused.value, opened.value?.run.served]).toEqual(['', 80])
  })

  it('is not even read when it is too large', async () => {
    const { refused, open } = use()
    await open({ name: 'all.json', size: LARGEST_FILE + 1, text: () => Promise.reject(new Error('read')) })
    expect(refused.value).toBe('all.json is not drawn: it has 21 MB, and at most 20 MB are read. Take a part of it.')
  })
})
