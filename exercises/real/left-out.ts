// For tests: whether a PostgreSQL can be had on this machine, and if not, why the tests that need one are left out.
import { ensureBinaries } from './binaries.ts'

/** Why tests against a real PostgreSQL are left out; undefined where they run. Said once for each file of tests. */
export const leftOut = await ensureBinaries().then(() => undefined, (error: Error) => error.message)
if (leftOut)
  console.warn(`Tests against a real PostgreSQL are left out here. ${leftOut}`)
