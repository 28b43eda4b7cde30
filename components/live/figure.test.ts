import type { Millis } from '../../sim/engine/index.ts'
import { describe, expect, it } from 'vitest'
import { ms } from '../../sim/engine/index.ts'
import { defineFigure, drawn, outcomeOf, readoutsAt, tableOf } from './figure.ts'

interface Run { served: number, options: { duration: Millis, schedule: { faults: [] } } }
const run = (served: number): Run => ({ served, options: { duration: ms(1000), schedule: { faults: [] } } })

let made: number[]
const figure = defineFigure({
  slug: 'canary',
  nodes: [],
  schedule: { faults: [] },
  ways: {
    none: { name: 'without', run: ({ seed }) => (made.push(seed), run(40)) },
    reference: { name: 'with it', short: 'with', run: ({ seed }) => (made.push(seed), run(99)) },
  },
  views: {
    without: { shows: 'none', moments: { poster: 0, key: 0, print: [] } },
    with: { shows: 'reference', against: 'none', moments: { poster: 0, key: 0, print: [] } },
  },
  curve: { of: () => [], what: 'served' },
  span: { words: 'In the end', of: () => ({ from: 0, to: 1000 }) },
  readings: [
    { name: 'served', nameAt: (_, t) => t < 500 ? 'served so far' : 'served', of: (run, t) => `${Math.min(run.served, t)}%`, alarm: run => run.served < 50 },
    { name: 'wasted', of: () => '3 s', on: 'print' },
  ],
})
const options = { seed: 7, schedule: { faults: [] } }
const draw = (view: 'without' | 'with', more = {}) => {
  made = []
  return drawn(figure, figure.views[view]!, options, more)
}

describe('what a figure draws', () => {
  it('is one run without the mechanism, and nothing beside it', () => {
    const { shown, other, columns } = draw('without')
    expect([shown.name, other, columns.map(column => column.short)]).toEqual(['without', undefined, ['without']])
  })

  it('is held against the baseline with the mechanism, each run made once', () => {
    const { shown, other, columns } = draw('with')
    expect([shown.name, other?.name, columns.map(column => column.short)]).toEqual(['with it', 'without', ['without', 'with']])
    expect(made).toEqual([7, 7])
  })

  it('changes places when the room asks', () => {
    const { shown, other } = draw('with', { swapped: true })
    expect([shown.name, other?.name]).toEqual(['without', 'with it'])
  })

  it('is a learner\'s run, held against the reference', () => {
    const { shown, other, columns } = draw('with', { given: run(70) })
    expect([shown.name, other?.name, columns.map(column => column.run.served)]).toEqual(['yours', 'the reference', [99, 70]])
  })
})

describe('what a figure draws of a file', () => {
  const opened = { run: run(70) }

  it('stands alone', () => {
    const { shown, other, columns } = draw('with', { opened })
    expect([shown.name, shown.run.served, other, columns.length]).toEqual(['this file', 70, undefined, 1])
    expect(made).toEqual([])
  })

  it('is held against the view\'s own run where the figure says so', () => {
    const against = { ...figure, opens: { label: 'Open…', what: 'a run', accept: '.json', parse: () => run(70), isHeldAgainst: true } }
    const { shown, other, columns } = drawn(against, figure.views.with!, options, { opened })
    expect([shown.name, other?.name, columns.map(column => column.run.served)]).toEqual(['this file', 'the model', [99, 70]])
  })
})

describe('its numbers', () => {
  it('stand on the stage for the moment, beside those of the other run, and say when they are bad', () => {
    expect(readoutsAt(figure, draw('with', { swapped: true }), 300)).toEqual([{ name: 'served so far', value: '40%', without: { name: 'with', value: '99%' }, alarm: true }])
  })

  it('stand in print over the whole span', () => {
    expect(tableOf(figure, draw('with').columns)).toEqual([{ name: 'served', values: ['40%', '99%'] }, { name: 'wasted', values: ['3 s', '3 s'] }])
  })

  it('are told to those who do not see the picture', () => {
    expect(outcomeOf(figure, draw('with'))).toBe('In the end, with it: served 99%, wasted 3 s. The same, without: served 40%, wasted 3 s.')
  })
})
