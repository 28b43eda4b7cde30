// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { exercises } from '../../exercises/index.ts'
import { Shelf } from '../lab/shelf.ts'
import { notePassed, noteRead, noteUnread, progress, progressCode, progressFile, takeIn } from './progress.ts'

const [first, second] = exercises.map(({ slug }) => slug) as [string, string]

beforeEach(() => {
  localStorage.clear()
  // As another window does.
  dispatchEvent(new StorageEvent('storage', { key: 'deck:progress:/' }))
})

it('keeps what was read and what passes, each with its first date', () => {
  noteRead('outage')
  notePassed(first)
  const at = progress.value.read.outage
  noteRead('outage')
  expect(progress.value.read.outage).toBe(at)
  expect(Object.keys(progress.value.passed)).toEqual([first])
  noteUnread('outage')
  expect(progress.value.read).toEqual({})
})

it('goes to another device as a file, with the learner’s texts', () => {
  noteRead('outage')
  notePassed(first)
  new Shelf(first, localStorage).keep('// mine')
  const file = progressFile()
  localStorage.clear()
  expect(takeIn(file)).toEqual({ read: 1, passed: 1, texts: 1 })
  expect(progress.value.read).toHaveProperty('outage')
  expect(new Shelf(first, localStorage).own).toBe('// mine')
})

it('loses nothing that is here', () => {
  noteRead('outage')
  const file = progressFile()
  noteRead('nines')
  new Shelf(first, localStorage).keep('// here')
  const theirs = JSON.stringify({ ...JSON.parse(file), texts: { [first]: '// there' } })
  takeIn(theirs)
  expect(Object.keys(progress.value.read).sort()).toEqual(['nines', 'outage'])
  const shelf = new Shelf(first, localStorage)
  expect([shelf.own, shelf.earlier.map(({ text }) => text)]).toEqual(['// here', ['// there']])
})

it('takes over the terminal’s progress, and goes there', () => {
  expect(takeIn(JSON.stringify({ [first]: { done: true, hints: 2 }, [second]: { done: false, hints: 1 } }))).toEqual({ read: 0, passed: 1, texts: 0 })
  const code = progressCode(progress.value)
  localStorage.clear()
  expect(takeIn(` ${code}\n`).passed).toBe(1)
  expect(Object.keys(progress.value.passed)).toEqual([first])
})

it.each([
  ['hello', 'begins with “hello”'],
  ['{ "name": "a package" }', 'something else'],
  ['p1-7d2-zz', 'mistyped'],
  ['{ "kind": "deck-progress", "version": 2, "read": {} }', 'version 2'],
])('says of %s what it should be', (given, said) => {
  noteRead('outage')
  expect(() => takeIn(given)).toThrow(said)
  expect(progress.value.read).toHaveProperty('outage')
})

it('reads past what makes no sense in storage', () => {
  localStorage.setItem('deck:progress:/', '{ "read": { "outage": 7 }, "passed": [] }')
  noteRead('nines')
  expect(Object.keys(progress.value.read)).toEqual(['nines'])
})
