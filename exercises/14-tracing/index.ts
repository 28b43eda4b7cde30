import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 14,
  slug: 'tracing',
  title: 'An id that every call passes on, what a page waited for, and splits undone',
  minutes: 45,
  slide: 'tracing-practise',
  exports: {
    inject: 'function inject(context, form) { … }',
    extract: 'function extract(headers) { … }',
    criticalPath: 'function criticalPath(spans) { … }',
    merge: 'function merge(graph, k) { … }',
  },
  hints: [
    'The three parts do not need each other: headers first, then the path, then the merges. For the headers one regular expression can say what a whole b3 looks like. For the path, do not begin at the start: stand at the end of the root, and ask which call ended last.',
    'The path: hang every span on its parent (a SERVER on the CLIENT with its id, everything else on the SERVER with its parentId, or on whatever has that id). walk(span, from, to): its children, clipped to from and to, by end, last first. Take one that ends at or before `now` (at first `to`): what lies between is the span’s own, then walk the child, then now = its begin. For merges keep a map from each service to where it lives, and count the calls between homes anew each time.',
    'Clocks: only a SERVER under a CLIENT may have one of its own. room = client.duration − server.duration; if room ≥ 0 and it does not lie within the client, its clock is start + Math.floor(room / 2) − server.timestamp, else 0; every other child has its parent’s. Pass the clock down in walk. merge: candidates are called by one home only, and owned alike; sort by calls, most first, then by name; push, set home of all that lived there, until k or none is left.',
  ],
  startsAt: 'writes the fields into one header',
})
