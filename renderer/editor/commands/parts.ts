/** Whole parts of the contract: deleted, reserved, copied, new ones, and their headings. */
import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, NodeSelection, type Transaction } from 'prosemirror-state'
import { headingOf, isPart, partAttributes } from '../../../shared/document/attributes.ts'
import { withoutDeviations } from '../../../shared/document/deviations.ts'
import { ancestorsOf, bodyEnd, findParts, nestsIn, removePart, renamed, reservePart } from '../../../shared/document/edit.ts'
import { schema } from '../../../shared/document/schema.ts'
import { drawn } from '../../../shared/library/instantiate.ts'
import { newId } from '../identities.ts'
import { command, quietly } from './command.ts'
import { ensureText } from './deletion.ts'
import { unhead } from './joining.ts'
import { caret, emptyClause, emptyParagraph, fillHollow, type Found, ownEnd, partAround, selectedPart } from './places.ts'

/** The id of the part that the selection is in or is. */
export const currentPart = (state: Pick<EditorState, 'selection'>): string | null => {
  const part = selectedPart(state)
  return part && partAttributes(part.node).id
}

/** A command on the part that the selection is in. */
export const onCurrent =
  (act: (id: string) => Command): Command =>
  (state, dispatch, view) => {
    const id = currentPart(state)
    return id !== null && act(id)(state, dispatch, view)
  }

/** Delete a part with everything in it, and its alternatives. */
export const deletePart = (id: string): Command =>
  command((tr) => {
    const [found] = findParts(tr.doc, id)
    if (!found) return false
    const $pos = tr.doc.resolve(found.pos)
    removePart(tr, id)
    if ($pos.depth > 0) fillHollow(tr, $pos.before())
    ensureText(tr)
    caret(tr, found.pos)
    return true
  })

/** Whether a part is reserved (Udgår, Utgår); a chapter is when all its clauses are. */
export const isReserved = (node: Node): boolean =>
  node.type.name === 'chapter'
    ? node.childCount > 1 && node.content.content.every((child) => !isPart(child) || partAttributes(child).reserved)
    : partAttributes(node).reserved

/** Take a part out of force but keep its number, or bring it back. */
export const setReserved = (id: string, reserved: boolean): Command =>
  quietly((tr) => {
    const found = findParts(tr.doc, id)
    return found.some(({ node }) => isReserved(node) !== reserved) && reservePart(tr, id, reserved) && tr.docChanged
  })

/** Reserve a part, or bring it back when it is reserved. */
export const toggleReserved =
  (id: string): Command =>
  (state, dispatch, view) => {
    const [found] = findParts(state.doc, id)
    return found !== undefined && setReserved(id, !isReserved(found.node))(state, dispatch, view)
  }

/** A copy of a part, with its alternatives, after it. References inside the copy point to the copy's own parts. */
export const duplicatePart = (id: string): Command =>
  command((tr) => {
    const found = findParts(tr.doc, id)
    const last = found.at(-1)
    if (!last) return false
    const ids = new Map<string, string>()
    const draw = drawn(newId)
    const copies = found
      .map(({ node }) =>
        renamed(
          node,
          (old) => {
            ids.set(old, draw(old))
            return draw(old)
          },
          (target) => target,
        ),
      )
      .map((node) =>
        renamed(
          node,
          (fresh) => fresh,
          (target) => ids.get(target) ?? target,
        ),
      )
    const end = last.pos + last.node.nodeSize
    tr.insert(
      end,
      copies.map((copy) => withoutDeviations(copy)),
    )
    caret(tr, end + 1)
    return true
  })

/** Write the heading of a part anew. An empty text takes the heading of a clause away; chapters and annexes must have one. */
export const setHeading = (id: string, text: string): Command =>
  quietly((tr) => {
    const found = findParts(tr.doc, id)
    const content = text === '' ? [] : [schema.text(text)]
    for (const { node, pos } of found.toReversed()) {
      const heading = node.firstChild?.type.name === 'heading' ? node.firstChild : null
      if (text === '' && node.type.name !== 'clause') return false
      if (heading && text === '') tr.delete(pos + 1, pos + 1 + heading.nodeSize)
      else if (heading) tr.replaceWith(pos + 2, pos + 1 + heading.nodeSize - 1, content)
      else if (text !== '') tr.insert(pos + 1, schema.nodes.heading.create(null, content))
      fillHollow(tr, pos)
    }
    return tr.docChanged
  })

/** So long is a line that can become a heading. */
const LONGEST_HEADING = 100

/** The first paragraph of a clause where it can become the heading: plain words, with text after it. */
const headingToBe = (tr: Transaction, { node, pos }: Found): Node | null => {
  const first = node.firstChild
  const inIt = first && tr.selection.from >= pos + 1 && tr.selection.to <= pos + 1 + first.nodeSize
  if (!inIt || first.type.name !== 'paragraph' || node.childCount === 1 || first.content.size > LONGEST_HEADING) return null
  return first.childCount === 1 && first.firstChild?.isText ? first : null
}

