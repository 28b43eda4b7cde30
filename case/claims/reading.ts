import type { ClaimEntry } from '../types.ts'

export const reading = {
  'chaos-engineering-book': { words: 'Chaos Engineering Book', standing: 'confirmed', record: 'A report of 2017, copyright Netflix; not to be confused with the book of the same name of 2020.', sources: ['S74'] },
} satisfies Record<string, ClaimEntry>
