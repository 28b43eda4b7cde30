// What the record says of a cell of the metrics table, in the two or three words that fit under its figure.
import type { ClaimId } from '../../../case/index.ts'
import type { CaseText } from '../../../case/types.ts'
import { claim } from '../../../case/index.ts'
import { plain } from '../../../case/text.ts'

const NOTES: Partial<Record<ClaimId, CaseText>> = {
  'uptime-2016': 'a goal, not measured',
  'uptime-2024': 'none published',
  'subscribers-2024': '{end-2023}',
  'deploys-2016': '{changes-a-day} on record',
  'deploys-2024': '{deploys-talk-year}, with test',
  'services-2024': 'no primary source',
}

/** The note of a cell; a figure without a source says at least that it is one. Empty where the record agrees. */
export function cellNote(id: ClaimId): string {
  return plain(NOTES[id] ?? (claim(id).standing === 'illustrative' ? 'illustrative' : ''))
}
