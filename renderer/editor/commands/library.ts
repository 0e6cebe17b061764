/** Clauses of the library in a contract: put in, and given another version's wording. */
import { Fragment, type Node } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { isPart, partAttributes } from '../../../shared/document/attributes.ts'
import { ancestorsOf, findParts, insertPart, nestsIn, type Place } from '../../../shared/document/edit.ts'
import { drawn, instantiate, reworded, targetsIn, type Wording } from '../../../shared/library/instantiate.ts'
import type { FieldDefinition } from '../../../shared/model.ts'
import { changeRecord, type ContractRecord, recordOf } from '../../contract/record.ts'
import { newId } from '../identities.ts'
import { command, quietly } from './command.ts'
import { caret, firstText, groupAt, isBlank, ownEnd, partAround } from './places.ts'
import { bodyEnd } from './parts.ts'

/** What a library clause needs to know of the contract beside its document. */
export interface LibraryContext {
  /** Ids in the contract for what the standard calls sections, annexes and identities: for references to them. */
  readonly known?: ReadonlyMap<string, string>
  /** Definitions of fields that the clause may use; those that the contract lacks and the clause uses come into the contract with it. */
  readonly fields?: readonly FieldDefinition[]
}

/** A condition on a question that the contract does not ask would keep a clause out of it for good. */
export const withKnownConditions = (node: Node, { questions }: ContractRecord): Node => {
  const known = ({ question, value }: { question: string; value: string }): boolean =>
    questions.some(({ key, values }) => key === question && values.some((one) => one.value === value))
  const settle = (one: Node): Node => {
    if (!isPart(one)) return one
    const content = Fragment.fromArray(one.content.content.map(settle))
    const { condition } = partAttributes(one)
    return one.type.create({ ...one.attrs, condition: condition && known(condition) ? condition : null }, content)
  }
  return settle(node)
}

/** The definitions of fields that nodes use and the contract lacks. */
export const missingFields = (nodes: readonly Node[], record: ContractRecord, fields: readonly FieldDefinition[]): FieldDefinition[] => {
  const used = new Set<string>()
  for (const node of nodes) {
    node.descendants((child) => {
      if (child.type.name === 'field') used.add(String(child.attrs['key']))
    })
  }
  const have = new Set(record.fields.map(({ key }) => key))
  return fields.filter(({ key }, index) => used.has(key) && !have.has(key) && fields.findIndex((one) => one.key === key) === index)
}

/** Take definitions of fields into the contract. */
export const addFields = (state: EditorState, tr: Transaction, fields: readonly FieldDefinition[]): void => {
  if (fields.length > 0) changeRecord(state, { fields: [...recordOf(state).fields, ...fields] }, tr)
}

/** References that pointed to a library clause which was not in the contract find it now that it is. */
const mend = (tr: Transaction, libraryId: string, id: string): void => {
  const found: [number, Node][] = []
  tr.doc.descendants((node, pos) => {
    if (node.type.name === 'reference' && node.attrs['target'] === libraryId) found.push([pos, node])
  })
  for (const [pos, node] of found) tr.setNodeMarkup(pos, null, { ...node.attrs, target: id }, node.marks)
}

/** Put a clause at the caret: in place of an empty one, inside a part that has clauses of its own, else after the clause that the caret stands in. */
export const insertAtCaret = (tr: Transaction, nodes: readonly Node[]): number | null => {
  const part = partAround(tr.selection.$head)
  const content = Fragment.fromArray([...nodes])
  let from = bodyEnd(tr.doc)
  let to = from
  if (part) {
    const blank = part.node.type.name === 'clause' && isBlank(part.node)
    const end = ownEnd(part)
    const within = part.node.type.name !== 'clause' || end < part.pos + part.node.nodeSize - 1 || part.node.attrs['heading_style'] === 'block'
    const fitsWithin = within && nodes.every((node) => nestsIn(ancestorsOf(tr.doc.resolve(end)), node))
    if (blank) [from, to] = [part.pos, part.pos + part.node.nodeSize]
    else from = to = fitsWithin ? end : groupAt(tr.doc, part.pos).end
  }
  const $from = tr.doc.resolve(from)
  const fits = $from.parent.canReplace($from.index(), tr.doc.resolve(to).index(), content)
  if (!fits || !nodes.every((node) => nestsIn(ancestorsOf($from), node))) return null
  tr.replaceWith(from, to, content)
  return from
}

/** Put a clause of the library into the contract, at a place or at the caret. */
export const insertLibraryClause =
  (wording: Wording, place: Place | null = null, { known = new Map(), fields = [] }: LibraryContext = {}): Command =>
  (state, dispatch, view) =>
    command((tr) => {
      const id = newId()
      const draw = drawn(newId)
      const inside = new Set<string>()
      wording.node.descendants((node) => {
        if (isPart(node)) inside.add(partAttributes(node).id)
      })
      const elsewhere = targetsIn(state.doc, known)
      const targetFor = (target: string): string => (target === wording.clause ? id : inside.has(target) ? draw(target) : elsewhere(target))
      const node = withKnownConditions(instantiate(wording, { id, condition: null, idFor: draw, targetFor }), recordOf(state))
      const pos = place ? (insertPart(tr, node, place) ? (findParts(tr.doc, id)[0]?.pos ?? null) : null) : insertAtCaret(tr, [node])
      if (pos === null) return false
      mend(tr, wording.clause, id)
      caret(tr, firstText(node, pos) ?? pos)
      addFields(state, tr, missingFields([node], recordOf(state), fields))
      return true
    })(state, dispatch, view)

/**
 * Give a part another wording of its library clause (`reworded`). `before` is the wording that it was taken from, null when that is not known. Of
 * alternatives the one that was taken from the clause is changed.
 */
export const replaceWording =
  (id: string, wording: Wording, before: Node | null, { known = new Map(), fields = [] }: LibraryContext = {}): Command =>
  (state, dispatch, view) =>
    quietly((tr) => {
      const found = findParts(tr.doc, id)
      const part = found.find(({ node }) => (node.attrs['source'] as { clause: string } | null)?.clause === wording.clause) ?? found[0]
      if (part?.node.type.name !== 'clause') return false
      const made = reworded(part.node, wording, before, { newId, targetFor: targetsIn(tr.doc, known) })
      const settled = withKnownConditions(made, recordOf(state))
      const node = settled.type.create({ ...settled.attrs, condition: part.node.attrs['condition'] }, settled.content)
      if (!nestsIn(ancestorsOf(tr.doc.resolve(part.pos)), node)) return false
      const inside = tr.selection.from > part.pos && tr.selection.to < part.pos + part.node.nodeSize
      tr.replaceWith(part.pos, part.pos + part.node.nodeSize, node)
      if (inside) caret(tr, firstText(node, part.pos) ?? part.pos)
      addFields(state, tr, missingFields([node], recordOf(state), fields))
      return true
    })(state, dispatch, view)
