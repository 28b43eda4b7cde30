import type { Context, Form, Graph, Header, Merge, Segment, Span } from '../../sim/tracing/index.ts'

// TODO: Pass the trace on, find what the page waited for, and undo the splits that only cost.

/** The headers that a call carries; `_form` says how they are written. */
export function inject(_context: Context, _form: Form): Header[] {
  return []
}

/** Where a call stands in its trace, by the headers that came with it. */
export function extract(_headers: readonly Header[]): Context {
  return {}
}

/** What the answer waited for, from the root's start to its end. */
export function criticalPath(_spans: readonly Span[]): Segment[] {
  return []
}

/** At most `_k` services to put back into their only caller. */
export function merge(_graph: Graph, _k: number): Merge[] {
  return []
}
