/** What the snippet needs of a database. */
interface Transaction {
  /** Waits until the row is this transaction's alone. */
  lock(film: string): Promise<void>
  /** Changes the stock of a film by so many copies. */
  change(film: string, by: number): Promise<void>
}

interface Database {
  /** Runs the work; commits at its end, rolls back if it throws. */
  transaction(work: (tx: Transaction) => Promise<void>): Promise<void>
}

// #region place
/** Takes the locks in one order for all: no cycle can form. */
export function place(films: string[], db: Database) {
  const rows = [...new Set(films)].sort()
  return db.transaction(async (tx) => {
    for (const film of rows) await tx.lock(film)
    for (const film of rows) await tx.change(film, -1)
  })
}
// #endregion
