import type { View } from '../live/figure.ts'
import { expect, it } from 'vitest'
import { run } from '../../sim/retry-storm/index.ts'
import { drawn, readoutsAt, tableOf } from '../live/figure.ts'
import { figure } from './figure.ts'

const settings = { layers: 3, attempts: 4, wait: 'fixed' }
const shown = (view: keyof typeof figure.views, changed = {}) =>
  drawn(figure, figure.views[view] as View<keyof typeof figure.ways>, { seed: 7, schedule: figure.schedule }, { settings: { ...settings, ...changed } })
/** A row of the table in print, as text. */
const row = (view: keyof typeof figure.views, name: string) =>
  tableOf(figure, shown(view).columns).find(row => row.name === name)!.values.join(' ').replaceAll('\u00A0', ' ')

it('tells in print what the slides say', () => {
  expect(row('with', 'calls a request')).toBe('64 1.1')
  expect(row('with', 'down once mended')).toBe('40+ s 8.0 s')
  // A breaker alone takes most of the load away, and serves hardly anyone; a throttle a few more.
  expect(row('breaker', 'load')).toBe('0.7× 1.9× 0.5×')
  expect(row('breaker', 'members served')).toBe('21% 5% 82%')
})

it('lets the room see that waiting longer, or by chance, ends nothing', () => {
  for (const wait of ['exponential', 'fullJitter'])
    expect(tableOf(figure, [shown('without', { wait }).shown]).find(({ name }) => name === 'members served')!.values).toEqual(['0%'])
  expect(shown('without', { layers: 1 }).shown.run.options.layers).toBe(1)
})

it('counts the seconds since the mending, and none before it', () => {
  const down = (t: number) => readoutsAt(figure, { shown: { name: 'without', short: 'without', run: run() } }, t).find(({ name }) => name === 'down once mended')!
  expect(down(15_000).value).toBe('–')
  expect(down(32_000)).toMatchObject({ value: '12.0\u00A0s', alarm: true })
})
