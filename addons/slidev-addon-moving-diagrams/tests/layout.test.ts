import type { Fence } from '../src/layout/slidev.ts'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { parseComments, parseStep } from '../src/core/directives.ts'
import { findBrowser } from '../src/layout/browser.ts'
import { checkFresh, DiagramStore, layoutAll } from '../src/layout/cache.ts'
import { messageLine } from '../src/layout/engine.ts'
import { extractDiagrams } from '../src/layout/extract.ts'
import { readOptions } from '../src/layout/options.ts'
import { movingDiagrams, transformFence } from '../src/layout/slidev.ts'

const FIXTURE = fileURLToPath(new URL('../fixture', import.meta.url))
const MODULES = fileURLToPath(new URL('../../../package.json', import.meta.url))
const TICKS = '````'

const noBrowser = () => {
  throw new Error('the cache should have been enough')
}

/** The fixture deck in a folder of its own, to spoil; fonts and mermaid are those of the project. */
const folders: string[] = []
function copy(): string {
  const folder = mkdtempSync(join(fileURLToPath(new URL('..', import.meta.url)), '.test-'))
  folders.push(folder)
  cpSync(FIXTURE, folder, { recursive: true })
  return folder
}
afterAll(() => folders.forEach(folder => rmSync(folder, { recursive: true })))

const markdown = (...lines: string[]) => lines.join('\n')

describe('a Markdown file', () => {
  it('gives each fence of a block as a step with its line and caption', () => {
    const [found, ...others] = extractDiagrams(markdown(
      '# Title', '', `${TICKS}md diagram two-steps {print: 'strip', width: 800}`,
      '```mermaid', 'flowchart LR', '  A --> B', '```', 'First', 'caption.', '',
      '```mermaid', 'flowchart LR', '  B --> C', '```', TICKS,
    ), 'pages/x.md')
    expect(others).toEqual([])
    expect(found).toMatchObject({
      name: 'two-steps',
      line: 3,
      options: { print: 'strip', width: 800 },
      steps: [
        { line: 5, code: 'flowchart LR\n  A --> B', caption: 'First caption.' },
        { line: 12, code: 'flowchart LR\n  B --> C', caption: '' },
      ],
    })
  })

  it('takes single fences as diagrams of one step, named by the author or by their place', () => {
    const found = extractDiagrams(markdown('```mermaid', 'flowchart LR', '```', '```mermaid {name: "mine", caption: "It\'s one."}', 'flowchart TB', '```', '  ```mermaid', '  flowchart LR', '  ```', '```mermaid', 'pie', '```'), 'pages/02-background/outage.md', 'all')
    expect(found.map(({ name }) => name)).toEqual(['02-background-outage-1', 'mine', '02-background-outage-2'])
    expect(found[1]!.steps[0]).toMatchObject({ line: 5, caption: 'It\'s one.' })
    expect(found[2]!.steps[0]!.code).toBe('flowchart LR')
  })

  it('leaves examples in other fences and in notes alone', () => {
    expect(extractDiagrams(markdown(`${TICKS}md`, '```mermaid', 'x', '```', TICKS, '<!--', '```mermaid', 'x', '```', '-->', '```js', '// ```mermaid', '```'), 'x.md')).toEqual([])
  })

  it.each([
    ['a block without a name', [`${TICKS}md diagram`, '```mermaid', 'x', '```', TICKS], 'x.md:1: a diagram needs a name'],
    ['a block without a fence', [`${TICKS}md diagram a`, '', TICKS], 'x.md:1: a diagram needs at least one mermaid fence'],
    ['another fence inside', ['', `${TICKS}md diagram a`, '```js', '```', TICKS], 'x.md:3: only mermaid and step fences'],
    ['text before the first fence', [`${TICKS}md diagram a`, 'Hello', TICKS], 'x.md:2: text before the first fence'],
    ['a misspelt option', ['', '```mermaid {nmae: "x"}', '```'], 'x.md:2: unknown option \'nmae\'; did you mean \'name\'?'],
    ['an unknown option', ['', '```mermaid {name: "x", colour: "x"}', '```'], 'x.md:2: unknown option \'colour\'; known are name'],
    ['an option of Slidev\'s own', ['```mermaid {name: "x", scale: 0.8}', '```'], 'x.md:1: \'scale\' is an option of Slidev\'s own mermaid'],
    ['a name of two words', [`${TICKS}md diagram my shop`, TICKS], 'x.md:1: a diagram cannot be named \'my shop\'; a name is one word of letters, digits, - and _, such as \'my-shop\''],
    ['a misspelt block', [`${TICKS}md diagarm shop`, TICKS], 'x.md:1: \'md diagarm\' is no diagram; did you mean \'md diagram\'?'],
    ['a fence of three', ['```md diagram a', '```mermaid', 'x', '```', '```'], 'x.md:2: this fence is never closed; the fence of a diagram around it needs four backticks'],
    ['a step before all else', [`${TICKS}md diagram a`, '```step', '```', TICKS], 'x.md:2: a step says what changes'],
    ['a step that cannot be read', [`${TICKS}md diagram a`, '```mermaid', 'x', '```', '```step', 'show B', '```', TICKS], 'x.md:6: cannot read \'show B\''],
    ['an unreadable option', ['```mermaid {name: "x", width}', '```'], 'x.md:1: cannot read the options at \'width\''],
    ['an option out of range', ['```mermaid {name: "x", duration: 99999}', '```'], 'x.md:1: option \'duration\' cannot be 99999'],
    ['a strip of steps that are not there', ['```mermaid {name: "x", frames: "1, 3"}', 'graph LR', '```'], 'x.md:1: option \'frames\' names step 3, and there are steps 1 to 1'],
    ['a bad duration', [`${TICKS}md diagram a`, '```mermaid', 'x', '```', '```step', 'duration: fast', '```', TICKS], 'x.md:6: duration must be between 0ms and 10s'],
    ['a bad kind of traffic', [`${TICKS}md diagram a`, '```mermaid', 'x', '```', '```step', 'traffic slow: A-->B', '```', TICKS], 'x.md:6: unknown kind of traffic \'slow\''],
    ['an open fence', ['', '```mermaid {name: "x"}', 'flowchart LR'], 'x.md:2: this fence is never closed'],
  ])('refuses %s, with file and line', (_, lines, message) => {
    expect(() => extractDiagrams(markdown(...lines), 'x.md')).toThrow(message)
  })
})

