import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 4,
  slug: 'strangler',
  title: 'A gateway that moves a monolith one duty at a time, with a way back',
  minutes: 35,
  slide: 'strangler-practise',
  exports: {
    route: 'function route(call, state) { … }',
    promote: 'function promote(state, stats) { … }',
  },
  hints: [
    'Write route first. A write goes to its owner, and that is all. For a read, make one number from 0 to 99 out of the member’s name, the same at every call, and hold it against the share; ask for a shadow in all stages in which both systems stand.',
    'promote looks at each duty by itself: if an answer differs, it goes back to the shadow, or stays there; else, if it was watched long enough and compared often enough, it takes the next stage. Then ask once for all of them: is one on its way whose answers agree? If not, the first that is still old begins.',
    'for each duty in order: old or gone → nothing; differed > 0 → push shadow unless it is there, and continue; if stage !== writes, isOneOnItsWay = true; compared >= 20 && heldFor >= (writes ? 30_000 : 5000) → push the next stage. After the loop: the first old duty → push shadow, if !isOneOnItsWay. For the bucket: hash = Math.imul(hash ^ code, 0x01000193) >>> 0 over the characters, then % 100.',
  ],
  startsAt: 'of a read has a shadow from the second stage to the last but one',
})
