import { readFileSync } from 'node:fs'

/** A diagram of a kind that public repositories hold. */
export interface Case { readonly name: string, readonly code: string }

/** The cases of fixture/cases.md: a heading each, then a mermaid fence. */
export function readCases(): Case[] {
  const text = readFileSync(new URL('../fixture/cases.md', import.meta.url), 'utf8')
  return [...text.matchAll(/^## (.+)\n[\s\S]*?^```mermaid\n([\s\S]*?)^```$/gm)].map(([, name, code]) => ({ name: name!, code: code! }))
}
