/** The commands of the contract's page that ask first and hold for a wording too, with their keys; and what is asked about by a press in the text. */
import { NodeSelection, TextSelection } from 'prosemirror-state'
import { catalogued, type EditorCommand, isEnabled } from '../../editor/commands/catalogue.ts'
import { type Live, liveAt, liveInline, positionOf } from '../../editor/elements.ts'
import { matches } from '../../hooks/shortcuts.ts'
import type { Asked } from './clause-asking.tsx'
import type { ClauseDraft } from './draft.ts'

export const ASKS: readonly { readonly command: EditorCommand; readonly asked: Asked }[] = [
  { command: catalogued('clause.optional'), asked: { kind: 'condition', at: null } },
  { command: catalogued('insert.choice'), asked: { kind: 'new_choice' } },
  { command: catalogued('insert.footnote'), asked: { kind: 'new_footnote' } },
]

const askedOf = (live: Live | null): Asked | null =>
  live?.kind === 'choice' || live?.kind === 'footnote' ? { kind: live.kind, pos: live.pos, anchor: live.anchor } : null

/** What a press on an element of the editor asks about. The caret goes into what a condition is about. */
export const pressed = (draft: ClauseDraft, target: EventTarget | null): Asked | null => {
  const { view } = draft
  if (!view) return null
  const sign = target instanceof Element ? target.closest('.wording-condition') : null
  if (!sign) return askedOf(liveAt(view, target))
  const place = positionOf(view, sign)
  if (place === null) return null
  // The sign stands before a paragraph, and inside a list item or clause.
  const at = sign.getAttribute('data-stands') === 'inside' ? place - 1 : place
  draft.dispatch(draft.state.tr.setSelection(TextSelection.near(draft.state.doc.resolve(at + 1))))
  return { kind: 'condition', at }
}

/** What a key in the editor asks about: a shortcut, or Enter on a choice or footnote that is selected. */
export const keyed = ({ state, view }: ClauseDraft, event: KeyboardEvent): Asked | null => {
  const { selection } = state
  if (event.key === 'Enter' && selection instanceof NodeSelection && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    const anchor = view?.nodeDOM(selection.from)
    return anchor instanceof Element ? askedOf(liveInline(selection.node, selection.from, anchor)) : null
  }
  const found = ASKS.find(({ command }) => command.shortcut !== undefined && matches(command.shortcut, event) && isEnabled(command, state))
  return found?.asked ?? null
}
