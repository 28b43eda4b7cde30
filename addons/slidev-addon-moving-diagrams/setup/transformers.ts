import { transformFence } from '../src/layout/slidev.ts'

export default () => ({ codeblocks: [transformFence] })
