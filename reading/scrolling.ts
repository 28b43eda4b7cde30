// Where a reader is on a page.

/** Pixels from the top of the window at which an idea counts as the one that is read. */
const EYE = 160

/** Alias of the idea that is read; undefined above the first. */
export function ideaAt(): string | undefined {
  return [...document.querySelectorAll<HTMLElement>('[data-idea]')].findLast(idea => idea.getBoundingClientRect().top < EYE)?.dataset.idea
}

/** Runs after an event of the window has not come again for a moment. @returns what ends it */
export function whenCalm(event: string, run: () => void, ms = 200): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
  addEventListener(event, wait, { passive: true })
  return () => {
    clearTimeout(timer)
    removeEventListener(event, wait)
  }
}
