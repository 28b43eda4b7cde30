import type { Survivors } from '../runner/mutations.ts'

const ANY_NAME = 'Any name will do for a service, as long as no other has it.'

/** Mutations of the reference that pass every check, and why they may. */
export default {
  'members: \'accounts\', ⟶ \'accounts\' becomes \'accounts!\'': ANY_NAME,
  'queues: \'queues\', ⟶ \'queues\' becomes \'queues!\'': ANY_NAME,
  'popularity: \'charts\', ⟶ \'charts\' becomes \'charts!\'': ANY_NAME,
} satisfies Survivors
