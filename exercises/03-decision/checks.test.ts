import type { Candidate, Decision, Flip, Weights } from '../../sim/decision/index.ts'
import { describe, it } from 'vitest'
import { CANDIDATES, COMPANIES, flipOf, rank } from '../../sim/decision/index.ts'
import { createChance } from '../../sim/engine/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { score } from './problem.ts'

/** Options with their scores by criterion, written as a table. */
type Table = Record<string, Record<string, number>>
const optionsOf = (table: Table): Candidate[] => Object.entries(table).map(([id, scores]) => ({ id, scores: { ...scores } }))
const brief = (table: Table) => Object.entries(table).map(([id, scores]) => `${id} ${Object.values(scores).join('/')}`).join(', ')

/** The case's options, fresh for each question. */
const caseOptions = () => CANDIDATES.map(({ id, scores }) => ({ id, scores: { ...scores } }))

/** To a millionth, so that the order in which sums are added up does not matter; nought has no sign. */
const round = (value: number) => Math.round(value * 1e6) / 1e6 + 0
const namesOf = ({ ranking }: Decision) => ranking.map(({ id }) => id).join(' ')
const inWords = (flips: readonly Flip[]) => flips.map(({ criterion, at, winner }) => `${criterion} at ${round(at)}: ${winner}`)

function ask(transcript: Transcript, options: readonly Candidate[], weights: Weights): Decision {
  return transcript.call(0, 'score(options, weights)', () => score(options, weights))
}

/** Who wins a table, and by how much. */
function expectTotals(transcript: Transcript, table: Table, weights: Weights, expected: string, because: string) {
  transcript.expect(0, `ranking of ${brief(table)} with weights ${Object.values(weights).join('/')}`, () =>
    score(optionsOf(table), weights).ranking.map(({ id, total }) => `${id} ${round(total)}`).join(', '), expected, because, score)
}

/** What would turn a table. */
function expectFlips(transcript: Transcript, table: Table, weights: Weights, expected: readonly string[], because: string) {
  transcript.expect(0, `flips of ${brief(table)} with weights ${Object.values(weights).join('/')}`, () =>
    inWords(score(optionsOf(table), weights).flips), [...expected], because, score)
}

describe('the ranking', () => {
  it('weighs each score by how much it matters', () => {
    const transcript = new Transcript({ schedule: 'the same two options, three rooms' })
    const table = { careful: { speed: 1, safety: 4 }, fast: { speed: 4, safety: 2 } }
    const order = (weights: Weights, expected: string, because: string) =>
      transcript.expect(0, `order of ${brief(table)} with speed ${weights.speed}, safety ${weights.safety}`, () => namesOf(score(optionsOf(table), weights)), expected, because, score)
    order({ speed: 5, safety: 1 }, 'fast careful', '5×4 + 1×2 is more than 5×1 + 1×4: this room wants speed')
    order({ speed: 1, safety: 5 }, 'careful fast', '1×1 + 5×4 is more than 1×4 + 5×2: this room wants to be safe')
    order({ speed: 0, safety: 3 }, 'careful fast', 'what has no weight does not count')
  })

  it('gives totals on the scale of the scores', () => {
    const transcript = new Transcript({ schedule: 'a mean, not a sum' })
    const table = { careful: { speed: 1, safety: 4 }, fast: { speed: 4, safety: 2 } }
    expectTotals(transcript, table, { speed: 3, safety: 1 }, 'fast 3.5, careful 1.75', '(3×4 + 1×2) ÷ 4, and (3×1 + 1×4) ÷ 4: divided by all the weights')
    expectTotals(transcript, table, { speed: 1, safety: 1 }, 'fast 3, careful 2.5', 'weights that are alike give the plain mean')
  })

  it('gives everybody 0 when nothing matters', () => {
    const transcript = new Transcript({ schedule: 'all weights 0' })
    expectTotals(transcript, { first: { speed: 1 }, second: { speed: 5 } }, { speed: 0 }, 'first 0, second 0', 'there is nothing to divide by, and no reason to change the order')
  })

  it('keeps the order in which options are given where they draw', () => {
    const transcript = new Transcript({ schedule: 'a draw' })
    expectTotals(transcript, { zeta: { speed: 2, safety: 4 }, alpha: { speed: 4, safety: 2 }, best: { speed: 5, safety: 5 } }, { speed: 2, safety: 2 }, 'best 5, zeta 3, alpha 3', 'zeta was given before alpha, and neither is better')
  })

  it('does not give the start-up of five what suited Netflix', () => {
    const transcript = new Transcript({ schedule: 'the case’s options' })
    for (const [id, winner, because] of [['netflix', 'C', 'the case’s own reasoning'], ['start-up', 'A', 'with one team and one region, ship soon and risk little outweigh the rest']] as const) {
      const { weights } = COMPANIES.find(company => company.id === id)!
      transcript.expect(0, `first of the ranking, weights of the ${id}`, () => score(caseOptions(), { ...weights }).ranking[0]?.id, winner, because, score)
    }
  })
})

