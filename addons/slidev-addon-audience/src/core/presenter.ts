// Who presents: publishes the stage, counts votes, keeps questions, hands over and takes back.
import type { Key, KeyPair } from './keys.ts'
import type { Receiver } from './receiver.ts'
import type { Ask, Result, SignedGrant, Stage } from './stage.ts'
import type { RoomQuestion, Tally } from './tally.ts'
import type { Clock, Wire } from './wire.ts'
import { sealStage, signGrant, TOPICS } from './envelope.ts'
import { TIMES } from './limits.ts'
import { nextNumber } from './receiver.ts'
import { EMPTY_STAGE } from './stage.ts'
import { createTally } from './tally.ts'

/** A question with what it came to. */
export interface Outcome {
  readonly ask: Ask
  readonly result: Result
}

/** Whether this page moves the room. */
export type Standing
  = | { readonly kind: 'presenting' }
    /** Somebody else does, for a time that ends by this page's clock at `until`. */
    | { readonly kind: 'handed over', readonly to: Key, readonly until: number }
    /** The right has ended, or was given back. */
    | { readonly kind: 'over' }

export interface Presenter {
  readonly standing: Standing
  readonly stage: Stage
  readonly tally: Tally
  /** What the open question has come to so far, or the last one in the end. */
  readonly result: Result | undefined
  readonly outcomes: readonly Outcome[]
  readonly following: number
  /** When this page's right ends, by its clock; undefined for the room's owner. */
  readonly endsAt: number | undefined
  /** Moves the room. Does nothing while another presents. */
  readonly present: (change: Partial<Pick<Stage, 'slide' | 'click' | 'figures' | 'invites'>>) => void
  readonly open: (question: Omit<Ask, 'id' | 'open'>) => void
  readonly close: () => void
  readonly showResult: (shows: boolean) => void
  /** Lets everybody see a question, or takes it away: undefined. */
  readonly showQuestion: (id: string | undefined) => void
  readonly mark: (id: string, status: RoomQuestion['status']) => void
  /** Gives another the right to present. Only the room's owner can. */
  readonly handOver: (to: Key, seconds: number) => void
  readonly takeBack: () => void
  /** Gives the right back to the room's owner. */
  readonly handBack: () => void
  readonly endRoom: () => void
  /** Says everything once more, now. */
  readonly say: () => void
  /** Another presenter of this room has said something that counts. */
  readonly heard: () => void
  /** The broker told what does not count, or once more what this page said. What it told last is what it tells to those who come. */
  readonly contradicted: (payload: string) => void
  readonly takeDevice: (device: Key, payload: string) => void
  readonly stop: () => void
}

export interface PresenterOptions {
  readonly room: Key
  /** The room's own keys, or those of the holder of `right`. */
  readonly keys: KeyPair
  readonly right?: SignedGrant
  readonly receiver: Receiver
  readonly wire: Wire
  readonly clock: Clock
  readonly onChange: () => void
  /** The owner's first term, such as seconds since 1970: above all terms before a reload. */
  readonly firstTerm?: number
  /** What this page knew before a reload, or what another page of the same presenter knew. */
  readonly memory?: PresenterMemory
}

/** What a presenter's page has counted and cannot be told again. */
export interface PresenterMemory {
  readonly outcomes: readonly Outcome[]
  readonly questions: readonly RoomQuestion[]
}

/** Milliseconds of a device's beat for each device, so that a room of any size says about fifty things a second. */
const BEAT_EACH = 20
/** From one repair of what the broker keeps to the next. */
const REPAIR_EVERY = 1000
/** From one result on the slide to the next. */
const RESULT_EVERY = 500

