// A reader is alone with the deck: what they do in it is nobody else's, and nobody turns it for them.
import type { InjectionKey } from 'vue'

/** Provided as true where a slide is part of a page to read. */
export const ALONE: InjectionKey<boolean> = Symbol('alone')
