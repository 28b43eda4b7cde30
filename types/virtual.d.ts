/** Whether the build holds the speaker notes, and so whatever shows them: the presenter view, the pages to read, the documents on paper. */
declare const __DECK_NOTES__: boolean

declare module '#slidev/slides' {
  import type { Component, ShallowRef } from 'vue'

  /** A slide of the running deck: as much of it as this project reads. */
  interface DeckSlide {
    no: number
    meta: { slide: { title?: string, noteHTML: string, frontmatter: Record<string, unknown> } }
    /** Loads what the slide is drawn from. */
    load: () => Promise<unknown>
    /** Draws it, once it has loaded. */
    component: Component
  }

  export const slides: ShallowRef<DeckSlide[]>
}

declare module 'virtual:deck-notes' {
  /** Speaker notes as HTML, by slide number; empty in development, where Slidev serves them. */
  const notes: Record<number, string>
  export default notes
}

declare module 'virtual:deck-plan' {
  /** Minutes that each slide of the cut is planned for, the first slide first. */
  const minutes: number[]
  export default minutes
}

declare module 'virtual:lab-thread' {
  /** exercises/runner/browser/thread.ts, bundled with all it needs, as the text of a worker. */
  const thread: string
  export default thread
}

declare module 'virtual:deck-paper' {
  import type { PaperData } from '../paper/data.ts'

  const data: PaperData
  export default data
}

declare module 'virtual:deck-reading' {
  import type { ReadingDeck, ReadingText } from '../reading/data.ts'

  export const deck: ReadingDeck
  /** By chapter: loads what is said in it. */
  export const texts: Record<string, () => Promise<{ default: ReadingText }>>
}

declare module 'virtual:deck-search' {
  /** The index as reading/search.ts loads it. */
  const index: string
  export default index
}
