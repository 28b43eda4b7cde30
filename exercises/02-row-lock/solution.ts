import type { Change, LockStep, Read, RowRef, Service, Table, Tx } from '../../sim/row-lock/index.ts'

/**
 * A copy is on the shelf or it is out: that has to be true after every commit, so both tables live where one commit
 * can change both. Nothing of the kind joins the others to them, or to each other.
 */
// #region owner
const HOME: Record<Table, Service> = {
  stock: 'shipping',
  shipments: 'shipping',
  members: 'accounts',
  queues: 'queues',
  popularity: 'charts',
}

export function owner(table: Table): Service {
  return HOME[table]
}
// #endregion

/**
 * One transaction for each database. Whoever may still say no comes first: once a database has committed a change, no
 * other can undo it. So those that are only asked come before the one that is asked and changed. Those that are only
 * told come last, as they stand in the list.
 */
export function plan(tx: Tx): LockStep[] {
  const services = new Set([...tx.reads, ...tx.writes].map(({ table }) => owner(table)))
  const parts = [...services].map(service => ({
    reads: tx.reads.filter(({ table }) => owner(table) === service),
    writes: tx.writes.filter(({ table }) => owner(table) === service),
  }))
  const isOnlyAsked = ({ writes }: Part) => writes.length === 0
  const inTurn = [...parts.filter(isOnlyAsked), ...parts.filter(part => !isOnlyAsked(part))]
  return inTurn.flatMap(transaction)
}

/** What a transaction of the shop comes to in one database. */
interface Part {
  readonly reads: readonly Read[]
  readonly writes: readonly Change[]
}

const nameOf = ({ table, row }: RowRef) => `${table}/${row}`

/** Each row once, by its name. */
function byName(rows: readonly RowRef[]): Map<string, RowRef> {
  return new Map(rows.map(({ table, row }) => [nameOf({ table, row }), { table, row }]))
}

// #region transaction
/** Locks in one order for all, then reads, then changes. */
function transaction({ reads, writes }: Part): LockStep[] {
  const rows = byName([...reads, ...writes])
  const changed = byName(writes)
  const inOrder = [...rows.keys()].sort()
  const locks = inOrder.map((name): LockStep => {
    const mode = changed.has(name) ? 'exclusive' : 'shared'
    return { do: 'lock', ...rows.get(name)!, mode }
  })
  return [
    ...locks,
    ...reads.map((read): LockStep => ({ do: 'read', ...read })),
    ...writes.map((write): LockStep => ({ do: 'write', ...write })),
    { do: 'commit' },
  ]
}
// #endregion
