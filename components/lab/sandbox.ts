// The grader with its sandbox's code: loaded when a text is first judged.
import type { Judgement, JudgeRequest } from '../../exercises/runner/browser/judge.ts'
import thread from 'virtual:lab-thread'
import { judge } from '../../exercises/runner/browser/judge.ts'

/** Judges a text in the sandbox. */
export const judgeText = (request: JudgeRequest): Promise<Judgement> => judge(thread, request)