export function createPresenter({ room, keys, right, receiver, wire, clock, onChange, firstTerm = 0, memory }: PresenterOptions): Presenter {
  const isOwner = !right
  const tally = createTally(room, { ...(memory && { questions: memory.questions }) })
  const outcomes: Outcome[] = [...memory?.outcomes ?? []]
  const known = receiver.latest
  let term = right?.grant.term ?? Math.max(firstTerm, known?.right ? 0 : known?.term ?? 0)
  let stage = inherited()
  let standing: Standing = { kind: 'presenting' }
  let frozen: Result | undefined
  let shows = Boolean(stage.result)
  let said = Number.NEGATIVE_INFINITY
  let cancelSay: (() => void) | undefined
  let cancelPulse = () => {}
  let cancelEnd = () => {}
  let cancelGrace = () => {}
  let cancelResult: (() => void) | undefined
  let cancelRepair: (() => void) | undefined
  /** What this page said last, and what the broker told last that is not newer: the same, where all is well. */
  let saidLast = ''
  let toldLast = ''
  const endsAt = right && clock.now() + right.grant.seconds * 1000

  /** The stage as it stands, without what only its presenter may say. */
  function inherited(): Stage {
    const { ...rest } = receiver.latest?.stage ?? EMPTY_STAGE as { -readonly [key in keyof Stage]: Stage[key] }
    delete rest.offer
    delete rest.handsBack
    return rest
  }

  function publish() {
    cancelSay?.()
    cancelSay = undefined
    // Nobody takes it, once another presents; the broker would keep it for those who come.
    if (standing.kind === 'over' || (standing.kind === 'handed over' && (receiver.latest?.term ?? 0) > term))
      return
    said = clock.now()
    const number = nextNumber(term, receiver.latest)
    const payload = sealStage({ term, number, stage }, room, keys, right)
    receiver.receive(payload, clock.now())
    saidLast = payload
    wire.publish(TOPICS.stage(room), payload, true)
    cancelPulse()
    cancelPulse = clock.after(TIMES.pulse, publish)
  }
  /** Publishes soon: at once, unless that has just been done. */
  function publishSoon() {
    cancelSay ??= clock.after(Math.max(0, said + TIMES.throttle - clock.now()), publish)
  }
  function set(change: Partial<Stage>) {
    stage = Object.fromEntries(Object.entries({ ...stage, ...change }).filter(([, value]) => value !== undefined)) as unknown as Stage
    publishSoon()
    onChange()
  }

  const result = () => frozen ?? (stage.ask && tally.result(stage.ask))

  function freeze() {
    cancelGrace()
    cancelGrace = () => {}
    if (!stage.ask || frozen)
      return
    frozen = tally.result(stage.ask)
    outcomes.push({ ask: stage.ask, result: frozen })
    if (shows)
      set({ result: frozen })
    onChange()
  }

  function adoptTerm() {
    const latest = receiver.latest
    if (!latest)
      return
    if (isOwner)
      term = Math.max(term, latest.term)
    stage = inherited()
    shows = Boolean(stage.result)
  }

  function over() {
    standing = { kind: 'over' }
    cancelPulse()
    cancelEnd()
    cancelSay?.()
    onChange()
  }

  function takeBack() {
    if (!isOwner || standing.kind !== 'handed over')
      return
    cancelEnd()
    const offered = receiver.latest?.stage.offer?.grant.term ?? 0
    adoptTerm()
    term = Math.max(term, offered) + 1
    standing = { kind: 'presenting' }
    // At once: until the room knows, what the other says counts.
    publish()
    onChange()
  }

  if (endsAt)
    cancelEnd = clock.after(endsAt - clock.now(), () => presenter.handBack())
  // A reload while another presents: the owner goes on waiting.
  if (isOwner && known?.right) {
    standing = { kind: 'handed over', to: known.right.grant.to, until: clock.now() + known.right.grant.seconds * 1000 }
    cancelEnd = clock.after(known.right.grant.seconds * 1000, takeBack)
  }
  if (stage.ask && !stage.ask.open)
    frozen = stage.result

  const presenter: Presenter = {
    get standing() {
      return standing
    },
    get stage() {
      return standing.kind === 'presenting' ? stage : receiver.latest?.stage ?? stage
    },
    tally,
    get result() {
      return result()
    },
    outcomes,
    get following() {
      return tally.following(clock.now() - stage.beat * 2.5)
    },
    endsAt,
    present(change) {
      if (standing.kind !== 'presenting')
        return
      if (change.slide !== undefined)
        tally.slide = change.slide
      const isNew = Object.entries(change).some(([key, value]) => JSON.stringify(stage[key as keyof Stage]) !== JSON.stringify(value))
      // A question from the room goes with the slide over which it lay.
      if (isNew)
        set({ ...change, ...(change.slide !== undefined && change.slide !== stage.slide && { question: undefined }) })
    },
    open(question) {
      if (standing.kind !== 'presenting')
        return
      if (stage.ask?.open)
        presenter.close()
      freeze()
      frozen = undefined
      shows = false
      const id = `${question.key.slice(0, 60)}.${Math.floor(clock.random() * 36 ** 6).toString(36)}`
      set({ ask: { ...question, id, open: true }, result: undefined })
    },
    close() {
      if (standing.kind !== 'presenting' || !stage.ask?.open)
        return
      set({ ask: { ...stage.ask, open: false } })
      cancelGrace = clock.after(TIMES.grace, freeze)
    },
    showResult(shown) {
      if (standing.kind !== 'presenting' || !stage.ask)
        return
      shows = shown
      set({ result: shown ? result() : undefined })
    },
    showQuestion(id) {
      const question = tally.questions.find(question => question.id === id)
      if (question)
        question.status = 'shown'
      set({ question: question && { id: question.id, text: question.text } })
    },
    mark(id, status) {
      const question = tally.questions.find(question => question.id === id)
      if (!question)
        return
      question.status = status
      if (stage.question?.id === id && status !== 'shown')
        set({ question: undefined })
      onChange()
    },
    handOver(to, seconds) {
      if (!isOwner || standing.kind !== 'presenting')
        return
      const offer = signGrant({ to, term: term + 1, seconds }, keys)
      standing = { kind: 'handed over', to, until: clock.now() + seconds * 1000 }
      cancelEnd()
      cancelEnd = clock.after(seconds * 1000, takeBack)
      stage = { ...stage, offer }
      publish()
      onChange()
    },
    takeBack,
    handBack() {
      if (isOwner || standing.kind === 'over')
        return
      freeze()
      stage = { ...stage, handsBack: true }
      publish()
      over()
    },
    endRoom() {
      set({ isOver: true, ask: undefined, result: undefined, question: undefined, invites: false })
      publish()
      wire.publish(TOPICS.stage(room), '', true)
      over()
    },
    say: publish,
    heard() {
      const latest = receiver.latest
      if (!latest || standing.kind === 'over')
        return
      if (!isOwner) {
        if (latest.term > term)
          over()
        return
      }
      if (latest.term < term) {
        publishSoon()
      }
      else if (latest.right) {
        if (standing.kind === 'presenting')
          standing = { kind: 'handed over', to: latest.right.grant.to, until: clock.now() + latest.right.grant.seconds * 1000 }
        if (latest.stage.handsBack)
          takeBack()
      }
      else {
        // Another page of the same owner: the later word holds, and this page goes on from there.
        adoptTerm()
        if (standing.kind === 'handed over' && !latest.stage.offer) {
          cancelEnd()
          standing = { kind: 'presenting' }
        }
      }
      onChange()
    },
    contradicted(payload) {
      toldLast = payload
      if (standing.kind === 'presenting' && toldLast !== saidLast) {
        cancelRepair ??= clock.after(REPAIR_EVERY, () => {
          cancelRepair = undefined
          if (toldLast !== saidLast)
            publish()
        })
      }
    },
    takeDevice(device, payload) {
      if (tally.take(device, payload, clock.now()) !== 'counted')
        return
      const beat = Math.max(TIMES.beat, presenter.following * BEAT_EACH)
      // A new beat goes along with the next message; it alone is no reason for one.
      if (beat > stage.beat * 1.5 || beat < stage.beat / 3)
        stage = { ...stage, beat: Math.min(beat, 600_000) }
      if (shows && !frozen && standing.kind === 'presenting') {
        cancelResult ??= clock.after(RESULT_EVERY, () => {
          cancelResult = undefined
          if (shows && !frozen && standing.kind === 'presenting')
            set({ result: result() })
        })
      }
      onChange()
    },
    stop() {
      cancelPulse()
      cancelEnd()
      cancelGrace()
      cancelSay?.()
      cancelResult?.()
      cancelRepair?.()
    },
  }
  return presenter
}
