import { defineConfig } from 'vite'

/** Some hosts drop files whose name begins with "_", as Rolldown's own parts do. */
const fileOf = ({ name }: { name: string }) => `assets/${name.replace(/^_+/, '')}-[hash].js`

export default defineConfig({
  // Slidev registers whatever it finds in components/ by name; a component's logic lies beside it.
  slidev: { components: { extensions: ['vue'] } },
  build: { rolldownOptions: { output: { chunkFileNames: fileOf } } },
} as object)
