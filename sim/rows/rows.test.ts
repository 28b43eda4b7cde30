import type { FaultSchedule } from '../engine/index.ts'
import type { Budget, Cache, Member, Policy, Row, Title, WorldOptions } from './index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChance, hashTrace, hours, injectFault, ms, parseSchedule } from '../engine/index.ts'
import { at, batchSkipped, CATALOGUE, drawTaste, drawWatch, frameAt, GENRES, HOUR, hourAt, MODEL, NODES, POPULAR_ROWS, referencePolicy, richRows, RULES, run, SCHEDULES, scoreEverything, scoreOf, scorerDown, summary, tasteAfter, titleOf, Unavailable, words, WORLD_DEFAULTS } from './index.ts'

const byRules: Partial<WorldOptions> = { policy: () => referencePolicy }
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('the catalogue', () => {
  it('has as many titles of each genre, no name twice, none too long for a tile', () => {
    expect(CATALOGUE.map(title => title.rank)).toEqual(CATALOGUE.map((_, i) => i + 1))
    expect(new Set(CATALOGUE.map(title => title.id)).size).toBe(CATALOGUE.length)
    for (const genre of GENRES)
      expect(CATALOGUE.filter(title => title.genre === genre)).toHaveLength(24)
    expect(Math.max(...CATALOGUE.map(title => title.id.length))).toBeLessThanOrEqual(9)
    expect(() => titleOf('Casablanca')).toThrow('No title "Casablanca" in the catalogue of 120')
  })

  it('has the factors that its model says, each a multiple of 1/16', () => {
    for (const { genre, factors, rank } of CATALOGUE) {
      expect(factors).toHaveLength(MODEL.factors)
      expect(factors.every(factor => Number.isInteger(factor * 16))).toBe(true)
      GENRES.forEach((other, k) => {
        expect(factors[k]).toBeGreaterThanOrEqual(other === genre ? 0.75 : 0)
        expect(factors[k]).toBeLessThanOrEqual(other === genre ? 1.5 : 0.375)
      })
      expect(factors.at(-1)).toBeCloseTo(MODEL.appeal / Math.sqrt(rank), 1)
    }
  })

  it('is watched by Zipf\'s law: rank r in proportion to 1/r, where taste has no say', () => {
    const chance = createChance(3)
    const indifferent = Array.from({ length: MODEL.factors }, () => 0)
    // A taste of nothing gives no weight, so only the draws by popularity alone are left: one in four.
    const counts = new Map<string, number>()
    const draws = 40_000
    for (let i = 0; i < draws; i++) {
      const id = drawWatch(chance, indifferent, new Set())
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    const harmonic = sum(CATALOGUE.map(title => 1 / title.rank))
    const byPopularity = draws / 4
    for (const title of CATALOGUE.slice(1, 12)) {
      const expected = byPopularity / (title.rank * harmonic)
      expect(Math.abs(counts.get(title.id)! - expected)).toBeLessThan(4 * Math.sqrt(expected))
    }
  })

  it('is watched by taste as well: half of what a member watches is of the two genres they love', () => {
    const chance = createChance(5)
    const shares = Array.from({ length: 60 }, () => {
      const taste = drawTaste(chance)
      const loved = GENRES.filter((_, k) => taste[k]! >= 0.875)
      expect(loved).toHaveLength(2)
      const watched: string[] = []
      while (watched.length < 12)
        watched.push(drawWatch(chance, tasteAfter(taste, watched), new Set(watched)))
      return watched.filter(id => loved.includes(titleOf(id).genre as never)).length / watched.length
    })
    expect(sum(shares) / shares.length).toBeGreaterThan(0.5)
    expect(sum(shares) / shares.length).toBeLessThan(0.75)
  })

  it('lets what was just watched pull the taste its way, for three titles', () => {
    const taste = drawTaste(createChance(1))
    const [crime, ...others] = CATALOGUE.filter(title => title.genre === 'Crime').map(title => title.id)
    const after = tasteAfter(taste, [crime!])
    expect(after[0]).toBe(taste[0]! + MODEL.mood.weight * titleOf(crime!).factors[0]!)
    expect(after.at(-1)).toBe(taste.at(-1))
    expect(tasteAfter(taste, [crime!, ...others.slice(0, 3)])).toEqual(tasteAfter(taste, others.slice(0, 3)))
  })
})

describe('the richest page', () => {
  const tastes = fc.array(fc.integer({ min: 0, max: 32 }).map(n => n / 16), { minLength: MODEL.factors, maxLength: MODEL.factors })
  const histories = fc.uniqueArray(fc.constantFrom(...CATALOGUE.map(title => title.id)), { maxLength: 20 })

  it('has no title twice, none that was watched, and rows and titles best first', () => {
    fc.assert(fc.property(tastes, histories, (taste, watched) => {
      const rows = richRows(taste, watched)
      const titles = rows.flatMap(row => row.titles)
      expect(new Set(titles).size).toBe(titles.length)
      expect(titles.filter(title => watched.includes(title))).toEqual([])
      const scores = (row: Row) => row.titles.map(title => scoreOf(taste, titleOf(title)))
      for (const row of rows)
        expect(scores(row)).toEqual(scores(row).toSorted((a, b) => b - a))
      const heads = rows.map(row => scores(row)[0]!)
      expect(heads).toEqual(heads.toSorted((a, b) => b - a))
      expect(rows[0]!.heading).toBe(RULES.picked)
    }))
  })
})

describe('a page by the rules', () => {
  const member: Member = { id: 1, taste: [], watched: [] }
  const parts = (price: number, { down = false, rows = POPULAR_ROWS as readonly Row[] | undefined } = {}) => {
    const spent = { ms: 0 }
    const cache: Cache = {
      popular: POPULAR_ROWS,
      read: () => {
        spent.ms += 4
        if (down)
          throw new Unavailable('down')
        return rows
      },
    }
    const budget: Budget = { get left() { return 100 - spent.ms }, price, score: (title) => {
      spent.ms += price
      return titleOf(title).factors[0]!
    } }
    return { cache, budget, spent }
  }

  it('never takes more than its budget, loses no title and invents none, whatever a score takes', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 2000 }), fc.uniqueArray(fc.constantFrom(...CATALOGUE.slice(0, 30).map(title => title.id))), fc.boolean(), (price, watched, down) => {
      const { cache, budget, spent } = parts(price / 16, { down })
      const rows = referencePolicy.serve(member, cache, watched.map(title => ({ t: 0, title })), budget)
      expect(spent.ms).toBeLessThanOrEqual(100)
      expect(rows.flatMap(row => row.titles).sort()).toEqual(POPULAR_ROWS.flatMap(row => row.titles).sort())
      for (const row of rows) {
        const first = row.titles.findIndex(title => watched.includes(title))
        expect(row.titles.slice(first < 0 ? row.titles.length : first).every(title => watched.includes(title))).toBe(true)
      }
    }))
  })

  it('changes nothing without scores and events', () => {
    const { cache, budget } = parts(120)
    expect(referencePolicy.serve(member, cache, [], budget)).toEqual(POPULAR_ROWS)
  })
})

