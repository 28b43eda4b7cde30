// What a reader has read and which exercises pass, kept on the device, and taken along as a file. Texts of the lab go with it.
import type { Exercise } from '../../exercises/exercise.ts'
import { computed, shallowRef } from 'vue'
import { exercises } from '../../exercises/index.ts'
import { exportProgress, importProgress, progressOf } from '../../exercises/learn/progress-code.ts'
import { Shelf } from '../lab/shelf.ts'

/** By alias of a slide, by slug of an exercise: when, as an ISO date. */
export interface Progress {
  readonly read: Readonly<Record<string, string>>
  readonly passed: Readonly<Record<string, string>>
}

type Store = Pick<Storage, 'getItem' | 'setItem'>

const NONE: Progress = { read: {}, passed: {} }

/** What a file of progress says of itself. */
const KIND = 'deck-progress'

/** Where it is kept: by the deck's own address, so that two decks of one host have each their own. */
const keyOf = () => `deck:progress:${location.pathname.replace(/[^/]*$/, '')}`

const kept = shallowRef<Progress>()
let isListening = false

/** What stands in storage; what makes no sense there is left aside. */
function readKept(store: Store): Progress {
  try {
    return sound(JSON.parse(store.getItem(keyOf()) ?? 'null')) ?? NONE
  }
  catch {
    return NONE
  }
}

/** Plain data as progress; undefined where it is none. */
function sound(given: unknown): Progress | undefined {
  if (typeof given !== 'object' || given === null || !('read' in given || 'passed' in given))
    return undefined
  const { read, passed } = given as Record<string, unknown>
  return { read: dates(read), passed: dates(passed) }
}

function dates(given: unknown): Record<string, string> {
  return typeof given === 'object' && given !== null
    ? Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !Number.isNaN(Date.parse(entry[1]))))
    : {}
}

/** All of both, each with its earlier date. */
function merged(a: Progress, b: Progress): Progress {
  const both = (one: Progress['read'], other: Progress['read']) => Object.fromEntries([...Object.entries(one), ...Object.entries(other)]
    .sort(([, earlier], [, later]) => later.localeCompare(earlier)))
  return { read: both(a.read, b.read), passed: both(a.passed, b.passed) }
}

/** The progress of this device, which other windows of the deck add to. */
export const progress = computed<Progress>(() => {
  if (!isListening) {
    isListening = true
    window.addEventListener('storage', ({ key }) => key === keyOf() && (kept.value = readKept(localStorage)))
  }
  return kept.value ?? readKept(localStorage)
})

function change(by: (progress: Progress) => Progress, store: Store = localStorage) {
  // Of what stands there now: another window may have added to it.
  const next = by(readKept(store))
  try {
    store.setItem(keyOf(), JSON.stringify(next))
  }
  catch {
    // Kept until the window closes; the deck has said so (notice.ts).
  }
  kept.value = next
}

const now = () => new Date().toISOString()

/** Notes that an idea was read. */
export function noteRead(alias: string): void {
  if (!progress.value.read[alias])
    change(({ read, passed }) => ({ read: { ...read, [alias]: now() }, passed }))
}

/** Takes that back. */
export function noteUnread(alias: string): void {
  change(({ read: { [alias]: _, ...read }, passed }) => ({ read, passed }))
}

/** Notes that an answer to an exercise passes. */
export function notePassed(slug: string): void {
  if (!progress.value.passed[slug])
    change(({ read, passed }) => ({ read, passed: { ...passed, [slug]: now() } }))
}

/** All of it as the text of a file, with the learner's own texts. */
export function progressFile(store: Store = localStorage): string {
  const texts = Object.fromEntries(exercises.flatMap(({ slug }) => {
    const { own } = new Shelf(slug, store)
    return own === null ? [] : [[slug, own]]
  }))
  return `${JSON.stringify({ kind: KIND, version: 1, saved: now(), ...readKept(store), texts }, null, 2)}\n`
}

/** The same for the terminal, `npm run learn -- import …`: which exercises pass. */
export function progressCode({ passed }: Progress, of: readonly Exercise[] = exercises): string {
  return exportProgress(Object.fromEntries(Object.keys(passed).map(slug => [slug, { done: true, hints: 0 }])), of)
}

/** What taking in has brought: so many that were not there before. */
export interface TakenIn { readonly read: number, readonly passed: number, readonly texts: number }

/**
 * Takes in a file of progress, the terminal's `playground/progress.json`, or the string that `npm run learn -- export` prints. Nothing that is here is lost: dates are
 * added, and a text that meets another goes to the earlier ones.
 * @throws RangeError that says what it should be
 */
export function takeIn(given: string, store: Store = localStorage): TakenIn {
  const { read = {}, passed = {}, texts = {} } = parsed(given)
  const before = readKept(store)
  change(progress => merged(progress, { read, passed }), store)
  let brought = 0
  for (const { slug } of exercises) {
    const text = texts[slug]
    if (text === undefined)
      continue
    const shelf = new Shelf(slug, store)
    if (shelf.own === text)
      continue
    brought++
    if (shelf.own === null)
      shelf.keep(text)
    else
      shelf.putAway(text, 'brought by a file of progress')
  }
  const added = (own: Progress['read'], other: Progress['read']) => Object.keys(other).filter(name => !own[name]).length
  return { read: added(before.read, read), passed: added(before.passed, passed), texts: brought }
}

interface Parsed extends Partial<Progress> { readonly texts?: Readonly<Record<string, string>> }

const WANTED = 'It should be a file that this page has saved, playground/progress.json, or what "npm run learn -- export" prints.'

function parsed(given: string): Parsed {
  const text = given.trim()
  if (/^p\d/.test(text))
    return passedOf(importProgress(text, exercises))
  let data: unknown
  try {
    data = JSON.parse(text)
  }
  catch {
    throw new RangeError(`This is no progress: it begins with “${text.slice(0, 24)}”. ${WANTED}`)
  }
  const { kind, version, texts } = (data ?? {}) as Record<string, unknown>
  if (kind === undefined) {
    const terminal = passedOf(progressOf(data))
    if (Object.keys(terminal.passed!).length || (data !== null && typeof data === 'object' && Object.keys(data).every(name => exercises.some(({ slug }) => slug === name))))
      return terminal
  }
  const found = kind === KIND ? sound(data) : undefined
  if (!found)
    throw new RangeError(`This is a file of something else. ${WANTED}`)
  if (version !== 1)
    throw new RangeError(`This file of progress is of version ${String(version)}, and this deck reads version 1. Load the deck again, and take it in then.`)
  return { ...found, texts: Object.fromEntries(Object.entries(texts ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string')) }
}

function passedOf(terminal: Readonly<Record<string, { readonly done: boolean }>>): Parsed {
  return { passed: Object.fromEntries(exercises.filter(({ slug }) => terminal[slug]?.done).map(({ slug }) => [slug, now()])) }
}
