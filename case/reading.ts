/**
 * What to read next: the case's own pointers, and of the sources behind its claims those worth reading whole. Titles and
 * addresses stand with the sources and the case's list.
 */
import { source } from './index.ts'
import { furtherReading } from './lists.ts'
import type { SourceId } from './sources.ts'
import { plain } from './text.ts'
import type { CaseText } from './types.ts'

/** Where a recommendation points: an entry of the case's list, or a source. */
export type ReadingOf = { case: (typeof furtherReading)[number]['id'] } | { source: SourceId }

export type Recommendation = ReadingOf & {
  /** Why to read it, in one sentence. */
  why: string
}

export interface ReadingGroup {
  title: string
  items: readonly Recommendation[]
}

/** Grouped in the order in which somebody new would read. */
export const reading = [
  {
    title: 'The case’s own list',
    items: [
      { case: 'tech-blog', why: 'The people who built it explain what went wrong; start with the posts on active-active regions and on Hystrix.' },
      { case: 'chaos-engineering', why: 'A short report by the engineers who made breaking things a discipline.' },
      { case: 'aws-case-study', why: 'The provider’s view, to be read as one.' },
    ],
  },
  {
    title: 'The outage and the move',
    items: [
      { source: 'S14', why: 'Netflix’s own account of the outage, a few paragraphs written in the week itself.' },
      { source: 'S1', why: 'The announcement at the end of the migration says what moved when, and why it took so long.' },
      { source: 'S33', why: 'Why a company gives up its data center, argued when few had done it.' },
      { source: 'S47', why: 'Five lessons from the first months in the cloud, the monkey among them.' },
      { source: 'S9', why: 'How the data left Oracle, told by those who moved it.' },
    ],
  },
  {
    title: 'Services and how they talk',
    items: [
      { source: 'S35', why: 'The essay that fixed the word, careful about what is new in it and what is not.' },
      { source: 'S34', why: 'Amazon’s way to services and to teams that run what they build, two years before the outage.' },
      { source: 'S44', why: 'How events came to travel on a log, with the dates that the case gets wrong.' },
      { source: 'M13', why: 'Which events may be lost and which may not, with the settings that decide it.' },
      { source: 'S27', why: 'What tracing took in practice, at a size where keeping every trace is out of the question.' },
    ],
  },
  {
    title: 'Failure and how to live with it',
    items: [
      { source: 'S50', why: 'The idea behind Hystrix from its author, more useful than its manual.' },
      { source: 'M5', why: 'The clearest demonstration of why retries need chance, with the simulation behind it.' },
      { source: 'M6', why: 'Overload as a service sees it from inside: quotas, throttling, and when to give up.' },
      { source: 'M7', why: 'A paper that gives a name to outages which outlive their cause.' },
      { source: 'M18', why: 'Why the slowest hundredth decides, and what to do about it.' },
      { source: 'S24', why: 'How two regions came to serve at the same time, and how it was tested.' },
      { source: 'S55', why: 'How an evacuation came down from most of an hour to minutes.' },
    ],
  },
  {
    title: 'Releases, rows, appliances and the bill',
    items: [
      { source: 'S68', why: 'How a canary is judged, by those who built the judge.' },
      { source: 'S59', why: 'Offline, nearline and online, set apart so plainly that the words stuck.' },
      { source: 'M11', why: 'What is copied to the appliances at night, and how that is decided.' },
      { source: 'S40', why: 'A market inside one company for machines that stand idle.' },
    ],
  },
] as const satisfies readonly ReadingGroup[]

/** Title and address of a recommendation; `text` is the title with its claims as placeholders. */
export function readingOf(item: ReadingOf): { title: string, text: CaseText, address: string } {
  if ('source' in item) {
    const { title, address } = source(item.source)
    return { title, text: title, address }
  }
  const { text, address } = furtherReading.find(({ id }) => id === item.case)!
  return { title: plain(text), text, address }
}
