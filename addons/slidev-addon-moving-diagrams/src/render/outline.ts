import type { BoxLook } from '../core/frame.ts'

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
    case 'queue':
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
  if (shape === 'queue')
    return path`M${-x + 9} ${-y}V${y}M${x - 9} ${-y}V${y}`
  return undefined
}
