// For tests: whether a PostgreSQL can be had on this machine, and if not, why the tests that need one are left out; and a
// user such as a learner has.
import { ensureBinaries } from './binaries.ts'
import { connect } from './database.ts'

/** Why tests against a real PostgreSQL are left out; undefined where they run. Said once for each file of tests. */
export const leftOut = await ensureBinaries().then(() => undefined, (error: Error) => error.message)
if (leftOut)
  console.warn(`Tests against a real PostgreSQL are left out here. ${leftOut}`)

/** The address of a database for a user of its own, who may create a schema there and nothing else. */
export async function asOrdinaryUser(url: string): Promise<string> {
  const sql = connect({ url }, 'public')
  await sql.unsafe(`create role learner login password 'learner'; grant create on database postgres to learner`)
  await sql.end()
  return url.replace(/\/\/.*@/, '//learner:learner@')
}
