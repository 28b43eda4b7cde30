import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Exercise } from '../../exercises/exercise.ts'
import { openGrader } from '../../exercises/runner/node/grader.ts'
import { blanksIn, homesOf } from './mechanism.ts'
import { ROOT } from '../build/root.ts'
import { loadSlides } from '../slides/slides.ts'

/** A mechanism that has a page and is not alive yet in the project below. */
const SLUG = 'canary'
const PAGE = 'pages/10-outcome/canary.md'

// The type checker reads the whole DOM, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

let root: string
/** A project with everything that a mechanism stands on, and one page. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'deck-new-'))
  for (const path of ['sim/engine', 'exercises/runner', 'exercises/exercise.ts', 'components/drawing', 'components/live/figure.ts', 'components/live/run-shape.ts', 'case', 'templates', 'node_modules']) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    symlinkSync(join(ROOT, path), join(root, path))
  }
  mkdirSync(join(root, dirname(PAGE)), { recursive: true })
  cpSync(join(ROOT, PAGE), join(root, PAGE))
  writeFileSync(join(root, 'slides.md'), `---\nrouteAlias: cover\n---\n\n# The cover\n\n---\nsrc: ./${PAGE}\nchapter: Outcome\n---\n`)
})
afterEach(() => rmSync(root, { recursive: true }))

function write() {
  const homes = homesOf(SLUG, root)
  for (const { file, text } of homes) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return homes
}

describe('npm run new', () => {
  it('makes a home in every layer, with the mechanism\'s own name in it', () => {
    const files = write().map(({ file }) => file)
    expect(files).toEqual(expect.arrayContaining([
      'sim/canary/world.ts',
      'exercises/13-canary/checks.test.ts',
      'components/canary/CanaryFigure.vue',
      'components/canary/figure.ts',
      'components/canary/scene.ts',
      PAGE,
    ]))
    for (const file of files)
      expect(readFileSync(join(root, file), 'utf8'), file).not.toMatch(/__\w+__/)
  })

  it('leaves blanks, which the tests list by file and line', () => {
    expect(blanksIn(root)).toEqual([])
    write()
    const blanks = blanksIn(root)
    expect(blanks.length).toBeGreaterThan(20)
    expect(blanks).toContainEqual(expect.stringMatching(/^sim\/canary\/world\.ts:\d+: .*FILL: /))
  })

  it('adds to a page the slides that it lacks, in the order of the story, and changes none', async () => {
    const before = await loadSlides('workshop', root)
    write()
    const after = await loadSlides('workshop', root)
    const story = after.map(({ alias }) => alias).filter(alias => /-(?:predict|break|mechanism|again|record|practise)$/.test(alias))
    expect(story).toEqual(['predict', 'break', 'mechanism', 'again', 'record', 'practise'].map(part => `canary-${part}`))
    for (const { alias, raw } of before)
      expect(after.find(slide => slide.alias === alias)?.raw.trim()).toBe(raw.trim())
  })

  it('makes an exercise that runs from the start: the starter fails where it says, the answer passes', async () => {
    write()
    const home = 'exercises/13-canary'
    const { default: exercise } = await import(join(root, home, 'index.ts')) as { default: Exercise }
    const text = (file: string) => readFileSync(join(root, home, file), 'utf8')
    const grader = openGrader(exercise.slug, { root })
    const starter = await grader.grade(text('problem.ts'))
    expect(starter.checks.find(check => check.status !== 'passed')?.name).toBe(exercise.startsAt)
    expect(await grader.grade(text('solution.ts'))).toMatchObject({ status: 'passed' })
  })

  it('makes modules that type-check', () => {
    const modules = write().map(({ file }) => join(root, file)).filter(file => file.endsWith('.ts'))
    const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, root)
    const program = ts.createProgram(modules, options)
    const faults = modules.flatMap(file => program.getSemanticDiagnostics(program.getSourceFile(file)))
    expect(faults.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)).toEqual([])
  })

  it('overwrites nothing', () => {
    write()
    expect(() => homesOf(SLUG, root)).toThrow(/there already; nothing was written:\n {2}components\/canary\/CanaryFigure\.vue/)
  })

  it('says what to do about a name that is none, and about a mechanism without a page', () => {
    expect(() => homesOf('canari', root)).toThrow('No mechanism "canari" in case/slugs.ts. Did you mean "canary"?')
    expect(() => homesOf('', root)).toThrow('A new one begins there, with its title')
    expect(existsSync(join(root, 'pages/10-outcome/bill.md'))).toBe(false)
    expect(() => homesOf('bill', root)).toThrow('No page pages/<chapter>/bill.md')
  })
})
