/** Putting pieces in at the caret: text into the text, clauses as clauses, everything where it can stand. */
import { Fragment, type Node, type ResolvedPos } from 'prosemirror-model'
import { NodeSelection, type Transaction } from 'prosemirror-state'
import { headingOf, isPart, partAttributes } from '../../../shared/document/attributes.ts'
import { bodyEnd } from '../../../shared/document/edit.ts'
import { MAX_ANNEX_CLAUSE_DEPTH, MAX_ANNEX_DEPTH, MAX_CLAUSE_DEPTH } from '../../../shared/document/format.ts'
import { listLabel } from '../../../shared/document/number-styles.ts'
import { type EnumerationStyle, schema } from '../../../shared/document/schema.ts'
import { deleteSelected } from '../commands/deletion.ts'
import { around, caret, emptyParagraph, firstText, type Found, groupAt, isBlank, lastText, ownEnd, partAround } from '../commands/places.ts'
import { newId } from '../identities.ts'
import type { Pasted } from './structure.ts'

/** How a reference or field reads where only plain words can stand. */
export type Print = (inline: Node) => string

const paragraph = (content: Fragment | readonly Node[]): Node =>
  schema.nodes.paragraph.create(null, content instanceof Fragment ? content : [...content])

/** The term of a definition as the beginning of its text. */
const asParagraph = (block: Node): Node =>
  block.type.name === 'definition'
    ? paragraph(Fragment.from(schema.text(`${String(block.attrs['term'])} `, [schema.marks.strong.create()])).append(block.content))
    : paragraph(block.content)

/** Blocks as paragraphs, the labels of lists as text: for cells. */
const flattened = (block: Node): Node[] => {
  if (block.isTextblock) return [asParagraph(block)]
  if (block.isLeaf) return []
  const style = block.attrs['style'] as EnumerationStyle
  return block.content.content.flatMap((child, index) => {
    const inside = flattened(child)
    if (block.type.name !== 'enumeration' || !inside[0]) return inside
    const label = schema.text(`${listLabel(style, index + 1)} `)
    return [paragraph(Fragment.from(label).append(inside[0].content)), ...inside.slice(1)]
  })
}

/** Blocks as they can stand in a list item or note. */
const asSimple = (block: Node): Node[] => {
  if (block.type.name === 'enumeration' || block.type.name === 'paragraph') return [block]
  return block.isTextblock ? [asParagraph(block)] : flattened(block)
}

const plain = (content: Fragment, print: Print): string => content.content.map((node) => node.text ?? print(node)).join('')
const endsWithText = (block: Node | undefined): boolean => block?.type.name === 'paragraph' || block?.type.name === 'definition'

/** Put blocks in at the caret, in place of the text block around it. Returns where the caret then belongs. */
const joinBlocks = (tr: Transaction, $pos: ResolvedPos, given: readonly Node[], open: Pasted['open']): number => {
  const { parent, parentOffset } = $pos
  const before = parent.content.cut(0, parentOffset)
  const rest = parent.content.cut(parentOffset)
  const blocks = [...given]
  const [first] = blocks
  const out: Node[] = []
  if (first?.type.name === 'paragraph' && open.start && (before.size > 0 || parent.type.name === 'definition')) {
    out.push(parent.copy(before.append(first.content)))
    blocks.shift()
  } else if (before.size > 0 || parent.type.name === 'definition') out.push(parent.copy(before))
  out.push(...blocks)
  const start = $pos.before()
  const size = (): number => out.reduce((sum, node) => sum + node.nodeSize, 0)
  const last = out.at(-1)
  let end: number
  if (last && endsWithText(last) && (open.end || rest.size === 0)) {
    out[out.length - 1] = last.copy(last.content.append(rest))
    end = start + size() - 1 - rest.size
  } else {
    const lastEnd = start + size()
    if (rest.size > 0) out.push(paragraph(rest))
    end = (last && lastText(last, lastEnd - last.nodeSize)) ?? lastEnd
  }
  tr.replaceWith(start, $pos.after(), out)
  return end
}

