import type { Context, Form, Graph, Header, Merge, Policy, Segment, Span } from '../../sim/tracing/index.ts'
import { describe, it } from 'vitest'
import { createChance, hashTrace } from '../../sim/engine/index.ts'
import { darkServices, placed, referenceMerges, referencePath, run, summary, timeByService } from '../../sim/tracing/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { criticalPath, extract, inject, merge } from './problem.ts'

/** The ids of the specification's own examples. */
const TRACE = '80f198ee56343ba864fe8b2a57d3eff7'
const SHORT = '463ac35c9f6413ad'
const SPAN = 'e457b5a2e4d86bd1'
const PARENT = '05e3ac9a4f6e3b90'
const ids = { traceId: TRACE, spanId: SPAN }

/** Headers in an order of their own: which comes first says nothing. */
const ordered = (headers: readonly Header[]) => headers.map(([name, value]) => `${name}: ${value}`).sort()

function writes(transcript: Transcript, context: Context, form: Form, expected: readonly string[], because: string) {
  transcript.expect(0, `inject(${JSON.stringify(context)}, '${form}')`, () => ordered(inject(context, form)), [...expected].sort(), because, inject)
}
function reads(transcript: Transcript, headers: readonly Header[], expected: Context, because: string) {
  transcript.expect(0, `extract(${headers.map(([name, value]) => `${name}: ${value}`).join(', ') || 'no headers'})`, () => extract(headers), expected, because, extract)
}

describe('what a call carries', () => {
  it('writes the fields into one header', () => {
    const transcript = new Transcript({ schedule: 'the single header' })
    writes(transcript, { ...ids, sampled: '1', parentId: PARENT }, 'single', [`b3: ${TRACE}-${SPAN}-1-${PARENT}`], 'trace, span, decision, parent, joined by hyphens')
    writes(transcript, { ...ids, sampled: '1' }, 'single', [`b3: ${TRACE}-${SPAN}-1`], 'a root has no parent')
    writes(transcript, { traceId: SHORT, spanId: SPAN, sampled: 'd' }, 'single', [`b3: ${SHORT}-${SPAN}-d`], 'debug is a letter of its own, and a trace id may have 16 digits')
    writes(transcript, ids, 'single', [`b3: ${TRACE}-${SPAN}`], 'nobody has decided: that is said by saying nothing')
    writes(transcript, { ...ids, parentId: PARENT }, 'single', [`b3: ${TRACE}-${SPAN}-${PARENT}`], 'nobody has decided, and the parent moves up: each of the last two fields may be missing by itself')
  })

  it('passes a no on, with the ids that there are', () => {
    const transcript = new Transcript({ schedule: 'not to be recorded' })
    writes(transcript, { ...ids, sampled: '0', parentId: PARENT }, 'single', [`b3: ${TRACE}-${SPAN}-0-${PARENT}`], 'whoever hears no decision makes one, and reports half a trace; and logs want the ids too')
    writes(transcript, { sampled: '0' }, 'single', ['b3: 0'], 'a decision may travel alone')
    writes(transcript, { sampled: 'd' }, 'single', ['b3: d'], 'a decision may travel alone')
    writes(transcript, {}, 'single', [], 'there is nothing to say')
  })

  it('writes a header a field where it is asked to', () => {
    const transcript = new Transcript({ schedule: 'multiple headers' })
    writes(transcript, { ...ids, sampled: '1', parentId: PARENT }, 'multiple', [`x-b3-traceid: ${TRACE}`, `x-b3-spanid: ${SPAN}`, `x-b3-parentspanid: ${PARENT}`, 'x-b3-sampled: 1'], 'a header for each field, in lower case')
    writes(transcript, { ...ids, sampled: '0' }, 'multiple', [`x-b3-traceid: ${TRACE}`, `x-b3-spanid: ${SPAN}`, 'x-b3-sampled: 0'], 'a root has no parent, and a no is passed on')
    writes(transcript, ids, 'multiple', [`x-b3-traceid: ${TRACE}`, `x-b3-spanid: ${SPAN}`], 'nobody has decided')
    writes(transcript, { sampled: '0' }, 'multiple', ['x-b3-sampled: 0'], 'a decision may travel alone')
    writes(transcript, { ...ids, sampled: 'd' }, 'multiple', [`x-b3-traceid: ${TRACE}`, `x-b3-spanid: ${SPAN}`, 'x-b3-flags: 1'], 'debug is a flag of its own, which means yes: x-b3-sampled is left out')
    writes(transcript, {}, 'multiple', [], 'there is nothing to say')
  })

  it('leaves the parent out of a message', () => {
    const transcript = new Transcript({ schedule: 'a queue' })
    writes(transcript, { ...ids, sampled: '1', parentId: PARENT }, 'message', [`b3: ${TRACE}-${SPAN}-1`], 'who reads a message never shares its span, so the parent is of no use there')
    writes(transcript, { ...ids, parentId: PARENT }, 'message', [`b3: ${TRACE}-${SPAN}`], 'undecided')
  })
})

