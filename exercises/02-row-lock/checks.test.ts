import type { LockStep, Read, RowRef, Service, Table, Tx } from '../../sim/row-lock/index.ts'
import { describe, it } from 'vitest'
import { createChance, frozen, hashTrace, ms, seconds } from '../../sim/engine/index.ts'
import { basketOrder, checkService, checkSteps, explore, orderOf, queueOf, returnOf, rowName, run, summary, TABLES, WORLD_DEFAULTS } from '../../sim/row-lock/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { owner, plan } from './problem.ts'

/** The same, by somebody who fills the basket before the account is asked for. */
const basketFirst = (tx: Tx): Tx => ({ ...tx, reads: [...tx.reads].reverse() })

/** What members want, one after the other: plain, then with two films, then the same the other way round. */
const EXAMPLES: readonly Tx[] = frozen([
  queueOf(1, 'member-7', 'film-1'),
  returnOf(2, 'film-1'),
  orderOf(3, 'member-7', ['film-1']),
  orderOf(4, 'member-8', ['film-1', 'film-2']),
  orderOf(5, 'member-9', ['film-2', 'film-1']),
  orderOf(6, 'member-7', ['film-3', 'film-3']),
  orderOf(7, 'member-10', ['film-9', 'film-12', 'film-10']),
  orderOf(8, 'member-10', ['film-12', 'film-10', 'film-9']),
  orderOf(9, 'member-3', ['film-2', 'film-12']),
  orderOf(10, 'member-4', ['film-12', 'film-2']),
  basketFirst(orderOf(11, 'member-5', ['film-1', 'film-2'])),
])

const filmsOf = (tx: Tx) => [...new Set(tx.writes.map(({ row }) => row).filter(row => row.startsWith('film')))]
const named = (tx: Tx) => `plan(${tx.kind} ${tx.id}${filmsOf(tx).length > 0 ? ` of ${filmsOf(tx).join(', ')}` : ''})`

/** The steps of a transaction, as the learner plans it. */
function planned(transcript: Transcript, tx: Tx): readonly LockStep[] {
  const steps = transcript.call(0, named(tx), () => plan(tx))
  checkSteps(steps, named(tx))
  return steps
}

/** The same, divided at its commits: a transaction of one database each. */
function parts(steps: readonly LockStep[]): LockStep[][] {
  const found: LockStep[][] = [[]]
  for (const step of steps) {
    if (step.do === 'commit')
      found.push([])
    else
      found.at(-1)!.push(step)
  }
  return found.filter(part => part.length > 0)
}

/** The service to which the learner gives a table. */
const ownerOf = (transcript: Transcript, table: Table): Service => checkService(transcript.call(0, `owner("${table}")`, () => owner(table)), table)
const rowOf = (step: LockStep) => step.do === 'commit' ? '' : rowName(step)
const locksOf = (steps: readonly LockStep[]) => steps.filter(step => step.do === 'lock')
const changes = (steps: readonly LockStep[], row: string) => steps.some(step => step.do === 'write' && rowName(step) === row)

