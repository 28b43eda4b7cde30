// The ledger: all claims of the case, counted, filtered and cut into pages.
import type { Claim, SectionId, Standing } from '../../case/index.ts'
import { claims, SECTIONS, STANDINGS } from '../../case/index.ts'

export interface LedgerFilter {
  /** Only claims of this standing; all where it is absent. */
  standing?: Standing
  /** Only claims of this section of the case; all where it is absent. */
  section?: SectionId
}

/** Claims that fit a printed page. */
export const LEDGER_PAGE_SIZE = 9

/** Claims that match, in the case's order. */
export function filterClaims({ standing, section }: LedgerFilter): Claim[] {
  return claims.filter(c => (!standing || c.standing === standing) && (!section || c.section === section))
}

/** Number of claims by section and standing, with the sums. */
export function ledgerCounts() {
  return SECTIONS.map(({ id, title }) => ({
    section: id,
    title,
    cells: STANDINGS.map(standing => ({ standing, count: filterClaims({ standing, section: id }).length })),
    count: filterClaims({ section: id }).length,
  }))
}

/**
 * The claims on page `page` (from 1) of some sections, and how many pages these have.
 * @throws RangeError when the page does not exist.
 */
export function ledgerPage(sections: SectionId[], page: number, size = LEDGER_PAGE_SIZE): { claims: Claim[], pages: number } {
  const all = sections.flatMap(section => filterClaims({ section }))
  const pages = Math.max(1, Math.ceil(all.length / size))
  if (!Number.isInteger(page) || page < 1 || page > pages)
    throw new RangeError(`page of the ledger of ${sections.join(', ')} must be a whole number from 1 to ${pages}, got ${page}`)
  return { claims: all.slice((page - 1) * size, page * size), pages }
}
