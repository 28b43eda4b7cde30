// One exercise at the lab's bench: the learner's text, where it is kept, and what was said of it.
import type { Judgement } from '../../exercises/runner/browser/judge.ts'
import LZString from 'lz-string'
import { computed, ref, shallowRef, watch } from 'vue'
import { slideAddress } from '../presenting/address.ts'
import { exerciseOf, solutionOf, starterOf } from '../../exercises/runner/texts.ts'

/** The part of an address that holds a learner's text. */
export function encodeText(slug: string, text: string): string {
  return `${slug}.${LZString.compressToEncodedURIComponent(text)}`
}

/** Reads what {@link encodeText} wrote; undefined when it is damaged or of another exercise. */
export function decodeText(slug: string, given: string): string | undefined {
  const dot = given.indexOf('.')
  if (given.slice(0, dot) !== slug)
    return undefined
  return LZString.decompressFromEncodedURIComponent(given.slice(dot + 1)) || undefined
}

/**
 * The bench of one exercise.
 * @param world options of the exercise's world for the run that is drawn after a verdict
 */
export async function openBench(slug: string, world?: Record<string, unknown>) {
  const exercise = exerciseOf(slug)
  const starter = await starterOf(slug)
  const kept = `deck:lab:${slug}`
  const backup = `${kept}:backup`

  const shared = new URLSearchParams(location.hash.split('?')[1]).get('lab')
  const sharedText = shared ? decodeText(slug, shared) : undefined
  const own = localStorage.getItem(kept)
  const text = ref(sharedText ?? own ?? starter)
  /** Whether the text came with the address, while the visitor's own waits. */
  const isShared = ref(sharedText !== undefined && sharedText !== own)
  const hasBackup = ref(localStorage.getItem(backup) !== null)
  watch(text, (now) => {
    // Whoever writes in a shared text makes it theirs; what they had before waits behind Undo.
    if (isShared.value) {
      isShared.value = false
      if (own !== null) {
        localStorage.setItem(backup, own)
        hasBackup.value = true
      }
    }
    localStorage.setItem(kept, now)
  })

  const judging = ref(false)
  const judgement = shallowRef<Judgement>()
  async function run() {
    if (judging.value)
      return
    judging.value = true
    try {
      const [{ judge }, { default: thread }] = await Promise.all([import('../../exercises/runner/browser/judge.ts'), import('virtual:lab-thread')])
      judgement.value = await judge(thread, { slug, source: text.value, world })
    }
    finally {
      judging.value = false
    }
  }

  /** Puts another text in place of the learner's, which is kept. */
  function replace(by: string) {
    localStorage.setItem(backup, text.value)
    hasBackup.value = true
    isShared.value = false
    text.value = by
    judgement.value = undefined
  }

  return {
    exercise,
    text,
    isShared,
    hasBackup,
    judging,
    judgement,
    run,
    reset: () => replace(starter),
    /** Brings back what the last reset or shared address replaced. */
    undo: () => replace(localStorage.getItem(backup) ?? own ?? starter),
    /** Takes the shared text as one's own. */
    keepShared: () => replace(text.value),
    backToMine() {
      isShared.value = false
      text.value = own ?? starter
    },
    take: replace,
    solution: () => solutionOf(slug),
    address: () => slideAddress('lab', encodeText(slug, text.value)),
    passed: computed(() => judgement.value?.verdict.status === 'passed'),
  }
}

export type Bench = Awaited<ReturnType<typeof openBench>>
