/** What reaches the gateway. */
interface Call { member: string, writes: boolean }
type Service = (call: Call) => Promise<string>

/** How far a duty has moved. */
interface Move {
  /** Percent of members whose reads the new service answers. */
  share: number
  /** The one that writes go to. */
  owner: Service
  /** Told of every comparison; one mismatch blocks the next step. */
  report: (equal: boolean) => void
}

const bucket = (member: string): number =>
  [...member].reduce((hash, char) => (hash * 31 + char.charCodeAt(0)) % 100, 7)

// #region route
export async function route(call: Call, old: Service, fresh: Service, move: Move) {
  if (call.writes)
    return move.owner(call) // one owner: never both
  if (bucket(call.member) < move.share)
    return fresh(call)
  const answer = await old(call)
  fresh(call).then( // in the shadow: nobody waits for it
    shadow => move.report(shadow === answer),
    () => move.report(false),
  )
  return answer
}
// #endregion route
