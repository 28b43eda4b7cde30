/** The tables of the shop. Each keeps one number a row. */
export const TABLES = ['members', 'popularity', 'queues', 'shipments', 'stock'] as const

/**
 * - `stock`: copies of a film on the shelf
 * - `shipments`: copies of it under way or at somebody's home
 * - `members`: 1 for a member whose account is open, 0 once it is closed
 * - `queues`: films that a member has put aside for later
 * - `popularity`: how often a film was ordered, for the list of the most wanted
 */
export type Table = typeof TABLES[number]

/** Who has the only right to touch a table, in a database of its own. */
export type Service = string

/** One row. Films and members are numbered, such as `film-1` and `member-7`. */
export interface RowRef {
  readonly table: Table
  readonly row: string
}

/** A row that a transaction decides by: it goes on only if the number is at least that large. */
export interface Read extends RowRef {
  readonly atLeast: number
}

/** A row that a transaction changes. */
export interface Change extends RowRef {
  /** What is added to the number. */
  readonly by: number
}

/** What a member wants done, all of it or nothing. Plain data. */
export interface Tx {
  readonly id: number
  readonly kind: 'order' | 'return' | 'queue'
  /** In the order in which the member came to them. */
  readonly reads: readonly Read[]
  /** In that order too; a film that is wanted twice stands here twice. */
  readonly writes: readonly Change[]
}

/** How a row is locked: by any number of readers at a time, or by one transaction alone. */
export type Mode = 'shared' | 'exclusive'

/**
 * One thing that a transaction asks of a database. Plain data, and one statement of SQL each:
 * - `lock`: `SELECT n FROM stock WHERE id = 'film-1' FOR UPDATE`; `shared` is `FOR SHARE`. Waits until the row is free.
 * - `read`: `SELECT n FROM stock WHERE id = 'film-1'`. Locks nothing: it sees what was last committed, and what this
 *   transaction has changed itself. Less than `atLeast`, and all of the open transaction is rolled back and the rest left out.
 * - `write`: `UPDATE stock SET n = n + by WHERE id = 'film-1'`. Takes the row's exclusive lock if it has not got it yet.
 * - `commit`: `COMMIT`. All changes since the last commit hold, and all locks are given back. The next step begins a
 *   transaction of its own.
 */
export type LockStep =
  | { readonly do: 'lock', readonly table: Table, readonly row: string, readonly mode: Mode }
  | { readonly do: 'read', readonly table: Table, readonly row: string, readonly atLeast: number }
  | { readonly do: 'write', readonly table: Table, readonly row: string, readonly by: number }
  | { readonly do: 'commit' }

/** How the shop gets at its data: the part that the exercise asks for. */
export interface Policy {
  /** The steps that carry a transaction out. Each starts when the one before has come back. */
  plan(tx: Tx): readonly LockStep[]
  /** The service to whose database a table belongs. A transaction of a database sees its own tables only. */
  owner(table: Table): Service
}

const named = ({ table, row }: RowRef) => `${table}/${row}`

/** Every row of a transaction once, in the order in which it came to them. */
function rowsOf({ reads, writes }: Tx): RowRef[] {
  return [...new Map([...reads, ...writes].map(({ table, row }) => [named({ table, row }), { table, row }])).values()]
}

const carriedOut = ({ reads, writes }: Tx): LockStep[] => [
  ...reads.map(read => ({ do: 'read' as const, ...read })),
  ...writes.map(write => ({ do: 'write' as const, ...write })),
  { do: 'commit' },
]

/** The baseline: one database, and every row locked for itself alone, in the order in which the member came to it. */
export function basketOrder(): Policy {
  return {
    owner: () => 'shop',
    plan: tx => [...rowsOf(tx).map(row => ({ do: 'lock' as const, ...row, mode: 'exclusive' as const })), ...carriedOut(tx)],
  }
}

/** One database still, with locks in one order for all, and shared where nothing is changed. */
export function sortedLocks(): Policy {
  return {
    owner: () => 'shop',
    plan: (tx) => {
      const changed = new Set(tx.writes.map(named))
      const rows = rowsOf(tx).sort((a, b) => named(a) < named(b) ? -1 : 1)
      return [...rows.map(row => ({ do: 'lock' as const, ...row, mode: changed.has(named(row)) ? 'exclusive' as const : 'shared' as const })), ...carriedOut(tx)]
    },
  }
}
