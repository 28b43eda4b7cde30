// Uses the lab of the built deck as a learner would, and as somebody would who sends them a hostile address:
// both hosts must say the same of every answer, and no text may do more than earn a verdict.
import type { Page } from 'playwright-chromium'
import type { Report } from './report.ts'
import type { Walk } from './way.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { encodeText } from '../../components/lab/address.ts'
import type { Exercise } from '../../exercises/exercise.ts'
import { folderOf } from '../../exercises/exercise.ts'
import { labReport } from '../../exercises/runner/browser/report.ts'
import type { Mutant } from '../../exercises/runner/mutant.ts'
import { mutate } from '../../exercises/runner/mutant.ts'
import { openGrader } from '../../exercises/runner/node/grader.ts'
import { findExercises } from '../../exercises/runner/node/registry.ts'
import { ROOT } from '../build/root.ts'
import { progress } from '../terminal/progress.ts'
import { watch } from './watch.ts'
import { spread } from './way.ts'

/** Longest that a hostile text may take to its verdict, in ms, once the sandbox has started. */
const PATIENCE = 3000

/** The exercise whose lab is attacked: the sandbox is the same for all. */
const ATTACKED = 'circuit-breaker'

/** What a stranger's address might hold, and the kind of verdict that must come of it. `{}` is a working answer around it. */
const ATTACKS: { name: string, kind: string, text: string }[] = [
  { name: 'endless loop', kind: 'time', text: 'for (;;) {}\n{}' },
  { name: 'endless loop in a call', kind: 'time', text: 'export class CircuitBreaker { allow(t) { for (;;) {} } record(t, o) {} }\nexport const fallback = (c, p) => c ?? p' },
  // It starves nothing: the checks go on between its links, and the sandbox ends it with them.
  { name: 'endless promise chain', kind: '', text: 'const again = () => Promise.resolve().then(again)\nagain()\n{}' },
  { name: 'array of a gigabyte', kind: 'time', text: 'const a = []\nfor (let i = 0; i < 1e10; i++) a.push([i, i, i, i])\n{}' },
  { name: 'buffer of a gigabyte', kind: 'load', text: 'new Uint8Array(1e9).fill(1)\n{}' },
  { name: 'fetch', kind: 'load', text: 'fetch("https://example.com/")\n{}' },
  { name: 'importScripts', kind: 'load', text: 'importScripts("https://example.com/x.js")\n{}' },
  { name: 'import of a module', kind: 'import', text: 'import fs from "node:fs"\nfs.readFileSync("/")\n{}' },
  { name: 'flood of messages', kind: 'load', text: 'for (;;) postMessage("x".repeat(1000))\n{}' },
  { name: 'the page around it', kind: 'load', text: 'parent.document.body.innerHTML = ""\n{}' },
  { name: 'storage', kind: 'load', text: 'indexedDB.open("x")\n{}' },
  { name: 'prototype pollution', kind: '', text: 'Object.prototype.polluted = 1\nArray.prototype.map = () => { throw 1 }\n{}' },
  { name: 'syntax error', kind: 'syntax', text: 'export class {' },
  { name: 'throw while loading', kind: 'load', text: 'throw new Error("no")' },
  { name: 'no export', kind: 'export', text: 'const a = 1' },
  { name: 'wrong type', kind: 'export', text: 'export const CircuitBreaker = 5\nexport const fallback = "x"' },
]

/**
 * Checks the lab of every exercise that the slides offer. That each wrong answer is caught, by the code that the lab
 * bundles, exercises.test.ts proves; here the lab must say of it what the terminal says.
 */
export async function walkLabs({ browser, url, wanted, sample, report }: Walk): Promise<void> {
  const offered = (await findExercises()).filter(exercise => wanted.some(slide => slide.alias === exercise.slide))
  const judged = new Set(spread(offered, sample?.judged))
  const tell = progress('walk, labs')
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, colorScheme: 'dark' })
  const page = await context.newPage()
  const watching = watch(page, new URL(url).origin)
  try {
    for (const [i, exercise] of offered.entries()) {
      await sameVerdicts(page, url, exercise, sample && { answers: sample.answers, others: judged.has(exercise) }, report, name => tell(i + 1, offered.length, `${exercise.slug}, ${name}`))
      if (exercise.slug === ATTACKED)
        await attacks(page, url, exercise, report)
      // A sandbox thrown away while its worker still loads is as it should be.
      report.check({ alias: exercise.slide, scheme: 'lab' }, watching.take().filter(finding => !finding.includes('blob:null/')))
    }
  }
  finally {
    await context.close()
  }
}

