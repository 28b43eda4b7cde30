import { cpus, totalmem, type } from 'node:os'

/** The machine that something was measured on, in words: what it has, and nothing that tells whose it is. */
export function machineInWords(): string {
  const [first] = cpus()
  const model = (first?.model ?? 'unknown processor').replaceAll(/\((?:R|TM)\)|\bCPU\b|@.*$/g, '').replaceAll(/\s+/g, ' ').trim()
  return `${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}`
}
