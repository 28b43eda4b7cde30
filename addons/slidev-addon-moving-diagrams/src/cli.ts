#!/usr/bin/env node
// The command of the package, in a deck's folder:
//   moving-diagrams layout            lays out what changed
//   moving-diagrams check             says what is stale; needs no browser
//   moving-diagrams export [name …]   writes each step as SVG, and the whole as an SVG that moves
import { parseArgs } from 'node:util'
import { checkFresh, exportDiagrams, layoutAll } from './layout/index.ts'

const USAGE = `Usage, in a deck's folder:
  moving-diagrams layout             lay out every diagram that changed, into diagrams/
  moving-diagrams check              say which layouts are stale; needs no browser
  moving-diagrams export [name …]    write <name>-<step>.svg for each step and <name>.svg, which moves
    --out <folder>                   diagrams/export by default
    --css <file>                     a style sheet with the colours, from the deck's folder; may be repeated`

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' }, css: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } } })
  const [command, ...names] = positionals
  if (values.help || !command) {
    console.log(USAGE)
    return values.help ? 0 : 1
  }
  switch (command) {
    case 'layout': {
      const { total, laidOut, removed, warnings, errors } = await layoutAll('.')
      warnings.forEach(({ file, line, message }) => console.log(`${file}:${line}: ${message}`))
      errors.forEach(({ message }) => console.error(message))
      console.log(`${total} diagrams: ${laidOut.length} laid out anew, ${removed.length} removed${errors.length ? `, ${errors.length} with mistakes` : ''}.`)
      return errors.length ? 1 : 0
    }
    case 'check': {
      const stale = checkFresh('.')
      stale.forEach(line => console.error(line))
      return stale.length ? 1 : 0
    }
    case 'export': {
      const files = await exportDiagrams('.', { ...(names.length ? { names } : {}), ...(values.out ? { out: values.out } : {}), ...(values.css ? { css: values.css } : {}) })
      files.forEach(file => console.log(file))
      return 0
    }
  }
  console.error(`there is no command '${command}'\n${USAGE}`)
  return 1
}

run().then((code) => {
  process.exitCode = code
}, (error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