describe('a plain mermaid fence', () => {
  it.each(['mermaid', 'mermaid {theme: \'neutral\', scale: 0.8}', 'mermaid {alt: "x"}', 'mermaid {name: "x"}'])('%s of a kind that cannot move is Slidev\'s', (info) => {
    expect(extractDiagrams(markdown(`\`\`\`${info}`, 'pie', '  "a": 1', '```'), 'x.md', 'all')).toEqual([])
  })

  it('is Slidev\'s unless it has a name, or the deck says otherwise', () => {
    const text = markdown('```mermaid', '---', 'title: x', '---', '%%{init: {}}%%', 'graph TD', 'A --> B', '```')
    expect(extractDiagrams(text, 'x.md')).toEqual([])
    expect(extractDiagrams(text, 'x.md', 'all')).toHaveLength(1)
    expect(extractDiagrams(text.replace('```mermaid', '```mermaid {scale: 0.8}'), 'x.md', 'all')).toEqual([])
    expect(extractDiagrams(text.replace('```mermaid', '```mermaid {name: "x"}'), 'x.md')).toHaveLength(1)
  })
})

describe('the comments of a fence', () => {
  it('are states, traffic, a path, origins and a duration', () => {
    expect(parseComments(markdown('%% failing: A, B', '%% new: C', '%% traffic failing: A-->B --> C', '%% path: A,B', '%% from: C<-A, D <- B', '%% duration: 0.6s'))).toEqual([
      { line: 0, word: 'state', state: 'failed', names: ['A', 'B'] },
      { line: 1, word: 'state', state: 'accent', names: ['C'] },
      { line: 2, word: 'traffic', traffic: { kind: 'failing', way: ['A', 'B', 'C'] } },
      { line: 3, word: 'path', names: ['A', 'B'] },
      { line: 4, word: 'from', origins: [['C', 'A'], ['D', 'B']] },
      { line: 5, word: 'duration', milliseconds: 600 },
    ])
  })

  it('may say anything else', () => {
    expect(parseComments('%% note: mind the gap\n%% remember that: yes\n%%{init: {}}%%\n%% duration: three days\n%% from: an older page\n%% toString: A\n%% traffic slow: A-->B')).toEqual([])
  })
})

