// Looks at everything of which `npm test` looks at a sample: `npm run check`. Every slide and click on stage and on paper,
// every address in a fresh page, every wrong answer in the lab, every document on every paper.
import { runSteps } from './test/run.ts'

await runSteps('full')
