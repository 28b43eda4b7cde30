// How a document that is no slide deck, such as a handout, wants diagrams on paper.
import type { InjectionKey } from 'vue'

/** Chooses from a diagram's number of steps, and its width as laid out, in pixels, what is printed of one whose info line does not say. */
export type ChoosePrint = (steps: number, width: number) => 'last' | 'strip'

/** Provide a {@link ChoosePrint} under it around the slides. */
export const DIAGRAM_PRINT: InjectionKey<ChoosePrint> = Symbol('moving diagrams: print')
