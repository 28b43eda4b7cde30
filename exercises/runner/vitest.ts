// Stands in for the module `vitest` where checks run without vitest: in the terminal's worker and in
// the browser. It is vitest's own runner and its own expect, without the rest.
import {
  ASYMMETRIC_MATCHERS_OBJECT, chai, getState, GLOBAL_EXPECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState,
} from '@vitest/expect'
import { afterEach, beforeEach, describe, it, test } from '@vitest/runner'

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)

type Expect = import('@vitest/expect').ExpectStatic

function createExpect(): Expect {
  const expect = ((value: unknown, message?: string) => chai.expect(value, message)) as unknown as Expect
  Object.assign(expect, chai.expect)
  Object.assign(expect, (globalThis as unknown as Record<symbol, object>)[ASYMMETRIC_MATCHERS_OBJECT])
  expect.getState = () => getState(expect)
  expect.setState = state => setState(state, expect)
  Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, writable: true, configurable: true })
  expect.setState({ assertionCalls: 0 })
  return expect
}

export { afterEach, beforeEach, describe, it, test }
export const expect = createExpect()
