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

const GROUNDS = ['stage', 'stage-raised', 'stage-sunken']
const TEXT = ['ink', 'ink-soft', 'ink-faint', 'beam', 'healthy', 'degraded', 'failed', 'accent']
const GRAPHICS = ['line-strong', 'beam', 'healthy', 'degraded', 'failed', 'accent']

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

  it('has text on the accent that can be read', () => {
    expect(contrast(of('on-accent'), of('accent-ground'))).toBeGreaterThanOrEqual(4.5)
  })

  it('has a healthy that red–green blind readers can tell from degraded and from the accent', () => {
    // Deuteranopia, by Machado et al. (2009), severity 1: what is left is mostly blue against yellow, and lightness.
    const simulate = ([r, g, b]: number[]) => [
      0.367322 * r! + 0.860646 * g! - 0.227968 * b!,
      0.280085 * r! + 0.672501 * g! + 0.047413 * b!,
      -0.011820 * r! + 0.042940 * g! + 0.968881 * b!,
    ]
    const far = (a: string, b: string) => Math.hypot(...simulate(of(a)).map((c, i) => c - simulate(of(b))[i]!))
    for (const [a, b] of [['healthy', 'degraded'], ['healthy', 'accent']] as const)
      expect(far(a, b), `${a} and ${b}`).toBeGreaterThan(0.15)
  })
})
