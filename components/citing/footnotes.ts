// The footnotes of a printed slide, numbered in the order in which the slide cites, and how much of each its strip has room for.
import type { Citation, CitationId } from './citation.ts'
import { reactive } from 'vue'

const cited = reactive(new Map<number, CitationId[]>())

/** Number (from 1) of a citation on a slide; the same id twice is one footnote. */
export function footnoteNumber(page: number, id: CitationId): number {
  const ids = cited.get(page) ?? cited.set(page, []).get(page)!
  if (!ids.includes(id))
    ids.push(id)
  return ids.indexOf(id) + 1
}

/** Ids cited on a slide, in order. */
export function footnotesOf(page: number): CitationId[] {
  return cited.get(page) ?? []
}

/** How much the footnotes of a slide say, from the most to the least: what is on record with titles of sources, with their keys, or only how a claim stands. */
export const NOTE_FORMS = ['titles', 'keys', 'standings'] as const
export type NoteForm = (typeof NOTE_FORMS)[number]

/** The strip: its columns, the lines of one, the letters of a line as they come on average, and the lines that say where the rest stands. */
const STRIP: Record<NoteForm, { columns: number, lines: number, letters: number, more: number }> = {
  titles: { columns: 2, lines: 8, letters: 74, more: 0 },
  keys: { columns: 2, lines: 8, letters: 74, more: 1 },
  standings: { columns: 3, lines: 9, letters: 46, more: 2 },
}

/** Space between two notes, in lines. */
const GAP = 0.25

/** Whether a note says in a form what is on record: always where it has no source that could. */
export function saysRecord({ sources }: Pick<Citation, 'sources'>, form: NoteForm): boolean {
  return form !== 'standings' || !sources.length
}

/** The fullest form in which footnotes fit their strip; the shortest where none does. */
export function formOf(notes: readonly Citation[]): NoteForm {
  return NOTE_FORMS.find((form) => {
    const { columns, lines, letters, more } = STRIP[form]
    const heights = [...notes.map(note => Math.ceil(lettersOf(note, form) / letters)), ...more ? [more] : []]
    let [column, filled] = [1, 0]
    for (const height of heights) {
      if (filled + height > lines) {
        column++
        filled = 0
      }
      filled += height + GAP
    }
    return column <= columns && Math.max(...heights) <= lines
  }) ?? 'standings'
}

function lettersOf(note: Citation, form: NoteForm): number {
  const { label, record, sources } = note
  return label.length + 2 + (saysRecord(note, form) ? record.length + 1 : 0)
    + sources.reduce((sum, { id, title }) => sum + (form === 'titles' ? title : id).length + 2, 0)
}
