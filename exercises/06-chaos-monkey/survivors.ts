import type { Survivors } from '../runner/mutations.ts'

export default {
  'return parts.join(\'/\') ⟶ \'/\' becomes \'/!\'': 'the same groups under other names',
} satisfies Survivors
