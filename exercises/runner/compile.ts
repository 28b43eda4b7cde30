// Turns TypeScript into JavaScript that can be called, line by line in its place. A parser that knows
// TypeScript says what is wrong and where; types are blanked out, so that lines stay what they are.
import type * as Syntax from '@babel/types'
import type { Trouble } from './verdict.ts'
import { parse } from '@babel/parser'

/** Thrown when a file cannot be loaded; carries what to tell its author. */
export class LoadError extends Error {
  override readonly name = 'LoadError'
  readonly trouble: Trouble

  constructor(trouble: Trouble, cause?: unknown) {
    super(trouble.message, { cause })
    this.trouble = trouble
  }
}

/** A module as the body of a function. */
export interface Compiled {
  /** JavaScript, strict, with every line where it was; ends by returning the exports as an object without a prototype. */
  readonly body: string
  /** The names it exports. */
  readonly exports: readonly string[]
}

/** How to read a module. */
export interface CompileOptions {
  /**
   * The name of a function in scope that answers an import of values with a module. Without it such imports are
   * refused: a learner's file stands alone.
   */
  readonly importBy?: string
}

type Node = Syntax.Node & { readonly start: number, readonly end: number }
type Loose = Node & Record<string, unknown>

/** The text as the compiler sees it: line ends are those that editors count, and what editors put before the text is gone. */
export function plainText(source: string): string {
  return source.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n').replace(/^#!/, '//')
}

/** The line of an offset, from 1, as an editor counts. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1))
    line++
  return line
}

/**
 * Compiles a module.
 * @throws LoadError on a syntax error, and on what cannot be offered here
 */
export function compile(source: string, options: CompileOptions = {}): Compiled {
  const text = plainText(source)
  return new Module(text, read(text), options).compiled()
}

/** The program, parsed. @throws LoadError */
export function read(text: string): Node & Syntax.Program {
  try {
    const { program } = parse(text, {
      sourceType: 'module',
      strictMode: true,
      attachComment: false,
      createParenthesizedExpressions: true,
      plugins: ['typescript', 'decorators', 'decoratorAutoAccessors'],
    })
    return program as Node & Syntax.Program
  }
  catch (error) {
    if (error instanceof RangeError || !(error instanceof Error))
      throw new LoadError({ kind: 'syntax', message: 'It is nested too deeply to be read.' }, error)
    const { message, pos, loc } = error as Error & { pos: number, loc: { line: number, column: number } }
    const line = lineAt(text, pos)
    const words = text.slice(Math.max(0, pos - 1), pos + 4).includes('<!--')
      ? 'A comment begins with // or /*, not with <!--.'
      : message.replace(/ \(\d+:\d+\)$/, '')
    throw new LoadError({ kind: 'syntax', message: `${words} (line ${line}, column ${loc.column + 1})`, line }, error)
  }
}

const MODIFIER = /\b(?:public|private|protected|readonly|override|abstract|declare)\b/g

/** Types that name no value, and statements that leave nothing behind. */
const TYPES_ONLY = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSDeclareFunction', 'TSNamespaceExportDeclaration'])
const TYPE_NODES = new Set(['TSTypeAnnotation', 'TSTypeParameterDeclaration', 'TSTypeParameterInstantiation'])
const STATEMENTS_THAT_MAY_END_IN_A_TYPE = new Set(['ExpressionStatement', 'VariableDeclaration', 'ReturnStatement', 'ThrowStatement', 'ClassProperty', 'ClassPrivateProperty'])
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'ObjectMethod', 'ClassMethod', 'ClassPrivateMethod'])
const RESERVED = /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|arguments|eval)$/

/** One module on its way to JavaScript: a list of characters, replaced in place, and insertions between them. */
class Module {
  readonly #text: string
  readonly #program: Node & Syntax.Program
  readonly #options: CompileOptions
  readonly #out: string[]
  readonly #before = new Map<number, string>()
  /** Exported name → the name inside. */
  readonly #exports = new Map<string, string>()
  /** Where values are spoken of, by name, outside of the statements that import or export them. */
  readonly #spoken = new Map<string, Node>()
  readonly #declared = new Set<string>()
  #depth = 0

