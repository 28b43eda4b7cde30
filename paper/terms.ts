// Links a term of the field to the glossary where a document first uses it.
import { termId, termsIn } from '../case/glossary.ts'

/** Links the first use of each term, in texts in their order; what is a link or code already stays as it is. */
export function linkTerms(texts: Iterable<HTMLElement>) {
  const linked = new Set<string>()
  for (const text of texts) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    const nodes: Text[] = []
    while (walker.nextNode())
      nodes.push(walker.currentNode as Text)
    for (const node of nodes.filter(({ parentElement }) => !parentElement!.closest('a, code')))
      linkIn(node, linked)
  }
}

function linkIn(node: Text, linked: Set<string>) {
  const found = termsIn(node.data).filter(({ term }) => !linked.has(termId(term)) && linked.add(termId(term)))
  // From the end, so that what comes before keeps its place.
  for (const { term, start, end } of found.toReversed()) {
    node.splitText(end)
    const word = node.splitText(start)
    const link = document.createElement('a')
    link.className = 'term'
    link.href = `#term-${termId(term)}`
    word.replaceWith(link)
    link.append(word)
  }
}
