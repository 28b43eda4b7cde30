import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 14,
  slug: 'tracing',
  title: 'An id that every call passes on, what a page waited for, and splits undone',
  minutes: 80,
  slide: 'tracing-practise',
  exports: {
    inject: 'function inject(context, form) { … }',
    extract: 'function extract(headers) { … }',
    criticalPath: 'function criticalPath(spans) { … }',
    merge: 'function merge(graph, k) { … }',
  },
  hints: [
    'The three parts do not need each other: headers first, then the path, then the merges. For the headers one regular expression can say what a whole b3 looks like. For the path, do not begin at the start: stand at the end of the root, and ask which call ended last.',
    'The headers: to write b3, keep those of its four fields that are there, in their order, and join them with hyphens. To read it, match the whole of it, with the last two fields optional; the other form needs both ids, and whatever else is there must be readable. The path: hang every span on its parent (a SERVER on the CLIENT with its id, everything else on the SERVER with its parentId, or on whatever has that id). walk(span, from, to): its children, clipped to from and to, by end, last first. Take one that ends at or before `now` (at first `to`): what lies between is the span’s own, then walk the child, then now = its begin. For merges keep a map from each service to where it lives, and count the calls between homes anew each time.',
    'b3 is /^(?:((?:[0-9a-f]{16}){1,2})-([0-9a-f]{16})(?:-([01d]))?(?:-([0-9a-f]{16}))?|([01d]))$/; leave out of the Context what is undefined. Clocks: only a SERVER under a CLIENT may have one of its own. room = client.duration − server.duration; if room ≥ 0 and its own timestamp, as recorded, does not lie from start to start + room (start is where the client begins by its clock), its clock is start + Math.floor(room / 2) − server.timestamp, else 0; every other child has its parent’s. Pass the clock down in walk. merge: candidates are called by one home only, and owned alike; sort by calls, most first, then by name; push, set home of all that lived there, until k or none is left.',
  ],
  startsAt: 'writes the fields into one header',
})
