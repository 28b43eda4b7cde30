// What components of a deck see of the room. Weighs next to nothing: all that makes a room is loaded when one opens.
import type { ComputedRef } from 'vue'
import type { Ask, Outcome, Result, RoomQuestion, Stage, Standing } from '../src/core/index.ts'
import { useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
import { computed, onMounted, onScopeDispose, shallowReactive, watch } from 'vue'

/** What this page is in the room. */
export type Role
  = | 'presenter'
    /** Another window of the presenter, such as the projector. */
    | 'screen'
    | 'audience'

/** All that a page shows of its room. Plain data: the presenter's windows pass it to each other. */
export interface RoomView {
  /** Addresses that open the room; the first is the one shown. */
  readonly links: readonly string[]
  readonly isConnected: boolean
  /** The presenter has not been heard of for a while. */
  readonly isAway: boolean
  readonly stage: Stage
  readonly standing?: Standing
  /** When a right that was handed to this page ends: milliseconds since 1970. */
  readonly endsAt?: number
  readonly following: number
  readonly result?: Result
  readonly outcomes: readonly Outcome[]
  readonly questions: readonly RoomQuestion[]
  /** Keys of devices that would like to present. */
  readonly candidates: readonly string[]
  /** Messages that did not count. */
  readonly refused: number
}

/** The question that a slide asks. */
export type SlideQuestion = Omit<Ask, 'id' | 'open'>

/** What a presenter can do in any window, whichever of them holds the room. */
export interface RoomActions {
  readonly open: (question: SlideQuestion) => void
  readonly close: () => void
  readonly showResult: (shows: boolean) => void
  readonly showQuestion: (id: string | undefined) => void
  readonly mark: (id: string, status: RoomQuestion['status']) => void
  /** Shows the way into the room over the slide, or takes it away. */
  readonly invite: (shows: boolean) => void
  readonly handOver: (to: string, seconds: number) => void
  readonly takeBack: () => void
  readonly handBack: () => void
  readonly endRoom: () => void
  readonly chooseLink: (link: string) => void
}

interface Room {
  role: Role | undefined
  view: RoomView | undefined
  actions: RoomActions | undefined
  /** Of the slide that is shown; undefined where it asks nothing. */
  question: SlideQuestion | undefined
}

export const room: Room = shallowReactive({ role: undefined, view: undefined, actions: undefined, question: undefined })

/** A question as its slide sees it. */
export interface RoomAnswer {
  /** Whether the room has been asked: then one more click shows what it said. */
  readonly isAsked: ComputedRef<boolean>
  /** What it said, once the presenter shows it. */
  readonly result: ComputedRef<Result | undefined>
}

export interface RoomQuestionOptions {
  readonly options: readonly string[]
  /** How many options a device may choose. @default 1 */
  readonly pick?: number
  /** @default the slide's title */
  readonly prompt?: string
  /** The slide's click has come that shows what the room said: the presenter's page closes the question and shows the result. */
  readonly showsResult?: () => boolean
  /** The slide has answered it, so there is nothing left to ask. */
  readonly isAnswered?: () => boolean
}

/**
 * Lets a slide ask the room; to be called in a component on the slide. While the slide is shown, the presenter's window
 * offers the question, and asks it by itself where somebody follows. Without a room nothing happens.
 */
export function useRoomQuestion({ options, pick = 1, prompt, showsResult = () => false, isAnswered = () => false }: RoomQuestionOptions): RoomAnswer {
  const { $page, $route, $frontmatter, $renderContext } = useSlideContext()
  const isActive = useIsSlideActive()
  const { isPrintMode } = useNav()
  const { title = '' } = ($route as { meta: { slide?: { title?: string } } } | undefined)?.meta.slide ?? {}
  const question: SlideQuestion = {
    key: String($frontmatter.routeAlias ?? $page.value),
    prompt: prompt ?? title,
    options,
    pick,
  }
  const asked = computed(() => room.view?.stage.ask?.key === question.key ? room.view.stage.ask : undefined)
  const isOnStage = () => options.length > 1 && isActive.value && !isPrintMode.value && ['slide', 'presenter'].includes($renderContext.value)

  function leave() {
    if (room.question === question)
      room.question = undefined
  }
  onScopeDispose(leave)
  // Once mounted: what the options read may depend on what is returned here.
  onMounted(() => {
    watch(() => isOnStage() && (asked.value !== undefined || !isAnswered()), isShown => isShown ? room.question = question : leave(), { immediate: true })
    watch(() => isOnStage() && asked.value !== undefined && showsResult(), (shows) => {
      if (!isOnStage() || (room.role !== 'presenter' && room.view?.standing?.kind !== 'presenting'))
        return
      if (shows)
        room.actions?.close()
      room.actions?.showResult(shows)
    })
  })
  return {
    isAsked: computed(() => asked.value !== undefined),
    result: computed(() => asked.value && room.view?.stage.result?.ask === asked.value.id ? room.view.stage.result : undefined),
  }
}
