import type { AppContext } from '@slidev/types'

/**
 * A visitor's page brings nothing of a room along but this: whether there may be one. That is so where the address names a
 * room, the deck's own server has one (its mark in the page; always in development), this browser keeps one, or somebody presents.
 */
export default ({ app, router }: AppContext) => {
  const open = () => void import('../client/open.ts').then(room => room.open(app, router))
  const kept = `audience:room:${new URL(import.meta.env.BASE_URL, location.href).pathname}`
  let keeps: string | null = null
  try {
    keeps = localStorage[kept] ?? null
  }
  catch {
    // Forbidden storage keeps nothing.
  }
  if (import.meta.env.DEV || keeps || /[?&]room=/.test(location.href) || document.querySelector('meta[name=audience]'))
    open()
  router.afterEach(({ name }) => name === 'presenter' && open())
  window.addEventListener('storage', ({ key, newValue }) => key === kept && newValue && open())
}
