/** What the auditor looks at; a fault names which of them it breaks. */
export const CHECKS = [
  'size', 'encryption', 'pages', 'paper', 'title', 'language', 'metadata', 'bookmarks',
  'tags', 'roles', 'order', 'headings', 'lists', 'tables', 'figures',
  'links', 'addresses', 'fonts', 'images', 'text', 'letters', 'box',
] as const
export type Check = (typeof CHECKS)[number]

/** Something that is wrong with a PDF. */
export interface Fault {
  check: Check
  /** Page from 1; absent where it is about the whole document. */
  page?: number
  /** What was found and what was expected. */
  what: string
}

/** A line for each different fault, with the pages it is on: `figures, pages 3, 7: no alternative text`. */
export function faultLines(faults: readonly Fault[], labelOf: (page: number) => string = String): string[] {
  const pages = new Map<string, Set<string>>()
  for (const { check, page, what } of faults) {
    const key = `${check}\0${what}`
    pages.set(key, pages.get(key) ?? new Set())
    if (page !== undefined)
      pages.get(key)!.add(labelOf(page))
  }
  return [...pages].map(([key, on]) => {
    const [check, what] = key.split('\0')
    const where = on.size ? `, ${on.size === 1 ? 'page' : 'pages'} ${[...on].slice(0, 12).join(', ')}${on.size > 12 ? ` and ${on.size - 12} more` : ''}` : ''
    return `${check}${where}: ${what}`
  })
}
