// What mermaid draws of the cases, and this addon too: shapes, heads on outlines, labels, styles, ids, messages.
import type { Scene, SceneEdge, SceneNode } from '../src/core/scene.ts'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outlinesOf } from '../src/core/outline.ts'
import { textOf } from '../src/core/scene.ts'
import { findBrowser } from '../src/layout/browser.ts'
import { DiagramStore } from '../src/layout/cache.ts'
import { readOptions } from '../src/layout/options.ts'
import { prepare, stillMarkup } from '../src/render/stage.ts'
import { readCases } from './cases.ts'

const FIXTURE = fileURLToPath(new URL('../fixture', import.meta.url))
const cases = readCases()
const store = new DiagramStore(FIXTURE, readOptions(FIXTURE), findBrowser)
const scenes = new Map<string, Scene | Error>()

const sourceOf = (name: string, code: string) => ({ name: 'case', file: `${name}.mmd`, line: 0, content: code, options: {}, steps: [{ code, codeLine: 1, line: 1, caption: '', goesOn: false, directives: [] }] })

beforeAll(async () => {
  for (const { name, code } of cases)
    scenes.set(name, await store.layOut(sourceOf(name, code)).then(([scene]) => scene!, (error: Error) => error))
  await store.close()
}, 300_000)
afterAll(() => store.close())

function scene(name: string): Scene {
  const found = scenes.get(name)
  if (!found || found instanceof Error)
    throw found ?? new Error(`no case '${name}'`)
  return found
}
const node = (name: string, id: string) => [...scene(name).nodes, ...scene(name).clusters].find(part => part.id === id)!
const says = (part: Pick<SceneNode, 'lines'> | undefined) => part?.lines.map(textOf)
const remarks = (name: string) => scene(name).remarks?.map(({ line, message }) => `${line}: ${message}`) ?? []

/** How far a point is from the outline of a box, in pixels. */
function apart([x, y]: readonly [number, number], box: SceneNode): number {
  return Math.min(...outlinesOf(box.shape, box.w, box.h, box.drawn).flatMap(polygon => polygon.map(([ax, ay], index) => {
    const [bx, by] = polygon[(index + 1) % polygon.length]!
    const [px, py] = [x - box.x, y - box.y]
    const t = Math.min(1, Math.max(0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / Math.max(1e-9, (bx - ax) ** 2 + (by - ay) ** 2)))
    return Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay))
  })))
}

describe.each(cases.filter(({ name }) => name.startsWith('shapes') || name.includes('brackets') || name.includes('slanted')))('$name', ({ name, code }) => {
  it('is drawn whole: no box without an outline, no arrow that misses one', () => {
    const { nodes, edges } = scene(name)
    const problems: string[] = []
    for (const { id, shape, drawn, w, h, lines } of nodes) {
      if (!(w > 0 && h > 0) || (shape === 'drawn' && !drawn?.strokes.length && !lines.length))
        problems.push(`${id} is empty`)
      const given = new RegExp(`${id}@\\{ shape: ([\\w-]+), label: "([\\w-]+)"`).exec(code)
      // Small signs have no room for a word, in mermaid either.
      if (given && !lines.length && !remarks(name).some(remark => remark.includes(`'${id}'`)) && !/circ|start|stop|junction|fork|join|hourglass|collate|bolt|com-link|summary/.test(given[1]!))
        problems.push(`${id} (${given[1]}) has lost its label`)
    }
    for (const { id, from, to, points } of edges) {
      const ends = [[from, points[0]!], [to, points.at(-1)!]] as const
      for (const [box, point] of ends) {
        const away = apart(point, nodes.find(other => other.id === box)!)
        if (away > 1.5)
          problems.push(`${id} ends ${away.toFixed(1)} px from ${box}`)
      }
      const [before, tip] = points.slice(-2)
      if (Math.hypot(tip![0] - before![0], tip![1] - before![1]) < 1)
        problems.push(`${id} has no room for its head`)
    }
    expect(problems).toEqual([])
  })
})

