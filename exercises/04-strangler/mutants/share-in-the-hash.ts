import { defineMutant } from '../../runner/mutant.ts'

/** Mixes the share into the hash: each step deals the members anew. */
export default defineMutant({
  caughtBy: 'keeps on the new side whoever is there when the share grows',
  replace: `bucket(member) < share`,
  by: `bucket(\`\${member} \${share}\`) < share`,
})