describe('plan', () => {
  it('does what the transaction says, all of it and once, and commits', () => {
    for (const tx of EXAMPLES) {
      const transcript = new Transcript({ schedule: `${tx.kind} ${tx.id}` })
      const steps = planned(transcript, tx)
      const sums = (writes: readonly (RowRef & { readonly by: number })[]) => {
        const by: Record<string, number> = {}
        for (const write of writes)
          by[rowName(write)] = (by[rowName(write)] ?? 0) + write.by
        return Object.fromEntries(Object.entries(by).sort())
      }
      const asked = (reads: readonly Read[]) => reads.map(read => `${rowName(read)} ≥ ${read.atLeast}`).sort()
      transcript.expect(0, `changes of ${named(tx)}`, () => sums(steps.filter(step => step.do === 'write')), sums(tx.writes), 'these are the writes of the transaction, added up by row: a film that is wanted twice leaves the shelf twice', plan)
      transcript.expect(0, `questions of ${named(tx)}`, () => asked(steps.filter(step => step.do === 'read')), asked(tx.reads), 'these are its reads: each once, with what it takes at least', plan)
      transcript.expect(0, `last step of ${named(tx)}`, () => steps.at(-1)!.do, 'commit', 'what is not committed is lost', plan)
    }
  })

  it('locks the rows that it reads or changes, and no others', () => {
    for (const tx of EXAMPLES) {
      const transcript = new Transcript({ schedule: `${tx.kind} ${tx.id}` })
      const locked = [...new Set(locksOf(planned(transcript, tx)).map(rowOf))].sort()
      const needed = [...new Set([...tx.reads, ...tx.writes].map(rowName))].sort()
      transcript.expect(0, `rows locked by ${named(tx)}`, () => locked, needed, 'a lock on anything else makes strangers wait, and a row without one may change under your hands', plan)
    }
  })

  it('has the lock before it reads or changes a row, and reads before it changes', () => {
    for (const tx of EXAMPLES) {
      const transcript = new Transcript({ schedule: `${tx.kind} ${tx.id}` })
      for (const part of parts(planned(transcript, tx))) {
        for (const [i, step] of part.entries()) {
          if (step.do !== 'read' && step.do !== 'write')
            continue
          const isLocked = part.slice(0, i).some(earlier => earlier.do === 'lock' && rowName(earlier) === rowOf(step))
          transcript.expect(0, `${named(tx)}: ${rowOf(step)} is locked before its ${step.do}`, () => isLocked, true, 'a commit gives all locks back, and between two statements without a lock somebody else may change the row', plan)
          const isFirst = step.do === 'write' || !changes(part.slice(0, i), rowOf(step))
          transcript.expect(0, `${named(tx)}: ${rowOf(step)} is read before it is changed`, () => isFirst, true, 'a transaction sees its own changes: after taking the last copy it would find none', plan)
        }
      }
    }
  })

  it('shares with others a row that it only reads', () => {
    for (const tx of EXAMPLES) {
      const transcript = new Transcript({ schedule: `${tx.kind} ${tx.id}` })
      const steps = planned(transcript, tx)
      for (const lock of locksOf(steps)) {
        if (!tx.writes.some(write => rowName(write) === rowName(lock)))
          transcript.expect(0, `${named(tx)}: mode of the lock on ${rowName(lock)}`, () => lock.mode, 'shared', 'it changes nothing there: any number may read at a time, and only who changes must be alone', plan)
      }
    }
  })

  it('takes for itself alone, from the first lock on, a row that it will change', () => {
    for (const tx of EXAMPLES) {
      const transcript = new Transcript({ schedule: `${tx.kind} ${tx.id}` })
      for (const part of parts(planned(transcript, tx))) {
        for (const lock of locksOf(part)) {
          if (changes(part, rowName(lock)))
            transcript.expect(0, `${named(tx)}: mode of the lock on ${rowName(lock)}`, () => lock.mode, 'exclusive', 'two who share it and both want it for themselves wait for each other', plan)
        }
      }
    }
  })

  it('takes its locks in one order, whatever the order of the basket', () => {
    const before = new Map<string, Tx>()
    for (const tx of EXAMPLES) {
      const transcript = new Transcript({ schedule: 'the same films in another order' })
      for (const part of parts(planned(transcript, tx))) {
        const rows = [...new Set(locksOf(part).map(rowOf))]
        rows.forEach((row, i) => rows.slice(i + 1).forEach((later) => {
          const other = before.get(`${later} before ${row}`)
          transcript.expect(0, `${named(tx)}: locks ${row}, then ${later}; the other way round`, () => other ? named(other) : 'nobody', 'nobody', 'each may get its first row and wait for its second, which the other has: a circle', plan)
          before.set(`${row} before ${later}`, tx)
        }))
      }
    }
  })
})

