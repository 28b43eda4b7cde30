// The search of the deck: one description for the build, which makes the index, and for the page, which asks it.
import type { Options, SearchResult } from 'minisearch'

/** Something that can be found. */
export interface Entry {
  /** Its address in the deck. */
  id: string
  kind: 'idea' | 'claim' | 'term' | 'exercise'
  title: string
  text: string
  /** What the list of results says of it beside its title. */
  hint: string
}

/** What a search answers. */
export type Found = SearchResult & Pick<Entry, 'kind' | 'title' | 'hint'>

export const SEARCH: Options<Entry> = {
  fields: ['title', 'text'],
  storeFields: ['kind', 'title', 'hint'],
  searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: term => term.length > 4 ? 0.2 : false, combineWith: 'AND' },
}

/** How many are listed. */
export const MOST_FOUND = 20

/** Loads the index, once, and what asks it. */
export async function openSearch(): Promise<(words: string) => Found[]> {
  const [{ default: MiniSearch }, { default: index }] = await Promise.all([import('minisearch'), import('virtual:deck-search')])
  const search = MiniSearch.loadJSON<Entry>(index, SEARCH)
  return words => (search.search(words) as Found[]).slice(0, MOST_FOUND)
}
