import { expect, it } from 'vitest'
import { slugs } from '../../case/slugs.ts'
import { openLabBench } from './lab.ts'

it.each(slugs)('%s opens in the lab: its checks find there all that they import', async (slug) => {
  expect((await openLabBench(slug)).names.length).toBeGreaterThan(1)
})
