/** Clicks and keys on what is live on the page: fields are filled in, references followed, choices and footnotes opened. */
import { NodeSelection } from 'prosemirror-state'
import { attributesOf } from '../../../../shared/document/attributes.ts'
import { fieldsWrittenBy } from '../../../../shared/document/special-fields.ts'
import { positionOfTarget } from '../../../contract/places.ts'
import { recordOf } from '../../../contract/record.ts'
import { liveIn } from '../../../editor/live.ts'
import type { Drafting } from '../drafting.ts'
import { openField } from '../fields/field-popup.tsx'
import { type Live, liveAt, liveInline } from '../../../editor/elements.ts'

/** Go where a reference points; one that leads nowhere is opened to be mended. */
export const followReference = ({ session, jumps, popup }: Drafting, pos: number, anchor: Element): void => {
  const node = session.state.doc.nodeAt(pos)
  if (node?.type.name !== 'reference') return
  const target = positionOfTarget(session.state, attributesOf(node, 'reference').target)
  if (target === null || liveIn(session.state).resolution.reference(node, null).broken !== null) popup.set({ kind: 'reference', pos, anchor })
  else jumps.to(target)
}

/** What Enter on the selected node is about. */
const selectedLive = ({ session }: Drafting): Live | null => {
  const { selection } = session.state
  const anchor = selection instanceof NodeSelection ? session.view?.nodeDOM(selection.from) : null
  if (!(selection instanceof NodeSelection) || !(anchor instanceof Element)) return null
  const { node, from: pos } = selection
  const inline = liveInline(node, pos, anchor)
  if (inline) return inline
  const keys = fieldsWrittenBy(node.type.name, recordOf(session.state))
  const key = keys.find((one) => liveIn(session.state).resolution.field(one).open) ?? keys[0]
  return key === undefined ? null : { kind: 'field', pos, key, anchor }
}

const act = (drafting: Drafting, live: Live): void => {
  if (live.kind === 'field') openField(drafting, live)
  else if (live.kind === 'reference') followReference(drafting, live.pos, live.anchor)
  else drafting.popup.set({ kind: live.kind, pos: live.pos, anchor: live.anchor })
}

/** A plain click; one that ends a selection or comes with a key held is not meant. */
const onClick = (drafting: Drafting, event: MouseEvent): void => {
  const { session } = drafting
  if (event.button !== 0 || event.shiftKey || event.altKey || !session.view) return
  const live = liveAt(session.view, event.target)
  if (!live || !(session.state.selection.empty || session.state.selection instanceof NodeSelection)) return
  event.preventDefault()
  act(drafting, live)
}

/** Enter on what is live and selected; with Alt, or by the key for context menus, a reference's own menu. */
const onKeyDown = (drafting: Drafting, event: KeyboardEvent): void => {
  const isMenu = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')
  if (event.key !== 'Enter' && !isMenu) return
  if (event.ctrlKey || event.metaKey || (event.shiftKey && !isMenu)) return
  const live = selectedLive(drafting)
  if (!live) return
  event.preventDefault()
  event.stopPropagation()
  if (live.kind === 'reference' && (isMenu || event.altKey)) drafting.popup.set({ kind: 'reference', pos: live.pos, anchor: live.anchor })
  else act(drafting, live)
}

/** The menu of a reference. */
const onContextMenu = (drafting: Drafting, event: MouseEvent): void => {
  const live = drafting.session.view && liveAt(drafting.session.view, event.target)
  if (!live) return
  event.preventDefault()
  if (live.kind === 'reference') drafting.popup.set({ kind: 'reference', pos: live.pos, anchor: live.anchor })
  else act(drafting, live)
}

/** Hear what happens on the page. The keys are heard before the editor hears them. Returns the way to stop. */
export const listen = (drafting: Drafting, page: HTMLElement): (() => void) => {
  const stop = new AbortController()
  const { signal } = stop
  page.addEventListener('click', (event) => onClick(drafting, event), { signal })
  page.addEventListener('keydown', (event) => onKeyDown(drafting, event), { signal, capture: true })
  page.addEventListener('contextmenu', (event) => onContextMenu(drafting, event), { signal })
  return () => stop.abort()
}
