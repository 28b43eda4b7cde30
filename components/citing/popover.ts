// A card over a slide: opened by focus, hover or tap, kept inside the canvas, closed by Escape.
import { nextTick, onUnmounted, reactive, ref, useTemplateRef } from 'vue'

/** Gap between the words and the card, and between the card and the canvas edge, in canvas pixels. */
const GAP = 12

/** The component's template has the words as `ref="anchor"` and the card as `ref="card"`. */
export function usePopover() {
  const open = ref(false)
  const anchor = useTemplateRef<HTMLElement>('anchor')
  const card = useTemplateRef<HTMLElement>('card')
  const position = reactive({ left: 0, top: 0 })

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

  async function show() {
    open.value = true
    await nextTick()
    place()
  }

  function hide() {
    open.value = false
  }

  let closing: ReturnType<typeof setTimeout> | undefined
  /** Leaves time to move the pointer from the words into the card. */
  function hideSoon() {
    closing = setTimeout(hide, 160)
  }
  function keep() {
    clearTimeout(closing)
  }
  onUnmounted(keep)

  return { open, anchor, card, position, show, hide, hideSoon, keep }
}
