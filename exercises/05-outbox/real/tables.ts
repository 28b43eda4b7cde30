// The owner, the copy and the log of sim/outbox as tables.
import type { Change, Event, LogRecord } from '../../../sim/outbox/index.ts'
import type { Schema, Sql } from '../../real/database.ts'
import { PARTITIONS } from '../../../sim/outbox/index.ts'

/** By which `pg_stat_activity` knows the connections of the processes; what each of them is follows. */
export const LIFE = 'deck outbox'

/**
 * The owner's database, and beside it the log: a table with offsets, which no transaction of the owner's reaches, since it is
 * written on connections of its own. What a broker does for you is its rest: it keeps copies of a record on several machines
 * before it says that it has it, hands partitions to readers and takes them away again, and lets old records go.
 */
const OWNER = `
  create table member (member text primary key, name text not null);
  create table saved (position bigint generated always as identity primary key, id text not null, member text not null, name text not null, at timestamptz not null default clock_timestamp());
  create table outbox (position int generated always as identity primary key, id text not null, key text not null, name text not null, sent boolean not null default false);
  create table partition (partition int primary key, next int not null default 0, acked int not null default 0);
  create table log (partition int not null, "offset" int not null, id text not null, key text not null, name text not null, at timestamptz not null default clock_timestamp(), primary key (partition, "offset"));
  insert into partition (partition) select generate_series(0, ${PARTITIONS - 1});`

/** The copy's. */
const COPY = `
  create table member (member text primary key, name text not null);
  create table applied (position bigint generated always as identity primary key, id text not null, member text not null, name text not null, at timestamptz not null default clock_timestamp());
  create table seen (id text primary key);`

/** Makes the tables of both databases, empty; what was there before is gone. */
export async function makeTables(owner: Pick<Schema, 'sql'>, copy: Pick<Schema, 'sql'>): Promise<void> {
  await owner.sql.unsafe(`drop table if exists member, saved, outbox, partition, log; ${OWNER}`)
  await copy.sql.unsafe(`drop table if exists member, applied, seen; ${COPY}`)
}

/** The steps of the policy as statements. */
export const save = (sql: Sql, { id, member, name }: Change) => sql`
  with row as (insert into member values (${member}, ${name}) on conflict (member) do update set name = excluded.name)
  insert into saved (id, member, name) values (${id}, ${member}, ${name})`
export const append = (sql: Sql, { id, key, name }: Event) => sql`insert into outbox (id, key, name) values (${id}, ${key}, ${name})`
export const mark = (sql: Sql, position: number) => sql`update outbox set sent = true where position = ${position}`
export const publish = (sql: Sql, { id, key, name }: Event, partition: number) => sql`
  with place as (update partition set next = next + 1 where partition = ${partition} returning next - 1 as "offset")
  insert into log (partition, "offset", id, key, name) select ${partition}, "offset", ${id}, ${key}, ${name} from place`
export const apply = (sql: Sql, { id, key, name }: Event) => sql`
  with row as (insert into member values (${key}, ${name}) on conflict (member) do update set name = excluded.name)
  insert into applied (id, member, name) values (${id}, ${key}, ${name})`
export const note = (sql: Sql, id: string) => sql`insert into seen values (${id}) on conflict do nothing`
export const acknowledge = (sql: Sql, partition: number, offset: number) => sql`update partition set acked = least(${offset}, next) where partition = ${partition}`

/** Rows of the outbox that are not marked, oldest first. */
export const unsent = (sql: Sql) => sql<{ position: number, id: string, key: string, name: string }[]>`select position, id, key, name from outbox where not sent order by position`

/** The record that a partition's reader gets next. */
export async function nextRecord(sql: Sql, partition: number): Promise<LogRecord | undefined> {
  const [row] = await sql<{ offset: number, id: string, key: string, name: string }[]>`
    select "offset", id, key, name from log join partition using (partition) where partition = ${partition} and "offset" = acked`
  return row && { partition, offset: row.offset, event: { id: row.id, key: row.key, name: row.name } }
}

export const seen = async (sql: Sql): Promise<string[]> => (await sql<{ id: string }[]>`select id from seen`).map(({ id }) => id)

/** Whether nothing waits in the outbox, and all of the log has been read. */
export async function isAtRest(sql: Sql): Promise<boolean> {
  const [row] = await sql<[{ rest: boolean }]>`select not exists (select from outbox where not sent) and not exists (select from partition where acked < next) as rest`
  return row.rest
}

/** A row of what was saved, published or applied; `at` in ms of the clock on the wall. */
export interface Row { readonly id: string, readonly member: string, readonly at: number }

/** A member as one of the databases has it. */
interface Member { readonly member: string, readonly name: string }

/** All that owner, log and copy have, each in its order; the members by name. */
export interface Rows {
  readonly saved: readonly Row[]
  readonly published: readonly (Row & { readonly partition: number, readonly offset: number })[]
  readonly applied: readonly Row[]
  readonly owners: readonly Member[]
  readonly copies: readonly Member[]
}

/** Reads both databases. */
export async function allRows(owner: Sql, copy: Sql): Promise<Rows> {
  return {
    saved: await owner<Row[]>`select id, member, extract(epoch from at)::float8 * 1000 as at from saved order by position`,
    published: await owner<(Row & { partition: number, offset: number })[]>`select id, key as member, partition, "offset", extract(epoch from at)::float8 * 1000 as at from log order by log.at`,
    applied: await copy<Row[]>`select id, member, extract(epoch from at)::float8 * 1000 as at from applied order by position`,
    owners: await owner<Member[]>`select member, name from member order by member`,
    copies: await copy<Member[]>`select member, name from member order by member`,
  }
}
