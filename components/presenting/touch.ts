// Fingers on the slide: a swipe turns it, a tap beside the controls shows the bar. A control keeps its own drag, and two
// fingers only zoom. Stands in for Slidev's own swipe, which takes every touch for one (scripts/build/own-client.ts).
import type { Ref } from 'vue'
import { useNav } from '@slidev/client'
import { onMounted, onUnmounted, watch } from 'vue'

export const SWIPE = {
  /** Pixels across that turn a click or a slide; a share of the window does too where that is less. */
  across: 75,
  acrossShare: 0.3,
  /** Pixels up or down that turn a slide. */
  along: 200,
  alongShare: 0.4,
  /** Pixels within which a touch is a tap. */
  tap: 10,
}

/** What a finger moves or presses for itself. */
const OWN = 'a, button, input, label, select, summary, textarea, dialog, [contenteditable="true"], [role="button"], [role="slider"], [role="group"]:not(figure), .cm-editor, [data-own-drag]'

export type Gesture = 'next' | 'prev' | 'nextSlide' | 'prevSlide' | 'tap'

/** What a finger that moved by `x` and `y` pixels means in a window of that size. */
export function gestureOf(x: number, y: number, window: { width: number, height: number }): Gesture | undefined {
  if (Math.abs(x) >= Math.abs(y) && (Math.abs(x) > SWIPE.across || Math.abs(x) > window.width * SWIPE.acrossShare))
    return x < 0 ? 'next' : 'prev'
  if (Math.abs(y) > Math.abs(x) && (Math.abs(y) > SWIPE.along || Math.abs(y) > window.height * SWIPE.alongShare))
    return y < 0 ? 'nextSlide' : 'prevSlide'
  return Math.hypot(x, y) < SWIPE.tap ? 'tap' : undefined
}

/** While the bar of buttons is to be seen on a screen that knows no hovering (styles/stage.css). */
const BAR_AWAKE = 'bar-awake'

export function useSwipeControls(root: Ref<HTMLElement | undefined>) {
  const nav = useNav()
  const fingers = new Set<number>()
  let start: { id: number, x: number, y: number } | undefined
  const isZoomed = () => (visualViewport?.scale ?? 1) > 1.01

  function onDown({ pointerType, pointerId, clientX, clientY, target }: PointerEvent) {
    if (pointerType !== 'touch')
      return
    fingers.add(pointerId)
    const isFree = fingers.size === 1 && !isZoomed() && !(target as Element).closest(OWN)
    start = isFree ? { id: pointerId, x: clientX, y: clientY } : undefined
  }
  function onUp({ type, pointerType, pointerId, clientX, clientY }: PointerEvent) {
    if (pointerType !== 'touch')
      return
    fingers.delete(pointerId)
    const from = start?.id === pointerId && type === 'pointerup' && !isZoomed() ? start : undefined
    start = undefined
    const gesture = from && gestureOf(clientX - from.x, clientY - from.y, { width: innerWidth, height: innerHeight })
    document.documentElement.classList.toggle(BAR_AWAKE, gesture === 'tap' && !document.documentElement.classList.contains(BAR_AWAKE))
    if (gesture && gesture !== 'tap')
      void nav[gesture]()
  }
  /** A slide that fills the window has nowhere to be panned to, until it is zoomed. */
  function setTouchAction() {
    if (root.value)
      root.value.style.touchAction = isZoomed() ? 'auto' : 'pinch-zoom'
  }

  let remove = () => {}
  watch(root, (element) => {
    remove()
    // Before a figure keeps the event for itself: every finger counts.
    element?.addEventListener('pointerdown', onDown, true)
    remove = () => element?.removeEventListener('pointerdown', onDown, true)
    setTouchAction()
  })
  onMounted(() => {
    // A finger may be lifted anywhere.
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onUp)
    visualViewport?.addEventListener('resize', setTouchAction)
  })
  onUnmounted(() => {
    remove()
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', onUp)
    visualViewport?.removeEventListener('resize', setTouchAction)
  })
}
