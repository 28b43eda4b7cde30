declare module '#slidev/slides' {
  import type { SlideRoute } from '@slidev/types'
  import type { ShallowRef } from 'vue'

  export const slides: ShallowRef<(SlideRoute & { load: () => Promise<unknown> })[]>
}

declare module 'virtual:deck-notes' {
  /** Speaker notes as HTML, by slide number; empty in development, where Slidev serves them. */
  const notes: Record<number, string>
  export default notes
}
