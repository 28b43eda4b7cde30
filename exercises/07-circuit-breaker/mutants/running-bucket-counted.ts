import { defineMutant } from '../../runner/mutant.ts'

/** Judges at every call, the running bucket included. */
export default defineMutant({
  caughtBy: 'judges by completed buckets only',
  replace: `
    if (isError)
      bucket.errors++
`,
  by: `
    if (isError)
      bucket.errors++
    if (isUnhealthy(this.#buckets))
      this.#state = { name: 'open', since: t }
`,
})
