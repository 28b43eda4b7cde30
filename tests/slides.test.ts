// What every slide of the deck must have, whoever writes it.
import type { SectionId } from '../case/index.ts'
import { describe, expect, it } from 'vitest'
import { claims } from '../case/index.ts'
import { ledgerPage } from '../components/citing/ledger.ts'
import { CUT_IDS, CUTS, cutsOf } from '../scripts/slides/cuts.ts'
import { NOTE_PARTS, question, sentences, spoken } from '../scripts/slides/notes.ts'
import { isTold, loadSlides, onTheClock } from '../scripts/slides/slides.ts'
import { plainTitle } from '../scripts/slides/titles.ts'
import { hasVerb } from '../scripts/slides/verbs.ts'

const slides = await loadSlides()

/** Faults of all slides, as lines that name file, line and slide. */
function faults(check: (slide: (typeof slides)[number]) => string | false | undefined): string {
  return slides.flatMap((slide) => {
    const fault = check(slide)
    return fault ? [`${slide.file}:${slide.line} (${slide.alias}): ${fault}`] : []
  }).join('\n')
}

/**
 * What is said to a room and to nobody else. Short, so that it does not cry wolf: readers too press play, look at what
 * is on the left (of the picture), and are asked. In the notes as they were before they were edited for paper it found
 * 53 sentences, and not one that could have stayed.
 */
const ROOM = [
  /^(?:vote|click|watch|hands up)\b/i,
  /\b(?:show of hands|hands? up|takes? a vote|you voted|before the click|(?:first|second|third|last|more) click|in this room)\b/i,
  /^let (?:them|the room|somebody|someone)\b|\bask (?:who|the room|somebody|someone)\b/i,
  /\bI (?:run|click|show|break|move|press)\b/,
]

describe('every slide', () => {
  it('has an address of its own: routeAlias, words joined by hyphens', () => {
    const seen = new Set<string>()
    expect(faults(({ alias, frontmatter }) => {
      if (!frontmatter.routeAlias)
        return 'it has no routeAlias.'
      if (!/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/.test(alias))
        return `routeAlias "${alias}" is not made of lower-case words joined by hyphens.`
      if (seen.has(alias))
        return `another slide has the routeAlias "${alias}" too.`
      seen.add(alias)
    })).toBe('')
  })

  it('says how many minutes it takes', () => {
    expect(faults(({ minutes, frontmatter }) => !(minutes > 0) && `minutes must be a number above 0, got ${JSON.stringify(frontmatter.minutes)}.`)).toBe('')
  })

  it('belongs to a cut that exists, and to a chapter', () => {
    expect(faults(({ cut }) => !CUT_IDS.includes(cut) && `there is no cut "${cut}"; there are ${CUT_IDS.join(', ')}.`)).toBe('')
    expect(faults(({ chapter }) => !chapter && 'it belongs to no chapter; slides.md names the chapter beside src.')).toBe('')
  })

  it('has a break before it only in cuts that show it', () => {
    expect(faults(({ cut, frontmatter }) => {
      const strange = Object.keys(frontmatter.break ?? {}).filter(id => !cutsOf(cut).includes(id as never))
      return strange.length > 0 && `break names ${strange.join(', ')}; this slide is shown in ${cutsOf(cut).join(', ')}.`
    })).toBe('')
  })

  it('has notes in three parts: Say, Ask, Watch', () => {
    expect(faults(({ notes }) => {
      const missing = NOTE_PARTS.filter(part => !/[a-z]{2}/i.test(notes[part.toLowerCase() as keyof typeof notes]))
      return missing.length > 0 && `its notes lack ${missing.map(part => `**${part}**`).join(', ')}.`
    })).toBe('')
  })

  it('says something to a reader: a sentence is left of Say without its cues', () => {
    expect(faults(({ notes }) => !sentences(spoken(notes.say)).some(sentence => /^\P{Ll}.*\s.*[.!?…]\W*$/su.test(sentence))
      && `all of **Say** is in italics, so nothing is printed: “${notes.say}”.`)).toBe('')
  })

  it('asks a reader something, and answers it', () => {
    expect(faults(({ notes }) => {
      const { question: asked, answers } = question(notes.ask)
      if (!/\?\W*$/.test(asked))
        return `**Ask** has no question that ends with a question mark: “${notes.ask}”.`
      return !/[a-z]{2}/i.test(answers) && `**Ask** has no answer to expect: “${notes.ask}”.`
    })).toBe('')
  })

  it('keeps what only works in the room off paper', () => {
    expect(faults(({ notes }) => {
      const { question: asked, answers } = question(notes.ask)
      const left = sentences([spoken(notes.say), asked, answers].join(' ')).filter(sentence => ROOM.some(words => words.test(sentence)))
      return left.length > 0 && `only the room can follow “${left.join(' ')}”; set the sentence in italics as a whole, or say it for a reader too.`
    })).toBe('')
  })

  it('has a sentence for a title, with a verb and without a full stop', () => {
    expect(faults((slide) => {
      const title = plainTitle(slide)
      if (!title)
        return 'it has no title (# …).'
      if (title.endsWith('.'))
        return `its title ends with a full stop: “${title}”.`
      if (title.split(' ').length < 4)
        return `its title is no sentence: “${title}”.`
      // The cover bears the name of the deck, as a film's does.
      return slide.layout !== 'cover' && !hasVerb(title) && `its title has no verb: “${title}”. (If it has: add the verb to scripts/slides/verbs.ts.)`
    })).toBe('')
  })
})

describe('every cut', () => {
  it.each(CUT_IDS)('%s keeps its time, practice and breaks on the clock', async (cut) => {
    const minutes = onTheClock(await loadSlides(cut))
    expect(minutes, `${CUTS[cut].words} takes ${minutes} minutes; there are ${CUTS[cut].minutes}`).toBeLessThanOrEqual(CUTS[cut].minutes)
  })

  it.each(CUT_IDS)('%s opens and closes as the others do, so that it is a whole', async (cut) => {
    const shown = await loadSlides(cut)
    const told = shown.filter(isTold)
    expect([shown[0]?.alias, told.at(-1)?.alias]).toEqual(['title', 'end'])
  })
})

describe('the ledger', () => {
  it('holds every claim of the case once, over its pages', () => {
    const pages = slides.flatMap(({ content }) => [...content.matchAll(/<LedgerRows :sections="\[([^\]]*)\]"(?: :page="(\d+)")?(?: :size="(\d+)")?/g)])
    const listed = pages.flatMap(([, sections, page, size]) =>
      ledgerPage([...sections!.matchAll(/'(\w+)'/g)].map(match => match[1] as SectionId), Number(page ?? 1), size ? Number(size) : undefined).claims.map(claim => claim.id))
    expect(listed.toSorted()).toEqual(claims.map(claim => claim.id).toSorted())
  })
})
