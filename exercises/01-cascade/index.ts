import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 1,
  slug: 'cascade',
  title: 'Walls in a pool of threads, so that one slow dependency sinks one part',
  minutes: 25,
  slide: 'cascade-practise',
  exports: {
    partition: 'function partition(budget, callers) { … }',
    admit: 'function admit(request, pools) { … }',
  },
  hints: [
    'Begin with admit: it is one comparison. The pool that carries the caller\'s own name either has a free thread or it has not, and nothing else matters: not how empty the other pools are, not how important the caller is.',
    'For partition, work out for each caller how many of its threads are busy on average: L = λW, calls a second times seconds held. That many is too few, since requests come in bunches: the number of busy threads strays from L by about √L. Leave room for three times that, and round up.',
    'threads = Math.ceil(L + 3 * Math.sqrt(L)) with L = caller.callsPerSecond * caller.heldFor / 1000; build the record with Object.fromEntries(callers.map(…)); add what is left of the budget to the largest pool, so that the sum is the budget exactly. In admit: const own = pools[request.caller]; return own && own.busy < own.size ? request.caller : \'reject\'.',
  ],
  startsAt: 'gives each caller a pool of its own',
})
