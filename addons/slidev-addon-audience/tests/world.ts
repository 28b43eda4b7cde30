// A room in virtual time: a broker that loses, doubles and reorders, that dies and comes back; pages that sleep; clocks apart.
import type { DeviceMemory, KeyPair, Party } from '../src/core/index.ts'
import { createParty, keyPair } from '../src/core/index.ts'

/** What the network does to one message; chosen by the test. */
export interface Weather {
  /** Share of messages that are lost, from 0 to 1. */
  lost: number
  doubled: number
  /** The longest that a message is on its way, in milliseconds: those that follow overtake it. */
  delay: number
}

const CALM: Weather = { lost: 0, doubled: 0, delay: 20 }

interface Task { at: number, order: number, run: () => void }

export interface Page {
  party: Party
  isAsleep: boolean
  /** Its connection, one after the other. */
  session: number
  subscriptions: Set<string>
  restart: (memory?: DeviceMemory) => void
}

export function createWorld(seed: number) {
  let now = 0
  let order = 0
  let state = seed | 1
  let tasks: Task[] = []
  let retained = new Map<string, string>()
  let isUp = true
  let weather = CALM
  const pages: Page[] = []
  /** Everything that was ever sent, for those who would send it again. */
  const log: { topic: string, payload: string }[] = []

  /** xorshift32, from 0 to below 1. */
  function random() {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  function at(when: number, run: () => void): () => void {
    const task = { at: when, order: order++, run }
    tasks.push(task)
    return () => {
      tasks = tasks.filter(other => other !== task)
    }
  }
  const matches = (pattern: string, topic: string) => pattern === topic || (pattern.endsWith('/+') && topic.startsWith(pattern.slice(0, -1)))

  function deliver(page: Page, session: number, topic: string, payload: string) {
    if (random() < weather.lost)
      return
    const copies = random() < weather.doubled ? 2 : 1
    for (let copy = 0; copy < copies; copy++) {
      at(now + 1 + random() * weather.delay, () => {
        if (page.session === session && !page.isAsleep)
          page.party.receive(topic, payload)
      })
    }
  }
  /** A message arrives at the broker. */
  function arrive(topic: string, payload: string, retain: boolean) {
    if (!isUp)
      return
    if (retain && payload)
      retained.set(topic, payload)
    else if (retain)
      retained.delete(topic)
    for (const page of pages) {
      if (page.session && [...page.subscriptions].some(pattern => matches(pattern, topic)))
        deliver(page, page.session, topic, payload)
    }
  }
  function send(topic: string, payload: string, retain: boolean) {
    log.push({ topic, payload })
    if (random() < weather.lost)
      return
    at(now + 1 + random() * weather.delay, () => arrive(topic, payload, retain))
    if (random() < weather.doubled)
      at(now + 1 + random() * weather.delay, () => arrive(topic, payload, retain))
  }

  let sessions = 0
  function connect(page: Page) {
    if (!isUp || page.isAsleep || page.session)
      return
    page.session = ++sessions
    page.subscriptions.clear()
    page.party.connected()
  }
  function disconnect(page: Page) {
    if (!page.session)
      return
    page.session = 0
    page.party.disconnected()
  }

  /** @param clockOffset how far this page's clock is from the others' */
  function join(room: string, { owner, clockOffset = 0, firstTerm }: { owner?: KeyPair, clockOffset?: number, firstTerm?: number } = {}): Page {
    const page = { isAsleep: false, session: 0, subscriptions: new Set<string>() } as Page
    page.restart = (memory) => {
      disconnect(page)
      page.party?.stop()
      let isCurrent = true
      const party: Party = createParty({
        room,
        ...(owner && { owner }),
        ...(memory && { memory }),
        ...(firstTerm !== undefined && { firstTerm: firstTerm + Math.floor(now / 1000) }),
        wire: {
          publish: (topic, payload, retain) => {
            if (page.session && isCurrent)
              send(topic, payload, retain)
          },
          subscribe: (topic) => {
            if (!page.session)
              return
            page.subscriptions.add(topic)
            const session = page.session
            // The broker confirms a subscription or the client tries again: what it keeps arrives.
            for (const [kept, payload] of retained) {
              if (matches(topic, kept))
                at(now + 5, () => page.session === session && page.party.receive(kept, payload))
            }
          },
        },
        clock: {
          now: () => now + clockOffset,
          random,
          after: (milliseconds, run) => {
            let cancel = () => {}
            // A page that sleeps runs its timers when it wakes.
            const attempt = () => {
              if (!isCurrent)
                return
              if (page.isAsleep)
                cancel = at(now + 250, attempt)
              else
                run()
            }
            cancel = at(now + Math.max(0, milliseconds), attempt)
            return () => cancel()
          },
        },
      })
      const { stop } = party
      page.party = Object.defineProperties({} as Party, { ...Object.getOwnPropertyDescriptors(party), stop: { value: () => {
        isCurrent = false
        stop()
      } } })
      connect(page)
    }
    pages.push(page)
    page.restart()
    return page
  }

  return {
    join,
    log,
    get now() {
      return now
    },
    random,
    /** Somebody who is no page of the room. */
    inject: (topic: string, payload: string, retain = false) => arrive(topic, payload, retain),
    kept: (topic: string) => retained.get(topic),
    setWeather(next: Partial<Weather>) {
      weather = { ...CALM, ...next }
    },
    kill() {
      isUp = false
      retained = new Map()
      pages.forEach(disconnect)
    },
    revive() {
      isUp = true
      pages.forEach(connect)
    },
    sleep(page: Page) {
      page.isAsleep = true
      disconnect(page)
    },
    wake(page: Page) {
      page.isAsleep = false
      connect(page)
    },
    /** Lets time pass. */
    run(milliseconds: number) {
      const end = now + milliseconds
      for (;;) {
        let next: Task | undefined
        for (const task of tasks) {
          if (task.at <= end && (!next || task.at < next.at || (task.at === next.at && task.order < next.order)))
            next = task
        }
        if (!next)
          break
        tasks.splice(tasks.indexOf(next), 1)
        now = Math.max(now, next.at)
        next.run()
      }
      now = end
    },
  }
}

/** Keys that are the same in every run. */
export const keysOf = (letter: string): KeyPair => keyPair(letter.repeat(42) + 'A')
