/** The editor's state of a contract: its plugins in the order in which they depend on each other and handle keys. */
import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history } from 'prosemirror-history'
import { EditorState, type Plugin } from 'prosemirror-state'
import { tableEditing } from 'prosemirror-tables'
import type { Contract } from '../../shared/model.ts'
import { recordPlugin } from '../contract/record.ts'
import { clipboardPlugin } from './clipboard.ts'
import { displayPlugin, type Work } from './display.ts'
import { findPlugin } from './find.ts'
import { identitiesPlugin } from './identities.ts'
import { typingPlugin } from './input-rules.ts'
import { keysPlugin } from './keymap.ts'
import { livePlugin } from './live.ts'
import { locksPlugin } from './locks.ts'

/** What a contract's state needs with or without a window. `work` counts what the display does, for tests. */
export const contractPlugins = (contract: Contract, work?: Work): Plugin[] => {
  const { document: _document, ...record } = contract
  return [
    recordPlugin(record),
    locksPlugin(),
    livePlugin(),
    displayPlugin(work),
    findPlugin(),
    identitiesPlugin(),
    history({ depth: 1000 }),
    keysPlugin(),
    clipboardPlugin(),
    typingPlugin(),
    dropCursor(),
    gapCursor(),
    tableEditing(),
  ]
}

/** An editor state for a contract. `plugins` come before those of the contract, so that they see keys first. */
export const contractState = (contract: Contract, plugins: readonly Plugin[] = [], work?: Work): EditorState =>
  EditorState.create({ doc: contract.document, plugins: [...contractPlugins(contract, work), ...plugins] })
