import { defineMutant } from '../../runner/mutant.ts'

/** Keeps what it has read once, so that the next batch goes unseen. */
export default defineMutant({
  caughtBy: 'shows the new rows once the batch has run again',
  replace: `function storedRows(member: Member, cache: Cache): Rows | undefined {
  try {
    return cache.read(member.id)`,
  by: `const kept = new Map<number, Rows | undefined>()
function storedRows(member: Member, cache: Cache): Rows | undefined {
  try {
    if (!kept.has(member.id))
      kept.set(member.id, cache.read(member.id))
    return kept.get(member.id)`,
})