describe('what a call tells', () => {
  it('reads the single header', () => {
    const transcript = new Transcript({ schedule: 'the single header' })
    reads(transcript, [['b3', `${TRACE}-${SPAN}-1-${PARENT}`]], { ...ids, sampled: '1', parentId: PARENT }, 'trace, span, decision, parent')
    reads(transcript, [['b3', `${SHORT}-${SPAN}-d`]], { traceId: SHORT, spanId: SPAN, sampled: 'd' }, 'a trace id of 16 digits, debug, no parent')
    reads(transcript, [['b3', `${TRACE}-${SPAN}`]], ids, 'no decision: it is left open, which is not a no')
    reads(transcript, [['b3', `${TRACE}-${SPAN}-${PARENT}`]], { ...ids, parentId: PARENT }, 'the last two fields are optional: 16 digits in the third place are a parent')
    reads(transcript, [['accept', '*/*'], ['b3', `${TRACE}-${SPAN}-0`]], { ...ids, sampled: '0' }, 'other headers are no business of a trace')
    for (const sampled of ['0', '1', 'd'] as const)
      reads(transcript, [['b3', sampled]], { sampled }, 'a decision may travel alone')
    reads(transcript, [], {}, 'nothing came: whoever is called begins a trace')
  })

  it('reads a header a field', () => {
    const transcript = new Transcript({ schedule: 'multiple headers' })
    const both: Header[] = [['x-b3-traceid', TRACE], ['x-b3-spanid', SPAN]]
    reads(transcript, [...both, ['x-b3-parentspanid', PARENT], ['x-b3-sampled', '1']], { ...ids, sampled: '1', parentId: PARENT }, 'a header for each field')
    reads(transcript, both, ids, 'no decision')
    reads(transcript, [['x-b3-sampled', '0']], { sampled: '0' }, 'a decision may travel alone')
    reads(transcript, [...both, ['x-b3-flags', '1']], { ...ids, sampled: 'd' }, 'the flag is debug')
    reads(transcript, [...both, ['x-b3-flags', '1'], ['x-b3-sampled', '0']], { ...ids, sampled: 'd' }, 'debug implies yes, whatever else is said')
    reads(transcript, [['x-b3-flags', '1']], { sampled: 'd' }, 'debug alone')
    reads(transcript, [...both, ['x-b3-flags', '0'], ['x-b3-sampled', '1']], { ...ids, sampled: '1' }, 'a flag of anything but 1 says nothing')
    reads(transcript, [...both, ['x-b3-sampled', 'true']], { ...ids, sampled: '1' }, 'some tracers wrote true and false before there was a specification')
    reads(transcript, [...both, ['x-b3-sampled', 'false']], { ...ids, sampled: '0' }, 'some tracers wrote true and false before there was a specification')
  })

  it('takes names in any case, and the first of two', () => {
    const transcript = new Transcript({ schedule: 'what proxies do to names' })
    reads(transcript, [['B3', `${TRACE}-${SPAN}-1`]], { ...ids, sampled: '1' }, 'names of headers have no case')
    reads(transcript, [['X-B3-TraceId', TRACE], ['x-B3-SPANID', SPAN], ['X-B3-ParentSpanId', PARENT], ['X-B3-Sampled', '0']], { ...ids, sampled: '0', parentId: PARENT }, 'names of headers have no case')
    reads(transcript, [['X-B3-TraceId', TRACE], ['X-B3-SpanId', SPAN], ['x-b3-flags', '1']], { ...ids, sampled: 'd' }, 'names of headers have no case')
    reads(transcript, [['X-B3-Sampled', '0'], ['x-b3-sampled', '1'], ['x-b3-traceid', TRACE], ['x-b3-spanid', SPAN]], { ...ids, sampled: '0' }, 'of a header that comes twice the first counts')
  })

  it('lets the single header win', () => {
    const transcript = new Transcript({ schedule: 'both forms at once' })
    reads(transcript, [['x-b3-traceid', SHORT], ['x-b3-spanid', PARENT], ['x-b3-sampled', '1'], ['b3', `${TRACE}-${SPAN}-0`]], { ...ids, sampled: '0' }, 'the single header takes precedence, wherever it stands')
    reads(transcript, [['b3', `${TRACE}-${SPAN}`], ['x-b3-sampled', '1'], ['x-b3-parentspanid', PARENT]], ids, 'and all of it: the others add nothing')
  })

  it('begins anew where nothing can be read', () => {
    const transcript = new Transcript({ schedule: 'malformed headers' })
    const anew = 'what nobody can read is as good as nothing, and no reason to fail a call'
    for (const b3 of ['', '2', '1-1', `${TRACE}-${SPAN}-`, `${TRACE}-${SPAN}-2`, `${TRACE}-${SPAN}-1-`, `${TRACE}-${SPAN}-1-${PARENT.slice(1)}`, `${TRACE}-${SPAN}-1-${PARENT}-1`, `${TRACE.slice(1)}-${SPAN}-1`, `${TRACE}-${SPAN}0-1`, TRACE, `${TRACE}-${SPAN.toUpperCase()}-1`, `${TRACE.replace('8', 'g')}-${SPAN}`, ` ${TRACE}-${SPAN}`])
      reads(transcript, [['b3', b3]], {}, anew)
    const half = 'half a context would hang the call where it does not belong: all of it is dropped, its decision too'
    reads(transcript, [['x-b3-traceid', TRACE], ['x-b3-sampled', '1']], {}, half)
    reads(transcript, [['x-b3-spanid', SPAN], ['x-b3-sampled', '1']], {}, half)
    reads(transcript, [['x-b3-parentspanid', PARENT], ['x-b3-sampled', '1']], {}, half)
    reads(transcript, [['x-b3-traceid', TRACE], ['x-b3-parentspanid', PARENT]], {}, half)
    reads(transcript, [['x-b3-traceid', TRACE], ['x-b3-spanid', SPAN], ['x-b3-parentspanid', 'none']], {}, half)
    reads(transcript, [['x-b3-traceid', TRACE.toUpperCase()], ['x-b3-spanid', SPAN]], {}, 'ids are lower-case hex digits')
    reads(transcript, [['x-b3-traceid', TRACE.slice(0, 24)], ['x-b3-spanid', SPAN]], {}, 'a trace id has 16 digits or 32')
    reads(transcript, [['x-b3-traceid', TRACE], ['x-b3-spanid', SPAN], ['x-b3-sampled', 'yes']], {}, anew)
    reads(transcript, [['x-b3-sampled', 'd']], {}, 'debug is a flag in this form, and no value of x-b3-sampled')
  })

  it('reads the other form where the single header cannot be read', () => {
    const transcript = new Transcript({ schedule: 'a damaged b3' })
    reads(transcript, [['b3', `${TRACE}-${SPAN}-x`], ['x-b3-traceid', SHORT], ['x-b3-spanid', SPAN], ['x-b3-sampled', '1']], { traceId: SHORT, spanId: SPAN, sampled: '1' }, 'a header that nobody can read is as good as none')
  })

  it.each(SEEDS)('is what was written (%s)', (_, seed) => {
    const chance = createChance(seed).fork('contexts')
    const hex = (digits: number) => Array.from({ length: digits }, () => chance.int(0, 15).toString(16)).join('')
    const transcript = new Transcript({ seed, schedule: 'random contexts, there and back' })
    for (let i = 0; i < 60; i++) {
      const sampled = chance.pick(['0', '1', 'd', undefined] as const)
      const decided = sampled ? { sampled } : {}
      const context: Context = chance.happens(0.15) ? decided : { traceId: hex(chance.pick([16, 32])), spanId: hex(16), ...decided, ...chance.happens(0.7) && { parentId: hex(16) } }
      const form = chance.pick(['single', 'multiple', 'message'] as const)
      const without = { ...context, parentId: undefined }
      transcript.expect(i, `extract(inject(${JSON.stringify(context)}, '${form}'))`, () => extract(inject(context, form).map(([name, value]) => [chance.happens(0.5) ? name : name.toUpperCase(), value])), form === 'message' ? without : context, 'what is written in one service is read in the next', extract)
    }
  })
})

