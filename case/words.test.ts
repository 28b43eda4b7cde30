import { describe, expect, it } from 'vitest'
import { caseWords } from './words.ts'

describe('the case’s words at an address', () => {
  it('are those of an entry, a field or a sentence', () => {
    expect(caseWords('limitations/scalability')).toEqual({ name: 'Scalability', text: 'Vertical scaling (bigger servers) was expensive and had limits' })
    expect(caseWords('encoding/cpu-bound').text).toBe('Computationally expensive (CPU-bound)')
    expect(caseWords('encoding').text).toBe('First Service Migrated: {encoding-first}')
    expect(caseWords('encoding/strategy').text).toMatch(/least critical\.$/)
    expect(caseWords('strategicImperative').text).toMatch(/obsolescence\.$/)
  })

  it('are asked for in vain where there are none', () => {
    expect(() => caseWords('limitations/scalabilty')).toThrow('The case has no words at "limitations/scalabilty". Did you mean "limitations/scalability"?')
  })
})
