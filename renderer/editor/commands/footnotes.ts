/** Footnotes: put in, and their text changed. */
import { type Command, NodeSelection } from 'prosemirror-state'
import { schema } from '../../../shared/document/schema.ts'
import { command, quietly } from './command.ts'
import { insertInline, mayInsertInline } from './insertions.ts'

/** Put a footnote after what is selected: the words that it belongs to stay. */
export const insertFootnote =
  (text: string): Command =>
  (state, dispatch, view) =>
    mayInsertInline(state) &&
    text.trim() !== '' &&
    command((tr) => insertInline(tr, schema.nodes.footnote.create({ text: text.trim() }), tr.selection.to))(state, dispatch, view)

/** Write another text for the footnote at a position. */
export const setFootnote = (pos: number, text: string): Command =>
  quietly((tr) => {
    const node = tr.doc.nodeAt(pos)
    if (node?.type.name !== 'footnote' || text.trim() === '' || node.attrs['text'] === text.trim()) return false
    const selected = tr.selection instanceof NodeSelection && tr.selection.from === pos
    tr.setNodeMarkup(pos, null, { text: text.trim() }, node.marks)
    if (selected) tr.setSelection(NodeSelection.create(tr.doc, pos))
    return true
  })
