// A card over a slide: open while the pointer or the focus is on its words or in it, and after a tap or click until Escape,
// a press elsewhere or another slide closes it. It is kept inside the canvas, and one card is open at a time.
import { useNav } from '@slidev/client'
import { computed, nextTick, onUnmounted, reactive, useTemplateRef, watch } from 'vue'

/** Gap between the words and the card, and between the card and the canvas edge, in canvas pixels. */
const GAP = 12
/** Ms in which the pointer may move from the words into the card. */
const CROSSING = 160

let closeOther: (() => void) | undefined

/** The component's template has the words as `ref="anchor"`, the card as `ref="card"`, and both in an element with `on`. */
export function usePopover() {
  const anchor = useTemplateRef<HTMLElement>('anchor')
  const card = useTemplateRef<HTMLElement>('card')
  const position = reactive({ left: 0, top: 0 })
  const reasons = reactive({ hovered: false, focused: false, pinned: false })
  const open = computed(() => reasons.hovered || reasons.focused || reasons.pinned)
  const { currentSlideNo } = useNav()

  /** Below the words where there is room, else above; always inside the slide. */
  function place() {
    const layout = anchor.value?.closest<HTMLElement>('.slidev-layout')
    if (!layout || !anchor.value || !card.value)
      return
    const canvas = layout.getBoundingClientRect()
    const words = anchor.value.getBoundingClientRect()
    // The slide is scaled to the window: measure on screen, place in canvas pixels.
    const scale = canvas.width / layout.offsetWidth
    const width = card.value.offsetWidth
    const height = card.value.offsetHeight
    const left = (words.left - canvas.left) / scale
    const below = (words.bottom - canvas.top) / scale + GAP
    const above = (words.top - canvas.top) / scale - height - GAP
    position.left = Math.max(GAP, Math.min(left, layout.offsetWidth - width - GAP))
    position.top = below + height + GAP <= layout.offsetHeight || above < GAP ? below : above
  }

  function close() {
    clearTimeout(leaving)
    Object.assign(reasons, { hovered: false, focused: false, pinned: false })
  }

  const isInside = (target: EventTarget | null) => target instanceof Node && (anchor.value?.parentElement?.contains(target) ?? false)
  function onPressElsewhere({ target }: PointerEvent) {
    if (!isInside(target))
      close()
  }
  function onEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape')
      return
    event.preventDefault()
    // From a link in the card the focus goes back to the words, without opening it again.
    if (card.value?.contains(document.activeElement))
      anchor.value?.focus()
    close()
  }

  let stopWatchingSlide: (() => void) | undefined
  watch(open, async (now) => {
    if (now) {
      if (closeOther !== close)
        closeOther?.()
      closeOther = close
      window.addEventListener('pointerdown', onPressElsewhere, true)
      window.addEventListener('keydown', onEscape, true)
      stopWatchingSlide = watch(currentSlideNo, close)
      await nextTick()
      place()
    }
    else {
      unhook()
    }
  }, { flush: 'sync' })

  function unhook() {
    if (closeOther === close)
      closeOther = undefined
    window.removeEventListener('pointerdown', onPressElsewhere, true)
    window.removeEventListener('keydown', onEscape, true)
    stopWatchingSlide?.()
  }

  let leaving: ReturnType<typeof setTimeout> | undefined
  onUnmounted(() => {
    clearTimeout(leaving)
    unhook()
  })

  return {
    open,
    position,
    /** For the words. */
    words: {
      // A finger presses; what hovers is a mouse or a pen.
      pointerenter: ({ pointerType }: PointerEvent) => reasons.hovered = pointerType !== 'touch',
      click: () => reasons.pinned = true,
      keydown: (event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ')
          return
        event.preventDefault()
        reasons.pinned = true
      },
    },
    /** For the element that holds words and card. */
    on: {
      focusin: () => reasons.focused = true,
      focusout: ({ relatedTarget }: FocusEvent) => reasons.focused = isInside(relatedTarget),
      pointerenter: () => clearTimeout(leaving),
      pointerleave: () => leaving = setTimeout(() => reasons.hovered = false, CROSSING),
    },
  }
}