describe('labels', () => {
  it('say what mermaid says, sign by sign', () => {
    expect(['A', 'B', 'C'].map(id => says(node('signs in labels', id)))).toEqual([['a < b > c & d'], ['"said" & done #1'], ['it\'s 5 € © 2026']])
    expect(scene('labels on arrows').edges[0]!.label!.lines).toEqual(['x > 0 and y < 0'])
    expect(says(node('scripts of the world', 'C'))).toEqual(['שלום 42'])
  })

  it('keep their lines, also empty ones', () => {
    expect(['A', 'B', 'C'].map(id => says(node('lines', id)))).toEqual([['one', 'two', 'three'], ['typed', 'over two lines'], ['above', '', 'below']])
  })

  it('keep Markdown and HTML', () => {
    expect(says(node('formulas', 'B'))).toEqual(['an a < b inside'])
    expect(node('markdown', 'A').lines[0]).toEqual([{ text: 'Bold', bold: true }, { text: ', ' }, { text: 'italic', italic: true }, { text: ' and' }])
    expect(says(node('markdown', 'B'))).toEqual(['A list', '- first', '- second'])
    expect(node('html', 'B').lines[0]).toContainEqual({ text: '2', size: expect.any(Number), shift: 0.2 })
    expect(node('html', 'C').lines[0]).toEqual([{ text: 'npm ci', code: true }])
    expect(node('html', 'D').lines[0]).toContainEqual({ text: 'red', color: 'rgb(255, 0, 0)' })
    expect(node('all by default', 'A').lines[0]).toEqual([{ text: 'A', bold: true }])
  })
})

describe('what cannot be shown', () => {
  it.each([
    ['a type in angle brackets', '1: \'<Response>\': mermaid takes this for a tag of HTML and drops it; write #lt;Response#gt;'],
    ['icons', '1: \'B\': the icon \'nobody:knows\' is not known'],
    ['icons', '2: \'C\': the icon \'fa fa-rocket\' is not drawn'],
    ['pictures', '1: \'B\': the picture \'missing.png\' cannot be read'],
    ['a link that is not taken', '1: \'A\': mermaid takes this link for dangerous'],
    ['formulas', '1: \'$$x^2 + y$$\': a formula is shown as it is written'],
    ['nothing', '0: this diagram has no boxes'],
    ['sequence of half heads and dots', '0: half heads of arrows are drawn whole'],
    ['sequence of half heads and dots', '0: dots of arrows on lifelines'],
  ])('is said with its line: %s', (name, remark) => {
    expect(remarks(name).filter(said => said.startsWith(remark))).toHaveLength(1)
  })

  it('is said of the head of a text too', () => {
    const warnings = (name: string) => store.warnings(sourceOf(name, cases.find(other => other.name === name)!.code), store.assembled(sourceOf(name, ''), [scene(name)])).map(({ line, message }) => `${line}: ${message.slice(0, 20)}`)
    expect(warnings('front matter')).toEqual(['2: the title of the tex', '5: \'theme\' is not taken'])
    expect(warnings('directives')).toEqual(['1: \'theme\' is not taken'])
  })

  it('is a mistake at the line where it stands', () => {
    expect(String(scenes.get('a mistake'))).toMatch(/^DiagramError: a mistake\.mmd:8: Parse error/)
  })
})

