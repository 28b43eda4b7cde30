// What a page says and asks for while it is walked: console, failures, requests to elsewhere.
import type { Page } from 'playwright-chromium'
import type { Finding } from './inspect.ts'

export interface Watch {
  /** What was found since the last call. */
  take: () => Finding[]
  /** Addresses of all that was downloaded. */
  downloads: () => string[]
}

/** Watches a page that may ask only `origin` for anything. Call it before the page goes anywhere. */
export function watch(page: Page, origin: string): Watch {
  let findings: Finding[] = []
  const downloads = new Set<string>()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      findings.push(`The console has ${message.type() === 'error' ? 'an error' : 'a warning'}: ${message.text().slice(0, 300)}`)
  })
  page.on('pageerror', error => findings.push(`An error was thrown: ${error.message.slice(0, 300)}`))
  page.on('request', (request) => {
    const { origin: asked, protocol } = new URL(request.url())
    if (asked !== origin && protocol !== 'data:' && protocol !== 'blob:')
      findings.push(`It asks another origin: ${request.url()}`)
    downloads.add(request.url())
  })
  page.on('requestfailed', request => findings.push(`A request failed: ${request.url()} (${request.failure()?.errorText})`))
  page.on('response', (response) => {
    if (response.status() >= 400)
      findings.push(`A request was answered ${response.status()}: ${response.url()}`)
  })
  return {
    take() {
      const taken = findings
      findings = []
      return taken
    },
    downloads: () => [...downloads],
  }
}
