/** Joining a text with what stands before it, one step at a time: what stands between them goes, and no text goes along. */
import { type Node, NodeRange, type ResolvedPos } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import { headingOf, isPart, partAttributes } from '../../../shared/document/attributes.ts'
import { schema } from '../../../shared/document/schema.ts'
import { emptyParagraph, fillHollow, firstText, type Found, hides, isBlank, lastText, ownChildren, ownEnd, sameForce } from './places.ts'

/** Changes the transform and returns where the caret belongs, in the text that was joined or at the end of the one before; null: refused, nothing changed. */
type Join = (tr: Transform, $pos: ResolvedPos) => number | null

const isBlankParagraph = (node: Node): boolean => node.type.name === 'paragraph' && node.content.size === 0

/** Append a text's content to the text that ends at `end`, and remove it where it stood. */
const appendTo = (tr: Transform, $pos: ResolvedPos, end: number): number => {
  const { content } = $pos.parent
  tr.delete($pos.before(), $pos.after())
  tr.insert(end, content)
  return end
}

/** A definition becomes a paragraph that begins with its term. */
const undefine: Join = (tr, $pos) => {
  const term = `${String($pos.parent.attrs['term'])} `
  tr.setNodeMarkup($pos.before(), schema.nodes.paragraph)
  tr.insert($pos.pos, schema.text(term, [schema.marks.strong.create()]))
  return $pos.pos + term.length
}

/** The heading of a clause becomes text: at the head of the first paragraph when it ran in with that, else a paragraph of its own. */
export const unhead: Join = (tr, $pos) => {
  const clause = $pos.node(-1)
  const text = $pos.parent.textContent
  const next = clause.maybeChild(1)
  const start = $pos.before()
  tr.delete(start, $pos.after())
  if (text === '') {
    if (!next || isPart(next)) tr.insert(start, emptyParagraph())
    return firstText(next && !isPart(next) ? next : emptyParagraph(), start) ?? start
  }
  if (clause.attrs['heading_style'] === 'run_in' && next?.type.name === 'paragraph') {
    tr.insert(start + 1, schema.text(/\s$/.test(text) || next.content.size === 0 ? text : `${text} `))
  } else tr.insert(start, schema.nodes.paragraph.create(null, schema.text(text)))
  return start + 1
}

/** Join with the block before it in the same clause, annex, item, note or cell. */
const joinBlocks: Join = (tr, $pos) => {
  const before = $pos.before()
  const previous = tr.doc.resolve(before).nodeBefore
  const previousEnd = (): number => (previous && lastText(previous, before - previous.nodeSize)) ?? before
  switch (previous?.type.name ?? '') {
    case 'paragraph':
    case 'definition':
      tr.join(before)
      return $pos.pos - 2
    case 'enumeration':
      return appendTo(tr, $pos, previousEnd())
    case 'heading':
    case 'table':
    case 'guidance_note':
      // Text would lose its references in a heading, its place in a cell, and its force in a note.
      if (!isBlankParagraph($pos.parent)) return null
      tr.delete(before, $pos.after())
      return previousEnd()
    default:
      return null
  }
}

/** Join an item's first paragraph with the item before, as its further paragraph; the first item of a list leaves it. */
const joinItems: Join = (tr, $pos) => {
  const item = $pos.before(-1)
  const previous = tr.doc.resolve(item).nodeBefore
  if (previous && isBlank(previous)) {
    tr.delete(item - previous.nodeSize, item)
    return $pos.pos - previous.nodeSize
  }
  if (previous) tr.join(item)
  else {
    const $item = tr.doc.resolve(item + 1)
    tr.lift(new NodeRange($item, tr.doc.resolve($pos.after(-1) - 1), $item.depth), $item.depth - 2)
  }
  return $pos.pos - 2
}

/** A part and, inside it, the chain of what is last: the innermost ends right before the part that follows. */
const lastInside = (part: Found): Found[] => {
  const last = part.node.lastChild
  if (last?.type.name !== 'clause') return [part]
  return [part, ...lastInside({ node: last, pos: part.pos + part.node.nodeSize - 1 - last.nodeSize })]
}

/** A clause loses its number to the part before it: its text follows on the last text there, and what is inside it keeps its level. */
const joinPart = (tr: Transform, { node, pos }: Found, before: Found, own: readonly Node[], keep: number | null): number | null => {
  const empty = own.length === 0
  const inside = node.content.cut(ownEnd({ node, pos }) - pos - 1)
  const keeps = keep !== null && keep >= before.pos && keep < pos
  if (before.node.type.name === 'clause' && isBlank(before.node) && !keeps && !(empty && inside.size === 0)) {
    tr.delete(before.pos, pos)
    return firstText(node, before.pos) ?? before.pos
  }
  const chain = lastInside(before)
  const level = chain.find((part) => part.node.type.name === 'clause')
  const target = chain.at(-1) ?? before
  if (!empty || inside.size > 0) {
    // Text must not come into force, or lose it, by moving next door.
    if (!level || !sameForce(level.node, node)) return null
    if (chain.some((part) => part !== level && (part.pos < level.pos || !empty) && hides(part.node))) return null
  }
  tr.delete(pos, pos + node.nodeSize)
  if (level && inside.size > 0) tr.insert(level.pos + level.node.nodeSize - 1, inside)
  const end = target.pos + target.node.nodeSize - 1
  if (empty) return lastText(before.node, before.pos) ?? end
  tr.insert(end, [...own])
  return firstText(own[0] as Node, end) ?? end
}

