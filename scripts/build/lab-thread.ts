// The lab's worker as one text: the sandbox that runs it may load nothing, so everything is in it.
import type { Plugin, ViteDevServer } from 'vite'
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from './root.ts'

const NAME = 'virtual:lab-thread'
const RESOLVED = `\0${NAME}`
const ENTRY = join(ROOT, 'exercises/runner/browser/thread.ts')

/** Bundles exercises/runner/browser/thread.ts with every exercise and world. */
export async function bundleThread(): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      copyPublicDir: false,
      lib: { entry: ENTRY, formats: ['iife'], name: 'lab' },
    },
  })
  const [first] = (Array.isArray(result) ? result : [result]) as { output: { code: string }[] }[]
  return first!.output[0]!.code
}

/** `virtual:lab-thread`: the text, made when the lab is first opened, and anew when a world or an exercise changes. */
export function labThread(): Plugin {
  let made: Promise<string> | undefined
  let server: ViteDevServer | undefined
  return {
    name: 'deck:lab-thread',
    configureServer(dev) {
      server = dev
    },
    resolveId: id => id === NAME ? RESOLVED : undefined,
    async load(id) {
      if (id === RESOLVED)
        return `export default ${JSON.stringify(await (made ??= bundleThread()))}`
    },
    handleHotUpdate({ file }) {
      if (!/\/(?:exercises|sim)\//.test(file))
        return
      made = undefined
      const module = server?.moduleGraph.getModuleById(RESOLVED)
      if (module)
        server!.moduleGraph.invalidateModule(module)
    },
  }
}