/** A trace as a table: `name: [parent, from, to]`, in µs; more of a span behind it. */
type Rows = Record<string, readonly [parent: string | null, from: number, to: number, more?: Partial<Span>]>
const NIGHT = 1_502_787_600_000_000
const hexId = (name: string) => Array.from(name, letter => letter.charCodeAt(0).toString(16)).join('').padStart(16, '0').slice(-16)
/** Names of the two sides of a call: `a>` is the client, `>a` the server. */
const plain = (name: string) => name.replace('>', '')
const spansOf = (rows: Rows): Span[] => Object.entries(rows).map(([name, [parent, from, to, more]]): Span => ({
  traceId: TRACE,
  id: hexId(plain(name)),
  ...parent !== null && { parentId: hexId(plain(parent)) },
  ...name.endsWith('>') && { kind: 'CLIENT' as const },
  ...name.startsWith('>') && { kind: 'SERVER' as const, shared: true as const },
  timestamp: NIGHT + from,
  duration: to - from,
  localEndpoint: { serviceName: name },
  ...more,
}))
const pathWords = (path: readonly Segment[]) => path.map(({ service, from, to }) => `${service} ${from - NIGHT}–${to - NIGHT}`).join(', ')

function waits(transcript: Transcript, rows: Rows, expected: string, because: string) {
  const spans = spansOf(rows)
  const told = Object.entries(rows).map(([name, [parent, from, to, more]]) => `${name} ${from}–${to}${parent === null ? '' : ` in ${parent}`}${more?.kind ? ` ${more.kind}` : ''}`)
  transcript.expect(0, `criticalPath of ${told.join('; ') || 'nothing'}`, () => pathWords(criticalPath(spans)), expected, because, criticalPath)
}

