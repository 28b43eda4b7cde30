import type { Budget, Cache, Member, Rows, Title } from '../../sim/rows/index.ts'
import type { Circumstances } from '../runner/transcript.ts'
import { describe, it } from 'vitest'
import { CATALOGUE, GENRES, HOUR, referencePolicy, run, scoreOf, summary, Unavailable, words, WORLD_DEFAULTS } from '../../sim/rows/index.ts'
import { createChance, hashTrace } from '../../sim/engine/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { precompute, serve } from './problem.ts'

const { deadline } = WORLD_DEFAULTS

/** Rows as lines, so that a failure can be read; what is no row is shown as it is. */
const lines = (rows: unknown): unknown =>
  Array.isArray(rows) ? rows.map(row => Array.isArray(row?.titles) ? words(row) : row) : rows

const show = (rows: Rows): string => rows.map(words).join(' | ')

/** Rows out of lines such as `Crime: A, B`. */
function rowsOf(...texts: string[]): Rows {
  return texts.map((text) => {
    const [heading, titles] = text.split(': ')
    return { heading: heading!, titles: titles!.split(', ') }
  })
}

/** Titles, most popular first, by two factors each: what the first kind of member likes, and the second. */
const SMALL: readonly Title[] = [
  ['A', 'Crime', 1, 5], ['B', 'Crime', 9, 0], ['C', 'Crime', 8, 1], ['D', 'Crime', 7, 2], ['E', 'Space', 2, 3], ['F', 'Space', 3, 8],
  ['G', 'Space', 6, 4], ['H', 'Space', 5, 9], ['I', 'Crime', 4, 6], ['J', 'Crime', 0, 7], ['K', 'Space', 1.5, 2],
].map(([id, genre, ...factors], i) => ({ id, genre, factors, rank: i + 1 }) as Title)

/** Member 7 likes the first factor, member 3 the second. */
const SEVEN: Member = { id: 7, taste: [1, 0], watched: [] }
const THREE: Member = { id: 3, taste: [0, 1], watched: [] }

/** What the learner's batch leaves for a member. */
function batch(schedule: string, members: readonly Member[], catalogue = SMALL) {
  const transcript = new Transcript({ schedule })
  return {
    /** Holds the first row (`head`), or all after it, against the expected. */
    expect(member: Member, part: 'head' | 'rest', expected: string[], because: string): void {
      const made = () => {
        const rows = lines(precompute(members, catalogue)?.get(member.id))
        return Array.isArray(rows) ? part === 'head' ? rows.slice(0, 1) : rows.slice(1) : rows
      }
      transcript.tell(`catalogue, with the score for member ${member.id}: ${catalogue.map(title => `${title.id} (${title.genre}) ${scoreOf(member.taste, title)}`).join(', ')}`)
      transcript.expect(0, `precompute, ${part === 'head' ? 'first row' : 'rows after the first'} of member ${member.id}`, made, expected, because, precompute)
    },
  }
}

interface Visit {
  member?: Member
  /** What the cache holds, by member. */
  cached?: ReadonlyMap<number, Rows>
  popular?: Rows
  events?: readonly string[]
  /** ms that a score takes. */
  price?: number
  /** What titles score now; 0 where nothing is said. */
  scores?: Readonly<Record<string, number>>
  cacheIsDown?: boolean
  /** The scorer gives this many scores, and after that errors; with 0 it is down. */
  scorerDownAfter?: number
}

const NIGHT = ['Picked for you: A, B, C, D', 'Crime: E, F, G, H', 'Space: I, J, K, L']
const POPULAR = ['Popular now: P, Q, R', 'Crime: S, T']

