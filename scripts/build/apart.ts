// Slidev keeps windows of one deck together. It does so by a name made of its title alone: the talk and the workshop on one
// host, or two copies, would turn each other's slides; in a build the deck's own address is part of the name. And every page of
// the deck tells the others where it is, also one that shows no slide, as a page to read: that would turn them to the first.
import type { Plugin } from 'vite'

/** Where Slidev opens a channel under `channelKey`, or keeps something under it. */
const INIT = /init<State extends object>\(channelKey: string,[^)]*\)[^{]*\{/

/** Slidev's module with the deck's address in the name. @throws Error when the module has a new form */
export function keptApart(code: string): string {
  // Of the three that take a key, the one with a body opens the channel.
  const found = INIT.exec(code)
  if (!found)
    throw new Error('Slidev\'s client/state/syncState.ts has a new form; adapt scripts/build/apart.ts to it.')
  return code.replace(found[0], () => `${found[0]}\n    channelKey = location.pathname.replace(/[^/]*$/, '') + channelKey`)
}

/** Where a page of Slidev's keeps to itself. */
const TELLS = 'if (isNotesViewer.value || isPrintMode.value)'

/** Slidev's module, in which a page that shows no slide does so too. @throws Error when the module has a new form */
export function toldBySlides(code: string): string {
  if (!code.includes(TELLS))
    throw new Error('Slidev\'s client/setup/root.ts has a new form; adapt scripts/build/apart.ts to it.')
  return code.replace(TELLS, `${TELLS.slice(0, -1)} || !hasPrimarySlide.value)`)
}

export function apart(): Plugin {
  let building = false
  return {
    name: 'deck:apart',
    enforce: 'pre',
    configResolved({ command }) {
      building = command === 'build'
    },
    transform(code, id) {
      if (building && /@slidev\/client\/state\/syncState\.ts$/.test(id))
        return { code: keptApart(code), map: null }
      if (/@slidev\/client\/setup\/root\.ts$/.test(id))
        return { code: toldBySlides(code), map: null }
    },
  }
}
