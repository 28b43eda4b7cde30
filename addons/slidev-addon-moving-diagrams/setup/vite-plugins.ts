import type { SlidevOptions } from '../src/layout/slidev.ts'
import { slidevParts } from './parts.ts'

export default async (options: SlidevOptions) => {
  const { movingDiagrams } = await slidevParts()
  return [movingDiagrams(options)]
}
