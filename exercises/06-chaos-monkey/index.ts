import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 6,
  slug: 'chaos-monkey',
  title: 'A monkey that kills in production, and every reason for it not to',
  minutes: 25,
  slide: 'chaos-monkey-practise',
  exports: {
    groupOf: 'function groupOf(instance, config) { … }',
    schedule: 'function schedule(day, groups, config, calendar, random) { … }',
    victim: 'function victim(attempt) { … }',
  },
  hints: [
    'Write the three functions one after the other. Each is a few reasons to say no, and then one draw: is it exempt; is it a workday; is there an outage; was the group killed too recently.',
    'A moment of Los Angeles is (day * 24 + hour + calendar.hoursBehind(day)) hours after 1970 in UTC; ask for the offset of the very day that you mean. For the gap walk back from attempt.day, day by day, until you have passed minGap workdays: what was killed at endHour of that day, or since, is too recent.',
    'groupOf: /-(canary|baseline|citrus|citrusproxy)$/.test(cluster) → null, else app, plus instance[grouping] unless it is app, plus region if independent, joined. schedule: no workday → []; groups.filter(() => 1 / meanDays >= random()), each at start + floor(random() * (endHour - startHour) * 60) minutes. victim: isOutage() in try, catch counts as yes; kills.some(kill => kill.at >= since && (config.leashed || !kill.leashed)) → null; else instances[floor(random() * length)]?.id ?? null.',
  ],
  startsAt: 'spare canaries, and what they are compared with',
})
