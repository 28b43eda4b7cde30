import { defineMutant } from '../../runner/mutant.ts'

/** Throws dice. */
export default defineMutant({
  caughtBy: 'goes to the same side for the same member, every time',
  replace: `// #region route
export function route({ member, duty, kind }: Call, state: State): Way {
  const { stage, share, owner } = state[duty]
  if (kind === 'write')
    return { to: owner, shadow: false } // one owner: never both
  const to = bucket(member) < share ? 'new' : 'old'
`,
  by: `let rolled = 1
export function route({ member, duty, kind }: Call, state: State): Way {
  const { stage, share, owner } = state[duty]
  if (kind === 'write')
    return { to: owner, shadow: false }
  rolled = (Math.imul(rolled, 1103515245) + 12345) >>> 0
  const to = rolled / 2 ** 32 * 100 < share ? 'new' : 'old'
  void bucket
  void member
`,
})