/** Items of a pasted list join the list that the caret is in, after its item. */
const joinItems = (tr: Transaction, item: Found, blocks: readonly Node[]): number => {
  const items = blocks.flatMap((block) =>
    block.type.name === 'enumeration' ? block.content.content : [schema.nodes.enumeration_item.create({ id: newId() }, block)],
  )
  const empty = isBlank(item.node)
  const from = empty ? item.pos : item.pos + item.node.nodeSize
  tr.replaceWith(from, item.pos + item.node.nodeSize, items)
  const last = items.at(-1)
  const end = from + items.reduce((sum, node) => sum + node.nodeSize, 0)
  return (last && lastText(last, end - last.nodeSize)) ?? end
}

/** In a heading the first text is words of the heading; the rest follows below it. */
const joinHeading = (tr: Transaction, $pos: ResolvedPos, { blocks, open }: Pasted, print: Print): number => {
  const [first, ...more] = blocks
  const text = first?.type.name === 'paragraph' && open.start ? plain(first.content, print) : ''
  const rest = text === '' ? blocks : more
  if (text !== '') tr.insert($pos.pos, schema.text(text))
  const end = $pos.pos + text.length
  if (rest.length === 0) return end
  const after = $pos.after() + text.length
  const nodes = $pos.node(-1).type.name === 'chapter' ? [schema.nodes.clause.create({ id: newId() }, rest)] : rest
  tr.insert(after, nodes)
  const last = nodes.at(-1)
  const size = nodes.reduce((sum, node) => sum + node.nodeSize, 0)
  return (last && lastText(last, after + size - last.nodeSize)) ?? end
}

const placeBlocks = (tr: Transaction, pasted: Pasted, print: Print): number | null => {
  const { $from } = tr.selection
  const { blocks, open } = pasted
  if (!$from.parent.isTextblock) return null
  const holder = $from.node(-1)
  const [only] = blocks
  if ($from.parent.type.name === 'heading') return joinHeading(tr, $from, pasted, print)
  if (blocks.length === 1 && only?.type.name === 'paragraph' && open.start && open.end) {
    tr.replaceWith($from.pos, $from.pos, only.content)
    return $from.pos + only.content.size
  }
  if (holder.type.name === 'table_cell' || holder.type.name === 'table_header') return joinBlocks(tr, $from, blocks.flatMap(flattened), open)
  if (holder.type.name === 'guidance_note') return joinBlocks(tr, $from, blocks.flatMap(asSimple), open)
  const item = holder.type.name === 'enumeration_item' ? { node: holder, pos: $from.before(-1) } : null
  if (!item) return joinBlocks(tr, $from, blocks, open)
  const simple = blocks.flatMap(asSimple)
  const list = simple[0]?.type.name === 'enumeration' && simple.every((block) => block.type.name === 'enumeration' || block.type.name === 'paragraph')
  return list || (isBlank(holder) && simple.length > 1) ? joinItems(tr, item, simple) : joinBlocks(tr, $from, simple, { ...open, start: true })
}

/** A chapter as a section, for where no chapter can stand. It keeps its condition: its id may be free only under that. */
const asClause = (part: Node): Node =>
  part.type.name === 'clause' ? part : schema.nodes.clause.create({ ...partAttributes(part), heading_style: 'block' }, part.content)

/** Parts with none nested deeper than `room`: what is too deep comes after what it was in. */
const shallow = (part: Node, room: number): Node[] => {
  const own: Node[] = []
  const inside: Node[] = []
  part.forEach((child) => {
    if (isPart(child)) inside.push(...shallow(child, Math.max(1, room - 1)))
    else own.push(child)
  })
  if (inside.length === 0) return [part]
  if (room > 1) return [part.copy(Fragment.fromArray([...own, ...inside]))]
  return [part.copy(Fragment.fromArray(own.length > 0 ? own : [emptyParagraph()])), ...inside]
}

const clausesAround = ($pos: ResolvedPos): Found[] =>
  Array.from({ length: $pos.depth }, (_, index) => index + 1)
    .filter((depth) => $pos.node(depth).type.name === 'clause')
    .map((depth) => ({ node: $pos.node(depth), pos: $pos.before(depth) }))

