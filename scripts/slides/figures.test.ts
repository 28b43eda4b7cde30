import { describe, expect, it } from 'vitest'
import { isCovered, mentions, typedFigures, valueOf } from './figures.ts'

/** The figures of a slide whose first line is line 10 of its file. */
const figuresOf = (raw: string) => typedFigures({ raw, line: 10 }).map(({ line, figure }) => `${line}: ${figure}`)

describe('a figure typed by hand', () => {
  it('is found with its line, in headings, prose, lists and tables', () => {
    expect(figuresOf('# It fell to 40%\n\nText of 2016.\n\n- $10M+ lost\n\n| 8M | 93M |')).toEqual([
      '10: 40%',
      '12: 2016',
      '14: $10M+',
      '16: 8M',
      '16: 93M',
    ])
  })

  it('is found in what a component shows, not in its settings', () => {
    expect(figuresOf(`<Ask :options="['Only 3 of them', 'All']" :answer="2" class="p-4 w-20" style="width: 50px" />`)).toEqual(['10: 3'])
    expect(figuresOf('<Nines caption="The week of 2008" :seed="7" />')).toEqual(['10: 2008'])
    expect(figuresOf(`<Dates :cards="['aug-2008', 'jan-2016']" />`)).toEqual([])
    expect(figuresOf('<div v-click="3">It is so</div>')).toEqual([])
  })

  it('is found in the labels and captions of diagrams, not in their code', () => {
    expect(figuresOf([
      '````md diagram box {width: 1152, height: 500}',
      '```mermaid',
      'flowchart LR',
      '  %% duration: 600ms',
      '  A1[One box] -- 90% --> B2[(All 3 of them)]',
      '```',
      'In 2008 there is one.',
      '````',
    ].join('\n'))).toEqual(['14: 90%', '14: 3', '16: 2008'])
  })

  it('is not looked for in frontmatter, notes, code and addresses', () => {
    expect(figuresOf([
      '---',
      'minutes: 1.5',
      '---',
      '',
      '```ts',
      'const window = 10_000',
      '```',
      '',
      '[The report](https://example.org/2008/08) holds {outage-2008}.',
      '',
      '1. First',
      '',
      '<!--',
      '**Say** 3 days.',
      '-->',
    ].join('\n'))).toEqual([])
  })

  it('is not a name', () => {
    expect(figuresOf('EC2 and S3 in us-east-1, H.264, the p99 of an M/M/1 queue, N+1 calls')).toEqual([])
    expect(figuresOf('EC20 and S3 in 2010')).toEqual(['10: EC20', '10: 2010'])
  })

  it('may be in words, when it counts or measures something', () => {
    expect(figuresOf('For three days seven hundred services and eighteen-month plans fell.')).toEqual([
      '10: three days',
      '10: seven hundred services',
      '10: eighteen-month',
    ])
    expect(figuresOf('Two services, one day, hundreds of services, three ideas.')).toEqual([])
  })
})

describe('a number in words', () => {
  it('has its value', () => {
    expect(['three', 'twenty-five', 'a hundred', 'seven hundred', 'two hundred and sixty million'].map(valueOf))
      .toEqual([3, 25, 100, 700, 260e6])
  })

  it('is covered by a citation that says it, in digits or words', () => {
    expect(isCovered(3, ['3-day outage'])).toBe(true)
    expect(isCovered(7, ['“Seven years of diligent effort”'])).toBe(true)
    expect(isCovered(4000, ['4,000 deploys'])).toBe(true)
    expect(isCovered(3, ['13 days', 'thirty days'])).toBe(false)
  })
})

describe('mentions of claims and facts', () => {
  it('are found wherever a slide may name them', () => {
    const raw = [
      '---',
      'when: outage-2008',
      'cites: [credit, jan-2016]',
      '---',
      '',
      '<Claim id="zipkin" /> and <Fact',
      '  id="mid-2024" plain />',
      `<RecordTable :ids="['edge-share', 'origin-share']" />`,
      `<Ask :options="['About {third}']" /> {{ $page }}`,
      '```mermaid',
      'A{choice} --> B',
      '```',
      '<!-- <Claim id="unseen" /> -->',
    ].join('\n')
    expect(mentions({ raw, line: 1 }).map(({ id, line }) => `${id} ${line}`).sort()).toEqual([
      'credit 3',
      'edge-share 8',
      'jan-2016 3',
      'mid-2024 6',
      'origin-share 8',
      'outage-2008 2',
      'third 9',
      'zipkin 6',
    ])
  })
})
