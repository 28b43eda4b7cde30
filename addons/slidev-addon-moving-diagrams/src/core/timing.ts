/** Milliseconds of a change where neither block nor step says otherwise. */
export const DURATION = 450

/** A part of a change: where it begins and ends, as fractions of the whole. */
export type Window = readonly [start: number, end: number]

/** What leaves makes room first, what stays moves, what is new comes last. */
export const WINDOWS = {
  leave: [0, 0.45],
  move: [0, 0.9],
  look: [0.1, 0.75],
  appear: [0.3, 1],
  draw: [0.3, 1],
} satisfies Record<string, Window>

/**
 * When a new box grows: one after the other along a chain of new ones.
 * @param depth its place in the chain, from 0
 * @param deepest the last place of all chains of this change
 */
export function growWindow(depth: number, deepest: number): Window {
  if (deepest === 0)
    return [0.08, 0.85]
  const start = 0.06 + 0.36 * depth / deepest
  return [start, start + 0.5]
}

const clamp = (value: number) => Math.min(1, Math.max(0, value))

/** Fast at first, then settling: how everything moves. */
export const easeOut = (t: number) => 1 - (1 - t) ** 3

/** How far a part of the change has come when the whole is at `progress`, both from 0 to 1, without easing. */
export const linear = ([start, end]: Window, progress: number) => clamp((progress - start) / (end - start))

/** The same, eased. */
export const within = (window: Window, progress: number) => easeOut(linear(window, progress))

/** The window backwards in time, for changes that lead back. */
export const mirrored = ([start, end]: Window): Window => [1 - end, 1 - start]
