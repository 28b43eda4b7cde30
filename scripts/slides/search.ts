// What the search of the reading pages finds, and its index: titles and notes, claims, terms and exercises.
import type { Entry } from '../../reading/search.ts'
import type { Reading } from './reading.ts'
import type { Exercise } from '../../exercises/exercise.ts'
import MiniSearch from 'minisearch'
import { glossary, type Term } from '../../case/glossary.ts'
import { claims } from '../../case/index.ts'
import { plain } from '../../case/text.ts'
import { STANDING_LABELS } from '../../components/citing/citation.ts'
import { readingAddress } from '../../reading/address.ts'
import { SEARCH } from '../../reading/search.ts'
import { textOf } from './reading.ts'

/** All that can be found in a deck, each at an address that is there. */
export function entriesOf({ deck, texts }: Reading, exercises: readonly Exercise[]): Entry[] {
  const ideas = deck.chapters.flatMap(chapter => texts.get(chapter.slug)!.ideas.map(idea => ({ ...idea, chapter })))
  const homes = new Map(ideas.map(({ alias, chapter }) => [alias, readingAddress(chapter.slug, alias)]))
  const citedIn = new Map(ideas.flatMap(({ alias, record }) => record.map(({ id }) => [id as string, homes.get(alias)!] as const)).reverse())
  const terms: readonly Term[] = glossary
  return [
    ...ideas.map(({ alias, title, chapter, say, question, answers, record }): Entry => ({
      id: homes.get(alias)!,
      kind: 'idea',
      title,
      text: [textOf(say + question + answers), ...record.map(({ text }) => text)].join(' '),
      hint: chapter.title,
    })),
    ...claims.filter(({ id }) => citedIn.has(id)).map(({ id, words, record, standing }): Entry => ({
      id: `${citedIn.get(id)!}?claim=${id}`,
      kind: 'claim',
      title: words,
      text: record,
      hint: `${STANDING_LABELS[standing]}. ${record}`,
    })),
    ...terms.filter(({ slide }) => homes.has(slide)).map((term): Entry => ({
      id: `${homes.get(term.slide)!}?term=${encodeURIComponent(term.term)}`,
      kind: 'term',
      title: [term.term, ...term.forms ?? []].join(', '),
      text: plain(term.definition),
      hint: plain(term.definition),
    })),
    ...exercises.filter(({ slide }) => homes.has(slide)).map((exercise): Entry => ({
      id: `${homes.get(exercise.slide)!}?exercise=${exercise.slug}`,
      kind: 'exercise',
      title: exercise.title,
      text: `exercise ${exercise.slug} ${Object.keys(exercise.exports).join(' ')}`,
      hint: `Exercise, ${exercise.minutes} minutes`,
    })),
  ]
}

/** The index as text, for {@link openSearch}. */
export function searchIndex(reading: Reading, exercises: readonly Exercise[]): string {
  const index = new MiniSearch<Entry>(SEARCH)
  index.addAll(entriesOf(reading, exercises))
  return JSON.stringify(index)
}
