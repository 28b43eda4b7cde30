import { describe, expect, it } from 'vitest'
import { unknownCitations, unknownComponents } from './known-names.ts'

const slide = (text: string) => ({ file: 'pages/03-problem/problem.md', line: 20, text })

describe('names on a slide', () => {
  it('are those of the case, or the file, the line and the nearest are named', () => {
    expect(unknownCitations(slide('# Title\n\n<Claim id="database-corruption" /> <Fact id="hystrix-window" />'))).toEqual([])
    expect(unknownCitations(slide('# Title\n\nwords <Claim plain id="databse-corruption" />')))
      .toEqual(['pages/03-problem/problem.md:22: there is no claim "databse-corruption". Did you mean "database-corruption"?'])
  })

  it('of components are looked up in the compiled slide, and named by the line that has them', () => {
    const compiled = 'const _component_OutageWeak = _resolveComponent("OutageWeak")\nconst _component_RouterLink = _resolveComponent("RouterLink")'
    expect(unknownComponents(compiled, slide('# Title\n\n<OutageWeak />')))
      .toEqual(['pages/03-problem/problem.md:22: there is no component <OutageWeak>. Did you mean <OutageWeek>?'])
  })
})
