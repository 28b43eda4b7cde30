// The colours in styles/tokens.css can be told apart by every reader: WCAG 2.2 AA, on stage and on paper.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8')

/** Custom properties of the rule with that selector that are colours, as sRGB with opacity from 0 to 1. */
function tokensOf(selector: string): Map<string, number[]> {
  const rule = css.slice(css.indexOf(`${selector} {`))
  return new Map([...rule.slice(0, rule.indexOf('}')).matchAll(/--([\w-]+):\s*#([\da-f]{6})([\da-f]{2})?;/gi)].map(([, name, hex, alpha]) =>
    [name!, [...hex!.match(/../g)!.map(part => Number.parseInt(part, 16) / 255), alpha ? Number.parseInt(alpha, 16) / 255 : 1]]))
}

const SCHEMES = { stage: tokensOf('html.dark,\n:root'), paper: tokensOf('html:not(.dark)') }

/** Relative luminance, as WCAG defines it. */
function luminance([r, g, b]: number[]): number {
  const linear = (c: number) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(r!) + 0.7152 * linear(g!) + 0.0722 * linear(b!)
}

/** Contrast of a colour, on whatever it is laid upon, with its ground: from 1 to 21. */
function contrast(ink: number[], ground: number[]): number {
  const alpha = ink[3]!
  const seen = ink.slice(0, 3).map((c, i) => c * alpha + ground[i]! * (1 - alpha))
  const [light, dark] = [luminance(seen), luminance(ground)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

/** A colour in OKLab (Ottosson 2020), in which equal distances look about equal. */
function oklab([r, g, b]: number[]): number[] {
  const linear = (c: number) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  const [R, G, B] = [r!, g!, b!].map(linear) as [number, number, number]
  const [l, m, s] = [
    0.4122214708 * R + 0.5363325363 * G + 0.0514459929 * B,
    0.2119034982 * R + 0.6806995451 * G + 0.1073969566 * B,
    0.0883024619 * R + 0.2817188376 * G + 0.6299787005 * B,
  ].map(Math.cbrt) as [number, number, number]
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** How far apart two colours look: about 0.02 can be seen side by side, black and white are 1 apart. */
const distance = (a: number[], b: number[]) => Math.hypot(...oklab(a).map((c, i) => c - oklab(b)[i]!))

/** A colour as a deuteranope sees it, by Machado et al. (2009), severity 1. */
const deuteranope = ([r, g, b]: number[]): number[] => [
  0.367322 * r! + 0.860646 * g! - 0.227968 * b!,
  0.280085 * r! + 0.672501 * g! + 0.047413 * b!,
  -0.011820 * r! + 0.042940 * g! + 0.968881 * b!,
].map(c => Math.max(0, Math.min(1, c)))

/** What may stand beside one another in one drawing. */
const STATES = ['beam', 'healthy', 'degraded', 'failed']
const GROUNDS = ['stage', 'stage-raised', 'stage-sunken']
const TEXT = ['ink', 'ink-soft', 'ink-faint', 'beam', 'healthy', 'degraded', 'failed']
const GRAPHICS = ['line-strong', 'beam', 'healthy', 'degraded', 'failed']

describe.each(Object.entries(SCHEMES))('%s', (_, tokens) => {
  const of = (name: string) => {
    const colour = tokens.get(name)
    if (!colour)
      throw new Error(`styles/tokens.css has no --${name} in this scheme.`)
    return colour
  }

  it('has the same tokens as the other scheme', () => {
    expect([...SCHEMES.paper.keys()].sort()).toEqual([...SCHEMES.stage.keys()].sort())
  })

  it.each(GROUNDS.flatMap(ground => TEXT.map(text => [text, ground])))('--%s can be read on --%s', (text, ground) => {
    expect(contrast(of(text!), of(ground!))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(GROUNDS.flatMap(ground => GRAPHICS.map(line => [line, ground])))('--%s can be seen on --%s', (line, ground) => {
    expect(contrast(of(line!), of(ground!))).toBeGreaterThanOrEqual(3)
  })

  const pairs = STATES.flatMap((a, i) => STATES.slice(i + 1).map(b => [a, b] as const))

  it.each(pairs)('--%s and --%s part in lightness: a copy in grey keeps them apart', (a, b) => {
    expect(contrast(of(a), of(b))).toBeGreaterThanOrEqual(1.33)
  })

  it.each(pairs)('--%s and --%s are two colours, also to red–green blind readers', (a, b) => {
    expect(distance(of(a), of(b)), 'to all').toBeGreaterThan(0.1)
    expect(distance(deuteranope(of(a)), deuteranope(of(b))), 'with deuteranopia').toBeGreaterThan(0.05)
  })
})
