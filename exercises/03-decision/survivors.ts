import type { Survivors } from '../runner/mutations.ts'

/** Mutations of the reference that pass every check, and why they may. */
export default {
  'const points = ({ scores }: Candidate) => Object.keys(others).reduce((sum, id) => sum + others[id]! * scores[id]!, 0) ⟶ 0 becomes 1':
    'The same added to every option\'s points cancels out: only differences count.',
  'const points = ({ scores }: Candidate) => Object.keys(others).reduce((sum, id) => sum + others[id]! * scores[id]!, 0) ⟶ 0 becomes (-1)':
    'The same added to every option\'s points cancels out: only differences count.',
  'const turns = gain > 0 ? at < SCALE.max : gain < 0 && at > SCALE.min ⟶  >  becomes  >= ':
    'Without a gain the winner stays ahead: at is Infinity or no number, and below no bound.',
  'const turns = gain > 0 ? at < SCALE.max : gain < 0 && at > SCALE.min ⟶ 0 becomes (-1)':
    'Scores are whole numbers, so this adds a gain of 0 only: at is Infinity or no number then, and below no bound.',
  'return turns ? [{ rival, at, slope: Math.abs(gain), away: Math.abs(at - today) }] : [] ⟶ at - today becomes today - at':
    'A distance is the same from both ends.',
  'const away = ({ criterion, at }: Flip) => Math.abs(at - weights[criterion]!) ⟶ at - weights[criterion]! becomes weights[criterion]! - at':
    'A distance is the same from both ends.',
} satisfies Survivors
