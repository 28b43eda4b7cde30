// A figure that builds up on clicks. In print it is complete.
import type { ComputedRef, MaybeRefOrGetter } from 'vue'
import { useNav, useSlideContext } from '@slidev/client'
import { computed, onMounted, onUnmounted, shallowRef, toValue, useId, watch } from 'vue'

/**
 * Takes the next `clicks` clicks of the slide for the figure; their number may change.
 * @returns how many of them have been made, from 0 to `clicks`
 */
export function useFigureSteps(clicks: MaybeRefOrGetter<number>): ComputedRef<number> {
  const { $clicks, $clicksContext } = useSlideContext()
  const { isPrintMode } = useNav()
  const taken = shallowRef<ReturnType<typeof $clicksContext.calculateSince>>(null)
  const id = useId()
  function take() {
    $clicksContext.unregister(id)
    taken.value = $clicksContext.calculateSince('+1', toValue(clicks))
    $clicksContext.register(id, taken.value)
  }
  onMounted(() => {
    take()
    watch(() => toValue(clicks), take)
  })
  onUnmounted(() => $clicksContext.unregister(id))
  return computed(() => isPrintMode.value ? toValue(clicks) : Math.max(0, Math.min(toValue(clicks), $clicks.value - (taken.value?.start ?? 1) + 1)))
}