describe('the flips', () => {
  it('name the weight at which two draw, above today’s', () => {
    const transcript = new Transcript({ schedule: 'one weight up' })
    expectFlips(transcript, { careful: { speed: 1, safety: 4 }, fast: { speed: 3, safety: 3 } }, { speed: 1, safety: 3 }, ['speed at 1.5: fast', 'safety at 2: fast'], 'careful leads by 3×(4−3) on safety and loses 2 for each point of speed: at 1.5 they draw; 2 of safety would do as well')
  })

  it('name it below today’s weight too', () => {
    const transcript = new Transcript({ schedule: 'one weight down' })
    expectFlips(transcript, { fast: { speed: 5, safety: 2 }, careful: { speed: 3, safety: 4 } }, { speed: 4, safety: 3 }, ['speed at 3: careful', 'safety at 4: careful'], 'less speed, or more safety, and careful leads')
  })

  it('leave out a weight that cannot turn it', () => {
    const transcript = new Transcript({ schedule: 'nothing on the scale turns it' })
    expectFlips(transcript, { strong: { speed: 5, safety: 5 }, weak: { speed: 4, safety: 4 } }, { speed: 3, safety: 3 }, [], 'strong is better at everything, at any weight')
    expectFlips(transcript, { careful: { speed: 0, safety: 5, price: 2 }, fast: { speed: 1, safety: 0, price: 2 } }, { speed: 2, safety: 3, price: 4 }, ['safety at 0.4: fast'], 'speed would have to weigh 15, price counts the same for both, safety down to 0.4 does it')
  })

  it('ask for room: a draw at the very end of the scale turns nothing', () => {
    const transcript = new Transcript({ schedule: 'draws at 0 and at 5' })
    expectFlips(transcript, { careful: { speed: 2, safety: 5 }, fast: { speed: 3, safety: 0 } }, { speed: 1, safety: 1 }, ['safety at 0.2: fast'], 'at speed 5 they draw, and nobody can weigh it more')
    expectFlips(transcript, { fast: { speed: 4, safety: 3 }, careful: { speed: 3, safety: 3 } }, { speed: 2, safety: 2 }, [], 'at speed 0 they draw, and nobody can weigh it less')
  })

  it('take the nearest of several rivals', () => {
    const transcript = new Transcript({ schedule: 'two rivals' })
    const table = { careful: { speed: 1, safety: 5 }, quick: { speed: 3, safety: 3 }, fastest: { speed: 5, safety: 2 } }
    expectFlips(transcript, table, { speed: 1, safety: 5 }, ['speed at 3.75: fastest', 'safety at 1.333333: fastest'], 'quick would draw at speed 5, fastest at 3.75 already')
  })

  it('name who leads beyond it, where several draw at one weight', () => {
    const transcript = new Transcript({ schedule: 'three draw at once' })
    expectFlips(transcript, { careful: { speed: 1, safety: 4 }, quick: { speed: 2, safety: 3 }, fastest: { speed: 4, safety: 1 } }, { speed: 2, safety: 3 }, ['speed at 3: fastest', 'safety at 2: fastest'], 'at speed 3 all three draw, and beyond it fastest gains most')
    for (const order of [['quick', 'fastest'], ['fastest', 'quick']]) {
      const rivals: Table = { quick: { speed: 2, safety: 3 }, fastest: { speed: 4, safety: 1 } }
      expectFlips(transcript, { careful: { speed: 1, safety: 4 }, ...Object.fromEntries(order.map(id => [id, rivals[id]!])) }, { speed: 1, safety: 4.5 }, ['speed at 4.5: fastest', 'safety at 1: fastest'], 'however far away, and in whatever order they come, fastest gains most beyond it')
    }
  })

  it('are at today’s weight where two draw already', () => {
    const transcript = new Transcript({ schedule: 'a draw today' })
    expectFlips(transcript, { careful: { speed: 2, safety: 4 }, fast: { speed: 4, safety: 2 } }, { speed: 2, safety: 2 }, ['speed at 2: fast', 'safety at 2: fast'], 'the least bit more of speed, or less of safety, and fast leads')
  })

  it('come nearest first', () => {
    const transcript = new Transcript({ schedule: 'which weight is closest to turning it' })
    expectFlips(transcript, { careful: { speed: 1, safety: 4, price: 3 }, fast: { speed: 3, safety: 3, price: 2 } }, { speed: 1, safety: 4, price: 2 }, ['speed at 3: fast'], 'speed would have to move by 2; no weight of safety or price is low enough')
    expectFlips(transcript, { careful: { speed: 1, safety: 5 }, fast: { speed: 2, safety: 1 } }, { speed: 4, safety: 1.5 }, ['safety at 1: fast'], 'speed would have to weigh 6')
    expectFlips(transcript, { a: { z: 3, y: 0, x: 5 }, b: { z: 4, y: 4, x: 0 } }, { z: 2, y: 3, x: 4 }, ['x at 2.8: b', 'y at 4.5: b'], 'x moves by 1.2, y by 1.5; z by 6, which is off the scale')
  })

  it('say how near the start-up stands to another answer', () => {
    const transcript = new Transcript({ schedule: 'the case’s options' })
    for (const { id, weights } of COMPANIES) {
      const expected = Object.keys(weights).flatMap(criterion => flipOf(CANDIDATES, weights, criterion) ?? [])
      transcript.expect(0, `flips of the ${id}`, () => inWords(score(caseOptions(), { ...weights }).flips), inWords(expected), id === 'netflix' ? 'no single weight turns the case’s own decision' : 'three criteria that it gave no weight at all would each do at 4', score)
    }
  })
})

