// What a room said, as a file: the only place where it is kept.
import type { RoomView } from './room.ts'

/** The room's votes and questions as readable JSON, with nothing of who said what. */
export function roomFile({ outcomes, questions, stage, result }: Pick<RoomView, 'outcomes' | 'questions' | 'stage' | 'result'>, savedAt: Date): string {
  const open = stage.ask?.open && result ? [{ ask: stage.ask, result }] : []
  return `${JSON.stringify({
    saved: savedAt.toISOString(),
    votes: [...outcomes, ...open].map(({ ask, result }) => ({
      question: ask.prompt,
      voters: result.voters,
      options: ask.options.map((option, i) => ({ option, votes: result.counts[i] ?? 0 })),
    })),
    questions: questions.map(({ text, slide, status }) => ({ question: text, slide, status })),
  }, undefined, 2)}\n`
}

/** Lets the browser save a text as a file. */
export function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
