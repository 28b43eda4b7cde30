import { defineMutant } from '../../runner/mutant.ts'

/** Takes first what it wants most of. */
export default defineMutant({
  caughtBy: 'takes its locks in one order, whatever the order of the basket',
  replace: '  const inOrder = [...rows.keys()].sort()',
  by: `  const wanted = (name: string) => writes.filter(write => nameOf(write) === name).length
  const inOrder = [...rows.keys()].sort((a, b) => wanted(b) - wanted(a))`,
})
