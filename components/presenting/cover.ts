// What may lie over the slide: a black screen, in all windows at once, and the help on keys, in one.
import { computed, ref } from 'vue'
import { joinState } from '../live/shared-state.ts'

const black = ref(false)
const { tell } = joinState<boolean>('black', { read: () => black.value, apply: now => black.value = now })

/** Whether the screen is black. */
export const isBlack = computed({
  get: () => black.value,
  set(now) {
    if (now === black.value)
      return
    black.value = now
    tell()
  },
})

/** Whether the keys are listed. */
export const isHelpOpen = ref(false)
