import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/build/root.ts'
import { withinColumns } from './printed-code.ts'

describe('printed code', () => {
  it('breaks a comment into comments, with their indentation', () => {
    expect(withinColumns('// one two three four\n  // five six seven\nlet a = 1', 12)).toBe('// one two\n// three\n// four\n  // five\n  // six\n  // seven\nlet a = 1')
  })

  it('breaks a statement where no string is open', () => {
    expect(withinColumns('  const [a, b] = [get(\'x-trace id\'), get(\'x-span id\')]', 40)).toBe('  const [a, b] = [get(\'x-trace id\'),\n      get(\'x-span id\')]')
    expect(withinColumns('const message = \'one two three four five\'', 20)).toBe('const message =\n    \'one two three four five\'')
  })

  it('leaves to the page what it may break anywhere, and a word that is longer than a line', () => {
    const code = 'const message = \'one\' // two three\n/** four five six seven eight */\n// https://example.org/one/two/three'
    expect(withinColumns(code, 20)).toBe(code)
  })

  it.each(globSync('exercises/*/{problem,solution}.ts', { cwd: ROOT }).sort())('is the same program: %s', (file) => {
    const code = readFileSync(join(ROOT, file), 'utf8')
    const printed = withinColumns(code, 93)
    const { diagnostics } = ts.transpileModule(printed, { reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext } })
    expect(diagnostics).toEqual([])
    expect(printed.replace(/\/\/|\s/g, '')).toBe(code.replace(/\/\/|\s/g, ''))
    expect(printed.split('\n').filter(line => line.length > 93 && !/^\s*\/?\*/.test(line))).toEqual([])
  })
})
