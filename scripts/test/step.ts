// One step of `npm test` or `npm run check`, in a process of its own: `node scripts/test/step.ts <sample|full> <name>`.
import type { Outcome } from './outcome.ts'
import type { Extent } from './steps.ts'
import process from 'node:process'
import { STEPS } from './steps.ts'

// Whoever asked is gone.
process.on('disconnect', () => process.exit(1))

const [extent, name] = process.argv.slice(2)
const step = STEPS[extent as Extent].find(step => step.name === name)!
const found = await step.run().catch((error: Error): Outcome => {
  console.error(error.message)
  return { passed: 0, failed: 1 }
})
process.send!({ found }, () => process.exit())
