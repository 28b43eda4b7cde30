// The parts of the lab, which come only when somebody opens it, or after all slides: the editor, the grader, the texts.
import { exercises } from '../../exercises/index.ts'
import { solutionOf, starterOf } from '../../exercises/runner/texts.ts'

/**
 * Loads the bench of an exercise whole, so that what has been opened works without a network.
 * @throws Error where a part does not load
 */
export async function loadBench(slug: string) {
  const [bench] = await Promise.all([
    import('./LabBench.vue'),
    starterOf(slug),
    solutionOf(slug),
    import('./sandbox.ts'),
  ])
  return bench
}

/** Loads the labs of all exercises; what does not load is asked for again when it is opened. */
export async function loadLabs(): Promise<void> {
  await Promise.allSettled(exercises.map(({ slug }) => loadBench(slug)))
}
