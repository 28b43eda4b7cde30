// In development the bench can follow the learner's own file, `playground/<slug>.ts`: a save in their
// editor redraws the slide. The built deck has no such file, and this does nothing there.
import { onUnmounted, ref } from 'vue'

/** What the development server tells: see scripts/build/playground.ts. */
export interface PlaygroundFile { slug: string, text: string }

export function watchPlayground(slug: string, onSave: (text: string) => void) {
  /** The file's text; undefined where there is no file. */
  const text = ref<string>()
  const following = ref(false)

  function take(file: PlaygroundFile) {
    if (file.slug !== slug)
      return
    text.value = file.text
    if (following.value)
      onSave(file.text)
  }
  if (import.meta.hot) {
    import.meta.hot.on('deck:playground', take)
    import.meta.hot.send('deck:playground', { slug })
    onUnmounted(() => import.meta.hot!.off('deck:playground', take))
  }

  return {
    text,
    following,
    toggle() {
      following.value = !following.value
      if (following.value && text.value !== undefined)
        onSave(text.value)
    },
  }
}
