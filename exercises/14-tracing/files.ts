// Traces in Zipkin's v2 JSON: the learner's `criticalPath` on one's own, and the world's page as one.
import type { ExerciseFiles } from '../learn/files.ts'
import type { Run } from '../../sim/tracing/index.ts'
import { number, percent } from '../../case/format.ts'
import { parseTraces, referencePath, timeByService, traceText } from '../../sim/tracing/index.ts'

/** Traces of a file that are told, the slowest first, and services of each. */
const TOLD = { traces: 5, services: 5 }

const millis = (value: number) => `${number(value, value < 10 ? 2 : 0)} ms`

/** One trace in a few lines. */
function tellTrace({ watched }: Run): string {
  const took = watched.page.end - watched.page.start
  const times = timeByService(watched)
  const width = Math.max(...times.map(([service]) => service.length), 0)
  const [root] = watched.calls
  const expected = timeByService({ ...watched, path: referencePath(watched.spans) })
  const differs = JSON.stringify(times) !== JSON.stringify(expected)
  return [
    `${millis(took)}   ${root?.service ?? ''}   ${number(watched.spans.length)} spans, trace ${watched.traceId}`,
    ...times.length === 0 ? ['  your criticalPath says nothing of it'] : [],
    ...times.slice(0, TOLD.services).map(([service, micros]) => `  waited ${millis(micros / 1000).padStart(9)}  ${percent(micros / 10 / took).padStart(4)}  for ${(service || 'a service without a name').padEnd(width)}`),
    ...times.length > TOLD.services ? [`  and for ${times.length - TOLD.services} more`] : [],
    ...differs ? [`  The reference finds something else: ${expected.slice(0, 2).map(([service, micros]) => `${service} ${millis(micros / 1000)}`).join(', ')} first.`] : [],
  ].join('\n')
}

export default {
  read: text => parseTraces(text).map(recorded => ({ recorded })),
  tell(given) {
    const runs = (given as readonly Run[]).toSorted((a, b) => (b.watched.page.end - b.watched.page.start) - (a.watched.page.end - a.watched.page.start))
    const told = runs.slice(0, TOLD.traces).map(tellTrace)
    return [
      `${number(runs.length)} ${runs.length === 1 ? 'trace' : `traces${runs.length > TOLD.traces ? `, the ${TOLD.traces} slowest of them` : ', the slowest first'}`}; what your criticalPath says:`,
      ...told,
    ].join('\n\n')
  },
  slide: 'tracing-again',
  write(given) {
    const { spans } = (given as Run).watched
    if (spans.length === 0)
      throw new RangeError('nothing is written: no service reported a span.')
    return traceText(spans)
  },
} satisfies ExerciseFiles
