/** Milliseconds of a change where neither block nor step says otherwise. */
export const DURATION = 450

/** Parts of a change, as fractions of its duration. What leaves makes room first; what grows comes last. */
export const WINDOWS = {
  leave: [0, 0.5],
  move: [0, 0.92],
  grow: [0.15, 1],
  look: [0.1, 0.8],
} as const

export type Window = keyof typeof WINDOWS

const clamp = (value: number) => Math.min(1, Math.max(0, value))

/** Fast at first, then settling: how everything moves. */
export const easeOut = (t: number) => 1 - (1 - t) ** 3

/** How far a part of the change has come when the whole is at `progress`, both from 0 to 1. */
export function within(window: Window, progress: number): number {
  const [start, end] = WINDOWS[window]
  return easeOut(clamp((progress - start) / (end - start)))
}
