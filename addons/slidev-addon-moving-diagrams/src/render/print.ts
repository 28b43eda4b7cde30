// How a document that is no slide deck, such as a handout, wants diagrams on paper.
import type { Canvas } from '../core/place.ts'
import type { InjectionKey } from 'vue'

/** Chooses from a diagram's number of steps and its drawing what is printed of one whose info line does not say. */
export type ChoosePrint = (steps: number, canvas: Canvas) => 'last' | 'strip'

/** Provide a {@link ChoosePrint} under it around the slides. */
export const DIAGRAM_PRINT: InjectionKey<ChoosePrint> = Symbol('moving diagrams: print')
