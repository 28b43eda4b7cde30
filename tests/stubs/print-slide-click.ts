/** Stands in for Slidev's own component in type-checks: a slide at one of its clicks, as the print page draws it. */
import type { DefineComponent } from 'vue'
import { defineComponent } from 'vue'

/** `nav` is what `useFixedNav` gives. */
export default defineComponent({ props: { nav: { type: Object, required: true } }, render: () => null }) as unknown as DefineComponent<{ nav: object }>
