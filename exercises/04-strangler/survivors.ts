import type { Survivors } from '../runner/mutations.ts'

const ANY_HASH = 'Another hash that spreads members evenly, and gives each the same number every time.'

/** Mutations of the reference that pass every check, and why they may. */
export default {
  'const STAGES: readonly Stage[] = [\'old\', \'shadow\', \'few\', \'half\', \'reads\', \'writes\', \'gone\'] ⟶ \'old\' becomes \'old!\'':
    'No stage leads to it: a duty is taken back to the shadow, not out of it.',
  'let hash = 0x811C9DC5 ⟶ 0x811C9DC5 becomes 2166136262': ANY_HASH,
  'let hash = 0x811C9DC5 ⟶ 0x811C9DC5 becomes 2166136260': ANY_HASH,
  'hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0 ⟶ hash ^ char.charCodeAt(0), 0x01000193 becomes 0x01000193, hash ^ char.charCodeAt(0)':
    'A product is the same from either side.',
  'hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0 ⟶ 0 becomes 1 (2)': ANY_HASH,
} satisfies Survivors