  constructor(text: string, program: Node & Syntax.Program, options: CompileOptions) {
    this.#text = text
    this.#program = program
    this.#options = options
    this.#out = text.split('')
  }

  compiled(): Compiled {
    const imports: Syntax.ImportDeclaration[] = []
    for (const statement of this.#program.body) {
      if (statement.type === 'ImportDeclaration')
        imports.push(statement)
      else
        this.#visit(statement as Node, this.#program)
    }
    for (const statement of imports)
      this.#import(statement as Node & Syntax.ImportDeclaration)
    this.#refuseCommonJs()
    let body = ''
    for (let i = 0; i < this.#out.length; i++)
      body += (this.#before.get(i) ?? '') + this.#out[i]
    body += this.#before.get(this.#out.length) ?? ''
    const fields = [...this.#exports].map(([name, local]) => `${JSON.stringify(name)}: ${local}`)
    return { body: `'use strict'; ${body}\nreturn { __proto__: null, ${fields.join(', ')} }`, exports: [...this.#exports.keys()] }
  }

  #refuse(kind: Trouble['kind'], node: Node, message: string): never {
    throw new LoadError({ kind, message, line: lineAt(this.#text, node.start) })
  }

  #blank(from: number, to: number): void {
    for (let i = from; i < to; i++) {
      if (this.#out[i] !== '\n')
        this.#out[i] = ' '
    }
  }

  /** Takes a whole statement or class member away; what stood before it still ends there. */
  #drop(node: Node): void {
    this.#blank(node.start, node.end)
    this.#out[node.start] = ';'
  }

  #insert(at: number, text: string): void {
    this.#before.set(at, (this.#before.get(at) ?? '') + text)
  }

  #children(node: Node, except: readonly string[] = []): void {
    for (const key in node) {
      if (key === 'loc' || key === 'extra' || except.includes(key))
        continue
      const value = (node as Loose)[key]
      if (Array.isArray(value)) {
        for (const item of value) {
          if (isNode(item))
            this.#visit(item, node)
        }
      }
      else if (isNode(value)) {
        this.#visit(value, node)
      }
    }
  }

  #visit(node: Node, parent: Node): void {
    if (TYPE_NODES.has(node.type))
      return this.#blank(node.start, node.end)
    if (TYPES_ONLY.has(node.type) || (node as Loose).declare === true)
      return this.#drop(node)
    if (FUNCTIONS.has(node.type))
      return this.#function(node as Loose)
    this.#node(node, parent)
    const isHead = parent.type.startsWith('For') && node.type === 'VariableDeclaration' && (parent as Loose).body !== node
    if (!isHead && STATEMENTS_THAT_MAY_END_IN_A_TYPE.has(node.type) && this.#text[node.end - 1] !== ';' && this.#out[node.end - 1] === ' ' && this.#text[node.end - 1] !== ' ')
      this.#out[node.end - 1] = ';'
  }

  #node(node: Node, parent: Node): void {
    switch (node.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        this.#visit(node.expression as Node, node)
        return this.#blank(node.expression.end!, node.end)
      case 'TSNonNullExpression':
        this.#visit(node.expression as Node, node)
        return this.#blank(node.end - 1, node.end)
      case 'TSTypeAssertion':
        this.#visit(node.expression as Node, node)
        this.#blank(node.start, node.expression.start!)
        this.#out[node.start] = '('
        return this.#insert(node.end, ')')
      case 'Identifier':
        if (node.optional)
          this.#blankMark('?', node.start + node.name.length)
        if (node.typeAnnotation)
          this.#visit(node.typeAnnotation as Node, node)
        return this.#speak(node as Node & Syntax.Identifier, parent)
      case 'CatchClause':
        if (node.param)
          this.#declare(node.param as Node)
        return this.#children(node)
      case 'VariableDeclarator':
        this.#declare(node.id as Node)
        if (node.definite)
          this.#blankMark('!', (node.id as Syntax.Identifier).start! + (node.id as Syntax.Identifier).name.length)
        return this.#children(node)
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.#class(node as Node & Syntax.Class)
      case 'ClassProperty':
      case 'ClassPrivateProperty':
        return this.#property(node as unknown as Loose)
      case 'ClassAccessorProperty':
        return this.#refuse('feature', node, 'The keyword accessor cannot be used here, since no engine runs it yet. Write a field, or get and set.')
      case 'TSIndexSignature':
      case 'TSDeclareMethod':
        return this.#drop(node)
      case 'Decorator':
        return this.#refuse('feature', node, 'Decorators (@…) cannot be used here, since no engine runs them yet. Call the function yourself.')
      case 'TSEnumDeclaration':
        return this.#enum(node as unknown as Loose, parent)
      case 'TSModuleDeclaration':
        return this.#namespace(node as unknown as Loose, parent)
      case 'ImportExpression':
        return this.#refuse('import', node, 'It imports while it runs. The file stands alone: of the project\'s modules only types may be imported (import type { … }).')
      case 'TSImportEqualsDeclaration':
        return this.#refuse('import', node, 'It uses import … = …. The file stands alone: of the project\'s modules only types may be imported (import type { … }).')
      case 'MetaProperty':
        if (node.meta.name === 'import')
          this.#refuse('import', node, 'It uses import.meta, which an exercise does not have.')
        return
      case 'AwaitExpression':
      case 'ForOfStatement':
        if (this.#depth === 0 && (node.type === 'AwaitExpression' || node.await))
          this.#refuse('feature', node, 'It awaits outside of a function. Here time is virtual and nothing is waited for: the file must have loaded when its last line has run.')
        return this.#children(node)
      case 'VariableDeclaration':
        if (this.#depth === 0 && node.kind === 'await using')
          this.#refuse('feature', node, 'It awaits outside of a function. Here time is virtual and nothing is waited for: the file must have loaded when its last line has run.')
        return this.#children(node)
      case 'BinaryExpression':
        // In a script, which this is run as, <!-- would begin a comment.
        if (this.#text.startsWith('<!--', node.right.start! - 1))
          this.#insert(node.right.start!, ' ')
        return this.#children(node)
      case 'RegExpLiteral':
        return this.#regExp(node as Node & Syntax.RegExpLiteral)
      case 'StaticBlock':
        this.#depth++
        this.#children(node)
        this.#depth--
        return
      case 'ExportNamedDeclaration':
        return this.#export(node as Node & Syntax.ExportNamedDeclaration, parent)
      case 'ExportDefaultDeclaration':
      case 'TSExportAssignment':
        return this.#refuse('export', node, 'It exports a default, which has no name to be found by. Export by name: export class …, export function …')
      case 'ExportAllDeclaration':
        if (node.exportKind === 'type')
          return this.#drop(node)
        return this.#refuseImport(node, node.source.value)
      default:
        this.#children(node)
    }
  }

  /** Notes a name that stands for a value. */
  #speak(node: Node & Syntax.Identifier, parent: Node): void {
    const { key, property, computed, label } = parent as Loose
    const isName = (!computed && (property === node || (key === node && !(parent as Loose).shorthand))) || label === node
    if (isName)
      return
    if (!this.#spoken.has(node.name))
      this.#spoken.set(node.name, node)
  }

  #declare(pattern: Node): void {
    for (const name of namesIn(pattern))
      this.#declared.add(name)
  }

  /** Blanks the first `mark` from an offset on. */
  #blankMark(mark: string, from: number): void {
    const at = this.#text.indexOf(mark, from)
    this.#blank(at, at + 1)
  }

  /** Blanks the modifiers that only TypeScript has, between the beginning of a member and its name. */
  #blankModifiers(from: number, to: number, separate: boolean): void {
    for (const { index, 0: word } of this.#text.slice(from, to).matchAll(MODIFIER)) {
      this.#blank(from + index, from + index + word.length)
      // What stood before ended here, since no expression goes on with a modifier.
      if (separate && index === 0)
        this.#out[from] = ';'
    }
  }

  #function(node: Loose): void {
    const { params, returnType, typeParameters, body } = node as unknown as { params: Node[], returnType?: Node, typeParameters?: Node, body: Node }
    const isMethod = node.type === 'ClassMethod' || node.type === 'ClassPrivateMethod'
    if (isMethod) {
      this.#blankModifiers(node.start, (node.key as Node).start, true)
      if (node.optional)
        this.#blankMark('?', (node.key as Node).end)
    }
    for (const decorator of (node.decorators ?? []) as Node[])
      this.#visit(decorator, node)
    if (isNode(node.key) && (node.computed || node.type.endsWith('Method')))
      this.#visit(node.key, node)
    if (isNode(node.id))
      this.#declare(node.id)
    this.#depth++
    if (typeParameters)
      this.#blank(typeParameters.start, typeParameters.end)
    const [first] = params
    if (first?.type === 'Identifier' && first.name === 'this') {
      const next = params[1]
      this.#blank(first.start, next ? next.start : first.end)
      if (!next && this.#text.slice(first.end).trimStart().startsWith(','))
        this.#blankMark(',', first.end)
    }
    const assigned: string[] = []
    for (const param of params) {
      if (param === first && first.type === 'Identifier' && first.name === 'this')
        continue
      if (param.type === 'TSParameterProperty') {
        const inner = param.parameter as Node
        this.#blankModifiers(param.start, inner.start, false)
        const { name } = (inner.type === 'AssignmentPattern' ? inner.left : inner) as Syntax.Identifier
        assigned.push(`this.${name} = ${name};`)
        this.#visit(inner, node)
      }
      else {
        this.#declare(param)
        this.#visit(param, node)
      }
    }
    if (returnType) {
      this.#blank(returnType.start, returnType.end)
      // No line may end between the parameters of an arrow function and the arrow.
      if (node.type === 'ArrowFunctionExpression' && this.#text.slice(returnType.start, returnType.end).includes('\n')) {
        const bracket = this.#text.lastIndexOf(')', returnType.start)
        this.#blank(bracket, bracket + 1)
        this.#out[returnType.end - 1] = ')'
      }
    }
    if (typeParameters && node.async && node.type === 'ArrowFunctionExpression' && this.#text.slice(typeParameters.start, typeParameters.end).includes('\n')) {
      this.#blankMark('(', typeParameters.end)
      this.#out[typeParameters.start] = '('
    }
    this.#visit(body, node)
    if (assigned.length > 0)
      this.#assignParameters(body as Node & Syntax.BlockStatement, assigned)
    this.#depth--
  }

  #assignParameters(body: Node & Syntax.BlockStatement, assigned: readonly string[]): void {
    const superCall = body.body.find(statement => statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression' && statement.expression.callee.type === 'Super')
    const lastDirective = body.directives.at(-1)
    this.#insert(superCall?.end ?? lastDirective?.end ?? body.start + 1, `;${assigned.join(' ')}`)
  }

  #class(node: Node & Syntax.Class): void {
    const { id, implements: promised } = node as unknown as { id?: Node, implements?: Node[] }
    if ((node as unknown as Loose).abstract)
      this.#blankModifiers(node.start, node.body.start!, false)
    if (promised?.length) {
      const from = this.#text.lastIndexOf('implements', promised[0]!.start)
      this.#blank(from, promised.at(-1)!.end)
    }
    if (id)
      this.#declare(id)
    this.#depth++
    // Not the class's own statements, yet nothing in it can be awaited at the top either.
    this.#children(node, ['id', 'implements'])
    this.#depth--
  }

  #property(node: Loose): void {
    if (node.abstract)
      return this.#drop(node)
    const key = node.key as Node
    this.#blankModifiers(node.start, key.start, true)
    if (node.optional)
      this.#blankMark('?', key.end)
    if (node.definite)
      this.#blankMark('!', key.end)
    this.#children(node)
  }

  #enum(node: Loose, parent: Node): void {
    const { id, body } = node as unknown as { id: Node & Syntax.Identifier, body: { members: (Node & Syntax.TSEnumMember)[] } & Node }
    const { members } = body
    const { name } = id
    this.#declared.add(name)
    this.#blank(node.start, body.start)
    this.#out[node.start] = `${this.#isDeclaredElsewhere(name, node, parent) ? '' : `var ${name}; `}(function (${name}) `
    let previous: string | undefined
    members.forEach((member, i) => {
      const key = member.id.type === 'Identifier' ? member.id.name : (member.id as Syntax.StringLiteral).value
      const quoted = JSON.stringify(key)
      const isPlain = member.id.type === 'Identifier' && !RESERVED.test(key) && key !== name
      const local = isPlain ? key : `${name}_member_${i}`
      if (isPlain)
        this.#declared.add(key)
      const after = `; ${name}[${quoted}] = ${local}; if (typeof ${local} !== 'string') ${name}[${local}] = ${quoted};`
      this.#blank(member.id.start!, member.initializer ? member.initializer.start! : member.id.end!)
      this.#out[member.id.start!] = `const ${local} = ${member.initializer ? '' : previous === undefined ? '0' : `${previous} + 1`}`
      if (member.initializer)
        this.#visit(member.initializer as Node, member)
      this.#insert(member.end, after)
      const comma = members[i + 1] ? this.#text.slice(member.end, members[i + 1]!.start).indexOf(',') : this.#text.slice(member.end, node.end).indexOf(',')
      if (comma >= 0)
        this.#blank(member.end + comma, member.end + comma + 1)
      previous = local
    })
    this.#insert(node.end, `)(${name} || (${name} = {}));`)
  }

