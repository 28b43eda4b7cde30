import { defineMutant } from '../../runner/mutant.ts'

/** Keeps what it has read once, without a key: the next member gets the rows of the one before. */
export default defineMutant({
  caughtBy: 'shows the rows that the batch left for this member',
  replace: `function storedRows(member: Member, cache: Cache): Rows | undefined {
  try {
    return cache.read(member.id)`,
  by: `let kept: Rows | undefined
function storedRows(member: Member, cache: Cache): Rows | undefined {
  try {
    return kept ??= cache.read(member.id)`,
})
