import { describeError } from './show.ts'

/** The check that every exercise has, added by the grader and listed first. */
export const REPEATABLE = 'uses no wall clock and no unseeded chance'

/** How one check went. */
export interface CheckResult {
  readonly name: string
  readonly status: 'passed' | 'failed' | 'not run'
  /** Seed and schedule, where the check has them. */
  readonly about?: string
  /** What was given and what was expected; one or more lines. */
  readonly message?: string
  /** The line of the learner's file that answered wrongly, or threw. */
  readonly line?: number
  /** What the learner's code wrote to the console during this check: its first lines. */
  readonly printed?: readonly string[]
}

/** Why the code could not be judged to the end. */
export interface Trouble {
  readonly kind: 'syntax' | 'feature' | 'load' | 'import' | 'export' | 'time' | 'memory' | 'crash' | 'empty'
  /** What happened and what to do; one or more lines. */
  readonly message: string
  /** A line of the learner's file, where one is to blame. */
  readonly line?: number
}

/** The trouble when the grader itself fails, which is never the learner's doing. */
export function graderTrouble(error: unknown): Trouble {
  return { kind: 'crash', message: `${describeError(error)}\nThe grader itself met this: a mistake of the exercise, not of yours.` }
}

/** What the grader says of a file. */
export interface Verdict {
  /** Slug of the exercise. */
  readonly exercise: string
  /** `passed` only if every check ran and passed; `broken` if judging came to no end. */
  readonly status: 'passed' | 'failed' | 'broken'
  readonly checks: readonly CheckResult[]
  readonly trouble?: Trouble
  /** What the learner's code wrote to the console while it loaded. */
  readonly printed?: readonly string[]
}

/** What the grader reports while it works, so that a host that has to end it still knows how far it came. */
export type GradeEvent =
  | { readonly type: 'collected', readonly names: readonly string[] }
  | { readonly type: 'started', readonly name: string }
  /** The check under way sets up these circumstances: seed and schedule. */
  | { readonly type: 'scene', readonly about: string }
  | { readonly type: 'finished', readonly check: CheckResult }
  /** The checks that follow are not run, since whoever asked wants the first failure alone. */
  | { readonly type: 'stopped' }
  | { readonly type: 'trouble', readonly trouble: Trouble }
  | { readonly type: 'printed', readonly line: string }

/**
 * Makes a verdict out of what was reported. The names of the checks are taken once, from a report that was made before
 * any of the learner's code ran; a result of another name counts for nothing, and whatever did not report passing is
 * not green.
 */
export class VerdictBuilder {
  readonly #exercise: string
  readonly #names: string[] = []
  readonly #results = new Map<string, CheckResult>()
  /** What was written to the console, by check; under '' what was written before any. */
  readonly #printed = new Map<string, string[]>()
  #running: string | undefined
  #about: string | undefined
  #trouble: Trouble | undefined
  #isStopped = false

  constructor(exercise: string) {
    this.#exercise = exercise
  }

  /** The check under way, if any. */
  get running(): string | undefined {
    return this.#running
  }

