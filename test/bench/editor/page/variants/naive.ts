/** ProseMirror with numbers, references and defined terms decorated in the straightforward way: all of them, at every transaction. */
import { baseKeymap } from 'prosemirror-commands'
import { history } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { type Node, Schema } from 'prosemirror-model'
import { EditorState, Plugin, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import { termPattern } from '../../../../../shared/document/defined-terms.ts'
import type { FlatText } from '../../flat-text.ts'
import { CARET_OFFSET, middleOf, type Open } from '../variant.ts'

const schema = new Schema({
  nodes: {
    doc: { content: 'line+' },
    line: { content: 'text*', attrs: { tag: { default: 'p' }, level: { default: 0 } }, toDOM: ({ attrs }) => [String(attrs['tag']), 0] },
    text: {},
  },
})

const decorate = (document: Node, terms: RegExp | null, references: RegExp | null): DecorationSet => {
  const out: Decoration[] = []
  const counts = [0, 0, 0]
  document.forEach((line, pos) => {
    const level = Number(line.attrs['level'])
    if (level > 0) {
      counts[level - 1] = (counts[level - 1] ?? 0) + 1
      counts.fill(0, level)
      out.push(Decoration.node(pos, pos + line.nodeSize, { 'data-number': counts.slice(0, level).join('.') }))
    }
    for (const [pattern, name] of [
      [terms, 'term'],
      [references, 'reference'],
    ] as const) {
      if (!pattern) continue
      for (const match of line.textContent.matchAll(pattern)) {
        out.push(Decoration.inline(pos + 1 + match.index, pos + 1 + match.index + match[0].length, { class: name }))
      }
    }
  })
  return DecorationSet.create(document, out)
}

export const open: Open = (json, place) => {
  const { lines, terms, references } = JSON.parse(json) as FlatText
  const termPatterns = termPattern(terms)
  const referencePatterns = termPattern(references)
  const showing: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, state) => decorate(state.doc, termPatterns, referencePatterns),
      apply: (tr) => decorate(tr.doc, termPatterns, referencePatterns),
    },
    props: { decorations: (state) => showing.getState(state) },
  })
  const document = schema.node(
    'doc',
    null,
    lines.map(({ tag, level, text }) => schema.node('line', { tag, level }, schema.text(text))),
  )
  const state = EditorState.create({ doc: document, plugins: [history(), keymap(baseKeymap), showing] })
  const view = new EditorView(place, { state, attributes: { class: 'plain', spellcheck: 'false' } })
  return {
    caret: () => {
      const paragraphs: { pos: number; size: number }[] = []
      view.state.doc.forEach((node, pos) => {
        if (node.attrs['tag'] === 'p') paragraphs.push({ pos, size: node.content.size })
      })
      const { pos } = middleOf(paragraphs, ({ size }) => size)
      view.focus()
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos + 1 + CARET_OFFSET)))
    },
    insertFirst: () => {
      const line = schema.node('line', { level: 1 }, schema.text('Ny bestemmelse'))
      view.dispatch(view.state.tr.insert(0, line))
      return () => view.dispatch(view.state.tr.delete(0, line.nodeSize))
    },
  }
}
