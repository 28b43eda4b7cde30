import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 9,
  slug: 'evacuation',
  title: 'A plan that empties a failing region without drowning the others',
  minutes: 35,
  slide: 'evacuation-practise',
  exports: { evacuate: 'function evacuate(regions, t) { … }' },
  hints: [
    'Keep nothing between calls: everything is in the regions. t − since is how old a verdict is, home how far the members have left, running how much room there is now, limit how much there could be, pending whether the last write is safe.',
    'Find the region to empty (ill for three minutes, or already being emptied and not yet well for ten). Its hosts are the others that are well. Scale each host to (its peak + its part of the guests\' peak) / 0.9, parts in proportion to 0.9 × limit − peak. Move the share min(1, sum of (0.9 × running − demand) / guests\' demand), divided in proportion to that running room; what does not fit stays.',
    'const rooms = hosts.map(h => Math.max(0, 0.9 * h.running - h.demand)); let leave = Math.min(1, sum(rooms) / sick.demand); if (sick.lag > 10_000) leave = Math.min(leave, 1 - sick.home); each host’s share = leave * room / (sum(rooms) || 1), and weights[sick.name] = { [sick.name]: 1 - sum(shares), …shares }: who finds no host is served at home; if (sick.home === 0 && sick.pending === 0) scale[sick.name] = 0. On the way home: scale[region] = region.peak / 0.9, and the share that stays away is min(1 - home, 1 - 0.9 * region.running / region.demand), never below 0.',
  ],
  startsAt: 'makes room in the others once a region has been ill for 3 minutes',
})
