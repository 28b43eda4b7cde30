import type { FaultSchedule } from '../../sim/engine/index.ts'
import type { View } from '../live/figure.ts'
import { expect, it } from 'vitest'
import { seconds } from '../../sim/engine/index.ts'
import { run, slowDisk } from '../../sim/retry-storm/index.ts'
import { drawn, readoutsAt, tableOf } from '../live/figure.ts'
import { figure } from './figure.ts'

const settings = { layers: 3, attempts: 4, wait: 'fixed', length: 10_000 }
const shown = (view: keyof typeof figure.views, changed = {}, schedule: FaultSchedule = figure.schedule) =>
  drawn(figure, figure.views[view] as View<keyof typeof figure.ways>, { seed: 7, schedule }, { settings: { ...settings, ...changed } })
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

it('has the disk be slow for as long as the room wants, and leaves what an address brings', () => {
  const spans = (changed: object, schedule?: FaultSchedule) => shown('with', changed, schedule).shown.run.options.schedule.faults.map(({ from, to }) => [from, to])
  expect(spans({ length: 1000 })).toEqual([[10_000, 11_000]])
  const two = { faults: [slowDisk(seconds(10)), slowDisk(seconds(22))] }
  expect(spans({ length: 20_000 }, two)).toEqual([[10_000, 22_000], [22_000, 42_000]])
  expect(spans({ length: 1000 }, { faults: [slowDisk(seconds(10), seconds(4))] })).toEqual([[10_000, 14_000]])
  // A second is enough for the storm that outlives it.
  expect(tableOf(figure, [shown('without', { length: 1000 }).shown]).find(({ name }) => name === 'members served')!.values).toEqual(['0%'])
})