/** A cache and a budget of which every millisecond is on record. */
function parts({ cached, popular = rowsOf(...POPULAR), price = 1, scores = {}, cacheIsDown, scorerDownAfter = Number.POSITIVE_INFINITY }: Visit) {
  const spent = { ms: 0, cache: 0, scores: 0, calls: 0 }
  const cache: Cache = {
    popular,
    read(id) {
      const taken = cacheIsDown ? WORLD_DEFAULTS.read.timeout : WORLD_DEFAULTS.read.price
      spent.ms += taken
      spent.cache += taken
      if (cacheIsDown)
        throw new Unavailable('The cache did not answer')
      return cached?.get(id)
    },
  }
  const budget: Budget = {
    get left() { return deadline - spent.ms },
    price,
    score(title) {
      const down = spent.scores >= scorerDownAfter
      spent.calls++
      // A dead scorer is waited for; one that breaks answers with an error, as fast as with a score.
      spent.ms += down && spent.scores === 0 ? WORLD_DEFAULTS.score.timeout : price
      if (down)
        throw new Unavailable('The scorer did not answer')
      spent.scores++
      return scores[title] ?? 0
    },
  }
  return { cache, budget, spent }
}

/** A member opens the page. */
function scene(circumstances: Circumstances) {
  const transcript = new Transcript(circumstances)
  return {
    transcript,
    open(given: Visit, expected: readonly string[], because: string): void {
      const visit = { member: SEVEN, cached: new Map([[7, rowsOf(...NIGHT)]]), events: [], ...given }
      const { cache, budget, spent } = parts(visit)
      const rows = visit.cached.get(visit.member.id)
      transcript.tell(visit.cacheIsDown || !rows ? `popular rows: ${show(cache.popular)}` : `cached rows: ${show(rows)}`)
      transcript.tell(`a score takes ${budget.price} ms${visit.events.length ? `; watched since the batch: ${visit.events.join(', ')}` : ''}`)
      const events = visit.events.map((title, i) => ({ t: i * HOUR, title }))
      transcript.expect(0, `serve(member ${visit.member.id})`, () => lines(serve(visit.member, cache, events, budget)), expected, because, serve)
      transcript.hold(spent.ms <= deadline, `it took ${spent.ms} ms: ${spent.cache} for the cache, ${spent.ms - spent.cache} for ${spent.calls} ${spent.calls === 1 ? 'call' : 'calls'} of score()`, `at most ${deadline} ms: a page that is late is not shown`)
    },
  }
}

describe('the nightly batch', () => {
  it('fills the first row with the best titles of all', () => {
    batch('member 7 likes the first factor', [SEVEN])
      .expect(SEVEN, 'head', ['Picked for you: B, C, D, G, H, I'], 'the six best by taste · factors, which are 9, 8, 7, 6, 5 and 4')
  })

  it('then gives each genre its best of the rest', () => {
    batch('member 7 likes the first factor', [SEVEN])
      .expect(SEVEN, 'rest', ['Space: F, E, K', 'Crime: A, J'], 'no title comes twice, and the genre with the best title left comes first')
  })

  it('keeps equal scores in order of popularity', () => {
    batch('a member who likes everything the same', [{ ...SEVEN, taste: [0, 0] }])
      .expect(SEVEN, 'head', ['Picked for you: A, B, C, D, E, F'], 'all scores are 0, and the catalogue comes most popular first')
  })

  it('leaves out what the member has watched', () => {
    batch('member 7 has watched C and F', [{ ...SEVEN, watched: ['C', 'F'] }])
      .expect(SEVEN, 'head', ['Picked for you: B, D, G, H, I, E'], 'C has been watched, and E scores next best')
  })

  it('gives each member rows of their own', () => {
    batch('members 7 and 3', [SEVEN, THREE])
      .expect(THREE, 'head', ['Picked for you: H, F, J, I, A, G'], 'member 3 likes the second factor: 9, 8, 7, 6, 5 and 4')
  })
})

