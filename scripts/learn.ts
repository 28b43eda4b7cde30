// The exercises, in the learner's own editor: `npm run learn`, `npm run learn -- circuit-breaker`.
import process from 'node:process'
import { learn } from '../exercises/learn/learn.ts'
import { PLAYGROUND } from '../exercises/learn/playground.ts'
import { processTerminal } from '../exercises/learn/terminal.ts'

process.exit(await learn(process.argv.slice(2), processTerminal(PLAYGROUND)))