/** A table and weights that nobody has seen before. */
function random(seed: number, i: number) {
  const chance = createChance(seed).fork(`table ${i}`)
  const criteria = Array.from({ length: chance.int(2, 7) }, (_, k) => `criterion-${k}`)
  const options = Array.from({ length: chance.int(2, 5) }, (_, k): Candidate => ({ id: `option-${k}`, scores: Object.fromEntries(criteria.map(id => [id, chance.int(0, 5)])) }))
  const weights = Object.fromEntries(criteria.map(id => [id, chance.happens(0.2) ? chance.pick([0, 5]) : Math.round(chance.uniform() * 500) / 100]))
  return { options, weights }
}

/** Two weights that are equally near are both right: such a table asks nothing. */
const isFair = ({ options, weights }: ReturnType<typeof random>, flips: readonly Flip[]) => {
  const totals = rank(options, weights).map(({ total }) => total)
  return totals.every((total, i) => i === 0 || totals[i - 1]! - total > 1e-6) && flips.every(({ criterion, at }) => {
    const away = Math.abs(at - weights[criterion]!)
    return away > 1e-6 && Math.abs(at) > 1e-6 && Math.abs(5 - at) > 1e-6 && flips.every(other => other.criterion === criterion || Math.abs(Math.abs(other.at - weights[other.criterion]!) - away) > 1e-6)
  })
}

describe('any table', () => {
  it.each(SEEDS)('is ranked and turned as a careful search finds it (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'random scores and weights' })
    for (let i = 0; i < 60; i++) {
      const table = random(seed, i)
      const { options, weights } = table
      const flips = Object.keys(weights).flatMap(criterion => flipOf(options, weights, criterion) ?? [])
        .sort((a, b) => Math.abs(a.at - weights[a.criterion]!) - Math.abs(b.at - weights[b.criterion]!))
      if (!isFair(table, flips))
        continue
      const named = `of table ${i}: ${options.map(({ id, scores }) => `${id} ${Object.values(scores).join('/')}`).join(', ')}, weights ${Object.values(weights).join('/')}`
      transcript.expect(i, `ranking ${named}`, () => score(options, weights).ranking.map(({ id, total }) => `${id} ${round(total)}`).join(', '), rank(options, weights).map(({ id, total }) => `${id} ${round(total)}`).join(', '), 'weighted means, best first', score)
      transcript.expect(i, `flips ${named}`, () => inWords(score(options, weights).flips), inWords(flips), 'found by asking who leads between any two draws', score)
    }
  })

  it('is left as it was, and asked twice says the same', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'before and after' })
    const { options, weights } = random(7, 1)
    const before = JSON.stringify({ options, weights })
    const first = JSON.stringify(ask(transcript, options, weights))
    ask(transcript, optionsOf({ other: { speed: 1 }, another: { speed: 2 } }), { speed: 3 })
    transcript.hold(JSON.stringify({ options, weights }) === before, 'options and weights after the call differ from those before it', 'the same: they belong to who asks')
    transcript.hold(JSON.stringify(ask(transcript, options, weights)) === first, 'the second answer to the same question differs from the first', 'the same: it depends on options and weights alone')
  })
})
