// A figure that stands still: one moment of its run, without strip and controls. Whoever shows it so provides the moment.
import type { InjectionKey, MaybeRefOrGetter } from 'vue'

export interface Still {
  /** Virtual ms. @default the view's key moment */
  readonly t?: number
  /** Drawn at half size, with letters twice as large. */
  readonly half?: boolean
}

/** What figures below are to stand still at. */
export const STILL: InjectionKey<MaybeRefOrGetter<Still>> = Symbol('still')
