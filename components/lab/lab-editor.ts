// The lab's editor: CodeMirror with TypeScript, in the deck's colours. Loaded when it is first opened.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--beam)' },
  { tag: [tags.comment], color: 'var(--ink-faint)', fontStyle: 'italic' },
  { tag: [tags.string, tags.number, tags.bool, tags.null], color: 'var(--healthy)' },
  { tag: [tags.typeName, tags.className], color: 'var(--degraded)' },
])

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--stage-raised)', color: 'var(--ink)', fontSize: '18px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.45' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-faint)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--beam-glow)' },
  '.cm-cursor': { borderLeftColor: 'var(--beam)', borderLeftWidth: '2px' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--line) !important' },
  '.cm-blamed': { backgroundColor: 'var(--line)', boxShadow: 'inset 3px 0 var(--degraded)' },
})

const blame = StateEffect.define<number | undefined>()
const blamed = StateField.define({
  create: () => Decoration.none,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(blame))
        continue
      const line = effect.value
      if (line === undefined || line > transaction.state.doc.lines)
        return Decoration.none
      return Decoration.set([Decoration.line({ class: 'cm-blamed' }).range(transaction.state.doc.line(line).from)])
    }
    return transaction.docChanged ? value.map(transaction.changes) : value
  },
  provide: field => EditorView.decorations.from(field),
})

export interface LabEditor {
  setText: (text: string) => void
  /** Marks the line that the verdict blames, from 1, and shows it. */
  setBlame: (line: number | undefined) => void
  focus: () => void
  destroy: () => void
}

export interface LabEditorOptions {
  parent: HTMLElement
  text: string
  /** Names the text for a screen reader. */
  label: string
  onChange: (text: string) => void
  /** Ctrl-Enter or Cmd-Enter. */
  onRun: () => void
  /** Escape: the way out of the editor by keyboard. */
  onLeave: () => void
}

export function createEditor({ parent, text, label, onChange, onRun, onLeave }: LabEditorOptions): LabEditor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([
          { key: 'Mod-Enter', run: () => (onRun(), true) },
          { key: 'Escape', run: () => (onLeave(), true) },
          indentWithTab,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        javascript({ typescript: true }),
        syntaxHighlighting(colours),
        EditorState.tabSize.of(2),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged)
            onChange(update.state.doc.toString())
        }),
        blamed,
        theme,
      ],
    }),
  })
  return {
    setText(next) {
      if (next !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } })
    },
    setBlame(line) {
      view.dispatch({
        effects: [
          blame.of(line),
          ...(line !== undefined && line <= view.state.doc.lines ? [EditorView.scrollIntoView(view.state.doc.line(line).from, { y: 'center' })] : []),
        ],
      })
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}
