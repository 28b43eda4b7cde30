/** An SVG element to be: what `draw` returns, and what becomes text or live elements. */
export interface Shape {
  readonly tag: string
  /** Its attributes, and `key`, which is none: the same key among siblings keeps the same live element. */
  readonly attrs: Readonly<Record<string, string | number | undefined>>
  readonly children: readonly Shape[]
  readonly text?: string
}

/** Makes an element; a string child becomes its text. */
export function h(tag: string, attrs: Shape['attrs'] = {}, children: readonly (Shape | undefined)[] | string = []): Shape {
  return typeof children === 'string'
    ? { tag, attrs, children: [], text: children }
    : { tag, attrs, children: children.filter(child => child !== undefined) }
}

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The element as markup. */
export function toMarkup({ tag, attrs, children, text }: Shape): string {
  const written = Object.entries(attrs).flatMap(([name, value]) => value === undefined || name === 'key' ? [] : [` ${name}="${escapeText(String(value))}"`])
  return `<${tag}${written.join('')}>${text === undefined ? children.map(toMarkup).join('') : escapeText(text)}</${tag}>`
}

/** A live element with what it was last drawn from. */
export interface Live {
  shape: Shape
  readonly element: SVGElement
  children: Live[]
}

const SVG = 'http://www.w3.org/2000/svg'

function create(document: Document, shape: Shape): Live {
  const live: Live = { shape: { tag: shape.tag, attrs: {}, children: [] }, element: document.createElementNS(SVG, shape.tag), children: [] }
  update(live, shape)
  return live
}

/** Makes a live element from a shape, inside a parent. */
export function mount(parent: Element, shape: Shape): Live {
  const live = create(parent.ownerDocument, shape)
  parent.append(live.element)
  return live
}

const keyOf = ({ attrs, tag }: Shape, index: number) => attrs.key ?? `${tag} ${index}`

function updateAttributes(element: SVGElement, old: Shape['attrs'], next: Shape['attrs']) {
  for (const name in next) {
    const value = next[name]
    if (value !== old[name] && name !== 'key') {
      if (value === undefined)
        element.removeAttribute(name)
      else
        element.setAttribute(name, String(value))
    }
  }
  for (const name in old) {
    if (!(name in next))
      element.removeAttribute(name)
  }
}

/** Whether the children stand for the same things in the same order, as in nearly all moments of a change. */
function sameChildren(live: readonly Live[], next: readonly Shape[]): boolean {
  if (live.length !== next.length)
    return false
  for (let index = 0; index < next.length; index++) {
    const [old, shape] = [live[index]!.shape, next[index]!]
    if (old !== shape && (old.tag !== shape.tag || old.attrs.key !== shape.attrs.key))
      return false
  }
  return true
}

/** Changes a live element into another shape, touching only what differs. */
export function update(live: Live, shape: Shape): void {
  const { element, shape: old } = live
  if (old === shape)
    return
  updateAttributes(element, old.attrs, shape.attrs)
  live.shape = shape
  if (shape.text !== undefined) {
    if (shape.text !== old.text)
      element.textContent = shape.text
    return
  }
  // What had text, and now has children.
  if (old.text !== undefined)
    element.textContent = ''
  if (sameChildren(live.children, shape.children)) {
    for (let index = 0; index < shape.children.length; index++)
      update(live.children[index]!, shape.children[index]!)
    return
  }

  const known = new Map(live.children.map((child, index) => [keyOf(child.shape, index), child]))
  const children = shape.children.map((child, index) => {
    const key = keyOf(child, index)
    const kept = known.get(key)
    if (kept && kept.shape.tag === child.tag) {
      known.delete(key)
      update(kept, child)
      return kept
    }
    return create(element.ownerDocument, child)
  })
  const used = new Set(children)
  for (const child of live.children) {
    if (!used.has(child))
      child.element.remove()
  }
  let place: ChildNode | null = element.firstChild
  for (const child of children) {
    if (child.element === place)
      place = place.nextSibling
    else
      element.insertBefore(child.element, place)
  }
  live.children = children
}
