// What print can only make pixels or single letters of, drawn as plain lines and grounds instead.

/**
 * Redraws the drawings below `root`, or of the whole page, for print: gradients without transparency, hatches as lines
 * instead of tiles, halos of letters as grounds behind them. Runs in the page, so it uses nothing from outside.
 */
export function inkDrawings(root: ParentNode | undefined): void {
  const SVG = 'http://www.w3.org/2000/svg'
  const all = root ?? document
  flattenGradients()
  drawHatches()
  drawStripes()
  groundLetters()

  /** Mixes the stops of gradients with the paper as far as they are transparent. */
  function flattenGradients() {
    for (const stop of all.querySelectorAll<SVGStopElement>('stop')) {
      const { stopColor, stopOpacity } = getComputedStyle(stop)
      if (stopOpacity === '1')
        continue
      stop.style.stopColor = `color-mix(in srgb, ${stopColor} ${Number(stopOpacity) * 100}%, var(--stage))`
      stop.style.stopOpacity = '1'
    }
  }

  /** Patterns of one line, repeated: print would make a picture of the tile. */
  function drawHatches() {
    for (const shape of all.querySelectorAll<SVGGeometryElement>('svg :is(rect, path, circle, ellipse, polygon)')) {
      const id = /url\("#(.+?)"\)/.exec(getComputedStyle(shape).fill)?.[1]
      const pattern = id ? document.getElementById(id) : null
      if (!(pattern instanceof SVGPatternElement))
        continue
      const line = pattern.querySelector<SVGGeometryElement>('path, line')
      const ground = pattern.querySelector('rect')
      shape.style.fill = ground ? getComputedStyle(ground).fill : 'none'
      if (!line || getComputedStyle(shape).visibility === 'hidden')
        continue
      const hatch = document.createElementNS(SVG, 'path')
      hatch.setAttribute('d', linesOf(shape.getBBox(), pattern))
      const { stroke, strokeWidth } = getComputedStyle(line)
      Object.assign(hatch.style, { fill: 'none', stroke, strokeWidth, strokeDasharray: 'none' })
      const { transform } = shape.attributes as unknown as { transform?: Attr }
      if (transform)
        hatch.setAttribute('transform', transform.value)
      if (!(shape instanceof SVGRectElement)) {
        const clip = document.createElementNS(SVG, 'clipPath')
        clip.id = `${id}-clip-${document.querySelectorAll('clipPath').length}`
        clip.append(shape.cloneNode())
        shape.before(clip)
        hatch.setAttribute('clip-path', `url(#${clip.id})`)
      }
      shape.after(hatch)
    }
  }

  /** Stripes of a box: `repeating-linear-gradient(135deg, colour 0 width, transparent width step)`. */
  function drawStripes() {
    for (const box of all.querySelectorAll<HTMLElement>('.slidev-layout :not(svg, svg *)')) {
      const [, colour, width, step] = /repeating-linear-gradient\(135deg, (.+?) 0px, .+? ([\d.]+)px, .* ([\d.]+)px\)/.exec(getComputedStyle(box).backgroundImage) ?? []
      if (!colour)
        continue
      const { clientWidth: w, clientHeight: h } = box
      const along = Number(step) * Math.SQRT2
      const lines: string[] = []
      // Where x + y is the same, from corner to corner.
      for (let sum = along / 2; sum < w + h; sum += along)
        lines.push(`M${Math.max(0, sum - h).toFixed(1)} ${Math.min(h, sum).toFixed(1)}L${Math.min(w, sum).toFixed(1)} ${Math.max(0, sum - w).toFixed(1)}`)
      const svg = document.createElementNS(SVG, 'svg')
      svg.setAttribute('viewBox', `0 0 ${w} ${h}`)
      svg.setAttribute('aria-hidden', 'true')
      Object.assign(svg.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' })
      const path = document.createElementNS(SVG, 'path')
      path.setAttribute('d', lines.join(''))
      Object.assign(path.style, { fill: 'none', stroke: colour, strokeWidth: `${width}px` })
      svg.append(path)
      box.style.backgroundImage = 'none'
      if (getComputedStyle(box).position === 'static')
        box.style.position = 'relative'
      box.prepend(svg)
    }
  }

  /** Where the line at the left of a pattern's tile crosses a box, all its repetitions. */
  function linesOf(box: DOMRect, pattern: SVGPatternElement): string {
    const step = pattern.width.baseVal.value
    const matrix = pattern.patternTransform.baseVal.consolidate()?.matrix ?? new DOMMatrix()
    const back = new DOMMatrix([matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f]).inverse()
    const corners = [[box.x, box.y], [box.x + box.width, box.y], [box.x, box.y + box.height], [box.x + box.width, box.y + box.height]]
      .map(([x, y]) => back.transformPoint({ x: x!, y: y! }))
    const forth = back.inverse()
    const [left, right] = [Math.min(...corners.map(p => p.x)), Math.max(...corners.map(p => p.x))]
    const lines: string[] = []
    for (let x = Math.ceil(left / step) * step; x <= right; x += step) {
      const from = forth.transformPoint({ x, y: Math.min(...corners.map(p => p.y)) })
      const to = forth.transformPoint({ x, y: Math.max(...corners.map(p => p.y)) })
      // The part inside the box, as shares of the line.
      let [start, end] = [0, 1]
      for (const [a, d, least, most] of [[from.x, to.x - from.x, box.x, box.x + box.width], [from.y, to.y - from.y, box.y, box.y + box.height]] as const) {
        if (Math.abs(d) < 1e-9)
          continue
        const [enter, leave] = [(least - a) / d, (most - a) / d].sort((p, q) => p - q)
        start = Math.max(start, enter!)
        end = Math.min(end, leave!)
      }
      if (start < end)
        lines.push(`M${(from.x + start * (to.x - from.x)).toFixed(1)} ${(from.y + start * (to.y - from.y)).toFixed(1)}L${(from.x + end * (to.x - from.x)).toFixed(1)} ${(from.y + end * (to.y - from.y)).toFixed(1)}`)
    }
    return lines.join('')
  }

  /** Letters with an outline lose their font in print: what the outline covers is covered by a ground. */
  function groundLetters() {
    for (const text of all.querySelectorAll<SVGTextElement>('svg text')) {
      const { stroke, strokeWidth, fontSize, visibility, opacity } = getComputedStyle(text)
      if (stroke === 'none' || Number.parseFloat(strokeWidth) === 0)
        continue
      text.style.stroke = 'none'
      text.querySelectorAll('tspan').forEach(part => part.style.stroke = 'none')
      if (visibility === 'hidden' || opacity === '0' || !text.textContent!.trim())
        continue
      const box = text.getBBox()
      // The box of a line holds room above and below its letters.
      const [wide, high] = [Number.parseFloat(strokeWidth) / 2, Number.parseFloat(fontSize) * 0.14]
      const ground = document.createElementNS(SVG, 'rect')
      for (const [name, value] of Object.entries({ x: box.x - wide, y: box.y + high, width: box.width + 2 * wide, height: Math.max(0, box.height - 2 * high) }))
        ground.setAttribute(name, value.toFixed(1))
      Object.assign(ground.style, { fill: stroke, stroke: 'none' })
      const { transform } = text.attributes as unknown as { transform?: Attr }
      if (transform)
        ground.setAttribute('transform', transform.value)
      text.before(ground)
    }
  }
}
