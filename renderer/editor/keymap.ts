/** The keys of the editor. What belongs to the window (find, command palette, save) is not here: see the catalogue's shortcuts. */
import { chainCommands } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { type Command, NodeSelection, type Plugin, Selection } from 'prosemirror-state'
import { isInTable } from 'prosemirror-tables'
import { deleteBackward, deleteForward } from './commands/backspace.ts'
import { newClause, newParagraph, nextStep } from './commands/enter.ts'
import { demotePart, promotePart } from './commands/levels.ts'
import { demoteItem, inList, promoteItem } from './commands/lists.ts'
import { clearMarks, toggleEmphasis, toggleStrong } from './commands/marks.ts'
import { moveDown, moveUp } from './commands/moving.ts'
import { extendPageDown, extendPageUp, pageDown, pageUp } from './commands/paging.ts'
import { extendToEnd, extendToStart, goToEnd, goToStart, selectMore } from './commands/selecting.ts'
import { nextCell, previousCell } from './commands/tables.ts'
import { undoList } from './input-rules.ts'

/** The key is used up, whatever becomes of it: the browser's own act would not fit the document. */
const used: Command = () => true

/** Level down, or the next cell of a table. */
export const levelDown: Command = (state, dispatch, view) => {
  if (isInTable(state)) return nextCell(state, dispatch, view)
  return inList(state) ? demoteItem(state, dispatch, view) : demotePart(state, dispatch, view)
}

/** Level up, or the previous cell of a table. */
export const levelUp: Command = (state, dispatch, view) => {
  if (isInTable(state)) return previousCell(state, dispatch, view)
  return inList(state) ? promoteItem(state, dispatch, view) : promotePart(state, dispatch, view)
}

/** Out of a selected block or cells, back to the text; else out of the text box, so that Tab goes to the next control again. */
const leave: Command = (state, dispatch, view) => {
  const { selection } = state
  if (selection instanceof NodeSelection || !selection.empty) {
    dispatch?.(state.tr.setSelection(Selection.near(selection.$head)))
    return true
  }
  if (!view) return false
  view.dom.blur()
  return true
}

/** Every key of the editor, by ProseMirror's names of keys; `Mod` is Command on a Mac, Ctrl elsewhere. */
export const KEYS: Readonly<Record<string, Command>> = {
  'Mod-z': undo,
  'Mod-y': redo,
  'Mod-Shift-z': redo,
  'Mod-b': toggleStrong,
  'Mod-i': toggleEmphasis,
  'Mod-Space': clearMarks,
  Enter: chainCommands(nextStep, used),
  'Shift-Enter': chainCommands(newParagraph, used),
  'Mod-Enter': chainCommands(newClause, used),
  Tab: chainCommands(levelDown, used),
  'Shift-Tab': chainCommands(levelUp, used),
  'Alt-ArrowUp': chainCommands(moveUp, used),
  'Alt-ArrowDown': chainCommands(moveDown, used),
  'Alt-Shift-ArrowUp': chainCommands(moveUp, used),
  'Alt-Shift-ArrowDown': chainCommands(moveDown, used),
  'Alt-Shift-ArrowLeft': chainCommands(levelUp, used),
  'Alt-Shift-ArrowRight': chainCommands(levelDown, used),
  Backspace: chainCommands(undoList, deleteBackward),
  'Shift-Backspace': deleteBackward,
  'Mod-Backspace': deleteBackward,
  Delete: deleteForward,
  'Mod-Delete': deleteForward,
  'Mod-a': selectMore,
  'Mod-Home': goToStart,
  'Mod-End': goToEnd,
  'Mod-Shift-Home': extendToStart,
  'Mod-Shift-End': extendToEnd,
  PageUp: pageUp,
  PageDown: pageDown,
  'Shift-PageUp': extendPageUp,
  'Shift-PageDown': extendPageDown,
  Escape: leave,
}

export const keysPlugin = (): Plugin => keymap(KEYS)
