import type { Call, Duty, ShadowStats, Stage, State, Step, Way } from '../../sim/strangler/index.ts'

const DUTIES: readonly Duty[] = ['encoding', 'logs', 'search', 'ratings', 'queue', 'catalog', 'accounts', 'billing']
const STAGES: readonly Stage[] = ['old', 'shadow', 'few', 'half', 'reads', 'writes', 'gone']
const HOLD = 5000
const ENOUGH = 20
const KEEP = 30_000

/** From 0 to 99, and always the same for the same member (FNV-1a): dice would send people to and fro. */
function bucket(member: string): number {
  let hash = 0x811C9DC5
  for (const char of member)
    hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0
  return hash % 100
}

// #region route
export function route({ member, duty, kind }: Call, state: State): Way {
  const { stage, share, owner } = state[duty]
  if (kind === 'write')
    return { to: owner, shadow: false } // one owner: never both
  const to = bucket(member) < share ? 'new' : 'old'
  return { to, shadow: stage !== 'old' && stage !== 'gone' }
}
// #endregion

export function promote(state: State, stats: ShadowStats): Step[] {
  const steps: Step[] = []
  let isOneOnItsWay = false
  for (const duty of DUTIES) {
    const { stage, heldFor } = state[duty]
    const { compared, differed } = stats[duty]
    if (stage === 'old' || stage === 'gone')
      continue
    if (differed > 0) {
      // Whoever sees the new answers is taken back, at once. Nobody sees those of a shadow: it stays, and is mended.
      if (stage !== 'shadow')
        steps.push({ duty, stage: 'shadow' })
      continue
    }
    // One that differs is nobody's turn: it holds up itself, and no other.
    isOneOnItsWay ||= stage !== 'writes'
    if (compared >= ENOUGH && heldFor >= (stage === 'writes' ? KEEP : HOLD))
      steps.push({ duty, stage: STAGES[STAGES.indexOf(stage) + 1]! })
  }
  const next = DUTIES.find(duty => state[duty].stage === 'old')
  if (next && !isOneOnItsWay)
    steps.push({ duty: next, stage: 'shadow' })
  return steps
}
