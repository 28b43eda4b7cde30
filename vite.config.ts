import { defineConfig } from 'vite'

export default defineConfig({
  // Slidev registers whatever it finds in components/ by name; a component's logic lies beside it.
  slidev: { components: { extensions: ['vue'] } },
} as object)
