import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 10,
  slug: 'edge-cache',
  title: 'A plan that fills appliances by night, and a way to them by day',
  minutes: 35,
  slide: 'edge-cache-practise',
  exports: {
    fillPlan: 'function fillPlan(forecast, boxes, window) { … }',
    steer: 'function steer(client) { … }',
  },
  hints: [
    'Begin with one box and forget the ring: sort the forecast by views for each GB, and take what still fits. Keep two numbers for each box, the space that is left and what may still be written tonight; they go down at different times.',
    'The ring is a list: all points of all boxes, each with its box, sorted by how far they lie ahead of the title. A point behind the title is a whole turn further: add 1. The boxes in that order, each once, are the homes; take as many as the title has copies. In steer, filter step by step: who holds it, who of those is well, who of those has room. Where the list becomes empty is the kind of the miss.',
    'night = Math.min(box.night, box.rate / 8 * (window.to - window.from) / 1000). For each title, best first, for each of its first Math.ceil(views / 4000) boxes: written = box.holds.includes(id) ? 0 : size; if (size > space || written > night) continue; push it, take size off the space and written off the night. steer: of those with streams < most the one with the least streams / most, the first of equals; none: no holder is content, no holder up is health, else other.',
  ],
  startsAt: 'fills a box with what is watched most for its size',
})
