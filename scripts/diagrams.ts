// Lays out every diagram that has changed and writes it into diagrams/, to be committed: `npm run diagrams`.
import process from 'node:process'
import { layoutAll } from '../addons/slidev-addon-moving-diagrams/src/layout/index.ts'
import { ROOT } from './build/root.ts'

const { total, laidOut, removed, warnings, errors } = await layoutAll(ROOT)
for (const { file, line, message } of warnings)
  console.log(`${file}:${line}: ${message}`)
for (const { message } of errors)
  console.error(message)
console.log(`${total} diagrams: ${laidOut.length} laid out anew, ${removed.length} removed${errors.length ? `, ${errors.length} with mistakes` : ''}.`)
process.exitCode = errors.length ? 1 : 0