describe('a step', () => {
  it('says what changes, a line each', () => {
    expect(parseStep('show: A, "my group"\nhide: A-->B\nlabel: DB = "Two, or more", A=x\nmove: C into Cloud\nmove: C out\nmove: C by 40, -20\nnormal: A\n\n%% as before')).toEqual([
      { line: 0, word: 'show', names: ['A', 'my group'] },
      { line: 1, word: 'hide', names: ['A-->B'] },
      { line: 2, word: 'label', labels: [['DB', 'Two, or more'], ['A', 'x']] },
      { line: 3, word: 'into', names: ['C'], parent: 'Cloud' },
      { line: 4, word: 'into', names: ['C'], parent: undefined },
      { line: 5, word: 'by', names: ['C'], x: 40, y: -20 },
      { line: 6, word: 'normal', names: ['A'] },
    ])
  })
})

describe('mermaid\'s message', () => {
  it('is traced to the line of the fence, past the comments that mermaid drops', () => {
    const code = markdown('', '%% one', 'flowchart LR', '  A --> B', '%% two', '  A -- > C')
    expect(messageLine(code, 'Parse error on line 1: …')).toBe(2)
    expect(messageLine(code, 'Parse error on line 3: …')).toBe(5)
    expect(messageLine(code, 'Parse error on line 99: …')).toBe(5)
    expect(messageLine(code, 'something else')).toBeUndefined()
  })

  it('is traced past front matter and directives, and the blank lines before a comment', () => {
    const code = markdown('---', 'config:', '  layout: dagre', '---', '%%{init: {"x": 1}}%%', '', '%% a', 'flowchart LR', '', '%% b', '  A -- > C')
    expect(messageLine(code, 'Parse error on line 1: …')).toBe(7)
    expect(messageLine(code, 'Parse error on line 2: …')).toBe(10)
  })
})

