// Stands in for the module `vitest` where checks run without vitest: in the terminal's process and
// in the browser. It is vitest's own runner. There is no `expect`: a check holds answers against the
// expected ones with a Transcript, whose failures tell a learner what happened, and vitest's expect
// would weigh as much as the rest of the grader together.
export { afterEach, beforeEach, describe, it, test } from '@vitest/runner'
