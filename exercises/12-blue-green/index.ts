import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 12,
  slug: 'blue-green',
  title: 'A release in an order in which somebody always answers, with a way back',
  minutes: 20,
  slide: 'blue-green-practise',
  exports: {
    next: 'function next(state, health) { … }',
  },
  hints: [
    'Write the way there first, for state.wanted, and forget the way back: it is the same steps with the two fleets exchanged. Ask in each second for the first thing that is not yet as it should be, do that one thing, and wait otherwise.',
    'The order: is the fleet to go to large enough? Is it in? If not, has all of it been healthy for ten seconds (steadyFor)? Is the other one still in? Then look at what members get (answered), not at health checks, before you take it out. Instances go last of all, after two minutes and when nobody is left on them.',
    'const isBad = state.fleets.green.enabled && (health.green.answered ?? 1) < 0.95; const to = isBad ? \'blue\' : state.wanted; from is the other one. Then: target.instances < needed → resize; !target.enabled → steadyFor >= 10_000 ? enable : wait; current.enabled → target.enabledFor >= 10_000 && (answered ?? 0) >= 0.99 ? disable from : wait; current.instances > 0 && disabledFor >= 120_000 && answered >= 0.99 && health[from].inFlight === 0 → resize from to 0; else wait.',
  ],
  startsAt: 'begins with a whole fleet beside the one that serves',
})