describe('owner', () => {
  it('keeps in one database what has to add up after every commit', () => {
    const transcript = new Transcript({ schedule: 'a copy is on the shelf or it is out' })
    transcript.expect(0, 'owner("shipments")', () => owner('shipments'), ownerOf(transcript, 'stock'), 'as of stock: one commit has to change both, or for a while a copy is nowhere', owner)
  })

  it('gives the others a database each', () => {
    const transcript = new Transcript({ schedule: 'nothing has to be true of them together' })
    const seen = new Map<Service, Table>()
    for (const table of TABLES.filter(table => table !== 'shipments')) {
      const its = ownerOf(transcript, table)
      transcript.expect(0, `owner("${table}") → "${its}", which has already`, () => seen.get(its) ?? 'nothing', 'nothing', 'no rule joins the two, and in one database the one waits while the other\'s rows are held', owner)
      seen.set(its, table)
    }
  })
})

describe('a transaction of the shop', () => {
  it('touches one database at a time', () => {
    for (const tx of EXAMPLES) {
      const transcript = new Transcript({ schedule: `${tx.kind} ${tx.id}` })
      for (const part of parts(planned(transcript, tx))) {
        const services = [...new Set(part.map(step => step.do === 'commit' ? '' : ownerOf(transcript, step.table)))]
        transcript.expect(0, `${named(tx)}: databases between two commits`, () => services, services.slice(0, 1), 'a database can commit its own changes and nobody else\'s: commit before you go on to the next', plan)
      }
    }
  })

  it('is one transaction in each of them', () => {
    for (const tx of EXAMPLES) {
      const transcript = new Transcript({ schedule: `${tx.kind} ${tx.id}` })
      const services = parts(planned(transcript, tx)).map(part => part[0]!.do === 'commit' ? '' : ownerOf(transcript, part[0]!.table))
      transcript.expect(0, `${named(tx)}: transactions by database`, () => services.sort(), [...new Set(services)].sort(), 'what one database can do in one transaction it should: in between, others see half of it', plan)
    }
  })

  it('asks all who may say no before it has committed a change', () => {
    for (const tx of EXAMPLES) {
      const transcript = new Transcript({ schedule: `${tx.kind} ${tx.id}` })
      let committed = ''
      for (const part of parts(planned(transcript, tx))) {
        const question = part.find(step => step.do === 'read')
        if (question)
          transcript.expect(0, `${named(tx)}: committed before it reads ${rowOf(question)}`, () => committed, '', 'if the answer is no, nobody can take back what another database has committed', plan)
        const change = part.find(step => step.do === 'write')
        committed ||= change ? rowOf(change) : ''
      }
    }
  })
})

const grouped = (n: number) => String(Math.round(n)).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** Goes through every interleaving, and shows the steps that lead to the first that goes wrong. */
function goThrough(transcript: Transcript, txs: readonly Tx[], copies: number): void {
  const start = (name: string) => ({ stock: copies, shipments: 2, members: 1 })[name.split('/')[0]!] ?? 0
  const { interleavings, finding } = explore(txs.map(tx => ({ tx, steps: planned(transcript, frozen(tx)) })), start)
  if (finding) {
    transcript.tell(txs.map(tx => `${tx.id} is ${named(tx).slice(5, -1)}`).join('; '))
    transcript.tell(finding.path.slice(-12).join(' · '))
    transcript.hold(false, finding.what, {
      circle: 'somebody who can go on, in every interleaving',
      copies: 'as many copies as before, none below zero, after every commit',
      stale: 'that nothing changes between its being read and the commit',
      half: 'all of a transaction or nothing',
    }[finding.kind])
  }
  transcript.tell(`${grouped(interleavings)} interleavings gone through (correct)`)
}

