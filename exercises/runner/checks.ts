// Stands in for the module `vitest` where checks run without it: in the terminal's process and in the browser.
// There is no `expect`: a check holds answers against the expected ones with a Transcript, whose failures tell a
// learner what happened. All checks are declared before the learner's file is loaded, so that their names are known
// whatever it does.

/** A check as it was declared. */
export interface Check {
  readonly name: string
  readonly run: () => void
}

let declaring: Check[] | undefined

/**
 * Runs the file that declares the checks.
 * @throws Error when two checks have one name, or there is none
 */
export function declareChecks(file: () => void): readonly Check[] {
  const checks: Check[] = []
  declaring = checks
  try {
    file()
  }
  finally {
    declaring = undefined
  }
  const names = checks.map(check => check.name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined)
    throw new Error(`Two checks are named "${twice}": one would hide the other`)
  if (checks.length === 0)
    throw new Error('There are no checks, so nothing would be proved')
  return checks
}

/** Groups checks; the name is for whoever reads the file. */
export function describe(_name: string, body: () => void): void {
  body()
}

/** Declares a check: a function that returns, or throws. */
export function it(name: string, run: () => unknown): void {
  if (!declaring)
    throw new Error(`The check "${name}" is declared while checks run; declare it at the top of the file or in a describe`)
  declaring.push({
    name,
    run() {
      if (run() instanceof Promise)
        throw new Error(`The check "${name}" is async; nothing in an exercise is waited for`)
    },
  })
}

/** Declares a check for each case; `%s` in the name is the case, or its first part. */
it.each = <T>(cases: readonly T[]) => (name: string, run: (...parts: T extends readonly unknown[] ? T : [T]) => unknown): void => {
  for (const given of cases) {
    const parts: readonly unknown[] = Array.isArray(given) ? given : [given]
    let i = 0
    it(name.replaceAll(/%[sdi]/g, () => String(parts[i++])), () => (run as (...parts: unknown[]) => unknown)(...parts))
  }
}

export { it as test }
