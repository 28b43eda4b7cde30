/** Something that the learner can mend; its message says what was found, what was expected and what to do. */
export class Trouble extends Error {
  override readonly name = 'Trouble'
}

/** What is always true when a real database cannot be had. */
export const WITHOUT = 'The exercise itself needs none of this: leave --real out.'
