// A short, eased motion that shows a change: it can be cut short at any moment, and then it is where it was going.

/** Milliseconds of a tween, and the host's clock and frames. Tests give their own. */
export const TWEEN_DEFAULTS = {
  duration: 450,
  now: () => performance.now(),
  requestFrame: (run: () => void): number => requestAnimationFrame(run),
  cancelFrame: (frame: number): void => cancelAnimationFrame(frame),
  /** The visitor asks for less motion: the tween is over at once. */
  reducedMotion: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
}

/** Fast away, soft landing: `easeOut(0)` is 0, `easeOut(1)` is 1. */
export const easeOut = (progress: number): number => 1 - (1 - progress) ** 3

/**
 * Calls `draw` with the eased progress from above 0 to exactly 1, once a frame.
 * @returns finishes the motion now: `draw(1)` if it was still on its way, else nothing.
 */
export function tween(draw: (progress: number) => void, options: Partial<typeof TWEEN_DEFAULTS> = {}): () => void {
  const { duration, now, requestFrame, cancelFrame, reducedMotion } = { ...TWEEN_DEFAULTS, ...options }
  const start = now()
  let frame: number | undefined

  function step() {
    const progress = Math.min(1, (now() - start) / duration)
    frame = progress < 1 ? requestFrame(step) : undefined
    draw(easeOut(progress))
  }

  function finish() {
    if (frame === undefined)
      return
    cancelFrame(frame)
    frame = undefined
    draw(1)
  }

  if (reducedMotion())
    draw(1)
  else
    frame = requestFrame(step)
  return finish
}
