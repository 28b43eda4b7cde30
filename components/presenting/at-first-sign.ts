// What belongs to a visitor who acts, and to no slide: the bar of controls, the overview, the way to a slide. It is loaded at
// the first sign of such a visitor, so that a look at one slide costs one slide.
import type { Component } from 'vue'
import { defineComponent, h, nextTick, onScopeDispose, shallowRef, useTemplateRef, watchEffect } from 'vue'

/** Signs of a visitor who is about to act. A screen reader's reach for the stand-in is a focus or a click. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'wheel'] as const

const acts = shallowRef(false)

function listen() {
  const controller = new AbortController()
  const act = () => {
    acts.value = true
    controller.abort()
  }
  for (const sign of SIGNS)
    window.addEventListener(sign, act, { capture: true, passive: true, signal: controller.signal })
}
if (typeof window !== 'undefined')
  listen()

/** Loads what every such part is drawn with: Slidev's icons and the type of its notes. */
export const loadLook = () => import('../../styles/controls.ts')

export interface Later {
  /** The part itself. */
  load: () => Promise<{ default: Component }>
  /** A button that stands for it until it has come; it is for those who reach a page by its buttons. */
  standIn?: string
  /** What shows the part, where it looks at that only when it changes. */
  shown?: { value: boolean }
}

/**
 * A part of Slidev's client that comes at the first sign of a visitor who acts, or at once where it is to `persist` (a bar that
 * stays on the screen).
 */
export function atFirstSign({ load, standIn, shown }: Later): Component {
  const part = shallowRef<Component>()
  let asked = false
  async function come() {
    if (asked)
      return
    asked = true
    try {
      part.value = (await Promise.all([load(), loadLook()]))[0].default
    }
    catch {
      // No network: the next sign asks again.
      asked = acts.value = false
      listen()
      return
    }
    // Asked for by the very sign that brought it: it is shown once more, now that it is there to see it.
    if (shown?.value) {
      shown.value = false
      await nextTick()
      shown.value = true
    }
  }
  return defineComponent({
    name: 'AtFirstSign',
    inheritAttrs: false,
    setup(_, { attrs }) {
      const button = useTemplateRef<HTMLElement>('button')
      const stop = watchEffect(async () => {
        if (!acts.value && !attrs.persist)
          return
        const hadFocus = document.activeElement !== null && document.activeElement === button.value
        const place = button.value?.parentElement
        await come()
        await nextTick()
        if (hadFocus)
          place?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
      })
      onScopeDispose(stop)
      return () => part.value
        ? h(part.value, attrs)
        : standIn && h('button', { ref: 'button', class: 'visually-hidden', type: 'button' }, standIn)
    },
  })
}
