/**
 * A home page out of what last night computed, freshened if there is time.
 */

export interface Row {
  heading: string
  /** Ids of titles, best first. */
  titles: string[]
}

export interface Member {
  id: string
  /** Titles watched since the night's batch, from nearline. */
  watched: readonly string[]
}

/** What serving needs from elsewhere. */
export interface Parts {
  /** Milliseconds that freshening may take. */
  budget: number
  /** Rows of the night's batch, or rows for everyone where there are none. */
  stored: (member: string) => Promise<Row[]>
  /** Sorts rows by what the member does right now; may be slow, may fail. */
  rerank: (rows: Row[], watched: readonly string[]) => Promise<Row[]>
  /** The promise's value, or a rejection once the time is over. */
  within: <T>(ms: number, promise: Promise<T>) => Promise<T>
}

const without = (watched: readonly string[]) => (row: Row): Row =>
  ({ ...row, titles: row.titles.filter(title => !watched.includes(title)) })

// #region serve
export async function serve(member: Member, parts: Parts) {
  const night = await parts.stored(member.id)
  const rows = night.map(without(member.watched))
  try {
    const fresh = parts.rerank(rows, member.watched)
    return await parts.within(parts.budget, fresh)
  }
  catch {
    return rows // late or broken: last night's will do
  }
}
// #endregion