describe('what the page waited for', () => {
  it('waits for a span that calls nobody, from its start to its end', () => {
    const transcript = new Transcript({ schedule: 'one span' })
    waits(transcript, { edge: [null, 100, 400] }, 'edge 100–400', 'there is nothing else')
    waits(transcript, {}, '', 'no spans, no path')
    waits(transcript, { edge: [null, 100, 400, { localEndpoint: undefined }] }, ' 100–400', 'whoever recorded it gave no name: the service is an empty text')
  })

  it('waits for calls in a row one after the other', () => {
    const transcript = new Transcript({ schedule: 'two calls' })
    waits(transcript, { edge: [null, 0, 100], user: ['edge', 10, 40], catalog: ['edge', 50, 90] }, 'edge 0–10, user 10–40, edge 40–50, catalog 50–90, edge 90–100', 'first one call, then the other, and in between its own work')
    waits(transcript, { catalog: ['edge', 50, 90], user: ['edge', 20, 50], edge: [null, 0, 100] }, 'edge 0–20, user 20–50, catalog 50–90, edge 90–100', 'spans come in any order; without work of its own in between there is no stretch of it')
  })

  it('waits for the last of calls at once', () => {
    const transcript = new Transcript({ schedule: 'calls at once' })
    waits(transcript, { edge: [null, 0, 100], quick: ['edge', 10, 30], slow: ['edge', 10, 80] }, 'edge 0–10, slow 10–80, edge 80–100', 'quick had long answered')
    waits(transcript, { edge: [null, 0, 100], early: ['edge', 5, 70], late: ['edge', 40, 80] }, 'edge 0–40, late 40–80, edge 80–100', 'early was still running when late began, so late did not wait for it')
    waits(transcript, { edge: [null, 0, 100], first: ['edge', 5, 15], early: ['edge', 10, 50], late: ['edge', 20, 80] }, 'edge 0–5, first 5–15, edge 15–20, late 20–80, edge 80–100', 'before late began the last to end was first')
    waits(transcript, { edge: [null, 0, 100], short: ['edge', 30, 80], long: ['edge', 10, 80] }, 'edge 0–10, long 10–80, edge 80–100', 'of two that end together the longer')
  })

  it('waits for what a call itself waits for', () => {
    const transcript = new Transcript({ schedule: 'calls within calls' })
    waits(transcript, { edge: [null, 0, 100], home: ['edge', 10, 90], user: ['home', 20, 50], ratings: ['home', 30, 80], rules: ['ratings', 40, 60] }, 'edge 0–10, home 10–30, ratings 30–40, rules 40–60, ratings 60–80, home 80–90, edge 90–100', 'at every moment exactly one, and the innermost')
  })

  it('takes both sides of a call for one', () => {
    const transcript = new Transcript({ schedule: 'shared ids' })
    waits(transcript, { '>edge': [null, 0, 100, { shared: undefined }], 'user>': ['>edge', 10, 60], '>user': ['>edge', 20, 50] }, '>edge 0–10, user> 10–20, >user 20–50, user> 50–60, >edge 60–100', 'client and server share an id: the server lies within the client, and around it is the way')
    waits(transcript, { '>user': ['>edge', 20, 50], 'user>': ['>edge', 10, 60], 'rows': ['>user', 25, 45], '>edge': [null, 0, 100, { shared: undefined }] }, '>edge 0–10, user> 10–20, >user 20–25, rows 25–45, >user 45–50, user> 50–60, >edge 60–100', 'what hangs on that id was called by the server')
    waits(transcript, { edge: [null, 0, 100], '>user': ['edge', 20, 50] }, 'edge 0–20, >user 20–50, edge 50–100', 'the client’s side was lost: the server hangs on its parent')
    waits(transcript, { edge: [null, 0, 100], 'user>': ['edge', 10, 60], 'work': ['user>', 20, 50] }, 'edge 0–10, user> 10–20, work 20–50, user> 50–60, edge 60–100', 'the server’s side was lost: what hangs on that id hangs on the client')
  })

  it('waits for nobody who reads a message', () => {
    const transcript = new Transcript({ schedule: 'messages' })
    const kind = (kind: Span['kind']) => ({ kind })
    waits(transcript, { edge: [null, 0, 100], send: ['edge', 50, 55, kind('PRODUCER')], log: ['send', 60, 95, kind('CONSUMER')] }, 'edge 0–50, send 50–55, edge 55–100', 'to hand a message over takes time, and whoever reads it is on their own')
    waits(transcript, { edge: [null, 0, 100], log: ['edge', 60, 95, kind('CONSUMER')], disk: ['log', 70, 90] }, 'edge 0–100', 'nor for what that one calls')
  })

  it('cuts off what outlasts its caller', () => {
    const transcript = new Transcript({ schedule: 'asynchronous children' })
    waits(transcript, { edge: [null, 0, 100], upload: ['edge', 60, 180] }, 'edge 0–60, upload 60–100', 'the path ends when the root does')
    waits(transcript, { edge: [null, 0, 100], user: ['edge', 10, 50], beacon: ['user', 40, 90], store: ['beacon', 45, 85] }, 'edge 0–10, user 10–40, beacon 40–45, store 45–50, edge 50–100', 'a child counts within its parent, and its own children within that')
    waits(transcript, { edge: [null, 50, 100], early: ['edge', 20, 70] }, 'early 50–70, edge 70–100', 'nor does the path begin before the root')
    waits(transcript, { edge: [null, 0, 100], after: ['edge', 100, 130] }, 'edge 0–100', 'what begins when all is over was not waited for')
  })

  it('sets a clock right that is off', () => {
    const transcript = new Transcript({ schedule: 'clocks of different hosts' })
    waits(transcript, { edge: [null, 0, 100], 'user>': ['edge', 10, 60], '>user': ['edge', 520, 550] }, 'edge 0–10, user> 10–20, >user 20–50, user> 50–60, edge 60–100', 'nobody answers before being asked: 30 of work within 50 is put into the middle')
    waits(transcript, { edge: [null, 0, 100], 'user>': ['edge', 10, 60], '>user': ['edge', 5, 36] }, 'edge 0–10, user> 10–19, >user 19–50, user> 50–60, edge 60–100', 'it begins before it was asked; an odd microsecond goes behind')
    waits(transcript, { edge: [null, 0, 100], 'user>': ['edge', 10, 60], '>user': ['edge', 30, 60] }, 'edge 0–10, user> 10–30, >user 30–60, edge 60–100', 'it lies within its client: then its clock is believed')
    waits(transcript, { edge: [null, 0, 100], 'user>': ['edge', 10, 60], 'work': ['user>', 5, 40] }, 'edge 0–10, work 10–40, user> 40–60, edge 60–100', 'only a server has a clock of its own: what the client’s host recorded is believed, and cut off')
    waits(transcript, { edge: [null, 0, 100], 'user>': ['edge', 10, 60], '>user': ['edge', 30, 81] }, 'edge 0–10, user> 10–30, >user 30–60, edge 60–100', 'it is longer than its client: it went on after the answer, and is cut off')
    waits(transcript, { edge: [null, 0, 100], 'user>': ['edge', 10, 60], '>user': ['edge', 1020, 1060], 'rows': ['>user', 1030, 1040] }, 'edge 0–10, user> 10–15, >user 15–25, rows 25–35, >user 35–55, user> 55–60, edge 60–100', 'all that this host recorded moves with it')
    waits(transcript, { edge: [null, 0, 100], 'user>': ['edge', 10, 90], '>user': ['edge', 1010, 1070], 'rows>': ['>user', 1020, 1060], '>rows': ['>user', 45, 60] }, 'edge 0–10, user> 10–20, >user 20–30, rows> 30–45, >rows 45–60, rows> 60–70, >user 70–80, user> 80–90, edge 90–100', 'the next host has a clock of its own, and that one is right')
  })

  it('does without what was never reported', () => {
    const transcript = new Transcript({ schedule: 'lost spans' })
    waits(transcript, { edge: [null, 0, 100], user: ['edge', 10, 40], lost: ['nobody', 50, 90] }, 'edge 0–10, user 10–40, edge 40–100', 'what hangs on what is not there was called by nobody that we know')
    waits(transcript, { later: ['lost', 90, 120], user: ['lost', 20, 80], rows: ['user', 30, 60] }, 'user 20–30, rows 30–60, user 60–80', 'the root was lost: the earliest that hangs on nothing stands for it')
    waits(transcript, { early: ['nobody', -20, 30], edge: [null, 0, 100] }, 'edge 0–100', 'a root that was reported is the root')
    waits(transcript, { edge: [null, 0, 100], open: ['edge', 10, 40, { duration: undefined }], dated: ['edge', 50, 60, { timestamp: undefined }] }, 'edge 0–100', 'a span without start or duration was never seen to end')
  })

  it.each(SEEDS)('is found in any tree (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'random traces' })
    for (let i = 0; i < 45; i++) {
      const spans = randomTrace(seed, i)
      if (isFair(spans))
        transcript.expect(i, `criticalPath of trace ${i}, ${spans.length} spans: ${spans.slice(0, 12).map(spanWords).join('; ')}${spans.length > 12 ? '; …' : ''}`, () => pathWords(criticalPath(spans)), pathWords(referencePath(spans)), 'walked backwards from moment to moment', criticalPath)
    }
  })
})

