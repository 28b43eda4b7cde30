// Every interleaving of a few small transactions: not a sample of them. No time passes here; what is tried is every
// order in which their steps can follow one another.
import type { LockStep, Mode, Tx } from './policy.ts'
import { isFree } from './locks.ts'
import { rowName } from './shop.ts'

/** A transaction and the steps that carry it out. */
export interface Planned {
  readonly tx: Tx
  readonly steps: readonly LockStep[]
}

/** What was found wrong, and the steps that led there. */
export interface Finding {
  readonly kind: 'circle' | 'copies' | 'stale' | 'half'
  /** What is wrong, in words. */
  readonly what: string
  /** The steps that led there, in order: `1 locks stock/film-1`. */
  readonly path: readonly string[]
}

export interface Exploration {
  /** In how many orders the steps can follow one another, all of them gone through; up to the first finding where there is one. */
  readonly interleavings: number
  /** Different situations met on the way. */
  readonly states: number
  readonly finding: Finding | undefined
}

/** What one transaction has come to. Small numbers, so that a state is a short text. */
interface Progress {
  /** Its next step. */
  readonly at: number
  /** The step after its last commit: there it stands again after a rollback. */
  readonly from: number
  /** Whether it has been refused: nothing more comes of it. */
  readonly refused: boolean
  /** Whether something that it has read in its open transaction has been changed by another since. */
  readonly stale: boolean
}

/** A step in words. */
export function inWords(step: LockStep): string {
  switch (step.do) {
    case 'commit': return 'commits'
    case 'lock': return `locks ${rowName(step)}, ${step.mode}`
    case 'read': return `reads ${rowName(step)}`
    case 'write': return `changes ${rowName(step)} by ${step.by}`
  }
}

/**
 * Goes through every interleaving of a few planned transactions, in databases that grant a lock as soon as it is free.
 * Held against what must be true in each: nobody waits in a circle; after each commit the copies of a film, on the shelf
 * and out, are as many as before, and none below 0; nothing that was read changes before the commit; and in the end
 * each transaction is done wholly, or not at all.
 * @param planned three at most: the number of interleavings grows with the factorial of their steps
 * @param start the number that a row has before the first step, by {@link rowName}
 */
export function explore(planned: readonly Planned[], start: (name: string) => number): Exploration {
  const names = planned.map(({ steps }) => steps.map(step => step.do === 'commit' ? '' : rowName(step)))
  const known = new Map<string, number>()
  const path: string[] = []
  let finding: Finding | undefined

  /** What each row holds once the first `at` steps of some are committed: increments, so their order does not matter. */
  function numberOf(name: string, states: readonly Progress[], own = -1): number {
    let sum = start(name)
    planned.forEach(({ steps }, i) => {
      const upTo = i === own ? states[i]!.at : states[i]!.from
      for (let s = 0; s < upTo; s++) {
        const step = steps[s]!
        if (step.do === 'write' && names[i]![s] === name)
          sum += step.by
      }
    })
    return sum
  }

  /** The locks that a transaction holds: what it has asked for since its last commit. */
  function heldBy(i: number, { at, from }: Progress): Map<string, Mode> {
    const held = new Map<string, Mode>()
    for (let s = from; s < at; s++) {
      const step = planned[i]!.steps[s]!
      if (step.do === 'write' || (step.do === 'lock' && step.mode === 'exclusive'))
        held.set(names[i]![s]!, 'exclusive')
      else if (step.do === 'lock' && !held.has(names[i]![s]!))
        held.set(names[i]![s]!, 'shared')
    }
    return held
  }

  const fail = (kind: Finding['kind'], what: string) => {
    finding ??= { kind, what, path: [...path] }
  }

  function visit(states: readonly Progress[]): number {
    const key = states.map(({ at, from, refused, stale }) => `${at}.${from}${refused ? 'r' : ''}${stale ? 's' : ''}`).join()
    const before = known.get(key)
    if (before !== undefined)
      return before
    known.set(key, 0)

    const held = states.map((state, i) => heldBy(i, state))
    let ways = 0
    let open = 0
    for (const [i, state] of states.entries()) {
      const step = planned[i]!.steps[state.at]
      if (state.refused || step === undefined)
        continue
      open++
      const name = names[i]![state.at]!
      if (step.do === 'lock' || step.do === 'write') {
        const mode = step.do === 'lock' ? step.mode : 'exclusive'
        const theirs = new Map<number, Mode>()
        held.forEach((rows, other) => rows.has(name) && theirs.set(other, rows.get(name)!))
        if (!isFree(theirs, i, mode))
          continue
      }
      path.push(`${planned[i]!.tx.id} ${inWords(step)}`)
      ways += visit(take(states, i))
      path.pop()
      if (finding)
        return ways
    }
    if (open === 0) {
      atEnd(states)
      ways = 1
    }
    else if (ways === 0 && !finding) {
      const waits = states.flatMap((state, i) => {
        const step = planned[i]!.steps[state.at]
        return state.refused || !step ? [] : [`${planned[i]!.tx.id} waits for ${names[i]![state.at]}`]
      })
      fail('circle', `${waits.join(', ')}: nobody can go on`)
    }
    known.set(key, ways)
    return ways
  }

  function take(states: readonly Progress[], i: number): Progress[] {
    const next = [...states]
    const state = states[i]!
    const step = planned[i]!.steps[state.at]!
    const { at } = state
    if (step.do === 'read' && numberOf(names[i]![at]!, states, i) < step.atLeast) {
      next[i] = { at: state.from, from: state.from, refused: true, stale: false }
      return next
    }
    if (step.do !== 'commit') {
      next[i] = { ...state, at: at + 1 }
      return next
    }
    next[i] = { at: at + 1, from: at + 1, refused: false, stale: false }
    const changed = planned[i]!.steps.slice(state.from, at).flatMap((done, s) => done.do === 'write' ? [names[i]![state.from + s]!] : [])
    if (state.stale && changed.length > 0)
      fail('stale', `${planned[i]!.tx.id} commits, though what it had read has changed since`)
    for (const [other, theirs] of states.entries()) {
      const reads = planned[other]!.steps.slice(theirs.from, theirs.at).some((done, s) => done.do === 'read' && changed.includes(names[other]![theirs.from + s]!))
      if (other !== i && reads && !theirs.refused)
        next[other] = { ...theirs, stale: true }
    }
    for (const film of new Set(changed.filter(name => /^(?:stock|shipments)\//.test(name)).map(name => name.split('/')[1]!))) {
      const [shelf, out] = ['stock', 'shipments'].map(table => numberOf(`${table}/${film}`, next))
      const all = start(`stock/${film}`) + start(`shipments/${film}`)
      if (shelf! + out! !== all || shelf! < 0 || out! < 0)
        fail('copies', `after it commits, ${film} has ${shelf} on the shelf and ${out} out, of ${all} copies`)
    }
    return next
  }

  /** Each is done wholly or not at all. */
  function atEnd(states: readonly Progress[]): void {
    for (const [i, { from, refused }] of states.entries()) {
      const done = planned[i]!.steps.slice(0, from).filter(step => step.do === 'write')
      if (refused && done.length > 0)
        fail('half', `${planned[i]!.tx.id} was refused, though it has committed: ${done.map(inWords).join(', ')}`)
      if (!refused && from < planned[i]!.steps.length)
        fail('half', `${planned[i]!.tx.id} never commits its last steps`)
    }
  }

  const interleavings = visit(planned.map(() => ({ at: 0, from: 0, refused: false, stale: false })))
  return { interleavings, states: known.size, finding }
}
