import type { Survivors } from '../runner/mutations.ts'

/** Mutations of the reference that pass every check, and why they may. */
export default {
  'members: \'accounts\', ⟶ \'accounts\' becomes \'accounts!\'':
    'The owners of what adds up to nothing are free, so long as each has a database of its own; their names are too.',
  'queues: \'queues\', ⟶ \'queues\' becomes \'queues!\'':
    'The owners of what adds up to nothing are free, so long as each has a database of its own; their names are too.',
  'popularity: \'charts\', ⟶ \'charts\' becomes \'charts!\'':
    'The owners of what adds up to nothing are free, so long as each has a database of its own; their names are too.',
  'const turn = ({ reads, writes }: Part) => reads.length === 0 ? 2 : writes.length === 0 ? 0 : 1 ⟶ reads.length === 0 ? 2 : writes.length === 0 ? 0 : 1 becomes writes.length === 0 ? 0 : 1':
    'Whoever is asked is found before whoever is only told, since reads are looked at first, and sorting is stable.',
  'const turn = ({ reads, writes }: Part) => reads.length === 0 ? 2 : writes.length === 0 ? 0 : 1 ⟶ 0 becomes (-1)':
    'A list is never shorter than nothing, so those who are only told come in turn with those who are asked and changed. Whoever is asked is found before whoever is only told, since reads are looked at first, and sorting is stable.',
  'const turn = ({ reads, writes }: Part) => reads.length === 0 ? 2 : writes.length === 0 ? 0 : 1 ⟶ 2 becomes 3':
    'Only the order of the numbers counts, and it is the same.',
  'const turn = ({ reads, writes }: Part) => reads.length === 0 ? 2 : writes.length === 0 ? 0 : 1 ⟶ 2 becomes 1':
    'Whoever is asked is found before whoever is only told, since reads are looked at first, and sorting is stable.',
  'const turn = ({ reads, writes }: Part) => reads.length === 0 ? 2 : writes.length === 0 ? 0 : 1 ⟶ 0 becomes (-1) (3)':
    'Only the order of the numbers counts, and it is the same.',
  'const turn = ({ reads, writes }: Part) => reads.length === 0 ? 2 : writes.length === 0 ? 0 : 1 ⟶ 1 becomes 2':
    'Whoever is asked is found before whoever is only told, since reads are looked at first, and sorting is stable.',
} satisfies Survivors
