import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-chromium'

const SYSTEM_NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome.exe']
const SYSTEM_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** How to get a browser, in one line. */
export const NO_BROWSER = 'no browser found: run `npx playwright install chromium`, install Chrome or Chromium, or set CHROME_PATH'

/** The browser to lay out with: CHROME_PATH, else Playwright's own, else the system's Chrome or Chromium. */
export function findBrowser(): string | undefined {
  const candidates = [
    process.env.CHROME_PATH,
    chromium.executablePath(),
    ...(process.env.PATH ?? '').split(delimiter).flatMap(folder => SYSTEM_NAMES.map(name => join(folder, name))),
    ...SYSTEM_PATHS,
  ]
  return candidates.find(path => path && existsSync(path))
}
