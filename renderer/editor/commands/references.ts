/** References: put in, and led elsewhere. What they name gets an id when it is first referred to. */
import type { Node, ResolvedPos } from 'prosemirror-model'
import { type Command, NodeSelection, type Transaction } from 'prosemirror-state'
import { attributesOf } from '../../../shared/document/attributes.ts'
import { type ReferenceForm, schema } from '../../../shared/document/schema.ts'
import { newId } from '../identities.ts'
import { command } from './command.ts'
import { insertInline, mayInsertInline } from './insertions.ts'

/** What a reference names: the id of a part, list item or paragraph, or the position of a paragraph that may have none yet. */
export type Target = string | { readonly paragraph: number }

const NAMED: ReadonlySet<string> = new Set(['chapter', 'clause', 'annex', 'enumeration_item', 'paragraph', 'definition'])

/** Whether a document has something of that id to refer to. */
export const hasTarget = (document: Node, id: string): boolean => {
  let found = false
  document.descendants((node) => {
    found ||= NAMED.has(node.type.name) && node.attrs['id'] === id
    return !found && !node.isTextblock
  })
  return found
}

/** The id of a target; a paragraph without one gets one. Null when there is no such target. */
const idOf = (tr: Transaction, target: Target): string | null => {
  if (typeof target === 'string') return hasTarget(tr.doc, target) ? target : null
  const node = tr.doc.nodeAt(target.paragraph)
  if (node?.type.name !== 'paragraph') return null
  const known: unknown = node.attrs['id']
  if (typeof known === 'string') return known
  const id = newId()
  tr.setNodeAttribute(target.paragraph, 'id', id)
  return id
}

/** Whether a sentence begins at a position: its first word has a capital. */
const beginsSentence = ($pos: ResolvedPos): boolean =>
  $pos.parent.type.name === 'paragraph' && /(?:^|[.!?]\s+)$/u.test($pos.parent.textBetween(0, $pos.parentOffset, undefined, '\ufffc'))

/** Insert a reference, or one to everything from a target to another. */
export const insertReference =
  (target: Target, form: ReferenceForm = 'full', to: Target | null = null): Command =>
  (state, dispatch, view) =>
    mayInsertInline(state) &&
    command((tr) => {
      const capital = beginsSentence(tr.selection.$from)
      const id = idOf(tr, target)
      const end = to === null ? null : idOf(tr, to)
      if (id === null || (to !== null && end === null)) return false
      return insertInline(tr, schema.nodes.reference.create({ target: id, form, capital, to: end }))
    })(state, dispatch, view)

export interface ReferenceChange {
  readonly target?: Target
  readonly to?: Target | null
  readonly form?: ReferenceForm
  readonly capital?: boolean
}

/** Change the reference at a position, or the one that is selected. */
export const changeReference = ({ target, to, ...rest }: ReferenceChange, pos: number | null = null): Command =>
  command((tr) => {
    const at = pos ?? tr.selection.from
    const node = tr.doc.nodeAt(at)
    if (node?.type.name !== 'reference') return false
    const selected = tr.selection instanceof NodeSelection && tr.selection.from === at
    const before = attributesOf(node, 'reference')
    const id = target === undefined ? before.target : idOf(tr, target)
    const end = to === undefined ? before.to : to === null ? null : idOf(tr, to)
    if (id === null || (to !== undefined && to !== null && end === null)) return false
    tr.setNodeMarkup(at, null, { ...before, ...rest, target: id, to: end }, node.marks)
    if (selected) tr.setSelection(NodeSelection.create(tr.doc, at))
    return true
  })
