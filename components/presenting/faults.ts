// What went wrong while a slide was drawn: it is told on that slide and in the terminal, and the other slides go on.
import type { App, ComponentPublicInstance } from 'vue'
import { reactive, ref } from 'vue'

/** By the number of the slide: what was thrown there first. */
export const thrown: Map<number, string> = reactive(new Map())
/** What Vite said last of a file that does not compile. */
export const uncompiled = ref('')

/** Number of the slide that a component stands on; undefined outside of all. */
function slideOf(instance: ComponentPublicInstance | null): number | undefined {
  for (let at = instance; at; at = at.$parent) {
    const { route } = at.$props as { route?: { no?: number } }
    if (typeof route?.no === 'number')
      return route.no
  }
  return undefined
}

export function tellFaults(app: App): void {
  app.config.errorHandler = (error, instance) => {
    console.error(error)
    const no = slideOf(instance)
    if (no === undefined || thrown.has(no))
      return
    const message = error instanceof Error ? error.message : String(error)
    thrown.set(no, message)
    import.meta.hot?.send('deck:fault', { no, message })
  }
  import.meta.hot?.on('vite:error', ({ err }) => {
    uncompiled.value = [err.loc && `${err.loc.file ?? err.id}:${err.loc.line}`, err.message].filter(Boolean).join(': ')
  })
  import.meta.hot?.on('vite:beforeUpdate', () => {
    thrown.clear()
    uncompiled.value = ''
  })
}
