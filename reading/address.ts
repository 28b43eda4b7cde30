// Addresses of the reading pages: `#/read`, a chapter `#/read/<chapter>`, an idea `#/read/<chapter>/<slide>`.

/** The address of a chapter, of its title: `phase-one-the-cloud`. */
export function chapterSlug(title: string): string {
  return title.toLowerCase().normalize('NFD').replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '')
}

/** The address of a chapter or of an idea in it, within the deck. */
export function readingAddress(chapter?: string, alias?: string): string {
  return ['#', 'read', chapter, alias].filter(part => part !== undefined).join('/')
}

/** The address at which a slide of the running deck is read. */
export function slideReadingAddress({ no, meta }: { no: number, meta: { slide?: { frontmatter: Record<string, unknown> } } }): string {
  const { chapter = '', routeAlias = no } = meta.slide?.frontmatter ?? {}
  return readingAddress(chapterSlug(String(chapter)), String(routeAlias))
}
