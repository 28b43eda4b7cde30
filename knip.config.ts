// What nothing uses: `npx knip`, a part of `npm test`. Slidev finds components by their name; told so here, a
// component that no slide shows is as unused as a function that nobody calls.
import type { KnipConfig } from 'knip'
import { globSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'

const components = new Map(globSync('{components,addons/*/components}/**/*.vue').map(file => [basename(file, '.vue'), file]))

/** The imports that Slidev makes of the tags and the snippets of a page or a template. */
function imports(text: string, path: string): string {
  const markup = text.replace(/<script[\s\S]*?<\/script>|<!--[\s\S]*?-->/g, '')
  const tags = new Set([...markup.matchAll(/<([A-Z]\w+)/g)].flatMap(([, name]) => components.get(name!) ?? []))
  const snippets = [...markup.matchAll(/^<<< @\/([^#\s]+)/gm)].map(match => match[1]!)
  return [...tags, ...snippets].map(file => `import '${relative(dirname(path), file).replace(/^(?!\.)/, './')}'`).join('\n')
}

const scripts = (text: string) => [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(match => match[1]).join('\n')

export default {
  entry: [
    '{slides,pages/**/*}.md', '{*,layouts/*}.vue', 'setup/*.ts', 'styles/index.ts', 'scripts/*.ts', 'scripts/test/step.ts', 'snippets/*.ts',
    'exercises/*-*/{index,problem,solution,world,files}.ts', 'exercises/*-*/mutants/*.ts', 'exercises/*-*/real/{index,life,measured}.ts', 'exercises/real/keeper.ts',
    'exercises/runner/{node/thread,node/watchdog,browser/thread}.ts', '**/*.bench.ts',
    // They stand in for files of Slidev's client: scripts/build/own-client.ts.
    'components/presenting/{touch.ts,at-first-sign.ts,PresenterClock.vue,PrintedSteps.vue}',
    // Written into what Slidev makes of each slide: scripts/build/lazy-notes.ts.
    'components/presenting/slide-meta.ts',
    // Put in the place of a slide that does not compile: scripts/build/known-names.ts.
    'components/presenting/SlideFault.vue',
    // The addon is a unit of its own: what its folders give away is used elsewhere.
    'addons/*/{bench,src/cli,src/*/index,setup/*,scripts/*}.{ts,mjs}', 'addons/*/components/*.vue',
    // Started by its path, to be measured.
    'addons/slidev-addon-audience/tests/embedded.ts',
  ],
  project: ['**/*.{ts,mjs,vue}', 'pages/**/*.md', '!templates/**'],
  paths: { '@/*': ['./*'] },
  ignoreExportsUsedInFile: true,
  // Started by their path, named in a slide's frontmatter, or brought by Slidev.
  ignoreDependencies: ['axe-core', 'vue-tsc', '@slidev/cli', '@slidev/theme-default', '@slidev/parser', '@slidev/types', 'vue-router', 'mermaid', 'uno'],
  ignoreUnresolved: ['#slidev/slides'],
  compilers: {
    md: imports,
    vue: (text: string, path: string) => `${scripts(text)}\n${imports(text, path)}`,
  },
} satisfies KnipConfig
