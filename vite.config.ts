import { defineConfig } from 'vite'

/** Some hosts drop files whose name begins with "_", as Rolldown's own parts do. */
const fileOf = ({ name }: { name: string }) => `assets/${name.replace(/^_+/, '')}-[hash].js`

export default defineConfig({
  // Slidev registers whatever it finds in components/ by name; a component's logic lies beside it.
  // An error is told on the slide that has it (layouts/error.vue) and in the terminal, not over the projector.
  server: { hmr: { overlay: false } },
  slidev: { components: { extensions: ['vue'] } },
  build: { rolldownOptions: { output: { chunkFileNames: fileOf } } },
} as object)
