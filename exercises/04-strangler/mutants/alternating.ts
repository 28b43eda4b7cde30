import { defineMutant } from '../../runner/mutant.ts'

/** Takes turns instead of looking at who asks. */
export default defineMutant({
  caughtBy: 'goes to the same side for the same member, every time',
  replace: `// #region route
export function route({ member, duty, kind }: Call, state: State): Way {
  const { stage, share, owner } = state[duty]
  if (kind === 'write')
    return { to: owner, shadow: false } // one owner: never both
  const to = bucket(member) < share ? 'new' : 'old'
`,
  by: `let turn = 0
export function route({ member, duty, kind }: Call, state: State): Way {
  const { stage, share, owner } = state[duty]
  if (kind === 'write')
    return { to: owner, shadow: false }
  turn = (turn + 61) % 101
  const to = turn % 100 < share ? 'new' : 'old'
  void bucket
  void member
`,
})
