import { describe, expect, it } from 'vitest'
import { forReaders, parseNotes, question, sentences, spoken } from './notes.ts'

describe('notes', () => {
  it('may lack a part, and may quote its name', () => {
    expect(parseNotes('**Say** They **Ask** a lot.\n\n**Watch:** out')).toEqual({ say: 'They **Ask** a lot.', ask: '', watch: 'out' })
  })
})

describe('what was said, for a reader', () => {
  it.each([
    ['in the middle', 'It waits. *Click.* Then it fails.', 'It waits. Then it fails.'],
    ['at the start', '*Hands up!* It waits.', 'It waits.'],
    ['at the end', 'It waits. *Let it stand…*', 'It waits.'],
    ['of two sentences', 'It waits. *Click. Look at the queue.* It fails.', 'It waits. It fails.'],
    ['after another', 'It waits. *Click.* *Look at the queue.* It fails.', 'It waits. It fails.'],
    ['after a quotation', 'They said “never.” *Wait for the laugh.* It fails.', 'They said “never.” It fails.'],
    ['that ends in a quotation', 'It waits. *Let somebody say “the queue”.* It fails.', 'It waits. It fails.'],
    ['over two lines', 'It waits.\n*Click,\nand wait.*\nIt fails.', 'It waits. It fails.'],
    ['that is a paragraph', 'It waits.\n\n*Click.*\n\nIt fails.', 'It waits.\n\nIt fails.'],
    ['after stress', 'It is *late*. *Click.* It fails.', 'It is *late*. It fails.'],
  ])('lacks a cue %s', (_, say, expected) => {
    expect(spoken(say)).toBe(expected)
  })

  it.each([
    ['a word', 'There is *one* lock.'],
    ['the first word', '*One* lock is enough. It waits.'],
    ['the last word', 'It is only *late*. It waits.'],
    ['the end of a sentence', 'He only said *no, never.* It waits.'],
    ['strong words', '**It waits.** Then it fails.'],
    ['a sum', 'It is 2 * 3 calls. And 4 * 5.'],
  ])('keeps the stress on %s', (_, say) => {
    expect(spoken(say)).toBe(say)
  })

  it('does not take an asterisk of one paragraph for the end of another’s', () => {
    expect(spoken('It waits. *Click\n\nand wait.* It fails.')).toBe('It waits. *Click\n\nand wait.* It fails.')
  })
})

describe('a question', () => {
  it.each([
    ['with its answers', 'Which part fails? The drum. It always does.', 'Which part fails?', 'The drum. It always does.'],
    ['asked twice', 'Which part fails? And when? The drum.', 'Which part fails? And when?', 'The drum.'],
    ['with what leads up to it', 'You run five. Which fails? The drum.', 'You run five. Which fails?', 'The drum.'],
    ['with a question among the answers', 'Which fails? The drum. Why? It is alone.', 'Which fails?', 'The drum. Why? It is alone.'],
    ['that quotes one', 'Who asks “why?” and waits? Nobody.', 'Who asks “why?” and waits?', 'Nobody.'],
    ['between cues', '*Before the click.* Which fails? *Take hands.* The drum.', 'Which fails?', 'The drum.'],
    ['with no answer', 'Which fails?', 'Which fails?', ''],
  ])('%s is split', (_, ask, question_, answers) => {
    expect(question(ask)).toEqual({ question: question_, answers })
  })

  it('may be missing', () => {
    expect(question('Nothing. Let it stand.')).toEqual({ question: '', answers: 'Nothing. Let it stand.' })
  })
})

describe('sentences', () => {
  it('are told apart at their marks, and not within a figure or a quotation', () => {
    expect(sentences('It takes 1.5 minutes. “Why?” she asked. (Nobody knew.) So what?'))
      .toEqual(['It takes 1.5 minutes.', '“Why?” she asked.', '(Nobody knew.)', 'So what?'])
  })
})

describe('answers for readers', () => {
  it('are not told as what a presenter may expect', () => {
    expect(forReaders('Expect: slowness, a leak. The best is “none”. Expect “scale”.')).toBe('Slowness, a leak. The best is “none”. “Scale”.')
  })
})
