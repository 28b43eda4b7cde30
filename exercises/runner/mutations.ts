// Wrong answers made by machine: the reference with one place of its syntax tree changed. What survives the checks
// shows a rule that nothing holds.
import type * as Syntax from '@babel/types'
import { lineAt, plainText, read } from './compile.ts'

/** The reference with one thing changed. */
export interface Mutation {
  /** The line, and in it what became of what: stays the same while the line does. */
  readonly name: string
  /** The text with the change in it. */
  readonly source: string
}

/** Mutations that pass every check, by name, each with the reason why that is right. */
export type Survivors = Readonly<Record<string, string>>

type Node = Syntax.Node & { readonly start: number, readonly end: number }

const TURNED: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
}
/** Functions of Math and what they are taken for. */
const NEIGHBOURS: Readonly<Record<string, string>> = { ceil: 'floor', floor: 'ceil', round: 'floor', trunc: 'ceil', min: 'max', max: 'min', some: 'every', every: 'some' }
/** Steps of a chain that can be left out. */
const STEPS = new Set(['filter', 'sort', 'toSorted', 'slice', 'reverse', 'toReversed'])
const LEFT_OUT = new Set(['ExpressionStatement', 'IfStatement', 'BreakStatement', 'ContinueStatement', 'ReturnStatement', 'ThrowStatement', 'ForOfStatement'])

/** All mutations of a text: numbers moved, comparisons turned, a term for its neighbour, a line left out. */
export function mutationsOf(solution: string): Mutation[] {
  const text = plainText(solution)
  const lines = text.split('\n')
  const program = read(text)
  const terms = termsOf(program)
  const mutations = new Map<string, Mutation>()

  function change(node: Node, by: string, from = node.start, to = node.end): void {
    const was = text.slice(from, to)
    if (was === by)
      return
    const brief = (words: string) => words.replaceAll(/\s+/g, ' ')
    const name = `${lines[lineAt(text, node.start) - 1]!.trim()} ⟶ ${brief(was) || 'nothing'} becomes ${brief(by) || 'nothing'}`
    // Twice the same change in one line: the second is told apart by a number.
    let unique = name
    for (let i = 2; mutations.has(unique); i++)
      unique = `${name} (${i})`
    mutations.set(unique, { name: unique, source: text.slice(0, from) + by + text.slice(to) })
  }
  const textOf = (node: Syntax.Node) => text.slice(node.start!, node.end!)

  walk(program, (node, parent) => {
    if (LEFT_OUT.has(node.type))
      change(node, ';')
    switch (node.type) {
      case 'NumericLiteral': {
        const { value } = node
        for (const moved of Number.isInteger(value) ? [value + 1, value - 1] : [value * 1.05, value * 0.95])
          change(node, moved < 0 ? `(${moved})` : String(Number(moved.toPrecision(12))))
        return
      }
      case 'BooleanLiteral':
        return change(node, String(!node.value))
      case 'StringLiteral':
        if (parent.type !== 'ImportDeclaration')
          change(node, `'${node.value}!'`)
        return
      case 'BinaryExpression':
      case 'LogicalExpression': {
        const between = text.slice(node.left.end!, node.right.start!)
        for (const operator of TURNED[node.operator] ?? [])
          change(node, between.replace(node.operator, operator), node.left.end!, node.right.start!)
        if (node.operator === '-' || node.operator === '/')
          change(node, `${textOf(node.right)}${between}${textOf(node.left)}`)
        if (node.operator === '??' || node.operator === '&&' || node.operator === '||') {
          change(node, textOf(node.left))
          change(node, textOf(node.right))
        }
        return
      }
      case 'ConditionalExpression':
        change(node, textOf(node.consequent))
        return change(node, textOf(node.alternate))
      case 'UnaryExpression':
        if (node.operator === '!' || node.operator === '-')
          change(node, textOf(node.argument))
        return
      case 'UpdateExpression':
        return change(node, textOf(node).replace(/\+\+|--/, mark => mark === '++' ? '--' : '++'))
      case 'AssignmentExpression':
        if (node.operator === '+=' || node.operator === '-=')
          change(node, textOf(node).replace(node.operator, node.operator === '+=' ? '-=' : '+='))
        return
      case 'SpreadElement':
        return change(node, parent.type === 'ObjectExpression' ? '...{}' : '...[]')
      case 'CallExpression':
        return call(node as Node & Syntax.CallExpression)
      case 'MemberExpression':
        return member(node as Node & Syntax.MemberExpression, parent)
    }
  })
  return [...mutations.values()]

  function call(node: Node & Syntax.CallExpression): void {
    const { callee, arguments: given } = node
    if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') {
      const { name } = callee.property
      if (NEIGHBOURS[name])
        change(node, NEIGHBOURS[name], callee.property.start!, callee.property.end!)
      if (STEPS.has(name))
        change(node, textOf(callee.object))
    }
    // The order of what min and max compare says nothing.
    if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && /^(?:min|max)$/.test(callee.property.name))
      return
    for (let i = 1; i < given.length; i++) {
      if (given[i]!.type !== 'ArrowFunctionExpression' && given[i - 1]!.type !== 'ArrowFunctionExpression')
        change(node, `${textOf(given[i]!)}${text.slice(given[i - 1]!.end!, given[i]!.start!)}${textOf(given[i - 1]!)}`, given[i - 1]!.start!, given[i]!.end!)
    }
  }

  /** A field for another that is read of something of the same name. */
  function member(node: Node & Syntax.MemberExpression, parent: Node): void {
    if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier' || node.computed || (parent.type === 'CallExpression' && parent.callee === node))
      return
    for (const term of terms.get(node.object.name) ?? []) {
      if (term !== node.property.name)
        change(node, term, node.property.start!, node.property.end!)
    }
  }
}

/** The fields that are read of each name. */
function termsOf(program: Node): Map<string, Set<string>> {
  const terms = new Map<string, Set<string>>()
  walk(program, (node, parent) => {
    if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.property.type === 'Identifier' && !node.computed && !(parent.type === 'CallExpression' && parent.callee === node))
      terms.set(node.object.name, (terms.get(node.object.name) ?? new Set()).add(node.property.name))
  })
  return terms
}

/** Visits every node that stands for a value, parents first. */
function walk(node: Node, visit: (node: Node, parent: Node) => void, parent = node): void {
  visit(node, parent)
  for (const [key, value] of Object.entries(node)) {
    if (key === 'loc' || key === 'extra')
      continue
    for (const child of Array.isArray(value) ? value as unknown[] : [value as unknown]) {
      if (isValueNode(child))
        walk(child, visit, node)
    }
  }
}

function isValueNode(value: unknown): value is Node {
  const type = typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : undefined
  return typeof type === 'string' && (!type.startsWith('TS') || type === 'TSAsExpression' || type === 'TSNonNullExpression' || type === 'TSSatisfiesExpression')
}
