/**
 * Stands in for `@slidev/client` in type-checks and component tests: the real package
 * needs Slidev's virtual modules. Only what this deck uses; add here what a component imports.
 */
import type { ClicksContext } from '@slidev/types'
import type { ComputedRef, Ref } from 'vue'
import { computed, reactive, ref } from 'vue'

/** State that a component test may set before it mounts. */
export const stub = {
  clicks: ref(0),
  page: ref(1),
  isPrintMode: ref(false),
  renderContext: ref<'none' | 'slide' | 'overview' | 'presenter' | 'previewNext'>('slide'),
}

export interface SlideContext {
  $clicks: Ref<number>
  $clicksContext: Pick<ClicksContext, 'calculateSince' | 'register' | 'unregister'> & { current: number }
  $page: Ref<number>
  $frontmatter: Record<string, string | undefined>
  $renderContext: Ref<'none' | 'slide' | 'overview' | 'presenter' | 'previewNext'>
  $route?: { no: number, load: () => Promise<unknown> }
}

export function useSlideContext(): SlideContext {
  return {
    $clicks: stub.clicks,
    $clicksContext: { current: 0, calculateSince: () => null, register: () => {}, unregister: () => {} },
    $page: stub.page,
    $frontmatter: {},
    $renderContext: stub.renderContext,
  }
}

export interface Nav {
  currentSlideNo: ComputedRef<number>
  currentSlideRoute: ComputedRef<{ no: number, meta: { slide?: { title?: string, frontmatter: Record<string, string | undefined> } } }>
  total: ComputedRef<number>
  clicks: ComputedRef<number>
  isPrintMode: ComputedRef<boolean>
  isPresenter: ComputedRef<boolean>
  slides: Ref<{ no: number, meta: { slide?: { title?: string, frontmatter: Record<string, string | undefined> } } }[]>
  go: (page: number | string, clicks?: number) => Promise<void>
  next: () => Promise<void>
  prev: () => Promise<void>
  nextSlide: () => Promise<void>
  prevSlide: () => Promise<void>
}

export function useNav(): Nav {
  return {
    currentSlideNo: computed(() => stub.page.value),
    currentSlideRoute: computed(() => ({ no: stub.page.value, meta: {} })),
    total: computed(() => 1),
    clicks: computed(() => stub.clicks.value),
    isPrintMode: computed(() => stub.isPrintMode.value),
    isPresenter: computed(() => stub.renderContext.value === 'presenter'),
    slides: ref([]),
    go: async () => {},
    next: async () => {},
    prev: async () => {},
    nextSlide: async () => {},
    prevSlide: async () => {},
  }
}

export function useIsSlideActive(): ComputedRef<boolean> {
  return computed(() => true)
}

export function useDarkMode(): { isDark: Ref<boolean> } {
  return { isDark: ref(true) }
}

export function onSlideEnter(run: () => void): void {
  run()
}

export function onSlideLeave(_run: () => void): void {}

/** Keys type instead of turning slides until the returned function is called. */
export function lockShortcuts(): () => void {
  return () => {}
}

/** Width of a slide by its height. */
export const slideAspect = computed(() => 16 / 9)

/** As much of Slidev's shared state as this deck reads. */
export const sharedState: { timer: { status: 'stopped' | 'running' | 'paused', slides: Record<number, unknown>, startedAt: number, pausedAt: number } } = reactive({
  timer: { status: 'stopped', slides: {}, startedAt: 0, pausedAt: 0 },
})

/** The deck's headmatter, as far as this deck reads it. */
export const configs = { title: '' }