const spanWords = ({ id, parentId, kind, timestamp, duration, localEndpoint }: Span) => `${localEndpoint!.serviceName} ${timestamp! - NIGHT}–${timestamp! - NIGHT + duration!} ${kind ?? ''} id …${id.slice(-2)}${parentId ? ` in …${parentId.slice(-2)}` : ''}`

/** A trace that nobody has seen before: calls with one side or both, messages, clocks that are off, children that outlast. */
function randomTrace(seed: number, i: number): Span[] {
  const chance = createChance(seed).fork(`trace ${i}`)
  const spans: Span[] = []
  let count = 0
  const newId = () => (++count).toString(16).padStart(16, '0')
  const add = (id: string, parentId: string | undefined, kind: Span['kind'], service: string, from: number, to: number) =>
    void spans.push({ traceId: TRACE, id, ...parentId && { parentId }, ...kind && { kind }, timestamp: NIGHT + from, duration: Math.max(1, to - from), localEndpoint: { serviceName: service } })
  /** What a host does between two moments by its own clock, which is off by so much. */
  const work = (id: string, host: string, from: number, to: number, clock: number, depth: number) => {
    let at = from
    for (let n = chance.int(0, depth > 3 ? 0 : 3); n > 0; n--) {
      const begin = Math.min(at, to) + chance.int(-20, 30)
      const end = begin + chance.int(4, Math.max(6, Math.floor((to - from) * 0.7)))
      at = end
      const own = newId()
      const other = `host-${own.slice(-2)}`
      const kind = chance.pick(['call', 'call', 'call', 'client', 'server', 'local', 'message'] as const)
      const off = chance.happens(0.3) ? clock + chance.int(-200, 200) : clock
      const [arrive, leave] = [begin + chance.int(0, 3), end - chance.int(0, 3)]
      if (kind === 'local')
        add(own, id, undefined, host, begin, end)
      if (kind === 'client' || kind === 'call')
        add(own, id, 'CLIENT', host, begin, end)
      if (kind === 'server' || kind === 'call')
        add(own, id, 'SERVER', other, arrive + off - clock, Math.max(arrive + 1, leave) + off - clock)
      if (kind === 'message') {
        add(own, id, 'PRODUCER', host, begin, begin + 2)
        add(newId(), own, 'CONSUMER', other, begin + 10, end + 40)
      }
      if (kind === 'call' || kind === 'server')
        work(own, other, arrive + off - clock, Math.max(arrive + 1, leave) + off - clock, off, depth + 1)
      else if (kind === 'local')
        work(own, host, begin, end, clock, depth + 1)
    }
  }
  add(newId(), undefined, 'SERVER', 'edge', 0, 300)
  work(spans[0]!.id, 'edge', 0, 300, 0, 0)
  return chance.happens(0.5) ? spans : spans.toReversed()
}
/** Two children with the same beginning and end are both right: such a trace asks nothing. */
const isFair = (spans: readonly Span[]) => {
  const all = placed(spans).filter(({ from, to }) => to > from).map(({ parent, from, to }) => `${parent} ${from} ${to}`)
  return new Set(all).size === all.length
}

