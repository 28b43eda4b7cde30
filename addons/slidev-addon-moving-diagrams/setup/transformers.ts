import type { Fence } from '../src/layout/slidev.ts'
import { slidevParts } from './parts.ts'

export default async () => {
  const { transformFence } = await slidevParts()
  return { codeblocks: [(fence: Fence) => transformFence(fence)] }
}
