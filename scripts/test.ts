// Says whether the deck may go out: `npm test`. Lints, checks types, finds what nothing uses, tests, builds, walks the
// built deck and prints it. The README says what of it is a sample; `npm run check` looks at the rest.
import { runSteps } from './test/run.ts'

await runSteps('sample')