describe('in every interleaving', () => {
  it('the last copy is sold once', () => {
    goThrough(new Transcript({ schedule: 'two orders, one copy' }), [orderOf(1, 'member-1', ['film-1']), orderOf(2, 'member-2', ['film-1'])], 1)
    goThrough(new Transcript({ schedule: 'an order and somebody who puts the film aside, one copy' }), [orderOf(1, 'member-1', ['film-1']), queueOf(2, 'member-2', 'film-1')], 1)
  })

  it('two orders of the same films never wait for each other', () => {
    goThrough(new Transcript({ schedule: 'two films, either way round' }), [orderOf(1, 'member-1', ['film-1', 'film-2']), orderOf(2, 'member-2', ['film-2', 'film-1'])], 5)
  })

  it('three transactions end, and every copy is somewhere', () => {
    const first = orderOf(1, 'member-1', ['film-1', 'film-2'])
    const second = orderOf(2, 'member-2', ['film-2', 'film-1'])
    for (const third of [orderOf(3, 'member-1', ['film-1']), returnOf(3, 'film-2'), queueOf(3, 'member-1', 'film-1')])
      goThrough(new Transcript({ schedule: `two orders and ${third.kind === 'return' ? 'a return' : third.kind === 'order' ? 'a third one' : 'a film put aside'}` }), [first, second, third], 1)
  })

  it.each(SEEDS)('three drawn by chance end, and every copy is somewhere (%s)', (_, seed) => {
    const chance = createChance(seed).fork('transactions')
    for (let round = 1; round <= 3; round++) {
      const draw = (id: number) => {
        const [member, films] = [`member-${chance.int(1, 2)}`, ['film-1', 'film-2', 'film-12'].filter(() => chance.happens(0.6))]
        const wanted = films.length === 0 ? ['film-1'] : chance.happens(0.5) ? films.reverse().slice(0, 2) : films.slice(0, 2)
        const kind = chance.uniform()
        return kind < 0.3 ? orderOf(id, member, wanted) : kind < 0.6 ? basketFirst(orderOf(id, member, wanted)) : kind < 0.8 ? returnOf(id, wanted[0]!) : queueOf(id, member, wanted[0]!)
      }
      goThrough(new Transcript({ seed, schedule: `round ${round}` }), [draw(1), draw(2), draw(3)], chance.int(1, 3))
    }
  })
})

/** The shop with the learner's plans in it, every call on record: 64 workers, for a few seconds. */
function evening(transcript: Transcript, seed: number, both: number, length = 4) {
  return run({ seed, workers: [64], both: [both], duration: seconds(length), policy: () => ({
    plan: tx => transcript.call(0, named(tx), () => plan(tx)),
    owner: table => transcript.call(0, `owner("${table}")`, () => owner(table)),
  }) })
}

describe('the evening of a premiere', () => {
  it.each(SEEDS)('rolls nothing back, with every other order for the sequel too (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: '64 workers, the sequel is out' })
    const world = evening(transcript, seed, 0.5)
    const { rolledBack, wrong } = summary(world)
    for (const id of world.cuts[0]?.circle ?? []) {
      const { tx } = world.txs[id - 1]!
      transcript.tell(`in a circle: ${named(tx)} locks ${locksOf(planned(transcript, tx)).map(rowOf).join(', ')}`)
    }
    transcript.hold(rolledBack === 0, `${rolledBack} rolled back`, 'none: without a circle there is nothing to cut')
    transcript.hold(wrong === 0, `${wrong} commits after which the copies did not add up`, 'none')
  })

  it.each(SEEDS)('gets twice as much done as one database with its rows locked alone (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: '64 workers, everybody wants film-1' })
    const [yours, theirs] = [evening(transcript, seed, 0), run({ ...WORLD_DEFAULTS, seed, workers: [64], both: [0], duration: seconds(4), policy: basketOrder })]
      .map(world => summary(world, ms(1000)).perSecond)
    transcript.hold(yours! >= 2 * theirs!, `${yours!.toFixed(0)} a second`, `${(2 * theirs!).toFixed(0)} or more: the baseline does ${theirs!.toFixed(0)}`)
  })

  it('does the same again when run again', () => {
    const transcript = new Transcript({ seed: 7, schedule: '64 workers, the sequel is out' })
    const [first, second] = [0, 1].map(() => hashTrace(evening(transcript, 7, 0.5, 2).trace))
    transcript.tell(`first run: trace ${first}`)
    transcript.hold(first === second, `second run: trace ${second}`, 'the same trace: a plan depends on its transaction alone')
  })
})
