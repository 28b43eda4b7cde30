import { defineShikiSetup } from '@slidev/types'

export default defineShikiSetup(() => ({
  // The pair whose every colour is legible on the stage and on paper (WCAG 2.2 AA).
  themes: { dark: 'github-dark-high-contrast', light: 'github-light-high-contrast' },
  // The language of this deck's code, and no others in the bundle.
  langs: ['ts' as const],
}))
