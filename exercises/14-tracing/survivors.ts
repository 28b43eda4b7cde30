import type { Survivors } from '../runner/mutations.ts'

/** Mutations of the reference that pass every check, and why they may. */
export default {
  'return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) ⟶ fields.filter(([, value]) => value !== undefined) becomes fields':
    'A header whose value is undefined is none: answers are compared without such fields, and no sender writes one.',
  'const isId = (text: string | undefined, form: RegExp) => text !== undefined && form.test(text) ⟶ text !== undefined && form.test(text) becomes form.test(text)':
    'Nobody takes the text "undefined" for an id.',
  'const single = B3.exec(get(\'b3\') ?? \'\') ⟶ get(\'b3\') ?? \'\' becomes get(\'b3\')':
    'No header reads as "undefined", or as any other text that is no context.',
  'const single = B3.exec(get(\'b3\') ?? \'\') ⟶ \'\' becomes \'!\'':
    'No header reads as "undefined", or as any other text that is no context.',
  'if (end > now || end <= begin) ⟶  <=  becomes  < ':
    'A call that lasts no time is no time waited.',
  'calls.set(caller, (calls.get(caller) ?? 0) + perRequest) ⟶ 0 becomes 1':
    'The same is added to each pair, so the order stays; where calls of a pair add up they begin with one of them.',
  'calls.set(caller, (calls.get(caller) ?? 0) + perRequest) ⟶ 0 becomes (-1)':
    'The same is added to each pair, so the order stays; where calls of a pair add up they begin with one of them.',
  '.sort((a, b) => b.saved - a.saved || (a.service < b.service ? -1 : 1)) ⟶  <  becomes  <= ':
    'No two services have one name, and any number above 0 says the same as 1.',
  '.sort((a, b) => b.saved - a.saved || (a.service < b.service ? -1 : 1)) ⟶ 1 becomes 2':
    'No two services have one name, and any number above 0 says the same as 1.',
  '.sort((a, b) => b.saved - a.saved || (a.service < b.service ? -1 : 1)) ⟶ 1 becomes 2 (2)':
    'No two services have one name, and any number above 0 says the same as 1.',
  '.sort((a, b) => b.saved - a.saved || (a.service < b.service ? -1 : 1)) ⟶ 1 becomes 0 (2)':
    'No two services have one name, and any number above 0 says the same as 1.',
} satisfies Survivors
