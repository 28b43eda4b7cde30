/**
 * Checks of the case data, for tests and scripts. Not for the deck: it brings a schema library along,
 * and visitors need none of it.
 */
import * as v from 'valibot'
import * as criteria from './criteria.ts'
import { glossary } from './glossary.ts'
import { claims, facts, sources } from './index.ts'
import { inconsistencies } from './inconsistencies.ts'
import * as lists from './lists.ts'
import { options, presets } from './options.ts'
import { sayings } from './say.ts'
import { services, synchronization } from './services.ts'
import { slugs } from './slugs.ts'
import { references } from './text.ts'
import { FACT_KINDS, SECTIONS, STANDINGS, UNITS } from './types.ts'
import type { CaseText } from './types.ts'
import { nearest } from './nearest.ts'

/** What is checked. Items may be anything: that is the point. */
export interface CaseData {
  claims: readonly unknown[]
  facts: readonly unknown[]
  sources: readonly unknown[]
  /** Texts with `{id}` in them, by the place they stand at. */
  texts: Readonly<Record<string, CaseText>>
}

// A schema's message says what was expected; `report` adds item, field and what was given.

const oneOf = <const T extends readonly string[]>(values: T) => v.picklist(values, `one of ${values.join(', ')}`)
const words = v.pipe(v.string('words'), v.nonEmpty('words'), v.check(text => text === text.trim(), 'no space at either end'))
const sentence = v.pipe(words, v.regex(/[.!?][”)]?$/, 'a complete sentence'))
const id = v.pipe(v.string('an id'), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a kebab-case id'))
const address = v.pipe(v.string('an https address'), v.check(text => URL.canParse(text) && text.startsWith('https://'), 'an https address'))
const figure = v.optional(v.pipe(v.number('a number'), v.finite('a finite number')))
const keys = v.array(v.string('the key of a source'), 'a list of source keys')

const shape = <const T extends v.ObjectEntries>(entries: T) => v.strictObject(entries, (issue) => {
  if (issue.expected === 'never') return 'no such field'
  return issue.expected === 'Object' ? 'an object' : 'a value'
})

const Claim = shape({
  id,
  section: oneOf(SECTIONS.map(section => section.id)),
  words,
  value: figure,
  to: figure,
  unit: v.optional(oneOf(UNITS)),
  standing: oneOf(STANDINGS),
  qualifier: v.optional(words),
  record: sentence,
  sources: keys,
  commonKnowledge: v.optional(v.literal(true, 'true, or to be left out')),
})

const Fact = shape({
  id,
  text: words,
  value: figure,
  to: figure,
  unit: v.optional(oneOf(UNITS)),
  note: sentence,
  kind: oneOf(FACT_KINDS),
  sources: keys,
  mechanism: v.optional(oneOf(slugs)),
})

/** Hosts that show what others have published, and hosts that are not meant for readers. */
const MIRRORS = /^https:\/\/(staging\.|[^/]*\.cloudfront\.net\/|(www\.)?(docslib\.org|vdocuments?\.\w+|readmedium\.com|techspy\.com|wikimili\.com|theblogpros\.com)\/)/

const Source = shape({
  id: v.pipe(v.string('a key'), v.regex(/^[SM]\d+[a-z]?$/, 'a key such as S1b or M3')),
  title: words,
  address: v.pipe(address, v.check(given => !MIRRORS.test(given), 'its own address, not that of a mirror or of a staging host: that goes into "read.at"')),
  addresses: v.optional(v.array(address, 'a list of https addresses')),
  read: v.optional(v.strictObject({ on: v.pipe(v.string('a day'), v.isoDate('a day such as 2026-11-26')), at: v.optional(address) })),
  unopened: v.optional(v.literal(true, 'true, or no such field')),
})

const nameOf = (item: unknown): string =>
  typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : '?'

const sourcesOf = (item: unknown): unknown[] =>
  typeof item === 'object' && item !== null && 'sources' in item && Array.isArray(item.sources) ? item.sources : []

const show = (given: unknown): string => given === undefined ? 'missing' : JSON.stringify(given) ?? String(given)

/**
 * Problems of the data, each in one line that names the item, the field, what was given and what was
 * expected: `claim "zipkin": field "standing" is "false", expected one of confirmed, close, …`.
 * Empty if there are none.
 */
export function validateCase(data: CaseData): string[] {
  const problems: string[] = []
  const report = (kind: string, name: string, field: string, given: unknown, expected: string): void => {
    problems.push(`${kind} "${name}": field "${field}" is ${show(given)}, expected ${expected}`)
  }

  /** The items of the right shape; what is wrong with the others is reported. */
  const parse = <S extends v.GenericSchema>(kind: string, schema: S, items: readonly unknown[]): v.InferOutput<S>[] =>
    items.flatMap((item) => {
      const result = v.safeParse(schema, item)
      if (result.success) return [result.output]
      for (const issue of result.issues) {
        const leaf = issue.path?.at(-1)
        report(kind, nameOf(item), v.getDotPath(issue) ?? '(item)', leaf ? leaf.value : issue.input, issue.message)
      }
      return []
    })

  const goodSources = parse('source', Source, data.sources)
  const goodClaims = parse('claim', Claim, data.claims)
  const goodFacts = parse('fact', Fact, data.facts)
  const sourceKeys = data.sources.map(nameOf)
  // Also from items that are wrong elsewhere, so that one mistake is one line.
  const cited = new Set([...data.claims, ...data.facts].flatMap(sourcesOf))

  /** What claims and facts have in common: quantity and sources. */
  const checkCommon = (kind: string, item: v.InferOutput<typeof Claim> | v.InferOutput<typeof Fact>): void => {
    if (item.value !== undefined && item.unit === undefined) report(kind, item.id, 'unit', undefined, `the unit of ${item.value}`)
    if (item.value === undefined && item.unit !== undefined) report(kind, item.id, 'value', undefined, `a number of ${item.unit}`)
    if (item.to !== undefined && !(item.value !== undefined && item.to > item.value)) {
      report(kind, item.id, 'to', item.to, `more than the value, which is ${show(item.value)}`)
    }
    for (const key of item.sources) {
      if (!sourceKeys.includes(key)) report(kind, item.id, 'sources', key, `a known source; the nearest is "${nearest(key, sourceKeys)}"`)
    }
  }

  for (const claim of goodClaims) {
    checkCommon('claim', claim)
    if (claim.standing !== 'illustrative' && claim.sources.length === 0 && !claim.commonKnowledge) {
      report('claim', claim.id, 'sources', claim.sources, `a source or common knowledge, since it is said to be ${claim.standing}`)
    }
  }
  for (const fact of goodFacts) {
    checkCommon('fact', fact)
    if ((fact.kind === 'on-record' || fact.kind === 'published') && fact.sources.length === 0) {
      report('fact', fact.id, 'sources', fact.sources, `a source, since it is said to be ${fact.kind}`)
    }
  }
  for (const source of goodSources) {
    if (!source.read && !source.unopened) report('source', source.id, 'read', undefined, 'the day on which it was read; or unopened: true')
    if (!cited.has(source.id)) problems.push(`source "${source.id}" is cited by no claim and no fact`)
  }

  const unique = (kind: string, ids: string[]): void => {
    const seen = new Set<string>()
    for (const id of ids) {
      if (seen.has(id)) problems.push(`${kind} "${id}" is given twice; ids are unique, those of claims and facts together`)
      seen.add(id)
    }
  }
  const known = [...data.claims, ...data.facts].map(nameOf)
  unique('claim or fact', known)
  unique('source', sourceKeys)

  for (const [place, text] of Object.entries(data.texts)) {
    for (const id of references(text)) {
      if (!known.includes(id)) report('text', place, '{…}', id, `the id of a claim or fact; the nearest is "${nearest(id, known)}"`)
    }
  }
  return problems
}

/** Every string inside some data, by its place: `lists.challenges.0.text`. */
function strings(place: string, data: unknown): [string, string][] {
  if (typeof data === 'string') return [[place, data]]
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, inner]) => strings(`${place}.${key}`, inner))
}

/** Fields of the lists that are names and numbers for the program, not texts for the audience. */
const NOT_TEXT = /\.(id|slide|address|claims\.\d+|kind|claim|from|to)$/

/** The case as it is. */
export const realCase: CaseData = {
  claims,
  facts,
  sources,
  texts: Object.fromEntries([
    ...strings('lists', lists),
    ...strings('criteria', criteria.criteria),
    ...strings('options', options),
    ...strings('presets', presets.map(({ text }) => ({ text }))),
    ...strings('services', services),
    ...strings('synchronization', synchronization),
    ...strings('sayings', sayings),
    ...strings('glossary', glossary.map(({ definition }) => ({ definition }))),
    ...strings('inconsistencies', inconsistencies.map(({ title }) => ({ title }))),
  ].filter(([place]) => !NOT_TEXT.test(place))),
}