describe('opening the page', () => {
  it('shows the rows that the batch left for this member', () => {
    const { open } = scene({ schedule: 'no time to score' })
    const cached = new Map([[7, rowsOf(...NIGHT)], [3, rowsOf('Picked for you: X, Y, Z')]])
    open({ cached, price: 120 }, NIGHT, 'a score would take more than is left, and the rows of the night are good enough')
    open({ member: THREE, cached, price: 120 }, ['Picked for you: X, Y, Z'], 'these are the rows of member 3')
  })

  it('shows the new rows once the batch has run again', () => {
    const { open } = scene({ schedule: 'the same member on two mornings' })
    open({ price: 120 }, NIGHT, 'the rows of the first night')
    open({ price: 120, cached: new Map([[7, rowsOf('Space: Y, Z')]]) }, ['Space: Y, Z'], 'the rows of the second night: rows kept elsewhere grow old')
  })

  it('sorts titles and rows by fresh scores when there is time', () => {
    const { open } = scene({ schedule: 'time to score everything' })
    open({ scores: { A: 1, B: 5, C: 3, D: 4, E: 9, F: 2, G: 8, H: 1, I: 2, J: 1, K: 7, L: 3 } },
      ['Crime: E, G, F, H', 'Space: K, L, I, J', 'Picked for you: B, D, C, A'], 'best title first in each row, and the row with the best title first')
  })

  it('keeps equal scores in the order of the night', () => {
    const { open } = scene({ schedule: 'time to score everything, and all scores the same' })
    open({ scores: {} }, NIGHT, 'all scores are 0: a page that rearranges itself for no reason flickers')
    open({ cached: new Map([[7, rowsOf('Crime: D, C, B, A')]]), scores: { B: 1 } }, ['Crime: B, D, C, A'], 'only B scores more than the others')
  })

  it('moves what was just watched to the end of its row', () => {
    const { open } = scene({ schedule: 'no time to score' })
    open({ price: 120, events: ['A', 'F'] }, ['Picked for you: B, C, D, A', 'Crime: E, G, H, F', 'Space: I, J, K, L'], 'A and F have been watched since the batch: they make room, and can still be found')
  })

  it('leaves it there however well it scores', () => {
    const { open } = scene({ schedule: 'time to score everything' })
    open({ events: ['A'], scores: { A: 99, D: 2 } }, ['Picked for you: D, B, C, A', 'Crime: E, F, G, H', 'Space: I, J, K, L'], 'what is like A scores well now, A most of all: and they have just watched it')
  })

  it('stops before the score that would be late', () => {
    const { open } = scene({ schedule: 'time for 9 of 12 scores' })
    const scores = { A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, I: 9, J: 10, K: 11, L: 12 }
    open({ price: 10, scores }, ['Space: I, J, K, L', 'Crime: H, G, F, E', 'Picked for you: D, C, B, A'],
      'the cache took 4 ms and nine scores 90; a tenth would end at 104. J, K and L stay behind I, as the night left them')
  })

  it('spends what it may, to the millisecond', () => {
    const { open } = scene({ schedule: 'time for exactly 8 of 12 scores' })
    const scores = { A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8 }
    open({ price: 12, scores }, ['Crime: H, G, F, E', 'Picked for you: D, C, B, A', 'Space: I, J, K, L'],
      'the cache took 4 ms and eight scores 96: at 100 the page is just in time')
  })

  it('leaves the rows in the cache as they are', () => {
    const { open, transcript } = scene({ schedule: 'the same member twice' })
    const cached = new Map([[7, rowsOf('Crime: A, B, C')]])
    open({ cached, scores: { C: 5 }, events: ['A'] }, ['Crime: C, B, A'], 'C scores best, A has been watched')
    const kept = show(cached.get(7)!)
    transcript.hold(kept === 'Crime: A, B, C', `after that the cache holds ${kept}`, 'Crime: A, B, C as before: what serve gets is the cache\'s own, and the next visit starts from it')
  })

  it('puts a row whose first title has a score, were it 0, before one whose first has none', () => {
    const { open } = scene({ schedule: 'all of the first row has been watched' })
    open({ events: ['A', 'B', 'C', 'D'], scores: {} }, ['Crime: E, F, G, H', 'Space: I, J, K, L', 'Picked for you: A, B, C, D'], 'what has been watched is never scored, and E and I have scores: 0')
  })
})