describe('the world', () => {
  it.each([1, 7, 11, 42])('is late every evening when everything is scored at page load, and never by the rules (seed %i)', (seed) => {
    for (const day of [1, 2]) {
      const calm = { seed, schedule: SCHEDULES.calm }
      const [without, withRows] = [run(calm), run({ ...calm, ...byRules })]
      expect(summary(without, at(day, 8), at(day, 14)).shown).toBe(1)
      expect(summary(without, at(day, 18), at(day, 22)).shown).toBe(0)
      expect(summary(withRows).shown).toBe(1)
      expect(Math.max(...withRows.pages.map(page => page.used))).toBeLessThan(WORLD_DEFAULTS.deadline)
    }
  })

  it.each(Object.entries<FaultSchedule>(SCHEDULES))('shows every page in time by the rules: %s', (_, schedule) => {
    for (const seed of [1, 2, 3]) {
      const { pages } = run({ ...byRules, seed, schedule })
      expect(pages.filter(page => page.outcome !== 'shown')).toEqual([])
      for (const page of pages) {
        expect(page.used).toBe(page.onCache + page.onScores)
        expect(page.fit).toBeGreaterThan(0.3)
      }
    }
  })

  it('falls back as far as it must and no further', () => {
    const { pages } = run(byRules)
    const within = (day: number, from: number, to: number) => pages.filter(page => page.t > at(day, from) && page.t < at(day, to))
    // The second night's batch did not run: the rows are those of the first, a day older.
    expect(within(2, 8, 18).filter(page => page.age !== null).every(page => page.age! > 24 * HOUR && page.layers[0] === 'offline')).toBe(true)
    expect(within(2, 18.1, 22.9).every(page => page.price === 6 && page.scored <= 16)).toBe(true)
    expect(within(3, 11, 15).some(page => page.layers.includes('online'))).toBe(false)
    expect(within(3, 18, 22).every(page => page.layers[0] === 'popular')).toBe(true)
    expect(within(3, 22, 24).filter(page => page.age !== null).every(page => page.layers[0] === 'offline')).toBe(true)
  })

  it('shows popular rows to those who joined since the batch, and their own the day after', () => {
    const { pages } = run({ ...byRules, schedule: SCHEDULES.calm })
    const fresh = pages.filter(page => page.age === null)
    expect(fresh.length).toBeGreaterThan(0)
    for (const page of fresh) {
      expect(page.layers[0]).toBe('popular')
      const later = pages.filter(other => other.member === page.member && other.t > page.t + 28 * HOUR)
      expect(later.every(other => other.layers[0] === 'offline')).toBe(true)
    }
  })

  it('keeps what was watched since until a batch has taken it in', () => {
    const { home, watches } = run({ ...byRules, schedule: SCHEDULES.calm })
    for (const page of home)
      expect(page.events).toEqual(watches.filter(event => event.t <= page.t && event.t > page.t - page.age!).map(event => event.title))
  })

  it('gives the same bytes for the same seed, on every host: this hash is fixed for good', () => {
    expect(hashTrace(run(byRules).trace)).toBe(hashTrace(run(byRules).trace))
    expect(hashTrace(run(byRules).trace)).toBe('543db23ec59dc948')
    expect(hashTrace(run({ ...byRules, seed: 8 }).trace)).not.toBe(hashTrace(run(byRules).trace))
  })

  it('lets members come and watch the same whatever they are shown', () => {
    const days = (options: Partial<WorldOptions>) => run(options).trace.filter(event => event.type === 'watch')
    const visits = (options: Partial<WorldOptions>) => run(options).pages.map(({ t, member, events }) => ({ t, member, events: events.length > 0 }))
    expect(days(byRules)).toEqual(days({}))
    expect(visits({ ...byRules, schedule: SCHEDULES.calm }).map(({ t, member }) => ({ t, member }))).toEqual(visits({}).map(({ t, member }) => ({ t, member })))
  })

  it('is unchanged before the moment at which a fault is injected', () => {
    const t = at(2, 9)
    const before = (schedule: FaultSchedule) => hashTrace(run({ ...byRules, schedule }).trace.filter(event => event.t < t))
    for (const fault of [scorerDown(t), batchSkipped(t)])
      expect(before(injectFault(SCHEDULES.calm, fault))).toBe(before(SCHEDULES.calm))
    const { batches } = run({ ...byRules, schedule: injectFault(SCHEDULES.calm, batchSkipped(t)) })
    expect(batches.map(batch => batch.readAt / HOUR)).toEqual([-2, 22, 70])
  })

  it('lets no policy change the catalogue, the rows for everyone, what was left for a member or what they watched', () => {
    const spoils = (changed: Partial<Policy>) => () => run({ policy: () => ({ ...referencePolicy, ...changed }) })
    expect(spoils({ precompute: (_, catalogue) => new Map([[1, [{ heading: '', titles: (catalogue as Title[]).splice(0).map(title => title.id) }]]]) })).toThrow(TypeError)
    expect(spoils({ serve: (_, cache) => (cache.popular as Row[]).reverse() })).toThrow(TypeError)
    expect(spoils({ serve: (member, cache) => (cache.read(member.id) as Row[] | undefined)?.reverse() ?? cache.popular })).toThrow(TypeError)
    expect(spoils({ serve: (_, cache, events) => events.map(event => Object.assign(event, { t: 0 })) && cache.popular })).toThrow(TypeError)
  })

  it('refuses options and policies that make no sense, and names them', () => {
    const policy = (changed: Partial<Policy>) => ({ policy: () => ({ ...referencePolicy, ...changed }) })
    expect(() => run({ members: 0 })).toThrow('members must be a whole number above 0, got 0')
    expect(() => run({ watchShare: 2 })).toThrow('watchShare must be from 0 to 1, got 2')
    expect(() => run(policy({ precompute: () => [] as never }))).toThrow('precompute() must return a Map of rows by member, got []')
    expect(() => run(policy({ serve: () => ['Alibi'] as never }))).toThrow(/^serve\(\) for member \d+ must be rows such as .*, got \["Alibi"\]$/)
    expect(() => run(policy({ serve: () => { throw new TypeError('a mistake') } }))).toThrow('a mistake')
    expect(() => run({ schedule: { faults: [{ node: 'billing', kind: 'down', from: ms(0), to: ms(1) }] } })).toThrow('unknown node "billing"; this world has batch, online, cache')
  })

  it('shows no rows where the policy has none', () => {
    const { pages } = run({ policy: () => ({ ...referencePolicy, serve: () => [] }) })
    expect(pages.every(page => page.outcome === 'failed' && page.fit === 0)).toBe(true)
    expect(run({ policy: scoreEverything, schedule: SCHEDULES['no-scorer'] }).pages.find(page => page.t > at(1, 9))!.outcome).toBe('failed')
  })

  it('has schedules that pass their own check', () => {
    for (const schedule of Object.values<FaultSchedule>(SCHEDULES))
      expect(parseSchedule(schedule, NODES)).toEqual(schedule)
  })
})

