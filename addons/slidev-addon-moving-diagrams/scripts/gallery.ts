// Makes gallery/index.html: every case of fixture/cases.md, as this addon draws it beside mermaid's own rendering, with
// what is said of it. And gallery/sheet-<n>.png, to be looked at.
//   node scripts/gallery.ts [folder of .mmd files, in place of the cases]
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-chromium'
import { findBrowser } from '../src/layout/browser.ts'
import { DiagramStore } from '../src/layout/cache.ts'
import { canMove, diagramType } from '../src/layout/extract.ts'
import { readOptions } from '../src/layout/options.ts'
import { prepare, stillMarkup } from '../src/render/stage.ts'
import { readCases } from '../tests/cases.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FIXTURE = join(ROOT, 'fixture')
const OUT = join(ROOT, 'gallery')
/** Pixels of each of the two pictures, and cases on a sheet. */
const WIDTH = 560
const ON_A_SHEET = 14

const folder = process.argv[2]
const cases = folder
  ? readdirSync(folder).filter(file => file.endsWith('.mmd')).map(file => ({ name: file.replace(/\.mmd$/, ''), code: readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n') }))
  : readCases()

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const browserPath = findBrowser()!
const store = new DiagramStore(FIXTURE, readOptions(FIXTURE), () => browserPath)
const browser = await chromium.launch({ executablePath: browserPath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
const page = await browser.newPage({ viewport: { width: 2 * WIDTH + 60, height: 900 } })
await page.setContent(`<!doctype html><style>${store.setting.font.css}</style><body></body>`)
await page.addScriptTag({ path: store.setting.mermaidScript })

/** As Slidev's own mermaid shows it, or what it says. */
async function theirs(code: string, index: number): Promise<string> {
  return await page.evaluate(async ({ code, id }) => {
    const { mermaid } = globalThis as unknown as { mermaid: { initialize: (config: object) => void, render: (id: string, code: string) => Promise<{ svg: string }> } }
    mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true })
    try {
      return (await mermaid.render(id, code)).svg
    }
    catch (error) {
      return `<pre>${String(error).replaceAll('<', '&lt;')}</pre>`
    }
  }, { code, id: `theirs-${index}` })
}

async function ours(name: string, code: string, index: number): Promise<string> {
  if (code.trim() && !canMove(code) && diagramType(code))
    return `<p>'${diagramType(code)}' is left to Slidev's own mermaid.</p>`
  const steps = [{ code, codeLine: 1, line: 1, caption: '', goesOn: false, directives: [] }]
  const source = { name: `case-${index}`, file: name, line: 0, content: code, options: {}, steps }
  try {
    const [scene] = await store.layOut(source)
    const diagram = store.assembled(source, [scene!])
    const warnings = store.warnings(source, diagram, { width: 1e6, height: 1e6 }, 0)
    const prepared = prepare(diagram, { width: WIDTH, height: 420, most: 1 })
    return `${stillMarkup(prepared, 0, `c${index}`)}${warnings.map(({ line, message }) => `<p>line ${line}: ${escape(message)}</p>`).join('')}`
  }
  catch (error) {
    return `<pre>${escape(error instanceof Error ? error.message : String(error))}</pre>`
  }
}

const rows: string[] = []
for (const [index, { name, code }] of cases.entries())
  rows.push(`<section id="${name}"><h2>${escape(name)}</h2><div>${await ours(name, code, index)}</div><div>${await theirs(code, index)}</div><details><summary>text</summary><pre>${escape(code)}</pre></details></section>`)
await store.close()

const style = ['colours', 'diagram'].map(name => readFileSync(join(ROOT, `styles/${name}.css`), 'utf8')).join('\n')
const html = (sections: readonly string[]) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Moving diagrams beside mermaid's own</title>
<style>${store.setting.font.css}${style}
body { margin: 20px; font: 14px 'Instrument Sans', sans-serif }
section { display: grid; grid-template-columns: ${WIDTH}px ${WIDTH}px; gap: 4px 20px; border-top: 1px solid; padding: 6px 0 }
h2 { grid-column: 1 / -1; margin: 0; font-size: 15px }
section > div { max-height: 440px; overflow: hidden }
section > div > svg { max-width: 100%; max-height: 420px }
pre { white-space: pre-wrap; margin: 0 }
details { grid-column: 1 / -1 }
p { margin: 2px 0 }</style>
<h1>Moving diagrams (left) beside mermaid's own rendering</h1>${sections.join('\n')}</html>`
rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT)
writeFileSync(join(OUT, 'index.html'), html(rows))
for (let at = 0; at < rows.length; at += ON_A_SHEET) {
  await page.setContent(html(rows.slice(at, at + ON_A_SHEET)))
  await page.waitForTimeout(200)
  await page.screenshot({ path: join(OUT, `sheet-${at / ON_A_SHEET + 1}.png`), fullPage: true })
}
await browser.close()
console.log(`gallery/index.html: ${rows.length} cases`)
