/** Stands in for Slidev's state of its own dialogs in type-checks. */
import { ref } from 'vue'

/** Whether the overview of slides lies over the slide. */
export const showOverview = ref(false)
