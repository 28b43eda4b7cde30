import { describe, expect, it } from 'vitest'
import { criteria, risks } from './criteria.ts'
import { compact, number, percent, scientific, usd } from './format.ts'
import { bareAddress, claim, claims, fact, facts, quantity, source, sources, value, whenRead } from './index.ts'
import type { ClaimId } from './index.ts'
import { figures, inconsistencies } from './inconsistencies.ts'
import { columns, growthOf, metrics, valuesOf } from './metrics.ts'
import { howRead, readings } from './readings.ts'
import { defaultWeights, options, presets, ranking, total } from './options.ts'
import { sayings } from './say.ts'
import { numberOf, slugs } from './slugs.ts'
import { claimsIn, plain, references, segments } from './text.ts'
import { events, gap, phases } from './timeline.ts'
import { realCase, validateCase } from './validate.ts'

describe('the case as it is', () => {
  it('has no problem', () => {
    expect(validateCase(realCase)).toEqual([])
  })

  it('keeps what becomes a footnote short', () => {
    expect(claims.filter(claim => claim.record.length > 160).map(claim => claim.id)).toEqual([])
  })

  it('prints no figure that stands only in a text, so that each carries its standing', () => {
    const names = /\b(EC2|S3|us-east-1|us-west-2)\b/g
    const typed = Object.entries(realCase.texts)
      .filter(([, text]) => /\d/.test(text.replace(/\{[^}]*\}/g, '').replace(names, '')))
      .map(([place]) => place)
    expect(typed).toEqual([])
  })

  it('refuses an id that does not exist when types are checked', () => {
    // @ts-expect-error there is no such claim
    const bad: ClaimId = 'no-such-claim'
    expect(() => claim(bad)).toThrow()
  })
})