/** A graph as a table: `a>b` to calls a request; owners by the first letter unless told. */
function graphOf(calls: Record<string, number>, owners: Record<string, string> = {}): Graph {
  const pairs = Object.entries(calls).map(([pair, perRequest]) => ({ from: pair.split('>')[0]!, to: pair.split('>')[1]!, perRequest }))
  const names = [...new Set(pairs.flatMap(({ from, to }) => [from, to]))]
  return { services: names.map(name => ({ name, owner: owners[name] ?? 'one' })), calls: pairs }
}
const mergeWords = (merges: readonly Merge[]) => merges.map(({ service, into }) => `${service} into ${into}`).join(', ')
function merges(transcript: Transcript, graph: Graph, k: number, expected: string, because: string) {
  const told = `${graph.calls.map(({ from, to, perRequest }) => `${from} calls ${to} ${perRequest}×`).join(', ')}; owners ${graph.services.map(({ name, owner }) => `${name} ${owner}`).join(', ')}`
  transcript.expect(0, `merge(${told}; k = ${k})`, () => mergeWords(merge(graph, k)), expected, because, merge)
}

describe('splits undone', () => {
  it('puts back first what is asked most often', () => {
    const transcript = new Transcript({ schedule: 'one owner' })
    merges(transcript, graphOf({ 'home>user': 1, 'user>photos': 5, 'home>catalog': 2 }), 1, 'photos into user', 'five calls saved are more than two')
    merges(transcript, graphOf({ 'home>user': 1, 'user>photos': 5, 'home>catalog': 2 }), 2, 'photos into user, catalog into home', 'then the next')
  })

  it('never gives a service to another owner', () => {
    const transcript = new Transcript({ schedule: 'two owners' })
    const owners = { artwork: 'pictures', sizes: 'pictures' }
    merges(transcript, graphOf({ 'catalog>artwork': 9, 'artwork>sizes': 3, 'catalog>titles': 1 }, owners), 3, 'sizes into artwork, titles into catalog', 'artwork belongs to others, however often it is asked')
    merges(transcript, graphOf({ 'catalog>artwork': 9 }, owners), 1, '', 'nothing may be merged')
  })

  it('leaves alone who is asked by others too', () => {
    const transcript = new Transcript({ schedule: 'two callers' })
    merges(transcript, graphOf({ 'home>user': 2, 'home>titles': 1, 'user>rules': 7, 'titles>rules': 1 }), 1, 'user into home', 'rules answers two services: within one of them the other would still have to call')
    merges(transcript, graphOf({ 'a>b': 4, 'b>a': 1, 'b>b': 2, 'a>a': 3 }), 1, 'b into a', 'a call to oneself is nobody else’s, and a is asked four times for once that b is')
  })

  it('looks again after each merge', () => {
    const transcript = new Transcript({ schedule: 'one merge makes room for another' })
    merges(transcript, graphOf({ 'home>user': 3, 'home>rules': 1, 'user>rules': 1 }), 2, 'user into home, rules into home', 'with user at home, rules has one caller left')
    merges(transcript, graphOf({ 'home>user': 4, 'home>rules': 1, 'user>rules': 2, 'home>other': 2 }), 2, 'user into home, rules into home', 'its calls are three now, and add up')
    merges(transcript, graphOf({ 'home>user': 2, 'user>avatar': 5, 'avatar>files': 4 }), 3, 'avatar into user, files into user, user into home', 'files is asked by user now, since avatar lives there')
    merges(transcript, graphOf({ 'home>user': 2, 'user>avatar': 4, 'avatar>files': 5 }), 3, 'files into avatar, avatar into user, user into home', 'whoever lives in avatar moves along with it')
  })

  it('stops at k, and where nothing is left', () => {
    const transcript = new Transcript({ schedule: 'how many' })
    const graph = graphOf({ 'home>user': 1, 'home>titles': 1, 'home>catalog': 1 })
    merges(transcript, graph, 0, '', 'none were asked for')
    merges(transcript, graph, 2, 'catalog into home, titles into home', 'of equals the first by name')
    merges(transcript, graph, 9, 'catalog into home, titles into home, user into home', 'then there is one service')
  })

  it.each(SEEDS)('is right for any graph (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'random graphs' })
    for (let i = 0; i < 30; i++) {
      const chance = createChance(seed).fork(`graph ${i}`)
      const names = Array.from({ length: chance.int(3, 9) }, (_, n) => `s${n}`)
      const calls: Record<string, number> = {}
      for (const [n, to] of names.entries()) {
        for (let callers = n === 0 ? 0 : chance.pick([1, 1, 1, 2]); callers > 0; callers--)
          calls[`${names[chance.int(0, n - 1)]}>${to}`] = chance.int(1, 9)
      }
      const owners = Object.fromEntries(names.map(name => [name, chance.pick(['one', 'one', 'two'])]))
      const graph = graphOf(calls, owners)
      const k = chance.int(1, names.length)
      merges(transcript, graph, k, mergeWords(referenceMerges(graph, k)), 'the graph drawn anew after each merge')
    }
  })
})

