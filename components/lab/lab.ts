// One exercise at the lab's bench: the learner's text, where it is kept, and what was said of it.
import type { Judgement, JudgeRequest } from '../../exercises/runner/browser/judge.ts'
import { computed, ref, shallowRef, watch } from 'vue'
import { slideAddress } from '../presenting/address.ts'
import { exerciseOf, solutionOf, starterOf } from '../../exercises/runner/texts.ts'
import { decodeText, encodeText, labParameter } from './address.ts'
import { Shelf } from './shelf.ts'

/** Where the text on the bench comes from. */
type Source =
  | { readonly kind: 'own' }
  /** From an address, while the visitor's own text waits; `edits` is what they made of it, once they have. */
  | { readonly kind: 'shared', readonly shared: string, readonly edits?: string }

/** A judgement, and the text that it is about. */
interface Judged extends Judgement {
  readonly source: string
}

/** What a bench stands on, unless told otherwise. */
export const BENCH_DEFAULTS = {
  /** Options of the exercise's world for the run that is drawn after a verdict; none, and no run is made. */
  world: undefined as Record<string, unknown> | undefined,
  storage: () => localStorage as Pick<Storage, 'getItem' | 'setItem'>,
  judge: async (request: JudgeRequest): Promise<Judgement> => (await import('./sandbox.ts')).judgeText(request),
}

/** The bench of one exercise. */
export async function openBench(slug: string, options: Partial<typeof BENCH_DEFAULTS> = {}) {
  const { world, storage, judge } = { ...BENCH_DEFAULTS, ...options }
  const exercise = exerciseOf(slug)
  const starter = await starterOf(slug)
  const shelf = new Shelf(slug, storage())
  const shared = await decodeText(slug, labParameter(exercise))

  const source = shallowRef<Source>(shared.kind === 'text' && shared.text !== shelf.own ? { kind: 'shared', shared: shared.text } : { kind: 'own' })
  const text = ref(source.value.kind === 'shared' ? source.value.shared : shelf.own ?? starter)
  const earlier = shallowRef(shelf.earlier)
  /** Why what is typed is not kept, where it is not. */
  const warning = ref('')
  /** What the address held that could not be read. */
  const damage = ref(shared.kind === 'damaged' ? shared.message : '')

  function note(kept: boolean) {
    warning.value = kept ? '' : 'This browser keeps no more text: its storage is full or blocked. Copy the address, or your text, before you leave.'
    earlier.value = shelf.earlier
  }

  // At once, so that no way of leaving comes before it.
  watch(text, (now) => {
    const from = source.value
    if (from.kind === 'own')
      return note(shelf.keep(now))
    if (now === from.shared)
      return
    note(shelf.revise(from.edits ?? '', now, 'your changes to a text from an address'))
    source.value = { ...from, edits: now }
  }, { flush: 'sync' })

  /** From here on the text is the learner's own, after a reload too. */
  function becomeOwn() {
    if (source.value.kind === 'shared')
      history.replaceState(history.state, '', location.href.replace(/\?lab=.*$/, ''))
    source.value = { kind: 'own' }
  }

  /** Puts another text on the bench, as the learner's own. Whatever it takes the place of is put away. */
  function replace(by: string, why: string) {
    const [shown, own] = [text.value, shelf.own]
    for (const gone of new Set([own, shown])) {
      if (gone !== null && gone !== by && gone !== starter)
        note(shelf.putAway(gone, why))
    }
    becomeOwn()
    text.value = by
    note(shelf.keep(by))
  }

  const judging = ref(false)
  /** A text that came while another was judged, and is judged next. */
  const wanted = ref<string>()
  const judgement = shallowRef<Judged>()
  const trouble = ref('')
  async function run() {
    if (judging.value)
      return
    judging.value = true
    trouble.value = ''
    try {
      let judged: string
      do {
        judged = text.value
        judgement.value = { ...await judge({ slug, source: judged, world }), source: judged }
      } while (wanted.value !== undefined && wanted.value !== judged)
    }
    catch {
      trouble.value = 'The grader could not be loaded: is the network away? Your text is kept. Reload the page once it is back, and run it again.'
    }
    finally {
      wanted.value = undefined
      judging.value = false
    }
  }
  /** The text that the learner's file brought last. */
  let taken: string | undefined

  return {
    exercise,
    text,
    earlier,
    warning,
    damage,
    isShared: computed(() => source.value.kind === 'shared'),
    judging,
    judgement,
    trouble,
    /** Whether the text has changed since it was judged. */
    isStale: computed(() => judgement.value !== undefined && judgement.value.source !== text.value),
    run,
    reset: () => replace(starter, 'Reset'),
    /** Brings an earlier text back; what was on the bench is put away. */
    restore: (to: string) => replace(to, 'an earlier text was brought back'),
    /** Brings back what the last replacement took away. */
    undo() {
      const last = shelf.earlier.find(candidate => candidate.text !== text.value)
      if (last)
        replace(last.text, 'Undo')
    },
    /** Takes the shared text as one's own. */
    keepShared: () => replace(text.value, 'a text from an address was taken over'),
    backToMine() {
      becomeOwn()
      text.value = shelf.own ?? starter
    },
    /** Takes a text from the learner's file, and has it judged. */
    take(by: string) {
      // What the last save brought is in the learner's own editor.
      if (by !== text.value && text.value === taken)
        text.value = by
      else if (by !== text.value)
        replace(by, 'a save of your file')
      taken = by
      wanted.value = by
      void run()
    },
    solution: () => solutionOf(slug),
    address: async () => slideAddress('lab', await encodeText(slug, text.value)),
  }
}

export type Bench = Awaited<ReturnType<typeof openBench>>