/** The first clause of a part loses its number to that part: its text becomes text of it, and what is inside it moves up a level. */
const joinHolder = (tr: Transform, { node, pos }: Found, own: readonly Node[]): number | null => {
  const $clause = tr.doc.resolve(pos)
  const holder = $clause.parent
  const inside = node.content.cut(ownEnd({ node, pos }) - pos - 1)
  const hasText = holder.type.name === 'clause' || holder.type.name === 'annex'
  if ((own.length > 0 && !hasText) || (own.length > 0 || inside.size > 0 ? hides(node) : false)) return null
  const previous = $clause.nodeBefore
  const previousEnd = previous && lastText(previous, pos - previous.nodeSize)
  // The only place for the caret in the whole contract stays.
  if (previousEnd === null && own.length === 0 && inside.size === 0 && !hasText && $clause.node(0).lastChild === node) return null
  tr.replaceWith(pos, pos + node.nodeSize, [...own, ...inside.content])
  if (own[0]) return firstText(own[0], pos) ?? pos
  if (hasText) fillHollow(tr, $clause.before())
  return previousEnd ?? pos
}

/** Take a clause's number away. Its heading must have become text before. `keep` is a position whose clause must stay. */
export const dissolve = (tr: Transform, { node, pos }: Found, keep: number | null = null): number | null => {
  if (headingOf(node) !== '') return null
  const own = ownChildren(node).filter((child) => child.type.name !== 'heading' && !isBlankParagraph(child))
  if (own.length > 0 && partAttributes(node).reserved) return null
  const previous = tr.doc.resolve(pos).nodeBefore
  return previous && isPart(previous)
    ? joinPart(tr, { node, pos }, { node: previous, pos: pos - previous.nodeSize }, own, keep)
    : joinHolder(tr, { node, pos }, own)
}

/** A chapter without a heading leaves its clauses to the chapter before, or to the contract; an annex goes when there is nothing in it. */
const joinHeading: Join = (tr, $pos) => {
  const part = $pos.node(-1)
  if (part.type.name === 'clause') return unhead(tr, $pos)
  if ($pos.parent.content.size > 0) return null
  const pos = $pos.before(-1)
  const previous = tr.doc.resolve(pos).nodeBefore
  const before = (previous && lastText(previous, pos - previous.nodeSize)) ?? null
  if (part.type.name === 'annex') {
    if (before === null || !isBlank(part)) return null
    tr.delete(pos, pos + part.nodeSize)
    return before
  }
  const clauses = part.content.cut($pos.parent.nodeSize)
  const into = previous?.type.name === 'chapter' ? previous : null
  if ((before === null && clauses.size === 0) || (clauses.size > 0 && (hides(part) || (into && hides(into))))) return null
  tr.delete(pos, pos + part.nodeSize)
  tr.insert(into ? pos - 1 : pos, clauses)
  return before ?? firstText(tr.doc.nodeAt(pos) ?? part, pos)
}

const joinNote: Join = (tr, $pos) => {
  const note = $pos.before(-1)
  if (!isBlank($pos.node(-1))) return null
  tr.replaceWith(note, $pos.after(-1), emptyParagraph())
  return note + 1
}

/** One step of joining the text that starts at `pos` with what stands before it; see `Join`. `keep` is a position whose clause must stay. */
export const joinBackward = (tr: Transform, pos: number, keep: number | null = null): number | null => {
  const $pos = tr.doc.resolve(pos)
  if (!$pos.parent.isTextblock || $pos.parentOffset > 0) return null
  const holder = $pos.node(-1)
  const first = $pos.index(-1) === 0
  if ($pos.parent.type.name === 'heading') return joinHeading(tr, $pos)
  if ($pos.parent.type.name === 'definition') return undefine(tr, $pos)
  if (!first) return joinBlocks(tr, $pos)
  if (holder.type.name === 'enumeration_item') return joinItems(tr, $pos)
  if (holder.type.name === 'guidance_note') return joinNote(tr, $pos)
  return holder.type.name === 'clause' ? dissolve(tr, { node: holder, pos: $pos.before(-1) }, keep) : null
}

/** No text stands deeper in what joining undoes. */
const MOST_STEPS = 40

/** Join the text that starts at `pos` all the way to the end of the text that starts at `into`. Returns false, with nothing changed for good, when a step refuses. */
export const joinWholly = (tr: Transform, pos: number, into: number): boolean => {
  let at: number | null = pos
  for (let step = 0; step < MOST_STEPS && at !== null; step += 1) {
    const start: number = tr.doc.resolve(at).start()
    if (start === into) return true
    at = joinBackward(tr, start, into)
  }
  return false
}