describe('the cache', () => {
  it('is enough to draw, without a browser', async () => {
    const store = new DiagramStore(FIXTURE, readOptions(FIXTURE), noBrowser)
    const diagrams = await Promise.all(store.sources().map(source => store.diagram(source)))
    expect(diagrams.map(({ name }) => name)).toContain('shop')
    expect(diagrams.every(({ steps }) => steps.length > 0)).toBe(true)
  })

  it('is fresh for what it was made from, and stale after any edit that matters', () => {
    expect(checkFresh(FIXTURE)).toEqual([])
    const root = copy()
    const slides = join(root, 'slides.md')
    const text = readFileSync(slides, 'utf8')
    writeFileSync(slides, text.replace('One application, one database.', 'Another caption.'))
    expect(checkFresh(root)).toEqual([])
    writeFileSync(slides, text.replace('[The shop]', '[A store]'))
    expect(checkFresh(root)).toEqual([expect.stringMatching(/^slides\.md:\d+: 'shop' changed since/)])
    writeFileSync(slides, text)
    writeFileSync(join(root, 'diagrams/options.json'), '{"fontSize": 22}')
    expect(checkFresh(root)).toHaveLength(4)
    rmSync(join(root, 'diagrams/options.json'))
    writeFileSync(join(root, 'diagrams/old.json'), readFileSync(join(root, 'diagrams/ask.json')))
    expect(checkFresh(root)).toEqual(['diagrams/old.json: no diagram has this name'])
  })

  it('leaves alone what it has not made', async () => {
    const root = copy()
    const mine = { 'notes.json': '{"source": "mine"}', 'list.json': '[]', 'broken.json': '{', 'shop.txt': 'x' }
    Object.entries(mine).forEach(([file, text]) => writeFileSync(join(root, 'diagrams', file), text))
    writeFileSync(join(root, 'diagrams/old.json'), readFileSync(join(root, 'diagrams/ask.json')))
    const { removed, errors } = await layoutAll(root, noBrowser)
    expect({ removed, errors }).toEqual({ removed: ['old.json'], errors: [] })
    Object.entries(mine).forEach(([file, text]) => expect(readFileSync(join(root, 'diagrams', file), 'utf8')).toBe(text))
  })

  it('says how to get a browser when it is stale and there is none', async () => {
    const root = copy()
    const store = new DiagramStore(root, readOptions(root), () => undefined)
    const [source] = extractDiagrams('```mermaid {name: "new"}\nflowchart LR\n  X --> Y\n```', 'x.md')
    await expect(store.diagram(source!)).rejects.toThrow('x.md:2: no browser found: run `npx playwright install chromium`')
  })

  it('refuses a name used twice', () => {
    const root = copy()
    const slides = join(root, 'slides.md')
    writeFileSync(slides, `${readFileSync(slides, 'utf8')}\n\`\`\`mermaid {name: "shop"}\nflowchart LR\n\`\`\`\n`)
    expect(() => checkFresh(root)).toThrow(/slides\.md:\d+: the name 'shop' is taken by slides\.md:\d+/)
  })

  it('refuses comments that name what is not there', async () => {
    const root = copy()
    const slides = join(root, 'slides.md')
    writeFileSync(slides, readFileSync(slides, 'utf8'))
    const store = new DiagramStore(root, readOptions(root), noBrowser)
    const source = store.sources().find(({ name }) => name === 'shop')!
    const wrong = (comment: string) => ({ ...source, steps: [{ ...source.steps[0]!, goesOn: true, directives: parseComments(comment) }] })
    await expect(store.diagram(wrong('%% failing: Nobody'))).rejects.toThrow('names \'Nobody\', which this step does not have; it has Visitors, Shop, DB')
    await expect(store.diagram({ ...source, steps: [{ ...source.steps[0]!, directives: parseComments('%% failing: Shpo') }] })).rejects.toThrow('did you mean \'Shop\'?')
    await expect(store.diagram({ ...source, steps: [{ ...source.steps[0]!, directives: parseComments('%% failing: retries, again') }] })).resolves.toBeDefined()
    await expect(store.diagram(wrong('%% traffic: Visitors-->DB'))).rejects.toThrow('there is no arrow between them')
  })

  it('knows when labels come out too small', async () => {
    const store = new DiagramStore(FIXTURE, readOptions(FIXTURE), noBrowser)
    const source = store.sources().find(({ name }) => name === 'shop')!
    const narrow = { ...source, options: { width: 300, height: 200 } }
    expect(store.warnings(narrow, await store.diagram(source))[0]).toMatchObject({ file: 'slides.md', line: source.steps[0]!.line, message: expect.stringContaining('18 px is the least') })
    expect(store.warnings({ ...source, options: {} }, await store.diagram(source)).filter(({ line }) => line === source.steps[0]!.line)).toEqual([])
  })
})

describe('steps from one source', () => {
  const reveal = async () => {
    const store = new DiagramStore(FIXTURE, readOptions(FIXTURE), noBrowser)
    const source = store.sources().find(({ name }) => name === 'reveal')!
    return { store, source, steps: (await store.diagram(source)).steps }
  }

  it('show and hide, with the arrows between what is shown', async () => {
    const { steps } = await reveal()
    expect(steps.map(({ scene: { nodes } }) => nodes.map(({ id }) => id).sort().join())).toEqual(['Reader,Web', 'Api,Db,Reader,Web', 'Api,Cache,Db,Reader,Web', 'Api,Db,Reader,Web', 'Api,Db,Reader,Web'])
    expect(steps.map(({ scene: { edges } }) => edges.length)).toEqual([1, 3, 4, 3, 3])
  })

  it('keep every box in its place and size where the layout is fixed, whatever its label', async () => {
    const { steps } = await reveal()
    const places = steps.slice(0, 4).map(({ scene: { nodes } }) => nodes.find(({ id }) => id === 'Web')!).map(({ x, y, w, h }) => [x, y, w, h])
    expect(new Set(places.map(String)).size).toBe(1)
    const api = steps.flatMap(({ scene: { nodes } }) => nodes.filter(({ id }) => id === 'Api'))
    expect(api.map(({ lines }) => lines[0])).toEqual(['API', ...Array.from({ length: 3 }, () => 'API with a memory')])
    expect(new Set(api.slice(0, 3).map(({ x, w }) => `${x} ${w}`)).size).toBe(1)
  })

  it('change states until they are changed again', async () => {
    const { steps } = await reveal()
    expect(steps.map(({ scene: { nodes } }) => nodes.find(({ id }) => id === 'Db')?.states)).toEqual([undefined, [], ['dim'], ['failed'], []])
  })

  it('move a box by hand and out of its group', async () => {
    const { steps } = await reveal()
    const [before, after] = steps.slice(3).map(({ scene: { nodes } }) => ({ web: nodes.find(({ id }) => id === 'Web')!, db: nodes.find(({ id }) => id === 'Db')! }))
    expect(after!.web.y - after!.db.y).toBeCloseTo(before!.web.y - before!.db.y - 90)
    expect([before!.web.parent, after!.web.parent]).toEqual(['Behind', undefined])
  })

  it.each([
    ['show: Nobody', '\'show\' names \'Nobody\', which this step does not have'],
    ['dim: Webb', 'did you mean \'Web\'?'],
    ['traffic: Reader-->Db', 'there is no arrow between them'],
  ])('are refused at their line: %s', async (line, message) => {
    const { store, source } = await reveal()
    const wrong = { ...source, steps: source.steps.map((step, index) => index === 1 ? { ...step, directives: [...parseStep(`show: Api, Db\n${line}`)] } : step) }
    await expect(store.scenes(source).then(scenes => store.assembled(wrong, scenes))).rejects.toThrow(`slides.md:${source.steps[1]!.line + 1}: `)
    await expect(store.scenes(source).then(scenes => store.assembled(wrong, scenes))).rejects.toThrow(message)
  })
})

