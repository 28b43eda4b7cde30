// A schema of our own in a database, and connections that see nothing else.
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { Trouble, WITHOUT } from './trouble.ts'

/** Oldest PostgreSQL that this was tried with; exercises/README.md says which. */
const OLDEST = 15
/** Ms in which a server that is being started anew may come back. */
const PATIENCE = 5000

/** A connection, or several: each statement goes to one of them. */
export type Sql = postgres.Sql

/** A database as the learner names it, or as our own server gives it. */
export interface Place {
  readonly url: string
  /** What to call it: `DATABASE_URL`. */
  readonly name: string
}

/** A schema that was made for one run, and goes with it. */
export interface Schema {
  /** A connection that sees this schema alone. */
  readonly sql: Sql
  /** Such as `18.4`. */
  readonly version: string
  /** Connections for which there was room. */
  readonly room: number
  /** Opens more connections, to be closed by whoever opened them. */
  readonly connect: (options?: ConnectOptions) => Sql
  /**
   * Drops the schema with all that is in it, and closes its own connection.
   * @param patience ms in which a server that is being started anew may come back
   * @throws Trouble when it does not
   */
  readonly drop: (patience?: number) => Promise<void>
}

export interface ConnectOptions {
  readonly max?: number
  /** By which `pg_stat_activity` knows them. */
  readonly as?: string
  /** Told when a connection is gone. */
  readonly onclose?: () => void
}

/**
 * Opens connections to a schema.
 * @param schema all that they see, without being told a schema
 */
export function connect({ url }: Pick<Place, 'url'>, schema: string, { max = 1, as = 'deck', onclose = () => {} }: ConnectOptions = {}): Sql {
  return postgres(url, { max, onclose, fetch_types: false, onnotice() {}, connect_timeout: 10, connection: { application_name: as, search_path: schema } })
}

/**
 * Makes a schema, and nothing else, in a database.
 * @param room connections that will be opened, at least
 * @throws Trouble when the database cannot be reached, is too old or too small, or has a schema of that name
 */
export async function openSchema(place: Place, schema: string, room = 1): Promise<Schema> {
  const sql = connect(place, schema)
  try {
    // An ordinary user is shown of others' connections only that they have one.
    const [server] = await sql<[{ version: string, number: number, free: number }]>`
      select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
        (select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int - coalesce(current_setting('reserved_connections', true)::int, 0) - count(*)::int
          from pg_stat_activity where usesysid is not null) as free`
    if (server.number < OLDEST * 10_000)
      throw new Trouble(`${place.name} is PostgreSQL ${server.version}; this takes ${OLDEST} or newer. ${WITHOUT}`)
    if (server.free < room)
      throw new Trouble(`${place.name} has room for ${server.free} more connections, and this takes ${room}: raise max_connections there, or leave ${place.name} unset for a PostgreSQL of the deck's own. ${WITHOUT}`)
    await sql`create schema ${sql(schema)}`
    return {
      sql,
      version: server.version.split(' ')[0]!,
      room: server.free,
      connect: options => connect(place, schema, options),
      async drop(patience = PATIENCE) {
        await sql.end({ timeout: 0 })
        for (const until = Date.now() + patience; ;) {
          // A connection that was cut answers its next statement with the error of the last.
          const last = connect(place, schema)
          const failed = await last`drop schema if exists ${last(schema)} cascade`.then(() => undefined, (error: Error) => error)
          await last.end(failed ? { timeout: 0 } : {})
          if (!failed)
            return
          if (!isOutOfReach(failed) || Date.now() > until)
            throw new Trouble(`${place.name} is out of reach (${failed.message}), and schema ${schema} may be left in it. Once it is back: DROP SCHEMA ${schema} CASCADE.`)
          await pause(250)
        }
      },
    }
  }
  catch (error) {
    await sql.end({ timeout: 0 })
    throw inWords(error as NodeJS.ErrnoException, place, schema)
  }
}

/** What PostgreSQL and the way to it say when a server is gone, is going or is not there yet. */
const OUT_OF_REACH = /^(?:57P0[1-5]|08.{3}|CONNECTION_.*|CONNECT_TIMEOUT|E[A-Z]+)$/

/** Whether an error says that a database is not, or no longer, to be reached. */
export const isOutOfReach = (error: unknown): boolean => OUT_OF_REACH.test((error as NodeJS.ErrnoException | undefined)?.code ?? '')

/** An error of PostgreSQL's or of the way to it, in a sentence that says what to do. */
function inWords(error: NodeJS.ErrnoException, { url, name }: Place, schema: string): Error {
  const to = (what: string) => new Trouble(`${name}: ${what} ${WITHOUT}`)
  switch (error.code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
    case 'CONNECT_TIMEOUT':
    case 'ERR_INVALID_URL':
      return to(`no PostgreSQL answers at ${hostOf(url)}. It should be an address such as postgres://user:password@localhost:5432/database.`)
    case '28000':
    case '28P01':
      return to(`${hostOf(url)} does not let this user in: ${error.message}.`)
    case '3D000':
      return to(`${error.message}. Create it first; only a schema in it is made here.`)
    case '42501':
      return to(`this user may not create a schema (${error.message}). Let its owner say: GRANT CREATE ON DATABASE … TO …`)
    case '42P06':
      return to(`a schema ${schema} is there already, and only one that this run has made may be touched. If an earlier run was killed and left it: DROP SCHEMA ${schema} CASCADE.`)
    case '53300':
      return to('all its connections are taken. Close some, or leave it unset for a PostgreSQL of the deck\'s own.')
  }
  return error
}

/** The host of an address, without its password. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : `"${url}"`
}