/** Where clauses go that come from a level: beside the clause of that level, or into the one that the caret is in. */
const placeForClauses = (tr: Transaction, level: number | null, alone: boolean, most: number): { from: number; to: number } => {
  const { $head } = tr.selection
  const part = partAround($head)
  if (!part) {
    const front = tr.doc.content.content.filter((node) => !isPart(node)).reduce((sum, node) => sum + node.nodeSize, 0)
    return { from: front, to: front }
  }
  if (part.node.type.name !== 'clause') return { from: ownEnd(part), to: ownEnd(part) }
  if (alone && isBlank(part.node)) return { from: part.pos, to: part.pos + part.node.nodeSize }
  const chain = clausesAround($head)
  if (level !== null && level > chain.length && chain.length < most) return { from: ownEnd(part), to: ownEnd(part) }
  const beside = (level === null ? null : chain[level - 1]) ?? part
  const group = groupAt(tr.doc, beside.pos)
  const before = alone && firstText(beside.node, beside.pos) === $head.pos && (headingOf(beside.node) !== '' || $head.parent.content.size > 0)
  const pos = before ? group.start : group.end
  return { from: pos, to: pos }
}

const placeParts = (tr: Transaction, { parts, level }: Pasted, alone: boolean): number | null => {
  const inAnnex = around(tr.selection.$head, (node) => node.type.name === 'annex') !== null
  const most = inAnnex ? MAX_ANNEX_CLAUSE_DEPTH : MAX_CLAUSE_DEPTH
  const body = parts.filter((part) => part.type.name !== 'annex')
  const annexes = parts.filter((part) => part.type.name === 'annex')
  let end: number | null = null
  const insert = (from: number, to: number, nodes: readonly Node[]): void => {
    tr.replaceWith(from, to, [...nodes])
    end = from + nodes.reduce((sum, node) => sum + node.nodeSize, 0)
  }
  if (body.length > 0) {
    const chapters = !inAnnex && body.some((part) => part.type.name === 'chapter')
    const { from, to } = placeForClauses(tr, chapters ? 1 : level, alone, most)
    const $from = tr.doc.resolve(from)
    const top = chapters && $from.depth > 0 ? $from.after(1) : null
    const room = most - clausesAround($from).length
    if (top !== null) insert(top, top, body)
    else if (chapters) insert(from, to, body)
    else
      insert(
        from,
        to,
        body.map(asClause).flatMap((part) => shallow(part, room)),
      )
  }
  if (annexes.length > 0) {
    const outer = around(tr.doc.resolve(end ?? tr.selection.head), (node) => node.type.name === 'annex')
    const $outer = outer && tr.doc.resolve(outer.pos + 1)
    const pos = $outer ? $outer.after(1) : bodyEnd(tr.doc)
    insert(
      pos,
      pos,
      annexes.flatMap((part) => shallowAnnex(part)),
    )
  }
  return end
}

const shallowAnnex = (annex: Node, room = MAX_ANNEX_DEPTH): Node[] => {
  const clauses = annex.content.content.flatMap((child) =>
    child.type.name === 'clause' ? shallow(child, MAX_ANNEX_CLAUSE_DEPTH) : child.type.name === 'annex' ? [] : [child],
  )
  const inner = annex.content.content.filter((child) => child.type.name === 'annex').flatMap((child) => shallowAnnex(child, Math.max(1, room - 1)))
  return room > 1 ? [annex.copy(Fragment.fromArray([...clauses, ...inner]))] : [annex.copy(Fragment.fromArray(clauses)), ...inner]
}

/** Put pieces in place of the selection. Returns false where nothing can be put in. */
export const place = (tr: Transaction, pasted: Pasted, print: Print): boolean => {
  const { selection } = tr
  const block = selection instanceof NodeSelection && selection.node.isBlock
  if (!block && !selection.empty && !deleteSelected(tr)) return false
  if (block && pasted.blocks.length > 0) {
    const { $from, to } = selection
    if (!$from.parent.canReplace(selection.$to.index(), selection.$to.index(), Fragment.fromArray([...pasted.blocks]))) return false
    tr.insert(to, pasted.blocks)
    caret(tr, to + pasted.blocks.reduce((sum, node) => sum + node.nodeSize, 0), -1)
  } else if (pasted.blocks.length > 0) {
    const end = placeBlocks(tr, pasted, print)
    if (end === null) return false
    caret(tr, end, -1)
  }
  if (pasted.parts.length > 0) {
    const end = placeParts(tr, pasted, pasted.blocks.length === 0)
    if (end !== null) caret(tr, end, -1)
  }
  return tr.docChanged
}
