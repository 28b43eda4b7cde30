import type { Survivors } from '../runner/mutations.ts'

/** Mutations of the reference that pass every check, and why they may. */
export default {
  'return Math.min(1 - region.home, Math.max(0, 1 - FULL * region.running / region.demand)) ⟶  -  becomes  + ':
    'The rules can be read both ways: whether those at home leave again when their region carries fewer of them. In the world of the slide it never does.',
  'return Math.min(1 - region.home, Math.max(0, 1 - FULL * region.running / region.demand)) ⟶ 1 becomes 2':
    'The rules can be read both ways: whether those at home leave again when their region carries fewer of them. In the world of the slide it never does.',
  'const part = guests.peak / (sum(rooms) || 1) ⟶ 1 becomes 2':
    'The 1 stands in only where every room is 0, and any part of 0 is 0.',
  'const away = rooms.map(room => leave * room / (sum(rooms) || 1)) ⟶ 1 becomes 2':
    'The 1 stands in only where every room is 0, and any part of 0 is 0.',
} satisfies Survivors