describe('lookups', () => {
  it('find claims, facts and sources', () => {
    expect(claim('zipkin')).toMatchObject({ id: 'zipkin', section: 'outcome', words: 'Netflix built Zipkin', standing: 'wrong' })
    expect(fact('hystrix-buckets')).toMatchObject({ mechanism: 'circuit-breaker', text: '20 buckets of 500 ms', value: 20 })
    expect(source('S71').address).toMatch(/^https:/)
  })

  it('name an unknown id and the nearest one there is', () => {
    expect(() => claim('zipkim' as ClaimId)).toThrow('Unknown claim "zipkim". Did you mean "zipkin"?')
    expect(() => fact('jan-2061' as 'jan-2016')).toThrow('Unknown fact "jan-2061". Did you mean "jan-2016"?')
    expect(() => source('S99' as 'S9')).toThrow(/Unknown source "S99". Did you mean "S/)
    expect(() => plain('{hystrix-bukets}')).toThrow('Unknown claim or fact "hystrix-bukets". Did you mean "hystrix-buckets"?')
  })

  it('say so when a claim states no figure', () => {
    expect(() => value('zipkin')).toThrow('"zipkin" states no figure.')
    expect(quantity('team-size')).toEqual({ value: 6, to: 10, unit: 'engineers' })
  })
})

describe('a source', () => {
  const page = { id: 'S1', title: 'A title', address: 'https://www.example.org/page/' }
  const read = { on: '2026-11-26' }

  it('says what was read in it, when, and where that was not its own address', () => {
    expect(howRead({ ...page, read })).toBe(`Read on 2026-11-26: ${readings.S1}`)
    expect(howRead({ ...page, read: { ...read, at: 'https://copies.example.net/page' }, unopened: true }))
      .toBe(`Read on 2026-11-26 in a copy, copies.example.net/page: ${readings.S1}; its own address not opened`)
    expect(howRead({ ...page, unopened: true })).toBe('Address not opened')
  })

  it('that was read says what was read in it, and no other does', () => {
    expect(Object.keys(readings).sort()).toEqual(sources.filter(({ read }) => read).map(({ id }) => id).sort())
    expect(Object.values(readings).filter(what => what.length < 5 || what !== what.trim())).toEqual([])
  })

  it('says in few words when it was read', () => {
    expect([{ ...page, read }, { ...page, read: { ...read, at: page.address } }, { ...page, unopened: true as const }].map(whenRead))
      .toEqual(['read 2026-11-26', 'a copy read 2026-11-26', 'not opened'])
  })

  it('prints its address without what every address has', () => {
    expect(bareAddress(page.address)).toBe('example.org/page')
  })
})

describe('texts with {id}', () => {
  it('fall into words, claims and facts', () => {
    expect(segments('In {aug-2008}, {lost-revenue}.').map(segment => segment.type)).toEqual(['words', 'fact', 'words', 'claim', 'words'])
    expect(plain('In {aug-2008}, {lost-revenue}.')).toBe('In August 2008, $10M+.')
    expect(references('In {aug-2008}, {lost-revenue}.')).toEqual(['aug-2008', 'lost-revenue'])
    expect(claimsIn('In {aug-2008}, {lost-revenue}.').map(claim => claim.id)).toEqual(['lost-revenue'])
  })
})

describe('bad data is refused, naming item and field', () => {
  const good = { id: 'moon', section: 'outcome', words: 'the moon', standing: 'wrong', record: 'It is not.', sources: ['S1'] }
  const goodFact = { id: 'sun', text: 'the sun', note: 'It shines.', kind: 'on-record', sources: ['S1'] }
  const goodSource = { id: 'S1', title: 'A title', address: 'https://example.org/', read: { on: '2026-11-26' } }
  const withClaim = (change: object) => validateCase({ claims: [{ ...good, ...change }], facts: [], sources: [goodSource], texts: {} })
  const withFact = (change: object) => validateCase({ claims: [good], facts: [{ ...goodFact, ...change }], sources: [goodSource], texts: {} })
  const withSource = (change: object) => validateCase({ claims: [good], facts: [], sources: [{ ...goodSource, ...change }], texts: {} })

  it('accepts the data that the others spoil', () => {
    expect(withClaim({})).toEqual([])
    expect(withFact({})).toEqual([])
    expect(withSource({})).toEqual([])
  })

  it.each([
    [{ standing: 'false' }, 'claim "moon": field "standing" is "false", expected one of confirmed, close, illustrative, disputed, wrong'],
    [{ section: 'appendix' }, 'claim "moon": field "section" is "appendix", expected one of overview, background, problem, criteria, alternatives, implementation, outcome, takeaways, reading'],
    [{ words: '' }, 'claim "moon": field "words" is "", expected words'],
    [{ words: undefined }, 'claim "moon": field "words" is missing, expected words'],
    [{ record: 'no stop' }, 'claim "moon": field "record" is "no stop", expected a complete sentence'],
    [{ id: 'Moon!' }, 'claim "Moon!": field "id" is "Moon!", expected a kebab-case id'],
    [{ value: 3 }, 'claim "moon": field "unit" is missing, expected the unit of 3'],
    [{ unit: 'days' }, 'claim "moon": field "value" is missing, expected a number of days'],
    [{ value: 3, unit: 'bananas' }, /^claim "moon": field "unit" is "bananas", expected one of percent, times/],
    [{ value: '3', unit: 'days' }, 'claim "moon": field "value" is "3", expected a number'],
    [{ value: 3, to: 2, unit: 'days' }, 'claim "moon": field "to" is 2, expected more than the value, which is 3'],
    [{ commonKnowlege: true }, 'claim "moon": field "commonKnowlege" is true, expected no such field'],
    [{ sources: ['S1', 'S2'] }, 'claim "moon": field "sources" is "S2", expected a known source; the nearest is "S1"'],
  ])('a claim with %j', (change, message) => {
    expect(withClaim(change)).toEqual([typeof message === 'string' ? message : expect.stringMatching(message)])
  })

  it('a claim that is not illustrative and has neither source nor common knowledge', () => {
    const problems = withClaim({ sources: [] })
    expect(problems).toContain('claim "moon": field "sources" is [], expected a source or common knowledge, since it is said to be wrong')
    expect(problems).toContain('source "S1" is cited by no claim and no fact')
    expect(withClaim({ sources: [], commonKnowledge: true })).toEqual(['source "S1" is cited by no claim and no fact'])
    expect(withClaim({ sources: [], standing: 'illustrative' })).toEqual(['source "S1" is cited by no claim and no fact'])
  })

  it.each([
    [{ kind: 'rumour' }, 'fact "sun": field "kind" is "rumour", expected one of on-record, published, computed, chosen, measured, secondary, common-knowledge'],
    [{ mechanism: 'monorail' }, /^fact "sun": field "mechanism" is "monorail", expected one of cascade/],
    [{ sources: [] }, 'fact "sun": field "sources" is [], expected a source, since it is said to be on-record'],
    [{ id: 'moon' }, 'claim or fact "moon" is given twice; ids are unique, those of claims and facts together'],
  ])('a fact with %j', (change, message) => {
    expect(withFact(change)).toEqual([typeof message === 'string' ? message : expect.stringMatching(message)])
  })

  it.each([
    [{ address: 'http://example.org/' }, 'source "S1": field "address" is "http://example.org/", expected an https address'],
    [{ addresses: ['example.org'] }, 'source "S1": field "addresses.0" is "example.org", expected an https address'],
    [{ title: '' }, 'source "S1": field "title" is "", expected words'],
    [{ address: 'https://staging.example.org/' }, 'source "S1": field "address" is "https://staging.example.org/", expected its own address, not that of a mirror or of a staging host: that goes into "read.at"'],
    [{ read: { on: 'yesterday' } }, 'source "S1": field "read.on" is "yesterday", expected a day such as 2026-11-26'],
    [{ read: undefined }, 'source "S1": field "read" is missing, expected the day on which it was read; or unopened: true'],
  ])('a source with %j', (change, message) => {
    expect(withSource(change)).toEqual([message])
  })

  it('a text that refers to nothing', () => {
    expect(validateCase({ claims: [good], facts: [], sources: [goodSource], texts: { 'lists.sky.0': 'Look at {mon}.' } }))
      .toEqual(['text "lists.sky.0": field "{…}" is "mon", expected the id of a claim or fact; the nearest is "moon"'])
  })
})

describe('the inconsistencies, worked out', () => {
  it('are fifteen, each with steps and a verdict', () => {
    expect(inconsistencies).toHaveLength(15)
    for (const { work } of inconsistencies) {
      const { steps, verdict } = work()
      expect(steps.length).toBeGreaterThan(0)
      expect(verdict).toMatch(/\.$/)
      expect([...steps, verdict].join(' ')).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  it.each([
    ['four-outages', ['52.6 min', '99.9886%', '13.1 min']],
    ['outage-against-uptime', ['0.82%', '99.18%', '43.9 h']],
    ['lost-revenue', ['$5.6M', '$10.8M']],
    ['eighteen-months', ['1.5 years', '8 years']],
    ['one-team-a-service', ['4,200–7,000', '3,000–5,000']],
    ['latency-or-frequency', ['5.7']],
    ['infrastructure-share', ['1.52%', '1.48%', '1.28%']],
    ['cost-per-subscriber', ['$2.15', '$1.92']],
    ['starts-a-day', ['2.7', '30 min', '×2,500']],
    ['combinations', ['1.3 × 10¹²']],
  ])('%s arrives at %j', (id, results) => {
    const steps = inconsistencies.find(item => item.id === id)!.work().steps.join('\n')
    for (const result of results) expect(steps).toContain(result)
  })

  it('agree with the same sums done by hand', () => {
    expect(figures.allowedMinutes()).toBeCloseTo(52.56, 6)
    expect(figures.outageMinutes()).toBe(60)
    expect(figures.minutesEach()).toBeCloseTo(13.14, 6)
    expect(figures.budget2008()).toBeCloseTo(43.92, 6)
    expect(figures.credit()).toBeCloseTo(5_611_200, 3)
    expect(figures.pairs()).toBe(1_300_000_000_000)
    expect(value('trillion-combinations')).toBe(figures.pairs())
  })
})

describe('the metrics', () => {
  it('have six rows of three cells, in the years of the table', () => {
    expect(metrics).toHaveLength(6)
    expect(columns.map(column => column.year)).toEqual([2008, 2016, 2024])
    expect(valuesOf(metrics[1])).toEqual([8e6, 93e6, 260e6])
    expect(valuesOf(metrics[4])).toEqual([null, 200e6, 500e6])
  })

  it('grow by factors of the figures, uptime by its downtime', () => {
    const factors = Object.fromEntries(metrics.map(metric => [metric.id, growthOf(metric)]))
    expect(factors).toEqual({
      'uptime': { from: 2008, to: 2024, factor: 50 },
      'subscribers': { from: 2008, to: 2024, factor: 32.5 },
      'deploys': { from: 2008, to: 2024, factor: 28000 },
      'services': { from: 2008, to: 2024, factor: 700 },
      'aws-cost': { from: 2016, to: 2024, factor: 2.5 },
      'stream-starts': { from: 2008, to: 2024, factor: 10000 },
    })
  })
})

describe('the decision', () => {
  it('is scored on every criterion, with a reason', () => {
    for (const option of options) {
      expect(Object.keys(option.scores).sort()).toEqual(criteria.map(criterion => criterion.id).sort())
      for (const { why } of Object.values(option.scores)) expect(why).not.toBe('')
    }
  })

  it('goes to C for the case’s Netflix, and to A for a start-up of five', () => {
    expect(ranking(defaultWeights).map(({ option }) => option.id)[0]).toBe('C')
    const startUp = presets.find(preset => preset.id === 'start-up')!
    expect(ranking(startUp.weights).map(({ option }) => option.id)[0]).toBe('A')
  })

  it('turns for the start-up when its risks weigh as much less as the fact says', () => {
    const { weights } = presets.find(preset => preset.id === 'start-up')!
    const winner = (less: number) => ranking({ ...weights, ...Object.fromEntries(risks.map(({ id }) => [id, weights[id] * (1 - less / 100)])) })[0]!.option.id
    expect([winner(value('start-up-flip') - 1), winner(value('start-up-flip') + 1)]).toEqual(['A', 'C'])
  })

  it('gives a mean between the scores, and zero without weights', () => {
    expect(total(options[0], { ...defaultWeights })).toBeGreaterThan(0)
    const none = Object.fromEntries(criteria.map(({ id }) => [id, 0])) as typeof defaultWeights
    expect(total(options[0], none)).toBe(0)
    expect(total(options[2], { ...none, velocity: 2 })).toBe(5)
  })
})

describe('the timeline', () => {
  it('follows the case’s phases without a hole', () => {
    expect(phases.map(phase => phase.span.from)).toEqual([2008, 2010, 2013, 2016])
    for (const [index, phase] of phases.slice(1).entries()) expect(phase.span.from).toBe(phases[index]!.span.to)
  })

  it('shows what the case dates too late and too early', () => {
    const gaps = Object.fromEntries(events.map(event => [event.id, gap(event)]))
    expect(gaps['dynamodb']).toBeCloseTo(-2.05, 1)
    expect(gaps['chaos-monkey']).toBe(2)
    expect(gaps['hystrix']).toBe(1)
    expect(gaps['open-connect']).toBeGreaterThan(4)
    expect(gaps['outage']).toBe(0)
    expect(gaps['completion']).toBeNull()
  })

  it('has the dates of an event in order, each of them a span', () => {
    for (const event of events) {
      const starts = event.record.map(dated => dated.span.from)
      expect(starts).toEqual([...starts].sort((a, b) => a - b))
      for (const { span } of event.record) expect(span.to).toBeGreaterThan(span.from)
    }
  })
})

describe('the ten sayings and the fifteen mechanisms', () => {
  it('are complete and numbered', () => {
    expect(sayings.map(saying => saying.n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(slugs).toHaveLength(15)
    expect(numberOf('cascade')).toBe('01')
    expect(numberOf('circuit-breaker')).toBe('07')
    expect(numberOf('bill')).toBe('15')
  })
})

describe('computed facts', () => {
  it.each([
    ['serial-30', '99.70%'], ['serial-100', '99.0%'], ['serial-700', '93.2%'], ['serial-700-hours', '592 h'],
    ['two-nines-downtime', '5,256 min'], ['three-nines-downtime', '526 min'], ['four-nines-downtime', '52.6 min'], ['five-nines-downtime', '5.3 min'],
    ['fan-out-tail', '63.4%'], ['fan-out-2000', '18.1%'],
    ['mm1-50', '2×'], ['mm1-80', '5×'], ['mm1-90', '10×'], ['mm1-99', '100×'],
    ['retry-product', '64 calls'], ['origin-doubles', '×2'], ['survivor-load', '1.5×'], ['survivor-limit', '66.7%'],
    ['usl-peak-workers', '34'], ['usl-peak', '13.1×'], ['usl-128', '7.3×'],
    ['fill-storage-product', '6.48 TB'], ['fill-global-product', '2.16 TB'],
  ] as const)('%s is %s', (id, text) => {
    expect(fact(id).text).toBe(text)
  })

  /** Popularity of 10,000 titles under Zipf's law. */
  const zipf = (exponent: number): number[] => {
    const weights = Array.from({ length: 10_000 }, (_, index) => (index + 1) ** -exponent)
    const sum = weights.reduce((a, b) => a + b)
    return weights.map(weight => weight / sum)
  }

  /** Hit ratio of LRU by Che's approximation: find the time after which an untouched title is gone. */
  const lru = (popularity: number[], size: number): number => {
    let [low, high] = [0, 1e7]
    for (let round = 0; round < 60; round++) {
      const time = (low + high) / 2
      const held = popularity.reduce((sum, p) => sum + 1 - Math.exp(-p * time), 0)
      if (held < size) low = time
      else high = time
    }
    return popularity.reduce((sum, p) => sum + p * (1 - Math.exp(-p * low)), 0)
  }

  it.each([[0.8, '0-8'], [1, '1-0'], [1.2, '1-2']] as const)('hit ratios at Zipf exponent %s', (exponent, key) => {
    const popularity = zipf(exponent)
    const perfect = popularity.slice(0, 1000).reduce((a, b) => a + b)
    expect(Math.round(100 * perfect)).toBe(value(`zipf-${key}-perfect`))
    expect(Math.round(100 * lru(popularity, 1000))).toBe(value(`zipf-${key}-lru`))
  })

  it('print the number that they state', () => {
    // Facts whose text is one number with a unit; the rest are dates, quotations and ranges.
    const numeric = facts.filter(fact => fact.kind === 'computed' && fact.value !== undefined && /^[×+]?[\d.,]+ ?(%|×|min|h|ms|TB)?$/.test(fact.text))
    expect(numeric.length).toBeGreaterThan(30)
    for (const { id, text, value } of numeric) {
      const digits = text.replace(/[^\d.]/g, '')
      const decimals = digits.split('.')[1]?.length ?? 0
      expect(Math.abs(Number(digits) - value!), id).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9)
    }
  })
})

describe('figures as they are written', () => {
  it('use English grouping, and units where the brief calls for them', () => {
    expect(number(525600)).toBe('525,600')
    expect(percent(99.98858, 4)).toBe('99.9886%')
    expect(compact(5_611_200, 1)).toBe('5.6M')
    expect(usd(5_611_200, 1)).toBe('$5.6M')
    expect(usd(2.1505)).toBe('$2.15')
    expect(scientific(1.3e12)).toBe('1.3 × 10¹²')
  })
})
