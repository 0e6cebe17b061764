/** The editor state of a library wording: the plugins of the contract's editor, but showing what a wording shows and holding one clause. */
import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { tableEditing } from 'prosemirror-tables'
import { recordPlugin } from '../../contract/record.ts'
import { identitiesPlugin } from '../../editor/identities.ts'
import { livePlugin } from '../../editor/live.ts'
import { clauseKeysPlugin } from './clause-keys.ts'
import { clauseDisplayPlugin, oneClausePlugin } from './clause-display.ts'
import type { Names } from './names.ts'
import { contractAround } from './wording.ts'

export const clauseState = (wording: Node, names: Names): EditorState => {
  const { document, ...record } = contractAround(wording, names.language, names.vocabulary)
  return EditorState.create({
    doc: document,
    plugins: [
      recordPlugin(record),
      livePlugin(),
      clauseDisplayPlugin(names),
      identitiesPlugin(),
      oneClausePlugin(),
      history({ depth: 1000 }),
      dropCursor(),
      gapCursor(),
      clauseKeysPlugin(),
      tableEditing(),
    ],
  })
}
