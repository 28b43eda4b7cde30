// Lays blocks of known height onto sheets: pure arithmetic, so that page numbers are known before anything is printed.

/** A block of a document: what stays together. All lengths in one unit, whichever. */
export interface Block {
  /** What a fault calls it. */
  id: string
  /** Heights of its parts, one where it must not be split; rows, lines or items else. */
  parts: readonly number[]
  /** Height of what opens it and each of its continuations: a table's head. */
  head?: number
  /** Space above it; none at the top of a sheet. */
  before?: number
  /** The next block stands on the same sheet, at least its beginning: a heading. */
  keep?: boolean
  /** Begins a sheet. */
  breaks?: boolean
  /** Consecutive blocks of one group stay on one sheet if one can hold them. */
  group?: string
  /** Height of its footnotes, which stand at the foot of the sheet on which it ends. */
  foot?: number
  /** By how much it may be enlarged where the sheet has room to spare: a picture, before anything else has of it. */
  enlarge?: number
  /** By how much it may grow where the sheet has room to spare still. */
  room?: number
  /** By how much it may shrink so that its group fits a sheet that is nearly full, or any. */
  shrink?: number
}

/** Parts `from` to `to` (exclusive) of a block, and how much it grows; it shrinks where that is negative. */
export interface Placed {
  block: number
  from: number
  to: number
  grow: number
}

export interface Sheet {
  placed: Placed[]
  /** What is left between the last block and the footnotes. */
  left: number
}

export interface Plan {
  sheets: Sheet[]
  /** Blocks taller than a sheet, by id. */
  tooTall: string[]
}

export const PAGINATE_DEFAULTS = {
  /** Parts of a block that has more of them on either side of a split, at least. */
  least: 2,
  /** Height of what sets footnotes apart, once a sheet. */
  footRule: 0,
}

/**
 * Lays blocks onto sheets of `height`, in their order.
 * A block taller than a sheet gets one of its own and is named in `tooTall`.
 */
export function paginate(blocks: readonly Block[], height: number, options: Partial<typeof PAGINATE_DEFAULTS> = {}): Plan {
  const { least, footRule } = { ...PAGINATE_DEFAULTS, ...options }
  const sheets: Sheet[] = []
  const tooTall: string[] = []
  let sheet: Sheet = { placed: [], left: height }
  let feet = false
  /** By how much what stands on the sheet could shrink. */
  let slack = 0

  const turn = () => {
    if (!sheet.placed.length)
      return
    sheets.push(sheet)
    sheet = { placed: [], left: height }
    feet = false
    slack = 0
  }
  /** Height that parts of a block take here, with the space above it, and with its footnotes once it ends. */
  const cost = (block: Block, from: number, to: number, top: boolean, noted: boolean) =>
    (top ? 0 : block.before ?? 0) + (block.head ?? 0) + sum(block.parts.slice(from, to))
    + (to === block.parts.length && block.foot ? block.foot + (noted ? 0 : footRule) : 0)
  /** How few parts of a block, from `from` on, may stand alone. */
  const fewest = (block: Block, from: number) => Math.min(block.parts.length, from + (block.parts.length - from < 2 * least ? block.parts.length : least))
  /** Height without which the block at `i` may not begin here. */
  const begin = (i: number, top: boolean, noted: boolean): number => {
    const block = blocks[i]!
    const all = block.keep && blocks[i + 1] && !blocks[i + 1]!.breaks
    return all
      ? cost(block, 0, block.parts.length, top, noted) + begin(i + 1, false, noted || Boolean(block.foot))
      : cost(block, 0, fewest(block, 0), top, noted)
  }
  const put = (i: number, from: number, to: number) => {
    const block = blocks[i]!
    sheet.left -= cost(block, from, to, sheet.placed.length === 0, feet)
    sheet.placed.push({ block: i, from, to, grow: 0 })
    slack += block.shrink ?? 0
    feet ||= to === block.parts.length && Boolean(block.foot)
  }

  for (let i = 0; i < blocks.length;) {
    const block = blocks[i]!
    const fresh = () => sheet.placed.length === 0
    if (block.breaks)
      turn()
    // A group that no sheet can hold is divided where the sheet ends, and not anew.
    const begins = block.group === undefined || block.breaks || blocks[i - 1]?.group !== block.group
    const end = begins ? endOfGroup(blocks, i) : i + 1
    if (end > i + 1) {
      const whole = (top: boolean) => blocks.slice(i, end).reduce(({ total, noted }, b, k) => ({
        total: total + cost(b, 0, b.parts.length, top && k === 0, noted),
        noted: noted || Boolean(b.foot),
      }), { total: 0, noted: !top && feet }).total
      const give = sum(blocks.slice(i, end).map(b => b.shrink ?? 0))
      if (whole(fresh()) - give > sheet.left + slack && whole(true) - give <= height)
        turn()
      if (whole(fresh()) - give <= sheet.left + slack) {
        for (; i < end; i++)
          put(i, 0, blocks[i]!.parts.length)
        continue
      }
    }
    if (!fresh() && begin(i, false, feet) > sheet.left)
      turn()
    for (let from = 0; from < block.parts.length;) {
      let to = block.parts.length
      while (to > from + 1 && cost(block, from, to, fresh(), feet) > sheet.left)
        to--
      // Neither end of a split is a lone part.
      if (to < block.parts.length)
        to = Math.max(Math.min(to, block.parts.length - least), Math.min(from + 1, to))
      if (cost(block, from, to, fresh(), feet) > sheet.left) {
        if (!fresh()) {
          turn()
          continue
        }
        tooTall.push(block.id)
      }
      put(i, from, to)
      from = to
      if (from < block.parts.length)
        turn()
    }
    i++
  }
  turn()
  sheets.forEach(page => spread(page, blocks))
  return { sheets, tooTall }
}

/** Where the run of blocks ends that share the group of the block at `i`. */
function endOfGroup(blocks: readonly Block[], i: number): number {
  const { group } = blocks[i]!
  let end = i + 1
  while (group !== undefined && end < blocks.length && blocks[end]!.group === group && !blocks[end]!.breaks)
    end++
  return end
}

/** Takes what a sheet lacks from the blocks that can shrink; gives what it has to spare to those that can be enlarged, then to those with room, in equal shares. */
function spread(sheet: Sheet, blocks: readonly Block[]) {
  if (sheet.left < 0) {
    const slack = sum(sheet.placed.map(({ block }) => blocks[block]!.shrink ?? 0))
    const share = slack && Math.min(1, -sheet.left / slack)
    for (const placed of sheet.placed)
      placed.grow = -share * (blocks[placed.block]!.shrink ?? 0)
    sheet.left += share * slack
    return
  }
  for (const wish of ['enlarge', 'room'] as const) {
    const wanting = sheet.placed
      .filter(({ block, to }) => (blocks[block]![wish] ?? 0) > 0 && to === blocks[block]!.parts.length)
      .sort((a, b) => blocks[a.block]![wish]! - blocks[b.block]![wish]!)
    wanting.forEach((placed, k) => {
      placed.grow = Math.min(blocks[placed.block]![wish]!, sheet.left / (wanting.length - k))
      sheet.left -= placed.grow
    })
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
