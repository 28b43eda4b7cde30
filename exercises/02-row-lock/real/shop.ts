// The shop of sim/row-lock as tables, and its steps as statements.
import type { Table } from '../../../sim/row-lock/index.ts'
import type { Schema } from '../../real/database.ts'
import { atFirst, SHOP, TABLES } from '../../../sim/row-lock/index.ts'

/** By which `pg_stat_activity` knows the workers. */
export const WORKERS = 'deck row-lock worker'

/** Makes the tables, full; what was there before is gone. */
export async function stock({ sql }: Pick<Schema, 'sql'>): Promise<void> {
  for (const table of TABLES) {
    const [rows, prefix] = table === 'members' || table === 'queues' ? [SHOP.members, 'member'] : [SHOP.films, 'film']
    // Half of each page stays free, so that a row that changes stays in its page.
    await sql.unsafe(`drop table if exists ${table}; create table ${table} (id text primary key, n integer not null) with (fillfactor = 50)`)
    await sql`insert into ${sql(table)} select ${`${prefix}-`}::text || i, ${atFirst(table)}::int from generate_series(1, ${rows}::int) i`
  }
}

/** The statement of a step, as `sim/row-lock/policy.ts` documents it. The row is $1, what is added $2. */
export const STATEMENT = {
  shared: (table: Table) => `select n from ${table} where id = $1 for share`,
  exclusive: (table: Table) => `select n from ${table} where id = $1 for update`,
  read: (table: Table) => `select n from ${table} where id = $1`,
  write: (table: Table) => `update ${table} set n = n + $2::int where id = $1`,
}

/** How the shop stands at one moment, since it is one statement. */
export interface Look {
  /** Workers whose statement waits for a lock, by `pg_stat_activity`. */
  readonly waiting: number
  /** Locks that somebody has asked for and not got, by `pg_locks`. */
  readonly ungranted: number
  /** Films whose copies, on the shelf and out, do not add up. */
  readonly wrong: number
}

/** Asks for a {@link Look}. */
export const LOOK = `
  select (select count(*)::int from pg_stat_activity where application_name = '${WORKERS}' and wait_event_type = 'Lock') as waiting,
    (select count(*)::int from pg_locks join pg_stat_activity using (pid) where application_name = '${WORKERS}' and not granted) as ungranted,
    (select count(*)::int from stock s join shipments o using (id) where s.n + o.n <> ${SHOP.onShelf + SHOP.shipped} or s.n < 0 or o.n < 0) as wrong`
