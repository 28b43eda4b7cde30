// The one place that finds a browser, for tests, export, pictures and diagram layout.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright-chromium'

export const HOW_TO_GET_A_BROWSER
  = 'No Chrome or Chromium found. Get one with "npx playwright install chromium" or Debian\'s package "chromium", or set CHROME_PATH.'

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome', 'msedge']
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Path of a browser: `CHROME_PATH`, else Playwright's own, else the system's; undefined where there is none.
 * @throws Error when `CHROME_PATH` is set and names no file.
 */
export function findBrowser(): string | undefined {
  const given = process.env.CHROME_PATH
  if (given) {
    if (!existsSync(given))
      throw new Error(`CHROME_PATH is "${given}", where there is no file. Set it to a Chrome or Chromium executable, or unset it.`)
    return given
  }
  const own = chromium.executablePath()
  if (own && existsSync(own))
    return own
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(dir => NAMES.flatMap(name => [join(dir, name), join(dir, `${name}.exe`)]))
  return [...onPath, ...APPLICATIONS].find(existsSync)
}

/**
 * Starts a headless browser.
 * @param more arguments of its command line
 * @throws Error that says how to get one where none is found.
 */
export async function launchBrowser(more: readonly string[] = []) {
  const executablePath = findBrowser()
  if (!executablePath)
    throw new Error(HOW_TO_GET_A_BROWSER)
  return chromium.launch({
    executablePath,
    args: [
      // Chromium refuses its sandbox to root, which is who CI is.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--font-render-hinting=none',
      ...more,
    ],
  })
}
