// What an exercise that can be tried against real databases declares: the default export of its `real/index.ts`.
import type { Exercise } from '../exercise.ts'
import type { Place } from './database.ts'
import type { Recording } from './recording.ts'
import type { Server } from './server.ts'

/** A database that a run may use: within it, a schema of its own. */
export interface Database extends Place {
  /** The server behind it, where it is our own and may be stopped. */
  readonly server?: Server
}

/** What a run is made with. */
export interface Bench {
  readonly exercise: Exercise
  /** As many as the exercise names variables. */
  readonly databases: readonly Database[]
  /** Text of the answer; it passes its checks. */
  readonly source: string
  /** How often everything is measured. */
  readonly runs: number
  /** Whether to try the exercise's planted wrong answers too. */
  readonly wrong: boolean
  /** The machine in words. */
  readonly machine: string
  /** Writes to the terminal. */
  readonly write: (text: string) => void
  /** Keeps a run for the live figure of a slide of the mechanism: that on which it breaks, or goes again. */
  readonly keepRun: (name: string, slide: 'break' | 'again', recording: Recording) => void
  /** Keeps what was counted, for whoever wants to reckon with it; what was kept by the same name before is replaced. */
  readonly keepFigures: (name: string, figures: object) => void
  /** Calls it off. */
  readonly signal: AbortSignal
}

export interface RealExercise {
  /** The variables that name databases of the learner's own. */
  readonly variables: readonly string[]
  /** Connections that it opens to one database at a time. */
  readonly connections: number
  /** What it does and how long that takes, in a sentence or two. */
  readonly about: string
  /** Does it, and tells of it and keeps it as it goes. */
  readonly run: (bench: Bench) => Promise<void>
}
