/** Stands in for Slidev's own component in type-checks: a slide as its print page draws it. */
import type { DefineComponent } from 'vue'
import { defineComponent } from 'vue'

/** `route` is one of `#slidev/slides`. */
export default defineComponent({ props: { route: { type: Object, required: true } }, render: () => null }) as unknown as DefineComponent<{ route: unknown }>
