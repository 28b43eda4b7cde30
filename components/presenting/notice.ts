// What the deck has to tell whoever looks at it, once: a line at the foot of the window that can be put away.
import { shallowRef } from 'vue'

export interface Notice {
  text: string
  /** Where to go instead, as an address in the deck: `#/outage`. */
  link?: { words: string, to: string }
  /** What can be done about it. */
  action?: { words: string, run: () => void }
}

/** What is to be seen now. */
export const notice = shallowRef<Notice>()

export function say(what: Notice): void {
  notice.value = what
}

/** Says, once in a window, that nothing is remembered (scripts/build/page/storage.js). */
export function sayWhenForgetful(): void {
  const tell = () => say({ text: 'This browser keeps nothing for this page: what you type is there until you close it. Copy what you want to keep.' })
  if ('forgets' in document.documentElement.dataset)
    tell()
  else
    addEventListener('deck:forgets', tell, { once: true })
}
