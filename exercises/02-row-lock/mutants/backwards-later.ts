import { defineMutant } from '../../runner/mutant.ts'

/** Sorts the other way for half of the orders once the evening has begun: no example shows it, a busy evening does. */
export default defineMutant({
  caughtBy: 'rolls nothing back, with every other order for the sequel too (seed 1)',
  replace: '  return inTurn.flatMap(transaction)',
  by: `  const steps = inTurn.flatMap(transaction)
  if (tx.id < 20 || tx.id % 10 > 4)
    return steps
  const rows = steps.filter(step => step.do === 'lock' && owner(step.table) === 'shipping').reverse()
  return steps.map(step => step.do === 'lock' && owner(step.table) === 'shipping' ? rows.shift()! : step)`,
})