describe('the author\'s styles', () => {
  it('are those of classDef, style and linkStyle', () => {
    const name = 'classes and styles'
    expect(node(name, 'A').style).toEqual({ fill: '#fde68a', stroke: '#b45309', strokeWidth: '3px', ground: 'light' })
    expect(node(name, 'D').style).toEqual({ fill: '#1e293b', ground: 'dark' })
    expect(node(name, 'C').style).toEqual({ dash: '6 4', color: '#b91c1c' })
    expect(scene(name).edges[0]!.style).toMatchObject({ stroke: '#b45309', strokeWidth: '4px' })
  })

  it('leave the title of a group legible on a ground of their own', () => {
    const name = 'a group of an own colour'
    const markup = stillMarkup(prepare(store.assembled(sourceOf(name, ''), [scene(name)]), { width: 800, height: 400 }), 0, 'x')
    expect(markup).toMatch(/style="fill:#fff;stroke:none"[^>]*>(?:<tspan[^>]*>)*Night/)
    expect(markup).toMatch(/md-label md-on-dark"[^>]*>(?:<tspan[^>]*>)*Dusk/)
  })

  it('hide what they hide', () => {
    const name = 'hidden by its author'
    expect(node(name, 'B').style).toEqual({ hidden: true })
    expect(says(node(name, 'B'))).toEqual([])
    expect(node(name, 'C').style).toEqual({ opacity: 0.3 })
    const markup = stillMarkup(prepare(store.assembled(sourceOf(name, ''), [scene(name)]), { width: 800, height: 400 }), 0, 'x')
    expect(markup).not.toContain('Unseen')
    expect(markup).toContain('visibility:hidden')
  })

  it('win over a state of the same name, and only there', () => {
    expect(node('own class of a state\'s name', 'A')).toMatchObject({ states: [], style: { fill: '#dbeafe' } })
    expect(node('own class of a state\'s name', 'B').states).toEqual(['degraded'])
    expect(scene('states of arrows').edges.map(({ id, states, animated }) => [id, states, animated])).toEqual([['a1', ['failed'], undefined], ['a2', ['dim'], undefined], ['a3', [], true]])
    expect(node('states', 'G').states).toEqual(['failed'])
  })
})

describe('identity', () => {
  it('of boxes is any id, of groups their title where they have none, of arrows their ends', () => {
    expect(scene('ids').nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(['constructor', 'toString', '__proto__', 'a-b', '1st']))
    expect(scene('ids').edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['constructor toString', 'toString __proto__', 'a-b c', 'a b-c', '1st 2.0', '2.0 end_', 'hasOwnProperty valueOf'])
    const ids = scene('ids').edges.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(scene('groups').clusters.map(({ id }) => id)).toEqual(expect.arrayContaining(['Outer with a title', 'inner', 'empty']))
    expect(scene('many ways between two').edges.map(({ id }) => id)).toEqual(['A>B', 'A>B>2', 'A>B>3', 'B>A', 'A>A'])
  })

  it('is not disturbed by what people write in comments', () => {
    const { code } = cases.find(({ name }) => name === 'comments')!
    const source = sourceOf('comments', code)
    const step = store.assembled(source, [scene('comments')]).steps[0]!
    expect(step.duration).toBeUndefined()
    expect(step.scene.nodes.flatMap(({ states }) => states)).toEqual([])
  })

  it('keeps links and tips', () => {
    expect(node('links and tips', 'A')).toMatchObject({ href: 'https://example.org/guide', tooltip: 'Opens the guide' })
    expect(stillMarkup(prepare(store.assembled(sourceOf('x', ''), [scene('links and tips')]), { width: 800, height: 400 }), 0, 'x')).toContain('<a href="https://example.org/guide" target="_blank"')
  })
})

describe('a list in a label', () => {
  it('keeps its signs', async () => {
    const [scene] = await store.layOut(sourceOf('list', 'flowchart LR\n  A["Needs<ul><li>a box</li><li>a name</li></ul>"] -- "<ol><li>ask</li><li>go</li></ol>" --> B'))
    expect(says(scene!.nodes.find(({ id }) => id === 'A'))).toEqual(['Needs', '', '• a box', '• a name'])
    expect(scene!.edges[0]!.label!.lines.map(textOf)).toEqual(['1. ask', '2. go'])
  }, 60_000)
})

describe('a sequence diagram', () => {
  const messages = (name: string) => scene(name).edges.filter((edge): edge is SceneEdge & { name: string } => edge.name !== undefined)

  it('is read message by message, with heads and lines', () => {
    expect(messages('sequence').map(({ name, from, to, line, head, tail, label }) => [name, from, to, line, head, tail, label?.lines.join('|')])).toEqual([
      ['m1', 'A', 'B', 'solid', 'arrow', 'none', 'Hello|there'],
      ['m2', 'B', 'A', 'dotted', 'arrow', 'none', 'Hi & bye'],
      ['m3', 'B', 'B', 'solid', 'arrow', 'none', 'Think'],
      ['m4', 'B', 'D', 'solid', 'arrow', 'none', 'store'],
      ['m5', 'B', 'D', 'solid', 'cross', 'none', 'lost'],
      ['m6', 'A', 'B', 'solid', 'arrow', 'arrow', 'both'],
    ])
    expect(scene('sequence').nodes.filter(({ quiet }) => !quiet).map(({ id }) => id)).toEqual(['A', 'B', 'D', 'note: Bob thinks'])
    expect(scene('sequence').clusters.map(({ id }) => id)).toEqual(['alt [all is well]'])
    expect(remarks('sequence')).toEqual([])
  })

  it('shows a step for each message, and nobody before they come', () => {
    const name = 'sequence with boxes, numbers and a late guest'
    const source = { ...sourceOf(name, cases.find(other => other.name === name)!.code), options: { steps: 'messages' as const } }
    const { steps } = store.assembled(source, [scene(name)])
    expect(steps.map(({ scene: { edges } }) => edges.filter(edge => edge.name).length)).toEqual([0, 1, 2, 3, 4, 5])
    expect(steps.map(({ scene: { nodes } }) => nodes.some(({ id }) => id === 'C'))).toEqual([false, false, false, true, true, true])
    expect(steps.map(({ scene: { clusters } }) => clusters.some(({ id }) => id === 'loop [every second]'))).toEqual([false, true, true, true, true, true])
    expect(messages(name)[0]!.label!.lines).toEqual(['1. ping'])
  })

  it('has room for what notes and frames say, and says all of it', () => {
    const { nodes, clusters } = scene('sequence with wide words in narrow places')
    const notes = nodes.filter(({ shape }) => shape === 'note')
    expect(notes).toHaveLength(2)
    // A letter of 20 pixels is eight wide, at least.
    expect(notes.filter(({ w, lines }) => w < Math.max(...lines.map(line => textOf(line).length)) * 8)).toEqual([])
    expect(clusters.map(frame => says(frame)!.join(' ').replaceAll(/- (?=\])/g, ''))).toEqual(['loop [once every minute]'])
  })
})
