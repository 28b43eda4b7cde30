interface Profile { member: string, name: string }
interface Event { id: string, profile: Profile }

/** What a transaction can do; all of it happens, or nothing. */
interface Transaction {
  save: (profile: Profile) => Promise<void>
  append: (event: Event) => Promise<void>
  /** False if the id has been noted before. */
  note: (id: string) => Promise<boolean>
}
interface Database { transaction: (work: (tx: Transaction) => Promise<void>) => Promise<void> }

// #region commit
export const rename = (db: Database, profile: Profile) =>
  db.transaction(async (tx) => {
    await tx.save(profile)
    await tx.append({ id: crypto.randomUUID(), profile })
  })
// #endregion commit

// #region consume
export const consume = (db: Database, { id, profile }: Event) =>
  db.transaction(async (tx) => {
    if (await tx.note(id)) // a duplicate ends here
      await tx.save(profile)
  })
// #endregion consume