describe('when something is out', () => {
  it('shows the rows of the night when the scorer is down', () => {
    const { open } = scene({ schedule: 'the scorer is down: each call to it takes 20 ms and fails' })
    open({ scorerDownAfter: 0, events: ['B'] }, ['Picked for you: A, C, D, B', 'Crime: E, F, G, H', 'Space: I, J, K, L'], 'the rows of the night are there, with B at the end; asking once is enough')
  })

  it('keeps the scores it has when the scorer fails midway', () => {
    const { open } = scene({ schedule: 'the scorer gives 3 scores, then an error' })
    open({ scorerDownAfter: 3, scores: { A: 1, B: 2, C: 3 } }, ['Picked for you: C, B, A, D', 'Crime: E, F, G, H', 'Space: I, J, K, L'], 'A, B and C have scores; what has none stays behind them')
  })

  it('shows popular rows when the cache is down', () => {
    const { open } = scene({ schedule: 'the cache is down: a read takes 40 ms and fails' })
    open({ cacheIsDown: true, price: 120 }, POPULAR, 'rows for everyone are better than none')
  })

  it('shows popular rows to a member without rows', () => {
    const { open } = scene({ schedule: 'member 3 joined today' })
    open({ member: THREE, price: 120 }, POPULAR, 'the batch has not met member 3 yet')
  })

  it('sorts popular rows like any others', () => {
    const { open } = scene({ schedule: 'the cache is down, the scorer is not' })
    open({ cacheIsDown: true, member: { ...SEVEN, watched: ['R'] }, events: ['S'], scores: { P: 1, Q: 2, R: 9, S: 8, T: 3 } },
      ['Crime: T, S', 'Popular now: Q, P, R'], 'scores make everyone\'s rows the member\'s own; popular rows do not know that R and S have been watched')
  })
})

describe('in the long run', () => {
  it.each(SEEDS)('agrees with the rules on random pages (%s)', (_, seed) => {
    const chance = createChance(seed).fork('random pages')
    const transcript = new Transcript({ seed, schedule: 'random pages' })
    const someTitles = (count: number) => Array.from({ length: count }, () => chance.pick(CATALOGUE).id)
    for (let page = 0; page < 100; page++) {
      const all = [...new Set(someTitles(20))]
      const rows = GENRES.slice(0, chance.int(1, 5)).map((heading, i) => ({ heading, titles: all.slice(4 * i, 4 * i + 4) }))
      const visit: Visit = {
        cached: new Map(chance.happens(0.8) ? [[7, rows]] : []),
        popular: rows.toReversed(),
        price: chance.pick([0.25, 1, 5, 7.5, 16, 120]),
        scores: Object.fromEntries(all.map(title => [title, chance.int(0, 6)])),
        cacheIsDown: chance.happens(0.2),
        scorerDownAfter: chance.happens(0.3) ? chance.int(0, 12) : undefined,
      }
      const member = { ...SEVEN, watched: all.filter(() => chance.happens(0.1)) }
      const events = all.filter(() => chance.happens(0.1)).map(title => ({ t: page * HOUR, title }))
      const [theirs, mine] = [parts(visit), parts(visit)]
      const expected = lines(referencePolicy.serve(member, mine.cache, events, mine.budget))
      transcript.expect(page * HOUR, `serve, page ${page}`, () => lines(serve(member, theirs.cache, events, theirs.budget)), expected,
        `price ${visit.price}, cache ${visit.cacheIsDown ? 'down' : 'up'}, watched ${[...member.watched, ...events.map(event => event.title)].join(', ') || 'nothing'}; cached rows ${visit.cached?.size ? show(rows) : 'none'}`, serve)
      transcript.hold(theirs.spent.ms <= deadline, `page ${page} took ${theirs.spent.ms} ms`, `at most ${deadline} ms`)
    }
  })

  it.each(SEEDS)('shows every page in time for three days, and close to the richest (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'three-days' })
    const days = watchedRun(transcript, seed)
    const lost = days.pages.find(page => page.outcome !== 'shown')
    transcript.hold(!lost, lost ? `at t=${lost.t} member ${lost.member} saw no rows: ${lost.outcome} after ${lost.used} ms` : `${days.pages.length} of ${days.pages.length} pages are shown`, 'rows on every page, whatever is out')
    const { fit } = summary(days)
    transcript.hold(fit >= 0.92, `the pages are worth ${percent(fit)} of the richest`, '92% or more (about 88% without fresh scores, under 40% from popular rows alone)')
  })

  it('does the same again when run again', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'three-days' })
    const first = hashTrace(watchedRun(transcript, 7, 5).trace)
    const second = hashTrace(watchedRun(transcript, 7, 5).trace)
    transcript.tell(`first run: trace ${first}`)
    transcript.hold(first === second, `second run: trace ${second}`, 'the same trace: a page is made of what serve is given, and of nothing that an earlier call left behind')
  })
})

