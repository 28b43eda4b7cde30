import type { BoxLook } from './frame.ts'
import type { Drawn, Point } from './scene.ts'
import { polygonsOf, stretched } from './strokes.ts'

/** To a hundredth, so that half of a size in tenths is written in full and both sides are alike. */
const number = (value: number) => String(Math.round(value * 100) / 100)
const path = (text: TemplateStringsArray, ...values: number[]) => String.raw({ raw: text }, ...values.map(number))

function roundRect(w: number, h: number, radius: number): string {
  const r = Math.max(0, Math.min(radius, w / 2, h / 2))
  const [x, y] = [w / 2, h / 2]
  return path`M${-x + r} ${-y}H${x - r}A${r} ${r} 0 0 1 ${x} ${-y + r}V${y - r}A${r} ${r} 0 0 1 ${x - r} ${y}H${-x + r}A${r} ${r} 0 0 1 ${-x} ${y - r}V${-y + r}A${r} ${r} 0 0 1 ${-x + r} ${-y}Z`
}

/** Half the height of a drum's lid. */
export const lidOf = (h: number) => Math.min(10, h / 6)

/** The outline of a box of this size, round 0,0. */
export function outline(shape: BoxLook['shape'], w: number, h: number): string {
  const [x, y] = [w / 2, h / 2]
  switch (shape) {
    case 'vessel': return roundRect(w, h, 18)
    case 'pill': return roundRect(w, h, h / 2)
    case 'circle': return path`M${-x} 0A${x} ${y} 0 0 1 ${x} 0A${x} ${y} 0 0 1 ${-x} 0Z`
    case 'diamond': return path`M0 ${-y}L${x} 0L0 ${y}L${-x} 0Z`
    case 'lantern': {
      const cut = Math.min(14, w / 5)
      return path`M${-x + cut} ${-y}H${x - cut}L${x} 0L${x - cut} ${y}H${-x + cut}L${-x} 0Z`
    }
    case 'drum': {
      const lid = lidOf(h)
      return path`M${-x} ${-y + lid}A${x} ${lid} 0 0 1 ${x} ${-y + lid}V${y - lid}A${x} ${lid} 0 0 1 ${-x} ${y - lid}Z`
    }
    case 'note': {
      const fold = Math.min(12, w / 4, h / 3)
      return path`M${-x} ${-y}H${x - fold}L${x} ${-y + fold}V${y}H${-x}Z`
    }
    case 'queue':
    case 'drawn':
    case 'card': return roundRect(w, h, 10)
  }
}

/** Lines inside an outline that tell what it is: a drum's rim, a queue's bars. */
export function innerLines(shape: BoxLook['shape'], w: number, h: number): string | undefined {
  const [x, y] = [w / 2, h / 2]
  if (shape === 'drum') {
    const lid = lidOf(h)
    return path`M${-x} ${-y + lid}A${x} ${lid} 0 0 0 ${x} ${-y + lid}`
  }
  if (shape === 'note') {
    const fold = Math.min(12, w / 4, h / 3)
    return path`M${x - fold} ${-y}V${-y + fold}H${x}`
  }
  if (shape === 'queue')
    return path`M${-x + 9} ${-y}V${y}M${x - 9} ${-y}V${y}`
  return undefined
}

/** The area that a box covers: its outline, or the filled strokes of a drawn one; empty where it covers none. */
export function groundOf(shape: BoxLook['shape'], w: number, h: number, drawn?: Drawn): string {
  if (shape !== 'drawn')
    return outline(shape, w, h)
  return (drawn?.strokes ?? []).filter(({ fill }) => fill === 'ground').map(({ d }) => stretched(d, w / Math.max(1, drawn!.w), h / Math.max(1, drawn!.h))).join('')
}

/** The closed parts of an outline round 0,0, as polygons: what the arrows of a box meet. */
export function outlinesOf(shape: BoxLook['shape'], w: number, h: number, drawn?: Drawn): Point[][] {
  const strokes = shape === 'drawn' && drawn ? drawn.strokes.filter(({ fill }) => fill !== 'none') : []
  const pictures = shape === 'drawn' ? drawn?.pictures ?? [] : []
  const polygons = [
    ...strokes.flatMap(({ d }) => polygonsOf(d)),
    ...pictures.map(({ x, y, w, h }): Point[] => [[x - w / 2, y - h / 2], [x + w / 2, y - h / 2], [x + w / 2, y + h / 2], [x - w / 2, y + h / 2]]),
  ]
  return polygons.length ? polygons : polygonsOf(shape === 'drawn' ? `M${-w / 2} ${-h / 2}H${w / 2}V${h / 2}H${-w / 2}Z` : outline(shape, w, h))
}
