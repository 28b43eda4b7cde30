// What a slide cites, told to whoever lists it beside the slide. Apart from the case's data, which a page to read loads with its first picture.
import type { InjectionKey } from 'vue'
import type { Citation } from './citation.ts'

/** Takes each piece as it is drawn. */
export const CITED: InjectionKey<(piece: Citation) => void> = Symbol('cited')
