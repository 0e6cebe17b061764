/** Clauses of the library in a contract: put in, and given another version's wording. */
import { Fragment, type Node } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { attributesOf } from '../../../shared/document/attributes.ts'
import { ancestorsOf, bodyEnd, findParts, insertPart, nestsIn, type Place, renamed } from '../../../shared/document/edit.ts'
import { drawn, instantiate, reworded, targetsIn, type Wording } from '../../../shared/library/instantiate.ts'
import { choosable, withKnownConditions } from '../../../shared/library/known-conditions.ts'
import { placeCompanion, type PlacedCompanion } from '../../../shared/library/place-companion.ts'
import type { FieldDefinition } from '../../../shared/model.ts'
import { changeRecord, type ContractRecord, recordOf } from '../../contract/record.ts'
import { newId } from '../identities.ts'
import { command, quietly } from './command.ts'
import { caret, firstText, groupAt, isBlank, ownEnd, partAround } from './places.ts'

/** What a library clause needs to know of the contract beside its document. */
export interface LibraryContext {
  /** Ids in the contract for what the standard calls sections, annexes and identities: for references to them. */
  readonly known?: ReadonlyMap<string, string>
  /** Definitions of fields that the clause may use; those that the contract lacks and the clause uses come into the contract with it. */
  readonly fields?: readonly FieldDefinition[]
  /** What comes along with the clause, with the library's names. */
  readonly companions?: readonly PlacedCompanion[]
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

/** References that pointed to something of the library which was not in the contract find it now that it is. */
const mend = (tr: Transaction, ids: ReadonlyMap<string, string>): void => {
  const found: [number, Node][] = []
  const idOf = (name: string | null): string | null => (name === null ? null : (ids.get(name) ?? name))
  tr.doc.descendants((node, pos) => {
    if (node.type.name !== 'reference') return
    const { target, to } = attributesOf(node, 'reference')
    if (idOf(target) !== target || idOf(to) !== to) found.push([pos, node])
  })
  for (const [pos, { attrs, marks }] of found) {
    tr.setNodeMarkup(pos, null, { ...attrs, target: idOf(attrs['target'] as string), to: idOf(attrs['to'] as string | null) }, marks)
  }
}

/** Everything that has a name in nodes of the library. */
const namesIn = (nodes: readonly Node[]): ReadonlySet<string> => {
  const names = new Set<string>()
  const see = (node: Node): void => {
    if (typeof node.attrs['id'] === 'string') names.add(node.attrs['id'])
    node.forEach(see)
  }
  for (const node of nodes) see(node)
  return names
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

/** An id that nothing in a document has yet. */
const free = (document: Node, id: string | undefined): string | undefined =>
  id !== undefined && findParts(document, id).length === 0 ? id : undefined

/** Names of the library as ids of the contract, for a clause that is to have an id, and for what it brings along. `inner` are those inside the clause. */
const withCompanions = (
  state: EditorState,
  { clause }: Pick<Wording, 'clause'>,
  id: string,
  inner: ReadonlySet<string>,
  { known = new Map(), fields = [], companions = [] }: LibraryContext,
) => {
  const record = recordOf(state)
  const draw = drawn(newId)
  const brought = companions.map((companion) => ({ ...companion, nodes: choosable(companion.nodes, record.questions) }))
  const names = new Set([clause, ...inner, ...namesIn(brought.flatMap(({ nodes }) => nodes))])
  // What the standard names keeps the id that the standard gives it: whatever refers to it later finds it.
  const own = (name: string): string => (name === clause ? id : (free(state.doc, known.get(name)) ?? draw(name)))
  const elsewhere = targetsIn(state.doc, known)
  const targetFor = (target: string): string => {
    if (names.has(target)) return own(target)
    return target.startsWith(`${clause}/`) ? id : elsewhere(target)
  }
  return {
    draw,
    targetFor,
    /** Put what comes along where it belongs, once the clause is there as `node`. */
    bring: (tr: Transaction, node: Node): boolean => {
      const settled = brought.map((companion) => ({
        ...companion,
        nodes: companion.nodes.map((one) => withKnownConditions(renamed(one, own, targetFor), record.questions)),
      }))
      if (!settled.every((companion) => placeCompanion(tr, companion, { root: id, language: record.language, idOf: targetFor }))) return false
      const there = namesIn([state.doc])
      mend(tr, new Map([...names].filter((name) => !there.has(name)).map((name) => [name, own(name)])))
      addFields(state, tr, missingFields([node, ...settled.flatMap(({ nodes }) => nodes)], record, fields))
      return true
    },
  }
}

/** Put a clause of the library into the contract, at a place or at the caret, with what comes along: one step of the history. */
export const insertLibraryClause =
  (wording: Wording, place: Place | null = null, context: LibraryContext = {}): Command =>
  (state, dispatch, view) =>
    command((tr) => {
      const id = newId()
      const { draw, targetFor, bring } = withCompanions(state, wording, id, namesIn([wording.node]), context)
      const node = withKnownConditions(instantiate(wording, { id, condition: null, idFor: draw, targetFor }), recordOf(state).questions)
      const pos = place ? (insertPart(tr, node, place) ? (findParts(tr.doc, id)[0]?.pos ?? null) : null) : insertAtCaret(tr, [node])
      if (pos === null || !bring(tr, node)) return false
      const [found] = findParts(tr.doc, id)
      caret(tr, found ? (firstText(found.node, found.pos) ?? found.pos) : pos)
      return true
    })(state, dispatch, view)

/**
 * Give a part another wording of its library clause (`reworded`), with what comes along. `before` is the wording that it was taken from, null when that is
 * not known. Of alternatives the one that was taken from the clause is changed.
 */
export const replaceWording =
  (id: string, wording: Wording, before: Node | null, context: LibraryContext = {}): Command =>
  (state, dispatch, view) =>
    quietly((tr) => {
      const found = findParts(tr.doc, id)
      const part = found.find(({ node }) => (node.attrs['source'] as { clause: string } | null)?.clause === wording.clause) ?? found[0]
      if (part?.node.type.name !== 'clause') return false
      // What is inside the clause keeps its ids as far as it is the same.
      const { targetFor, bring } = withCompanions(state, wording, id, new Set(), context)
      const made = reworded(part.node, wording, before, { newId, targetFor })
      const settled = withKnownConditions(made, recordOf(state).questions)
      const node = settled.type.create({ ...settled.attrs, condition: part.node.attrs['condition'] }, settled.content)
      if (!nestsIn(ancestorsOf(tr.doc.resolve(part.pos)), node)) return false
      const inside = tr.selection.from > part.pos && tr.selection.to < part.pos + part.node.nodeSize
      tr.replaceWith(part.pos, part.pos + part.node.nodeSize, node)
      if (inside) caret(tr, firstText(node, part.pos) ?? part.pos)
      return bring(tr, node)
    })(state, dispatch, view)
