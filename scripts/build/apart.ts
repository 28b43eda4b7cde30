// Slidev keeps windows of one deck together by a name made of its title alone: the talk and the workshop on one host, or
// two copies, would turn each other's slides. In a build the deck's own address is part of the name.
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

export function apart(): Plugin {
  return {
    name: 'deck:apart',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) => /@slidev\/client\/state\/syncState\.ts$/.test(id) ? { code: keptApart(code), map: null } : undefined,
  }
}