describe('accents', () => {
  it('are one a step', async () => {
    const root = copy()
    const store = new DiagramStore(root, readOptions(root), noBrowser)
    const source = store.sources().find(({ name }) => name === 'shop')!
    const two = { ...source, steps: [{ ...source.steps[0]!, directives: parseComments('%% accent: Shop, DB') }] }
    expect(store.warnings(two, await store.diagram(two)).map(({ message }) => message)).toEqual(['step 1 of \'shop\' has more than one accent: Shop, DB'])
  })
})

describe('the transformer', () => {
  const fence = (over: Partial<Fence>, mode: Fence['options']['mode'] = 'build', root = FIXTURE): Fence => {
    const path = join(root, 'slides.md')
    return {
      info: '',
      code: '',
      fence: 3,
      slide: { source: { filepath: path, start: 0, end: 10_000 } },
      options: { userRoot: root, mode, data: { markdownFiles: { [path]: { raw: readFileSync(path, 'utf8') } } } },
      ...over,
    }
  }
  const content = () => {
    const lines = readFileSync(join(FIXTURE, 'slides.md'), 'utf8').split('\n')
    const start = lines.findIndex(line => line.startsWith('````md diagram shop'))
    const end = lines.indexOf('````', start)
    return { info: lines[start]!.replace('````', ''), code: `${lines.slice(start + 1, end).join('\n')}\n`, fence: 4 }
  }

  it('leaves other fences to others', async () => {
    expect(await transformFence(fence({ info: 'ts', code: 'let a' }))).toBeUndefined()
    expect(await transformFence(fence({ info: 'md magic-move', fence: 4 }))).toBeUndefined()
    expect(await transformFence(fence({ info: 'mermaid', code: 'flowchart LR\n A --> B' }))).toBeUndefined()
    expect(await transformFence(fence({ info: 'mermaid {scale: 0.8}', code: 'pie' }))).toBeUndefined()
    expect(await transformFence(fence({ info: 'mermaid {width: 400}', code: 'graph LR\n A --> B' }))).toBeUndefined()
  })

  it('makes the component, and a module with the data of this slide alone', async () => {
    const html = await transformFence(fence(content()))
    expect(html).toMatch(/^<MovingDiagram :diagram="__movingDiagram_shop\$[0-9a-f]{12}" :most="1.25" :width="1168" :height="420" :print="&quot;strip&quot;" \/>$/)
    const plugin = movingDiagrams(fence({}).options)
    const { code } = plugin.transform(`<template>${html}</template>\n<script setup lang="ts">\nlet own\n</script>`, '/x/slides.md__slidev_1.md')!
    const [, key] = /import __movingDiagram_[\w$]+ from '(.+)'/.exec(code)!
    expect(code).toContain('let own')
    const module = plugin.load(plugin.resolveId(key!)!)!
    const data = JSON.parse(JSON.parse(/JSON\.parse\((.*)\)$/.exec(module)![1]!) as string) as { name: string, steps: unknown[] }
    expect(data).toMatchObject({ name: 'shop' })
    expect(data.steps.length).toBeGreaterThan(2)
    expect(plugin.transform('<template></template><script setup></script>', '/x/slides.md__slidev_2.md')).toBeUndefined()
  })

  it('fails a build at a mistake, and shows it on the slide in the dev server', async () => {
    const root = mkdtempSync(join(tmpdir(), 'diagrams-'))
    folders.push(root)
    writeFileSync(join(root, 'package.json'), readFileSync(MODULES))
    cpSync(FIXTURE, root, { recursive: true })
    const bad = { info: 'mermaid {name: "bad", width: "wide"}', code: 'flowchart LR\n' }
    await expect(transformFence(fence(bad, 'build'))).rejects.toThrow('option \'width\' cannot be "wide"')
    expect(await transformFence(fence(bad, 'dev'))).toMatch(/^<MovingDiagram :error="&quot;slides\.md:1: option 'width' cannot be/)
  })

  it('refuses a name that two diagrams have, on both slides and on no other', async () => {
    const block = (name: string, label: string) => ({ info: `md diagram ${name}`, code: `\`\`\`mermaid\ngraph LR\n  ${label}\n\`\`\`\n`, fence: 4 })
    const text = ({ info, code }: { info: string, code: string }) => `\`\`\`\`${info}\n${code}\`\`\`\``
    const [one, two] = [block('same', 'A'), block('same', 'B')]
    const path = join(FIXTURE, 'slides.md')
    const options = { ...fence({}, 'dev').options, data: { markdownFiles: { [path]: { raw: readFileSync(path, 'utf8') }, [join(FIXTURE, 'a.md')]: { raw: [one, two].map(text).join('\n\n') } } } }
    const slide = { source: { filepath: join(FIXTURE, 'a.md'), start: 0, end: 100 } }
    for (const twin of [one, two])
      expect(await transformFence({ ...fence(twin), slide, options })).toContain('the name \'same\' is taken by a.md:1')
    expect(await transformFence({ ...fence(content()), options })).toContain(':diagram=')
  })

  it('checks all diagrams before a build, and tells all mistakes at once', async () => {
    const options = fence({}).options
    const raw = '```mermaid {name: "x", oops: 1}\n```'
    const plugin = movingDiagrams({ ...options, data: { markdownFiles: { [join(FIXTURE, 'a.md')]: { raw }, [join(FIXTURE, 'b.md')]: { raw } } } })
    await expect(plugin.buildStart()).rejects.toThrow(/2 diagrams have mistakes\na\.md:1: unknown option 'oops'.*\nb\.md:1/)
  })
})

describe('steps of a sequence diagram', () => {
  // It keeps what it lays out.
  const folder = copy()
  const store = new DiagramStore(folder, readOptions(folder), findBrowser)
  afterAll(() => store.close())
  const steps = (...lines: string[]) => extractDiagrams(markdown(`${TICKS}md diagram talk`, '```mermaid', 'sequenceDiagram', '  participant A', '  A->>B: Ask', '  B-->>A: Answer', '```', '```step', ...lines, '```', TICKS), 'x.md')[0]!

  it('give who takes part and what is said new labels, and both are still the same', async () => {
    const [before, after] = (await store.diagram(steps('label: A = Anna, m2 = No answer'))).steps.map(({ scene }) => scene)
    expect(after!.nodes.find(({ id }) => id === 'A')!.lines).toEqual(['Anna'])
    expect(after!.edges.map(({ label }) => label?.lines.join())).toEqual(['Ask', 'No answer'])
    expect(after!.edges.map(({ id }) => id)).toEqual(before!.edges.map(({ id }) => id))
    expect(before!.edges.map(({ label }) => label?.lines.join())).toEqual(['Ask', 'Answer'])
  }, 60_000)

  it.each(['move: A by 40, 0', 'move: A out'])('refuse "%s", which has no meaning there', async (line) => {
    await expect(store.diagram(steps(line))).rejects.toThrow(/^x\.md:9: 'move' moves boxes of a flowchart/)
  }, 60_000)
})