  #namespace(node: Loose, parent: Node): void {
    const { id, body } = node as unknown as { id: Node & (Syntax.Identifier | Syntax.TSQualifiedName), body: Node & Syntax.TSModuleBlock }
    if (!body || holdsTypesOnly(body))
      return this.#drop(node)
    if (id.type !== 'Identifier')
      this.#refuse('feature', node, 'A namespace with a dot in its name cannot be used here. Write one inside the other, or an object.')
    const { name } = id as Syntax.Identifier
    this.#declared.add(name)
    this.#blank(node.start, body.start)
    this.#out[node.start] = `${this.#isDeclaredElsewhere(name, node, parent) ? '' : `${parent.type === 'TSModuleBlock' ? 'let' : 'var'} ${name}; `}(function (${name}) `
    this.#depth++
    const shared: string[] = []
    for (const statement of body.body as Node[]) {
      if (statement.type === 'ExportNamedDeclaration' && statement.declaration && statement.exportKind !== 'type') {
        const declaration = statement.declaration as Node
        this.#blank(statement.start, declaration.start)
        this.#visit(declaration, body)
        shared.push(...namesOf(declaration).map(local => `Object.defineProperty(${name}, ${JSON.stringify(local)}, { enumerable: true, get: () => ${local} });`))
      }
      else {
        this.#visit(statement, body)
      }
    }
    this.#depth--
    this.#insert(body.start + 1, shared.join(' '))
    this.#insert(node.end, `)(${name} || (${name} = {}));`)
  }

  /** Whether a class, function, enum or namespace of that name stands before this one, with which it merges. */
  #isDeclaredElsewhere(name: string, node: Node, parent: Node): boolean {
    const statements = (parent as unknown as { body?: Node[] }).body ?? this.#program.body as Node[]
    return statements.some((statement) => {
      const declaration = (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement) as Loose | null
      return declaration && declaration.start < node.start && (declaration.id as Syntax.Identifier | undefined)?.name === name && !TYPES_ONLY.has(declaration.type)
    })
  }

  #regExp(node: Node & Syntax.RegExpLiteral): void {
    try {
      new RegExp(node.pattern, node.flags)
    }
    catch (error) {
      this.#refuse('syntax', node, (error as Error).message)
    }
  }

  #export(node: Node & Syntax.ExportNamedDeclaration, parent: Node): void {
    if (node.exportKind === 'type')
      return this.#drop(node)
    if (node.source) {
      if (node.specifiers.every(specifier => (specifier as Syntax.ExportSpecifier).exportKind === 'type'))
        return this.#drop(node)
      return this.#refuseImport(node, node.source.value)
    }
    if (node.declaration) {
      const declaration = node.declaration as Node
      for (const decorator of ((declaration as Loose).decorators ?? []) as Node[])
        this.#visit(decorator, declaration)
      this.#blank(node.start, declaration.start)
      this.#out[node.start] = ';'
      if ((declaration as Loose).declare !== true) {
        for (const name of namesOf(declaration))
          this.#exports.set(name, name)
      }
      return this.#visit(declaration, parent)
    }
    for (const specifier of node.specifiers as Syntax.ExportSpecifier[]) {
      if (specifier.exportKind === 'type')
        continue
      const name = specifier.exported.type === 'Identifier' ? specifier.exported.name : specifier.exported.value
      if (name === 'default')
        this.#refuse('export', node, 'It exports a default, which has no name to be found by. Export by name: export class …, export function …')
      this.#exports.set(name, (specifier.local as Syntax.Identifier).name)
    }
    this.#drop(node)
  }

  #import(node: Node & Syntax.ImportDeclaration): void {
    const values = node.specifiers.filter(specifier =>
      node.importKind !== 'type' && !(specifier.type === 'ImportSpecifier' && specifier.importKind === 'type')
      && (this.#options.importBy !== undefined || this.#spoken.has(specifier.local.name) || [...this.#exports.values()].includes(specifier.local.name)))
    const isForEffect = node.specifiers.length === 0 && node.importKind !== 'type'
    if (values.length === 0 && !isForEffect)
      return this.#drop(node)
    const { importBy } = this.#options
    if (importBy === undefined)
      return this.#refuseImport(node, node.source.value)
    const bindings = values.map((specifier) => {
      if (specifier.type !== 'ImportSpecifier')
        return this.#refuse('import', node, 'Only names in braces can be imported here.')
      const imported = specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value
      return `${JSON.stringify(imported)}: ${specifier.local.name}`
    })
    this.#drop(node)
    this.#insert(node.start, `const { ${bindings.join(', ')} } = ${importBy}(${JSON.stringify(node.source.value)})`)
  }

  #refuseImport(node: Node, from: string): never {
    this.#refuse('import', node, `It imports "${from}". The file stands alone: of the project's modules only types may be imported (import type { … }).`)
  }

  #refuseCommonJs(): void {
    const at = (name: string) => this.#declared.has(name) || this.#options.importBy !== undefined ? undefined : this.#spoken.get(name)
    const required = at('require')
    if (required) {
      const given = /^require\s*\(\s*(['"`])(.*?)\1/.exec(this.#text.slice(required.start))?.[2]
      this.#refuse('import', required, `It imports ${given === undefined ? 'by require' : `"${given}"`}. The file stands alone: of the project's modules only types may be imported (import type { … }).`)
    }
    const exported = at('exports') ?? at('module')
    if (exported)
      this.#refuse('export', exported, 'It exports as CommonJS does (exports.…, module.exports). Write export before the declaration: export class …, export function …')
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string' && typeof (value as { start?: unknown }).start === 'number'
}

/** The names that a declaration gives to values. */
function namesOf(declaration: Node): string[] {
  switch (declaration.type) {
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) => namesIn(id as Node))
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return declaration.id ? [declaration.id.name] : []
    case 'TSEnumDeclaration':
      return [(declaration.id as Syntax.Identifier).name]
    case 'TSModuleDeclaration':
      return declaration.id.type === 'Identifier' && !holdsTypesOnly(declaration.body as Node) ? [declaration.id.name] : []
    default:
      return []
  }
}

function namesIn(pattern: Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap(property => namesIn((property.type === 'RestElement' ? property.argument : property.value) as Node))
    case 'ArrayPattern':
      return pattern.elements.flatMap(element => element ? namesIn(element as Node) : [])
    case 'AssignmentPattern':
      return namesIn(pattern.left as Node)
    case 'RestElement':
      return namesIn(pattern.argument as Node)
    default:
      return []
  }
}

function holdsTypesOnly(body: Node): boolean {
  return body.type === 'TSModuleBlock' && body.body.every((statement) => {
    const inner = (statement.type === 'ExportNamedDeclaration' && statement.declaration ? statement.declaration : statement) as Loose
    return TYPES_ONLY.has(inner.type) || inner.declare === true || (inner.type === 'TSModuleDeclaration' && holdsTypesOnly(inner.body as Node))
  })
}
