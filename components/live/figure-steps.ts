// A figure that builds up on clicks. In print it is complete.
import type { ComputedRef } from 'vue'
import { useNav, useSlideContext } from '@slidev/client'
import { computed, onMounted, onUnmounted, shallowRef, useId } from 'vue'

/**
 * Takes the next `clicks` clicks of the slide for the figure.
 * @returns how many of them have been made, from 0 to `clicks`
 */
export function useFigureSteps(clicks: number): ComputedRef<number> {
  const { $clicks, $clicksContext } = useSlideContext()
  const { isPrintMode } = useNav()
  const taken = shallowRef<ReturnType<typeof $clicksContext.calculateSince>>(null)
  const id = useId()
  onMounted(() => {
    taken.value = $clicksContext.calculateSince('+1', clicks)
    $clicksContext.register(id, taken.value)
  })
  onUnmounted(() => $clicksContext.unregister(id))
  return computed(() => isPrintMode.value ? clicks : Math.max(0, Math.min(clicks, $clicks.value - (taken.value?.start ?? 1) + 1)))
}
