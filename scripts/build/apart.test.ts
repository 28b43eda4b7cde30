import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keptApart, toldBySlides } from './apart.ts'
import { ROOT } from './root.ts'

it('puts the deck’s address before every name under which Slidev’s windows meet', () => {
  const code = readFileSync(join(ROOT, 'node_modules/@slidev/client/state/syncState.ts'), 'utf8')
  const kept = keptApart(code)
  expect(kept.indexOf('channelKey = location.pathname')).toBeGreaterThan(0)
  expect(kept.indexOf('channelKey = location.pathname')).toBeLessThan(kept.indexOf('new BroadcastChannel(channelKey)'))
  expect(kept.split('channelKey = location.pathname')).toHaveLength(2)
})

it('lets a page that shows no slide keep to itself', () => {
  const code = readFileSync(join(ROOT, 'node_modules/@slidev/client/setup/root.ts'), 'utf8')
  const told = toldBySlides(code)
  expect(told).toMatch(/\|\| !hasPrimarySlide\.value\)\s+return/)
  expect(told.indexOf('!hasPrimarySlide.value')).toBeLessThan(told.indexOf('patch(\'page\''))
})

it('fails a build where Slidev has a new form', () => {
  expect(() => keptApart('export {}')).toThrow('adapt scripts/build/apart.ts')
  expect(() => toldBySlides('export {}')).toThrow('adapt scripts/build/apart.ts')
})
