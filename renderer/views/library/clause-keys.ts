/** The keys of the clause editor: those of the contract's page, but nothing leaves the one clause. */
import { chainCommands } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import type { Command, Plugin } from 'prosemirror-state'
import { newClause, newParagraph, nextStep } from '../../editor/commands/enter.ts'
import { newSubclause } from '../../editor/commands/parts.ts'
import { KEYS, levelDown, levelUp } from '../../editor/keymap.ts'

/** A command of the contract's page as far as the clause stays the only one; otherwise it is refused before anything happens. */
export const withinClause =
  (command: Command): Command =>
  (state, dispatch, view) => {
    let stays = false
    const can = command(
      state,
      (tr) => {
        stays = tr.doc.childCount === 1
        if (stays) dispatch?.(tr)
      },
      view,
    )
    return can && stays
  }

/** The key is used up: what the browser would do with it does not fit the document. */
const used: Command = () => true

/** Where the contract's page would begin the next clause, a paragraph follows here. */
export const enter: Command = chainCommands(withinClause(nextStep), newParagraph)
/** Where the contract's page would begin a clause beside this one, one inside it begins here. */
export const nextSubclause: Command = chainCommands(withinClause(newClause), withinClause(newSubclause))
export const down: Command = withinClause(levelDown)
export const up: Command = withinClause(levelUp)

export const clauseKeysPlugin = (): Plugin =>
  keymap({
    ...KEYS,
    Enter: chainCommands(enter, used),
    'Mod-Enter': chainCommands(nextSubclause, used),
    Tab: chainCommands(down, used),
    'Shift-Tab': chainCommands(up, used),
    'Alt-Shift-ArrowRight': chainCommands(down, used),
    'Alt-Shift-ArrowLeft': chainCommands(up, used),
  })
