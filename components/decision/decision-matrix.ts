// Sensitivity of the decision: what a single weight would have to be for another option to win.
import type { CriterionId } from '../../case/criteria.ts'
import type { OptionId, Weights } from '../../case/options.ts'
import { criteria } from '../../case/criteria.ts'
import { options, ranking } from '../../case/options.ts'

/** The scale of a weight. */
export const WEIGHT = { min: 0, max: 5 } as const

/** A change of one weight that makes `option` win. */
export interface Flip {
  option: OptionId
  criterion: CriterionId
  from: number
  to: number
}

/**
 * For each option that does not win, the smallest change of a single weight (within 0–5) that would make it win;
 * undefined where no single weight does.
 */
export function singleFlips(weights: Weights): Partial<Record<OptionId, Flip | undefined>> {
  const winner = ranking(weights)[0]!.option.id
  const flips: Partial<Record<OptionId, Flip | undefined>> = {}
  for (const { id: option } of options) {
    if (option === winner)
      continue
    const candidates: Flip[] = []
    for (const { id: criterion } of criteria) {
      for (let to = WEIGHT.min; to <= WEIGHT.max; to++) {
        if (to !== weights[criterion] && ranking({ ...weights, [criterion]: to })[0]!.option.id === option)
          candidates.push({ option, criterion, from: weights[criterion], to })
      }
    }
    flips[option] = candidates.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from))[0]
  }
  return flips
}

/**
 * How many weights must be changed at once for `option` to win, the most helpful ones first;
 * undefined when it does not win even with every weight turned in its favour.
 */
export function jointFlip(weights: Weights, option: OptionId): CriterionId[] | undefined {
  const changed: CriterionId[] = []
  let current = weights
  const lead = (w: Weights) => {
    const totals = ranking(w)
    const own = totals.find(r => r.option.id === option)!.total
    return own - Math.max(...totals.filter(r => r.option.id !== option).map(r => r.total))
  }
  while (lead(current) <= 0) {
    let best: { criterion: CriterionId, weights: Weights, lead: number } | undefined
    for (const { id: criterion } of criteria) {
      if (changed.includes(criterion))
        continue
      for (const to of [WEIGHT.min, WEIGHT.max]) {
        const next = { ...current, [criterion]: to }
        if (lead(next) > lead(current) && (!best || lead(next) > best.lead))
          best = { criterion, weights: next, lead: lead(next) }
      }
    }
    if (!best)
      return undefined
    changed.push(best.criterion)
    current = best.weights
  }
  return changed
}
