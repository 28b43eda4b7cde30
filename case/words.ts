// The case's own words for an entry of its lists, by an address: `limitations/scalability`, `encoding/result`, `incident`.
import * as lists from './lists.ts'
import { nearest } from './nearest.ts'
import type { CaseText } from './types.ts'

/** What the case says in one entry, with its heading where it has one. */
export interface CaseWords {
  name?: string
  text: CaseText
}

type Entry = string | { id?: string, name?: string, text?: string } | readonly Entry[] | { [field: string]: Entry }

/** Every entry by its address. */
const entries = new Map(Object.entries(lists as unknown as Record<string, Entry>).flatMap(([list, entry]) => addressed(list, entry)))

function addressed(address: string, entry: Entry): [string, CaseWords][] {
  if (typeof entry === 'string')
    return [[address, { text: entry }]]
  if (Array.isArray(entry))
    return (entry as readonly { id: string, name?: string, text: string }[]).map(({ id, name, text }) => [`${address}/${id}`, { ...(name && { name }), text }])
  return Object.entries(entry).flatMap(([field, inner]) =>
    addressed(field === 'text' ? address : Array.isArray(inner) ? address : `${address}/${field}`, inner as Entry))
}

/** The case's words at an address. @throws Error naming the address and the nearest one there is. */
export function caseWords(address: string): CaseWords {
  const found = entries.get(address)
  if (!found)
    throw new Error(`The case has no words at "${address}". Did you mean "${nearest(address, entries.keys())}"?`)
  return found
}
