/**
 * Stands in, in type-checks, for the parts of Slidev's client that a slide is drawn with where Slidev does not show it itself:
 * its `constants.ts`, `composables/useClicks.ts` and `composables/useNav.ts`.
 */
import type { ClicksContext } from '@slidev/types'
import type { ComputedRef, InjectionKey, Ref } from 'vue'

const key = <T>(name: string) => name as unknown as InjectionKey<T>

export const injectionSlidevContext = key<object>('$$slidev-context')
export const injectionRoute = key<object>('$$slidev-route')
export const injectionFrontmatter = key<Record<string, unknown>>('$$slidev-fontmatter')
export const injectionCurrentPage = key<Ref<number>>('$$slidev-page')
export const injectionRenderContext = key<Ref<'slide'>>('$$slidev-render-context')
export const injectionClicksContext = key<Ref<ClicksContext>>('$$slidev-clicks-context')
/** More clicks than any slide has. */
export const CLICKS_MAX = 999_999

/** Clicks of a slide that nobody navigates: `current` is set by whoever has them. */
export declare function createFixedClicks(route: unknown, current?: number): ClicksContext
export declare function useFixedNav(route: unknown, clicks: ClicksContext): { currentSlideNo: ComputedRef<number> }
