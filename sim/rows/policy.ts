import type { Title } from './catalogue.ts'

/** A row of a home page. */
export interface Row {
  readonly heading: string
  /** Names of titles, the first is seen first. */
  readonly titles: readonly string[]
}

/** A home page, the first row is seen first. */
export type Rows = readonly Row[]

/** What is known of a member when the batch reads, or when they open the page. */
export interface Member {
  readonly id: number
  /** How much they like each latent factor, as many as a title has. */
  readonly taste: readonly number[]
  /** Names of titles that they had watched when the last batch read them, oldest first. */
  readonly watched: readonly string[]
}

/** Something watched since the batch read: what nearline has kept for the page. */
export interface WatchEvent {
  /** Virtual ms. */
  readonly t: number
  readonly title: string
}

/** Where the batch leaves its rows. */
export interface Cache {
  /**
   * The rows that the batch left for a member; undefined when there are none. Takes time out of the budget.
   * @throws Unavailable when the cache does not answer
   */
  read(member: number): Rows | undefined
  /** Rows that suit everyone: in memory, always at hand, free. */
  readonly popular: Rows
}

/** The time that is left for this page, and the scorer that it can be spent on. Milliseconds. */
export interface Budget {
  /** Until the deadline. At 0 the page is just in time, below it is late. */
  readonly left: number
  /** What one score takes at this moment: more in the evening, and more when the scorer is unwell. */
  readonly price: number
  /**
   * How much the member likes a title *now*, what they have just watched included. Takes the price out of the
   * budget, whether or not there is that much left.
   * @throws Unavailable when the scorer does not answer
   */
  score(title: string): number
}

/** Thrown by what does not answer: the cache or the scorer. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}

/** How pages are made: the part that the exercise asks for. */
export interface Policy {
  /**
   * The nightly batch: rows for every member. It has the night, and all the data as of now.
   * @param catalogue the titles, most popular first
   * @returns rows by the member's id
   */
  precompute(members: readonly Member[], catalogue: readonly Title[]): ReadonlyMap<number, Rows>
  /**
   * A member opens the page: rows, before the budget is spent.
   * @param events what the member has watched since the batch read, oldest first
   */
  serve(member: Member, cache: Cache, events: readonly WatchEvent[], budget: Budget): Rows
}
