// What may lie over the slide: a black screen, in all windows at once, and the help on keys, in one.
import { ref, watch } from 'vue'
import { share } from './shared.ts'

/** Whether the screen is black. */
export const isBlack = ref(false)
/** Whether the keys are listed. */
export const isHelpOpen = ref(false)

const black = share<boolean>('black', now => isBlack.value = now)
watch(isBlack, now => black.tell(now))
