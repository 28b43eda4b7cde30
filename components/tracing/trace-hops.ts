// A request on its way through three services and a queue, with what each call carries.
import type { Context, Form } from '../../sim/tracing/index.ts'
import { inject } from '../../exercises/14-tracing/solution.ts'
import { childOf } from '../../sim/tracing/index.ts'

/** The ids of the specification's own example, and others like them. */
const TRACE = '80f198ee56343ba864fe8b2a57d3eff7'
const SPANS = ['05e3ac9a4f6e3b90', 'e457b5a2e4d86bd1', '7c2a19d04b8fe635', 'b81f3d6ea0c95472']

/** Part of a header, and what it says. */
export interface Field {
  readonly says: 'trace' | 'span' | 'decision' | 'parent'
  /** Four digits of an id stand for all of it. */
  readonly text: string
}

/** A call, and what it carries. */
export interface Hop {
  readonly to: string
  readonly form: Form
  readonly fields: readonly Field[]
}

const shortened = (id: string) => id.length > 4 ? `${id.slice(0, 4)}…` : id

/** The calls of the picture: the first names the request, and all others keep that name. */
export function hopsOf(): Hop[] {
  const route = [['Recommendations', 'single'], ['Ratings', 'single'], ['Activity log', 'message']] as const
  let next = 0
  const newId = () => SPANS[++next]!
  let context: Context = { traceId: TRACE, spanId: SPANS[0]!, sampled: '1' }
  return route.map(([to, form]) => {
    context = childOf(context, newId)
    const [[, b3]] = inject(context, form) as [readonly [string, string]]
    const says = ['trace', 'span', 'decision', 'parent'] as const
    return { to, form, fields: b3.split('-').map((text, i) => ({ says: says[i]!, text: shortened(text) })) }
  })
}
