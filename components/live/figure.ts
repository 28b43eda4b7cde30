// A live figure as data: which runs of a world it draws, at which moments, which numbers are read from them, and in
// which words. LiveFigure plays it, prints it, and draws a learner's run in it. No Vue here.
import type { Fault, FaultSchedule, Millis } from '../../sim/engine/index.ts'
import type { ReadoutValue } from '../drawing/parts.ts'
import { ms } from '../../sim/engine/index.ts'

/** A run of any world: plain data that tells how long it lasts and what goes wrong in it. */
export interface AnyRun {
  readonly options: { readonly duration: Millis, readonly schedule: FaultSchedule }
}

/** Something about the world that the room may change, beside seed and faults. */
export interface Setting {
  /** What it is, in a word or two. */
  readonly label: string
  /** What it can be: the value as the world takes it, and its words. */
  readonly values: readonly (readonly [value: string | number | boolean, words: string])[]
  /** What it is at first: one of the values. */
  readonly initial: string | number | boolean
  /**
   * `list` to choose from, `slider` for what has an order, `drawing` for what is changed in the drawing itself, by its slot's
   * `set`. Two values are a button. @default 'list'
   */
  readonly as?: 'list' | 'slider' | 'drawing'
  /** The views that offer it; all by default. */
  readonly views?: readonly string[]
}

/** A value for each setting. */
export type Settings = Readonly<Record<string, string | number | boolean>>

/** What every world takes. */
export interface RunOptions {
  readonly seed: number
  readonly schedule: FaultSchedule
}

/** A way to run the world: without the mechanism, with it, or somewhere between. */
export interface Way<R> {
  /** What it is called beside another: `without`, `with walls`. */
  readonly name: string
  /** The same where there is little room: beside a number, and at the head of a column in print. @default the name */
  readonly short?: string
  readonly run: (options: RunOptions, settings: Settings) => R
}

/** Moments of a run that are worth being seen, in virtual ms. */
export interface Moments {
  /** Shown before anybody presses play: the last calm moment. */
  readonly poster: number
  /** Shown on the click to whoever asks for less motion: the moment that matters. */
  readonly key: number
  /** Printed: three as a rule. */
  readonly print: readonly number[]
}

/** What one slide shows of a figure. */
export interface View<W extends string> {
  /** The way that is drawn. */
  readonly shows: W
  /** The way that it is held against. */
  readonly against?: W
  /** Whether a button exchanges the two. */
  readonly swaps?: boolean
  /** Columns of the table in print. @default the two above, what it is held against first */
  readonly columns?: readonly W[]
  readonly moments: Moments
}

/** A number that is read from a run: on the stage at the moment shown, in print over the figure's span. */
export interface Reading<R> {
  readonly name: string
  /** Its name at a moment, where that changes as the run goes. */
  readonly nameAt?: (run: R, t: Millis) => string
  /** The number of all that has happened up to `t`, with its unit; undefined while there is none yet. */
  readonly of: (run: R, t: Millis) => string | undefined
  /** Whether it has become bad enough to say so. */
  readonly alarm?: (run: R, t: Millis) => boolean
  /** Where it is shown. @default both */
  readonly on?: 'stage' | 'print'
}

/** A fault that the room can make happen now. */
export interface Action {
  readonly label: string
  /** The fault, from this moment on. */
  readonly fault: (t: Millis) => Fault
  /** The views that offer it; all by default. */
  readonly views?: readonly string[]
}

/** A file that can be drawn in place of the figure's own run: something measured or recorded elsewhere. */
export interface Opens<R> {
  /** What the button says: `Open…`. */
  readonly label: string
  /** What is opened, in a few words: `a trace in Zipkin’s JSON`. */
  readonly what: string
  /** Endings or types of such files, as `<input accept>` has them. */
  readonly accept: string
  /**
   * The run that the text of a file holds.
   * @throws Error whose message follows "‹name› is not drawn: ": what is wrong with it, what was expected, what to do
   */
  readonly parse: (text: string) => R
  /** Seconds in which it is played, however long it is. @default at the figure's own speed */
  readonly seconds?: number
  /** Whether the view's own run is drawn beside it, to be held against. @default false */
  readonly isHeldAgainst?: boolean
  /** The views that offer it; all by default. */
  readonly views?: readonly string[]
}

