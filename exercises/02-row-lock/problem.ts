import type { LockStep, RowRef, Service, Table, Tx } from '../../sim/row-lock/index.ts'

// TODO: Plan the locks so that no orders wait in a circle, and give each service a database of its own.

/**
 * The service to whose database a table belongs.
 * @param _table `stock`, `shipments`, `members`, `queues` or `popularity`
 */
export function owner(_table: Table): Service {
  return 'shop'
}

/**
 * The steps that carry a transaction out, each once the one before has come back.
 * @param tx what it decides by (`reads`) and what it changes (`writes`), in the order of the basket
 */
export function plan(tx: Tx): LockStep[] {
  const rows: RowRef[] = []
  for (const { table, row } of [...tx.reads, ...tx.writes]) {
    if (!rows.some(other => other.table === table && other.row === row))
      rows.push({ table, row })
  }
  return [
    ...rows.map((row): LockStep => ({ do: 'lock', ...row, mode: 'exclusive' })),
    ...tx.reads.map((read): LockStep => ({ do: 'read', ...read })),
    ...tx.writes.map((change): LockStep => ({ do: 'write', ...change })),
    { do: 'commit' },
  ]
}
