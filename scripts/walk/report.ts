// Gathers what a walk finds, and says it once: the same fault on five clicks in two schemes is one line.
import type { Finding } from './inspect.ts'

/** Where something was found. */
export interface Spot {
  /** Address of the slide; what was looked at, where it is no slide. */
  alias: string
  click?: number
  /** `stage`, `paper`, `print`. */
  scheme?: string
}

export interface Report {
  /** One check: it passes when there is nothing to say. */
  check: (spot: Spot, findings: readonly Finding[]) => void
  /** How many checks held, and how many did not. */
  counts: () => { passed: number, failed: number }
  /** All findings, in the order of the slides in which they came up. */
  lines: () => string[]
}

export function createReport(): Report {
  let passed = 0
  let failed = 0
  const slides = new Map<string, Map<Finding, Spot[]>>()
  return {
    check(spot, findings) {
      if (findings.length)
        failed++
      else
        passed++
      for (const finding of new Set(findings)) {
        const slide = slides.get(spot.alias) ?? slides.set(spot.alias, new Map()).get(spot.alias)!
        slide.set(finding, [...slide.get(finding) ?? [], spot])
      }
    },
    counts: () => ({ passed, failed }),
    lines: () => [...slides].flatMap(([alias, findings]) =>
      [...findings].map(([finding, spots]) => `${[alias, clicksOf(spots), schemesOf(spots)].filter(Boolean).join(' · ')}: ${finding}`)),
  }
}

function clicksOf(spots: readonly Spot[]): string {
  const clicks = [...new Set(spots.flatMap(spot => spot.click ?? []))].sort((a, b) => a - b)
  return clicks.length ? `click ${clicks.join(', ')}` : ''
}

function schemesOf(spots: readonly Spot[]): string {
  return [...new Set(spots.flatMap(spot => spot.scheme ?? []))].join(', ')
}
