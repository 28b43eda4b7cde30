import { defineShikiSetup } from '@slidev/types'

export default defineShikiSetup(() => ({
  themes: { dark: 'vitesse-dark', light: 'vitesse-light' },
  // The languages of this deck, and no others in the bundle.
  langs: ['ts', 'java', 'json', 'bash', 'http', 'text'],
}))