/** The world with the learner's functions in it, every call on record. Half of the slide's members will do, and take half the time. */
function watchedRun(transcript: Transcript, seed: number, members = WORLD_DEFAULTS.members / 2) {
  let t = 0
  return run({
    seed,
    members,
    policy: () => ({
      precompute: (members, catalogue) => transcript.call(t, `precompute for ${members.length} members`, () => precompute(members, catalogue)),
      serve(member, cache, events, budget) {
        t = events.at(-1)?.t ?? t
        return transcript.call(t, `serve(member ${member.id})`, () => serve(member, cache, events, budget))
      },
    }),
  })
}

function percent(share: number): string {
  return `${Math.floor(share * 100)}%`
}

describe('whatever it is given', () => {
  it.each(SEEDS)('leaves what it is given as it is (%s)', (_, seed) => {
    const chance = createChance(seed).fork('what it is given')
    for (let page = 0; page < 30; page++) {
      const transcript = new Transcript({ seed, schedule: `random page ${page + 1}` })
      const rows = () => GENRES.slice(0, chance.int(1, 4)).map(heading => ({ heading, titles: Array.from({ length: 4 }, () => chance.pick(CATALOGUE).id) }))
      const [cached, popular] = [rows(), rows()]
      const { cache, budget } = parts({ cached: new Map(chance.happens(0.5) ? [[7, cached]] : []), popular, price: 5, scores: Object.fromEntries(CATALOGUE.map(title => [title.id, chance.int(0, 6)])) })
      const member = { ...SEVEN, watched: [popular[0]!.titles[1]!] }
      const events = [cached, popular].map(([row], i) => ({ t: i * HOUR, title: row!.titles[2]! }))
      const before = structuredClone({ cached, popular, events, member })
      transcript.call(0, 'serve', () => serve(member, cache, events, budget))
      for (const part of ['cached', 'popular', 'events', 'member'] as const)
        transcript.expect(0, `${part === 'cached' ? 'the cached rows' : part === 'popular' ? 'the popular rows' : part === 'events' ? 'the events' : 'the member'} that serve was given, afterwards`, () => ({ cached, popular, events, member })[part], before[part], 'they are not its own: whoever comes next is given them too', serve)
    }
  })

  it.each(SEEDS)('agrees with the rules on random nights (%s)', (_, seed) => {
    const chance = createChance(seed).fork('random nights')
    for (let night = 0; night < 20; night++) {
      const genres = GENRES.slice(0, chance.int(2, Math.min(5, GENRES.length)))
      const catalogue: Title[] = Array.from({ length: chance.int(8, 45) }, (_, i) => ({ ...CATALOGUE[i]!, genre: chance.pick(genres), factors: [chance.int(0, 4), chance.int(0, 4)] }))
      const members: Member[] = Array.from({ length: 3 }, (_, i) => ({ id: chance.int(1, 50) * 3 + i, taste: [chance.int(0, 3), chance.int(0, 3)], watched: catalogue.filter(() => chance.happens(0.2)).map(title => title.id) }))
      const expected = referencePolicy.precompute(members, catalogue)
      const transcript = new Transcript({ seed, schedule: `random night ${night + 1}, ${catalogue.length} titles` })
      const made = transcript.call(0, 'precompute', () => precompute(members.map(member => ({ ...member })), [...catalogue]))
      for (const { id, taste, watched } of members) {
        transcript.tell(`member ${id} likes ${taste.join(' and ')}, has watched ${watched.join(', ') || 'nothing'}`)
        transcript.expect(0, `rows of member ${id}`, () => lines(made?.get?.(id)), lines(expected.get(id)), 'six of the best first, then each genre\'s six best of the rest, the genre with the best title first; equal scores in order of popularity', precompute)
      }
    }
  })
})