describe('a frame of a run', () => {
  const world = run(byRules)

  it('shows the page that the followed member opened last, and the one before', () => {
    const { page, previous, next } = frameAt(world, ms(world.home[4]!.t + 1))
    expect([page, previous, next]).toEqual([world.home[4], world.home[3], world.home[5]!.t])
    expect(frameAt(world, ms(0)).page).toBeUndefined()
    expect(frameAt(world, world.options.duration).next).toBe(Number.POSITIVE_INFINITY)
  })

  it('tells how stale the rows on the screen are, and what is out', () => {
    // The batch reads at two in the morning; the second night's did not run.
    expect(frameAt(world, ms(0)).age).toBeNull()
    expect(frameAt(world, at(2, 12)).age! / HOUR).toBeCloseTo(34)
    expect(frameAt(world, at(3, 12)).age! / HOUR).toBeCloseTo(10)
    expect(frameAt(world, at(3, 21)).page!.layers[0]).toBe('popular')
    expect(frameAt(world, at(3, 21)).age).toBeNull()
    expect(frameAt(world, at(3, 12)).faults.online?.kind).toBe('down')
    expect(hourAt(at(3, 12))).toBe(12)
  })

  it('sums up spans that add up to the whole', () => {
    const parts = [summary(world, ms(0), hours(20)), summary(world, hours(20), hours(72))]
    const whole = summary(world)
    expect(whole.pages).toBe(world.pages.length)
    expect(parts[0]!.pages + parts[1]!.pages).toBe(whole.pages)
    expect((parts[0]!.fit * parts[0]!.pages + parts[1]!.fit * parts[1]!.pages) / whole.pages).toBeCloseTo(whole.fit, 10)
    expect(words(world.home[0]!.rows[0]!)).toMatch(/^Picked for you: /)
  })
})
