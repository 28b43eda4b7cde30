import type { SlidevOptions } from '../src/layout/slidev.ts'
import { movingDiagrams } from '../src/layout/slidev.ts'

export default (options: SlidevOptions) => [movingDiagrams(options)]