/** Give the clause a heading, or make its heading text again. */
export const toggleHeading: Command = command((tr) => {
  const part = partAround(tr.selection.$from)
  if (part?.node.type.name !== 'clause') return false
  const { node, pos } = part
  if (node.firstChild?.type.name === 'heading') {
    const inHeading = tr.selection.head - pos - 2
    const at = unhead(tr, tr.doc.resolve(pos + 2))
    if (at !== null && inHeading >= 0 && inHeading <= headingOf(node).length) caret(tr, at + inHeading)
    return true
  }
  const first = headingToBe(tr, part)
  if (first) tr.replaceWith(pos + 1, pos + 1 + first.nodeSize, schema.nodes.heading.create(null, schema.text(first.textContent)))
  else tr.insert(pos + 1, schema.nodes.heading.create())
  caret(tr, pos + 2 + (first?.content.size ?? 0))
  return true
})

/** Whether a clause's heading stands on a line of its own (`block`) or runs in with the text. */
export const setHeadingStyle = (id: string, style: 'run_in' | 'block'): Command =>
  quietly((tr) => {
    const found = findParts(tr.doc, id).filter(({ node }) => node.type.name === 'clause' && node.attrs['heading_style'] !== style)
    for (const { pos } of found) tr.setNodeAttribute(pos, 'heading_style', style)
    return found.length > 0
  })

/** The other heading style for the clause that the selection is in. */
export const toggleHeadingStyle: Command = (state, dispatch, view) => {
  const part = selectedPart(state)
  if (part?.node.type.name !== 'clause' || part.node.firstChild?.type.name !== 'heading') return false
  const style = part.node.attrs['heading_style'] === 'block' ? 'run_in' : 'block'
  return setHeadingStyle(partAttributes(part.node).id, style)(state, dispatch, view)
}

/** Insert a part with the caret in its first text. */
const insertAt = (tr: Transaction, pos: number, node: Node): boolean => {
  const $pos = tr.doc.resolve(pos)
  if (!$pos.parent.canReplaceWith($pos.index(), $pos.index(), node.type) || !nestsIn(ancestorsOf($pos), node)) return false
  tr.insert(pos, node)
  caret(tr, pos + 2)
  return true
}

const headed = (type: 'chapter' | 'annex', ...content: readonly Node[]): Node =>
  schema.nodes[type].create({ id: newId() }, [schema.nodes.heading.create(), ...content])

/** The end of the outermost ancestor of the selection that is of a type; null when it stands in none. */
const afterOutermost = (tr: Transaction, type: string): number | null => {
  const { selection } = tr
  if (selection instanceof NodeSelection && selection.node.type.name === type) return selection.to
  const { $head } = selection
  for (let depth = 1; depth <= $head.depth; depth += 1) if ($head.node(depth).type.name === type) return $head.after(depth)
  return null
}

/** A new section (a level-1 clause with a heading of its own line) after the one that the caret stands in. */
export const newSection: Command = command((tr) => {
  const part = partAround(tr.selection.$head)
  if (part && part.node.type.name !== 'clause') return insertAt(tr, ownEnd(part), emptyClause('block'))
  return insertAt(tr, afterOutermost(tr, 'clause') ?? bodyEnd(tr.doc), emptyClause('block'))
})

/** A new clause inside the one that the caret stands in, after those that are there. */
export const newSubclause: Command = command((tr) => {
  const part = partAround(tr.selection.$head)
  if (!part) return false
  const annexes = part.node.content.content.filter((child) => child.type.name === 'annex').reduce((sum, child) => sum + child.nodeSize, 0)
  return insertAt(tr, part.pos + part.node.nodeSize - 1 - annexes, emptyClause())
})

/** A new chapter, with one section, after the chapter or section that the caret stands in. */
export const newChapter: Command = command((tr) => {
  const inBody = afterOutermost(tr, 'annex') === null
  const after = inBody ? (afterOutermost(tr, 'chapter') ?? afterOutermost(tr, 'clause')) : null
  return insertAt(tr, after ?? bodyEnd(tr.doc), headed('chapter', emptyClause('block')))
})

/** A new annex after the one that the caret stands in, or as the last. */
export const newAnnex: Command = command((tr) => insertAt(tr, afterOutermost(tr, 'annex') ?? tr.doc.content.size, headed('annex', emptyParagraph())))

/** A new sub-annex, the last in the annex that the caret stands in. */
export const newSubAnnex: Command = command((tr) => {
  const after = afterOutermost(tr, 'annex')
  return after !== null && insertAt(tr, after - 1, headed('annex', emptyParagraph()))
})
