// A run that was measured, as a file: what it is, where it was measured, and the run itself, which the live figure of its
// mechanism draws. Read in browsers too.

/** Where something was measured. */
export interface Origin {
  /** When: ISO 8601. */
  readonly at: string
  /** The machine in words. */
  readonly machine: string
  /** Such as `PostgreSQL 18.4`. */
  readonly server: string
}

/** What the file says of itself; its `run` is the exercise's own. */
export interface Recording extends Origin {
  /** The slug of the mechanism. */
  readonly recording: string
  /** What was run: `yours`, `one database`. */
  readonly answer: string
  readonly run: unknown
}

/** A file that is no recording, or a damaged one; its message follows "‹name› is not drawn: ". */
export class RecordingError extends Error {
  override readonly name = 'RecordingError'
}

/**
 * Reads a file.
 * @throws RecordingError when it is not a recording of that mechanism
 */
export function readRecording(text: string, slug: string): Recording {
  let given: Partial<Recording> | null
  try {
    given = JSON.parse(text) as typeof given
  }
  catch {
    given = null
  }
  if (typeof given?.recording !== 'string')
    throw new RecordingError(`it is no recorded run. "npm run learn -- ${slug} --real" writes one into playground/real/.`)
  if (given.recording !== slug)
    throw new RecordingError(`it is a run of ${given.recording}, and here belongs one of ${slug}. Drop it on the figure of ${given.recording}.`)
  for (const field of ['at', 'machine', 'server', 'answer'] as const) {
    if (typeof given[field] !== 'string')
      throw damaged(field, 'a text', given[field])
  }
  return given as Recording
}

/** The error for a part of a file that cannot be right. */
export function damaged(field: string, expected: string, got: unknown): RecordingError {
  return new RecordingError(`it is damaged: its ${field} should be ${expected}, got ${JSON.stringify(got)?.slice(0, 60) ?? 'nothing'}. Measure again.`)
}

/**
 * Rows of numbers, as files keep what there is much of.
 * @param width numbers in a row, at least
 * @throws RecordingError
 */
export function rowsOf(value: unknown, field: string, width: number): number[][] {
  const isRow = (row: unknown) => Array.isArray(row) && row.length >= width && row.every(Number.isFinite)
  if (!Array.isArray(value) || !value.every(isRow))
    throw damaged(field, `rows of at least ${width} numbers`, Array.isArray(value) ? value.find(row => !isRow(row)) : value)
  return value as number[][]
}

/** A list of texts. @throws RecordingError */
export function textsOf(value: unknown, field: string): string[] {
  if (!Array.isArray(value) || !value.every(text => typeof text === 'string'))
    throw damaged(field, 'a list of texts', value)
  return value as string[]
}
