// Which of the presenter's messages count. Used by everybody who follows, presenters included.
import type { SealedStage, StageMessage } from './envelope.ts'
import type { Key } from './keys.ts'
import { isProven, readStage } from './envelope.ts'

/** What became of a message. */
export type Reception
  = | { readonly kind: 'taken', readonly message: SealedStage }
    /** It is not newer than what is known: doubled, late, or replayed. */
    | { readonly kind: 'stale' }
    /** It is no message of a presenter of this room. */
    | { readonly kind: 'forged' }
    /** The right to present that it rests on has ended. */
    | { readonly kind: 'ended' }

/** Beyond the end of a right, for a message that was on its way. Milliseconds. */
const ON_ITS_WAY = 5000

/** A total order, the same on every device: term, number, and between two presenters with one key the signature. */
export function isLater(a: SealedStage, b: SealedStage | undefined): boolean {
  if (!b)
    return true
  if (a.term !== b.term)
    return a.term > b.term
  return a.number !== b.number ? a.number > b.number : a.signature > b.signature
}

export interface Receiver {
  /** The latest message that counts. */
  readonly latest: SealedStage | undefined
  /**
   * @param now milliseconds of any clock that only rises; two devices need not agree on it
   */
  readonly receive: (payload: string, now: number) => Reception
}

export function createReceiver(room: Key): Receiver {
  let latest: SealedStage | undefined
  /** When the term of the latest message was first heard of. */
  let since = 0
  return {
    get latest() {
      return latest
    },
    receive(payload, now) {
      const message = readStage(payload)
      if (!message)
        return { kind: 'forged' }
      // Comparing is cheap, and what is old needs no proof.
      if (!isLater(message, latest))
        return { kind: 'stale' }
      if (!isProven(message, room))
        return { kind: 'forged' }
      const isNewTerm = message.term !== latest?.term
      if (message.right && !isNewTerm && now - since > message.right.grant.seconds * 1000 + ON_ITS_WAY)
        return { kind: 'ended' }
      if (isNewTerm)
        since = now
      latest = message
      return { kind: 'taken', message }
    },
  }
}

/** The number of the next message of a term: above all that this page knows of. */
export function nextNumber(term: number, ...known: readonly (StageMessage | undefined)[]): number {
  return 1 + Math.max(0, ...known.map(message => message?.term === term ? message.number : 0))
}