/** The world with the learner's code in it, every call on record. */
const fresh = (transcript: Transcript, seed: number, merges = 0) => run({
  seed,
  merges,
  perSecond: 100,
  policy: (): Policy => ({
    inject: (context, form) => transcript.call(0, 'inject', () => inject(context, form)),
    extract: headers => transcript.call(0, 'extract', () => extract(headers)),
    criticalPath: spans => transcript.call(0, 'criticalPath', () => criticalPath(spans)),
    merge: (graph, k) => transcript.call(0, 'merge', () => merge(graph, k)),
  }),
})
const seen = new Map<string, ReturnType<typeof run>>()
/** The same, run once for all checks that look at it. */
function watchedRun(transcript: Transcript, seed: number, merges = 0) {
  const key = `${seed} ${merges}`
  const world = seen.get(key) ?? fresh(transcript, seed, merges)
  seen.set(key, world)
  return world
}

describe('a page of fifty services', () => {
  it.each(SEEDS)('is traced to the one that it waited for (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'calm' })
    const world = watchedRun(transcript, seed)
    const { watched: { spans, traceId } } = world
    const dark = [...darkServices(world)]
    transcript.hold(dark.length === 0, `${dark.length} services are in no trace that the page knows: ${dark.slice(0, 5).join(', ')}`, 'none: each reads what came and passes it on')
    const [expected] = timeByService({ ...world.watched, path: referencePath(spans.filter(span => span.traceId === traceId)) })
    transcript.hold(summary(world).blamed === expected?.[0], `the page waited longest for ${summary(world).blamed}`, `${expected?.[0]}`)
  })

  it.each(SEEDS)('takes fewer calls, and less time at its slowest, once splits are undone (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'six merges' })
    const [split, merged] = [watchedRun(transcript, seed), watchedRun(transcript, seed, 6)].map(summary) as [ReturnType<typeof summary>, ReturnType<typeof summary>]
    transcript.hold(merged.hops <= split.hops - 23, `${split.hops} calls become ${merged.hops}`, `${split.hops - 23} or fewer`)
    transcript.hold(merged.p99 < split.p99, `the slowest hundredth takes ${Math.round(split.p99)} ms, merged ${Math.round(merged.p99)} ms`, 'less')
  })

  it('does the same again when run again, and leaves what it is given as it was', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'before and after' })
    const told = (world: ReturnType<typeof run>) => `${hashTrace(world.trace)} ${JSON.stringify([world.merges, world.watched.spans, world.watched.path])}`
    const first = told(watchedRun(transcript, 7, 6))
    transcript.hold(told(fresh(transcript, 7, 6)) === first, 'the second run differs from the first', 'the same: it depends on what is given alone')
    const given = [randomTrace(7, 3), graphOf({ 'home>user': 3, 'home>rules': 1, 'user>rules': 1 })] as const
    const before = JSON.stringify(given)
    transcript.call(0, 'criticalPath', () => criticalPath(given[0]))
    transcript.call(0, 'merge', () => merge(given[1], 2))
    transcript.hold(JSON.stringify(given) === before, 'spans or graph differ after the call', 'the same: they belong to who asks')
  })
})