  take(event: GradeEvent): void {
    switch (event.type) {
      case 'collected':
        if (this.#names.length === 0)
          this.#names.push(...event.names)
        break
      case 'started':
        this.#running = event.name
        this.#about = undefined
        break
      case 'scene':
        this.#about = event.about
        break
      case 'finished':
        // The first result stands: a check runs once.
        if (this.#names.includes(event.check.name) && !this.#results.has(event.check.name))
          this.#results.set(event.check.name, event.check)
        this.#running = undefined
        break
      case 'stopped':
        this.#isStopped = true
        break
      case 'trouble':
        this.#trouble = event.trouble
        break
      case 'printed':
        this.#printed.set(this.#running ?? '', [...this.#printed.get(this.#running ?? '') ?? [], event.line])
        break
    }
  }

  /** The verdict, once the grader has come to its end or a host has ended it. */
  verdict(ended?: Trouble): Verdict {
    let trouble = ended ?? this.#trouble
    if (!trouble && this.#names.length === 0)
      trouble = { kind: 'empty', message: 'No check ran, so nothing is proved.' }
    const checks = this.#names.map((name): CheckResult => {
      const printed = this.#printed.get(name)
      const result = this.#results.get(name) ?? (name === this.#running && trouble
        ? { name, status: 'failed' as const, ...(this.#about && { about: this.#about }), message: trouble.message }
        : { name, status: 'not run' as const })
      return printed && result.status === 'failed' ? { ...result, printed } : result
    })
    if (!trouble && !this.#isStopped && checks.some(check => check.status === 'not run'))
      trouble = { kind: 'crash', message: 'Judging stopped before every check had run.' }
    const status = trouble ? 'broken' : checks.every(check => check.status === 'passed') ? 'passed' : 'failed'
    const printed = this.#printed.get('')
    return { exercise: this.#exercise, status, checks, ...(trouble && { trouble }), ...(printed && { printed }) }
  }
}

/** How to print a verdict. */
export interface VerdictStyle {
  /** The learner's file, as messages name it. */
  readonly file: string
  /** What to say after the learner's line, such as where the next hint is. */
  readonly hint?: string
  /** Say in one line how many checks pass, and list but a few of the further failures: for a screen. @default false */
  readonly brief?: boolean
  /** Colours for a terminal; none by default. */
  readonly paint?: { readonly good: Paint, readonly bad: Paint, readonly dim: Paint, readonly strong: Paint }
}
type Paint = (text: string) => string
/** Further failures that a brief text names. */
const BRIEF_FAILURES = 4
/** Lines of the learner's console that a brief text shows: the last ones, nearest to the failure. */
const BRIEF_PRINTED = 12
const plain: Paint = text => text

/** A verdict as text: the same words in the terminal and on the slide. */
export function verdictText(verdict: Verdict, style: VerdictStyle): string {
  const { file, hint, brief = false, paint = { good: plain, bad: plain, dim: plain, strong: plain } } = style
  const lines: string[] = []
  const place = (line: number | undefined) => line === undefined ? undefined : `your code: ${file}:${line}`
  const footer = (line: number | undefined) => {
    const parts = [place(line), hint].filter(part => part !== undefined)
    return parts.length > 0 ? [`  ${paint.dim(parts.join('     '))}`] : []
  }

  const printed = (written: readonly string[] = []) => written.length === 0
    ? []
    : [`  ${paint.dim('your code printed:')}`, ...written.slice(brief ? -BRIEF_PRINTED : 0).map(line => `  | ${line}`)]

  const { trouble } = verdict
  if (trouble && !verdict.checks.some(check => check.message === trouble.message)) {
    lines.push(`${paint.bad('✗')} ${paint.strong(TROUBLE[trouble.kind])}`)
    lines.push(...trouble.message.split('\n').map(line => `  ${line}`), ...footer(trouble.line), ...printed(verdict.printed))
  }

  const passed = verdict.checks.filter(check => check.status === 'passed')
  const failed = verdict.checks.filter(check => check.status === 'failed')
  if (brief && passed.length > 0 && verdict.status !== 'passed')
    lines.push(`${paint.good('✓')} ${passed.length} of ${verdict.checks.length} checks pass`)
  const isUntouched = trouble !== undefined && verdict.checks.every(check => check.status === 'not run')
  const listed = new Set(isUntouched ? [] : brief ? failed.slice(0, 1 + BRIEF_FAILURES) : verdict.checks)
  for (const check of verdict.checks) {
    if (!listed.has(check))
      continue
    if (check.status === 'passed') {
      lines.push(`${paint.good('✓')} ${check.name}`)
    }
    else if (check.status === 'not run') {
      lines.push(paint.dim(`· ${check.name} (not run)`))
    }
    else if (check === failed[0]) {
      // One thing at a time: the others often go with it.
      lines.push(`${paint.bad('✗')} ${paint.strong(check.name)}${check.about ? `     ${paint.dim(check.about)}` : ''}`)
      lines.push(...(check.message ?? '').split('\n').map(line => `  ${line}`), ...footer(check.line), ...printed(check.printed))
    }
    else {
      lines.push(`${paint.bad('✗')} ${check.name}`)
    }
  }
  if (brief && failed.length > listed.size)
    lines.push(paint.dim(`  … and ${failed.length - listed.size} more`))

  if (verdict.status === 'passed')
    lines.push('', paint.good(`All ${passed.length} checks pass.`))
  else if (isUntouched)
    lines.push('', paint.bad('Nothing could be checked.'))
  else if (!brief)
    lines.push('', paint.bad(`${passed.length} of ${verdict.checks.length} checks pass.`))
  return lines.join('\n')
}

const TROUBLE: Record<Trouble['kind'], string> = {
  syntax: 'the file cannot be read as TypeScript',
  feature: 'the file uses what cannot run here',
  load: 'the file throws while it loads',
  import: 'the file imports what it may not',
  export: 'an export is missing',
  time: 'the code did not come back in time',
  memory: 'the code used too much memory',
  crash: 'judging stopped before its end',
  empty: 'nothing was checked',
}