/** Opens the bench with a text from the address, runs it, and reads the verdict. */
async function runOnSlide(page: Page, url: string, exercise: Exercise, text: string): Promise<{ status: string, said: string, took: number }> {
  // Away and back: the bench reads its address when it opens.
  if (!page.url().startsWith(url))
    await page.goto(url)
  await page.evaluate(() => location.hash = '#/1')
  await page.locator('.bench, .lab-open').waitFor({ state: 'detached' })
  await page.evaluate(to => location.hash = to, `#/${exercise.slide}?lab=${await encodeText(exercise.slug, text)}`)
  await page.locator('.cm-content').waitFor()
  const run = page.locator('.bench-run')
  const start = performance.now()
  await run.click()
  const said = page.locator('[data-verdict]')
  await said.waitFor({ timeout: 30_000 })
  return { status: await said.getAttribute('data-verdict') ?? '', said: (await said.textContent()) ?? '', took: performance.now() - start }
}

async function sameVerdicts(page: Page, url: string, exercise: Exercise, sample: { answers: number, others: boolean } | undefined, report: Report, tell: (name: string) => void) {
  const home = join(ROOT, 'exercises', folderOf(exercise))
  const read = (file: string) => readFileSync(join(home, file), 'utf8')
  const solution = read('solution.ts')
  const answers: [name: string, text: string][] = sample?.others === false ? [] : [['starter', read('problem.ts')], ['reference', solution]]
  for (const file of readdirSync(join(home, 'mutants')).sort().slice(0, sample?.answers)) {
    const { default: mutant } = await import(pathToFileURL(join(home, 'mutants', file)).href) as { default: Mutant }
    answers.push([`mutant ${file}`, mutate(solution, mutant)])
  }
  const grader = openGrader(exercise.slug)
  try {
    for (const [name, text] of answers) {
      tell(name)
      const verdict = await grader.grade(text)
      const inTerminal = labReport(verdict)
      const onSlide = await runOnSlide(page, url, exercise, text)
      report.check({ alias: exercise.slide, scheme: 'lab' }, onSlide.said.trim() === inTerminal.trim()
        ? []
        : [`The terminal and the slide judge the ${name} differently.\n    terminal: ${inTerminal.replaceAll('\n', '\n      ')}\n    slide: ${onSlide.said.replaceAll('\n', '\n      ')}`])
    }
  }
  finally {
    grader.close()
  }
}

async function attacks(page: Page, url: string, exercise: Exercise, report: Report) {
  const solution = readFileSync(join(ROOT, 'exercises', folderOf(exercise), 'solution.ts'), 'utf8')
  for (const { name, kind, text } of ATTACKS) {
    const { status, said, took } = await runOnSlide(page, url, exercise, text.replace('{}', () => solution))
    const alive = await page.evaluate(() => document.querySelectorAll('.slidev-layout h1').length > 0 && !('polluted' in Object.prototype))
    const findings: string[] = []
    if (kind && status === 'passed')
      findings.push(`The text "${name}" passes.`)
    if (kind && status !== 'broken')
      findings.push(`The text "${name}" should end without a verdict on its checks (${kind}); it is ${status}: ${said.slice(0, 200)}`)
    if (said.trim().length < 20)
      findings.push(`The verdict on "${name}" says nothing.`)
    if (took > PATIENCE + (await startTime(page)))
      findings.push(`The verdict on "${name}" took ${Math.round(took)} ms.`)
    if (!alive)
      findings.push(`The text "${name}" reached the slide.`)
    // The deck still turns slides, and the frame is gone.
    if (await page.locator('iframe').count())
      findings.push(`The sandbox of "${name}" is still there.`)
    report.check({ alias: exercise.slide, scheme: 'lab' }, findings)
  }
}

/** How long this machine takes to start the sandbox, in ms: not the attack's doing. */
let started: number | undefined
async function startTime(page: Page): Promise<number> {
  started ??= await page.evaluate(async () => {
    const start = performance.now()
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.srcdoc = '<script>parent.postMessage("here", "*")</script>'
    const here = new Promise(resolve => addEventListener('message', resolve, { once: true }))
    document.body.append(frame)
    await here
    frame.remove()
    return 20 * (performance.now() - start)
  })
  return started
}