export interface Figure<R extends AnyRun = AnyRun, W extends string = string> {
  /** The mechanism: names the figure's addresses and channels. */
  readonly slug: string
  /** What a fault may hit. */
  readonly nodes: readonly string[]
  /** What goes wrong unless somebody changes it. */
  readonly schedule: FaultSchedule
  readonly settings?: Readonly<Record<string, Setting>>
  readonly ways: Readonly<Record<W, Way<R>>>
  /** What slides show: `without` the mechanism, and `with` it. */
  readonly views: Readonly<Record<string, View<W>>>
  readonly actions?: readonly Action[]
  readonly opens?: Opens<R>
  /** The line over the strip: shares from 0 to 1, evenly spread over the run. */
  readonly curve: {
    readonly of: (run: R) => readonly number[]
    /** What it is a share of: `plays that start`. */
    readonly what: string
    /** Where the words stand; where the line is calm. @default 'right' */
    readonly labelAt?: 'left' | 'right'
  }
  /** The stretch of virtual ms that the numbers are about, and its words: `While recommendations are slow`. */
  readonly span: { readonly words: string, readonly of: (run: R) => { readonly from: number, readonly to: number } }
  readonly readings: readonly Reading<R>[]
  /** How time passes, where the run is not one of seconds. */
  readonly time?: {
    /** Virtual seconds a second, at first. */
    readonly speed?: number
    /** Those on offer; nobody is asked to choose from one. */
    readonly speeds?: readonly number[]
    /** A speed in words. */
    readonly pace?: (speed: number) => string
    /** Virtual ms of one step. */
    readonly step?: number
    /** A moment in words. */
    readonly clock?: (t: number) => string
  }
}

/** Declares a figure, so that its ways and views are checked against one another. */
export function defineFigure<R extends AnyRun, W extends string>(figure: Figure<R, W>): Figure<R, W> {
  return figure
}

/** A run and what it is called beside another. */
export interface NamedRun<R> {
  readonly name: string
  /** The same where there is little room. */
  readonly short: string
  readonly run: R
}

/** What is drawn of a figure. */
export interface Drawn<R> {
  readonly shown: NamedRun<R>
  /** What it is held against. */
  readonly other?: NamedRun<R>
  /** The columns of the table in print. */
  readonly columns: readonly NamedRun<R>[]
}

/**
 * What runs stand side by side in a view, each made once. A `given` run, such as a learner's, is held against the view's
 * own; so is one that was `opened` from a file, where the figure says so.
 */
export function drawn<R extends AnyRun, W extends string>(figure: Figure<R, W>, view: View<W>, options: RunOptions, { settings = {}, given, opened, swapped = false }: { settings?: Settings, given?: R | undefined, opened?: { readonly run: R } | undefined, swapped?: boolean } = {}): Drawn<R> {
  const made = new Map<W, NamedRun<R>>()
  const way = (key: W): NamedRun<R> => {
    if (!made.has(key))
      made.set(key, { name: figure.ways[key].name, short: figure.ways[key].short ?? figure.ways[key].name, run: figure.ways[key].run(options, settings) })
    return made.get(key)!
  }
  if (given) {
    const [shown, other] = [{ name: 'yours', short: 'yours', run: given }, { ...way(view.shows), name: 'the reference', short: 'reference' }]
    return { shown, other, columns: [other, shown] }
  }
  if (opened) {
    const shown = { name: 'this file', short: 'recorded', run: opened.run }
    const other = figure.opens?.isHeldAgainst ? { ...way(view.shows), name: 'the model', short: 'model' } : undefined
    return { shown, ...other && { other }, columns: other ? [other, shown] : [shown] }
  }
  const [shows, against] = swapped && view.against ? [view.against, view.shows] : [view.shows, view.against]
  return {
    shown: way(shows),
    ...against && { other: way(against) },
    columns: (view.columns ?? (view.against ? [view.against, view.shows] : [view.shows])).map(way),
  }
}

/** A number that does not exist yet. */
const NONE = '–'

/** The numbers on the stage at a moment. */
export function readoutsAt<R extends AnyRun>({ readings }: Pick<Figure<R>, 'readings'>, { shown, other }: Pick<Drawn<R>, 'shown' | 'other'>, t: number): ReadoutValue[] {
  return readings.filter(reading => reading.on !== 'print').map(({ name, nameAt, of, alarm }) => ({
    name: nameAt?.(shown.run, ms(t)) ?? name,
    value: of(shown.run, ms(t)) ?? NONE,
    ...other && of(shown.run, ms(t)) !== undefined && { without: { name: other.short, value: of(other.run, ms(t)) ?? NONE } },
    alarm: alarm?.(shown.run, ms(t)) ?? false,
  }))
}

/** A row of the table in print: a number over the whole span, of each run. */
export interface Row {
  readonly name: string
  readonly values: readonly string[]
}

/** The table in print. */
export function tableOf<R extends AnyRun>({ readings, span }: Pick<Figure<R>, 'readings' | 'span'>, columns: readonly NamedRun<R>[]): Row[] {
  return readings.filter(reading => reading.on !== 'stage').map(({ name, of }) => ({
    name,
    values: columns.map(({ run }) => of(run, ms(span.of(run).to)) ?? NONE),
  }))
}

/** The outcome in a sentence or two, for those who do not see the picture. */
export function outcomeOf<R extends AnyRun>(figure: Pick<Figure<R>, 'readings' | 'span'>, { shown, other }: Pick<Drawn<R>, 'shown' | 'other'>): string {
  const runs = other ? [shown, other] : [shown]
  const rows = tableOf(figure, runs)
  const [own, beside] = runs.map(({ name }, i) => ({ name, words: rows.map(row => `${row.name} ${row.values[i]}`).join(', ') }))
  return `${figure.span.words}, ${own!.name}: ${own!.words}.${beside ? ` The same, ${beside.name}: ${beside.words}.` : ''}`
}
