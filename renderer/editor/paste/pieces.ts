/** What is selected as pieces that can be put in elsewhere: whole parts where they are selected whole, text where it is a stretch of text. */
import { Fragment, Node } from 'prosemirror-model'
import { NodeSelection, type Selection } from 'prosemirror-state'
import { CellSelection } from 'prosemirror-tables'
import { isPart } from '../../../shared/document/attributes.ts'
import { schema } from '../../../shared/document/schema.ts'
import { firstText, lastText } from '../commands/places.ts'
import type { Pasted } from './structure.ts'

interface Range {
  readonly from: number
  readonly to: number
}
/** What has been picked up so far in one part, or outside any. */
interface Basket {
  readonly blocks: Node[]
  readonly parts: Node[]
}

const paragraph = (content: Fragment): Node => schema.nodes.paragraph.create(null, content)

const textblock = (node: Node, pos: number, { from, to }: Range): Node => {
  const start = Math.max(0, from - pos - 1)
  const end = Math.min(node.content.size, to - pos - 1)
  if (start === 0 && end === node.content.size) return node
  const content = node.content.cut(start, end)
  // The beginning of a definition or heading is one; the rest of it is text.
  return start === 0 ? node.copy(content) : paragraph(content)
}

/** Whether anything of a node is selected. A text is when the selection reaches into it; one that is empty when it lies inside. */
const touched = (node: Node, pos: number, { from, to }: Range): boolean => {
  const first = firstText(node, pos)
  const last = lastText(node, pos)
  if (first === null || last === null) return pos >= from && pos + node.nodeSize <= to
  return node.content.size === 0 || first === last ? from <= first && to >= last : first < to && last > from
}

const beginsIn = (node: Node, pos: number, { from }: Range): boolean => from <= (firstText(node, pos) ?? pos)
const endsIn = (node: Node, pos: number, { to }: Range): boolean => to >= (lastText(node, pos) ?? pos + node.nodeSize)

const children = (node: Node, pos: number, range: Range, visit: (child: Node, pos: number) => void): void =>
  node.forEach((child, offset) => {
    const at = pos + 1 + offset
    if (touched(child, at, range)) visit(child, at)
  })

/** A list, note or table as far as it is selected; of one whose beginning is not, the texts first. */
const container = (node: Node, pos: number, range: Range): Node[] => {
  if (beginsIn(node, pos, range) && endsIn(node, pos, range)) return [node]
  const inside: Node[] = []
  if (node.type.name === 'table') {
    children(node, pos, range, (row, rowPos) => {
      const cells = row.content.content.map((cell, index) => {
        const cellPos = rowPos + 1 + row.content.content.slice(0, index).reduce((sum, one) => sum + one.nodeSize, 0)
        const texts: Node[] = []
        children(cell, cellPos, range, (child, at) => texts.push(textblock(child, at, range)))
        return cell.copy(Fragment.fromArray(texts.length > 0 ? texts : [paragraph(Fragment.empty)]))
      })
      inside.push(row.copy(Fragment.fromArray(cells)))
    })
    return [node.copy(Fragment.fromArray(inside))]
  }
  const texts: Node[] = []
  children(node, pos, range, (child, at) => {
    if (child.isTextblock) inside.push(textblock(child, at, range))
    else if (child.type.name !== 'enumeration_item') inside.push(...container(child, at, range))
    else {
      const content: Node[] = []
      children(child, at, range, (inner, innerPos) =>
        content.push(...(inner.isTextblock ? [textblock(inner, innerPos, range)] : container(inner, innerPos, range))),
      )
      if (beginsIn(child, at, range)) inside.push(child.copy(Fragment.fromArray(content)))
      else texts.push(...content)
    }
  })
  if (node.type.name === 'guidance_note') return inside
  return inside.length === 0 ? texts : [...texts, node.copy(Fragment.fromArray(inside))]
}

const pick = (node: Node, pos: number, range: Range, into: Basket): void => {
  if (isPart(node)) {
    if (beginsIn(node, pos, range) && endsIn(node, pos, range)) into.parts.push(node)
    else if (beginsIn(node, pos, range)) {
      const own: Basket = { blocks: [], parts: [] }
      children(node, pos, range, (child, at) => pick(child, at, range, own))
      into.parts.push(node.copy(Fragment.fromArray([...own.blocks, ...own.parts])))
    } else children(node, pos, range, (child, at) => pick(child, at, range, into))
  } else if (node.isTextblock) {
    into.blocks.push(textblock(node, pos, range))
  } else if (node.isAtom) {
    if (node.type.isInGroup('block')) into.blocks.push(node)
  } else into.blocks.push(...container(node, pos, range))
}

const levelOf = (document: Node, pos: number): number => {
  const $pos = document.resolve(pos)
  return Array.from({ length: $pos.depth + 1 }, (_, depth) => $pos.node(depth)).filter((node) => node.type.name === 'clause').length + 1
}

const firstPart = (document: Node, { from, to }: Range): number | null => {
  let found: number | null = null
  document.nodesBetween(from, to, (node, pos) => {
    if (found === null && isPart(node) && beginsIn(node, pos, { from, to })) found = pos
    return found === null
  })
  return found
}

const CLOSED = { start: false, end: false }
const OPEN = { start: true, end: true }

/** Pick up what is selected. */
export const pickUp = (document: Node, selection: Selection): Pasted => {
  const { from, to, $from, $to } = selection
  if (selection instanceof CellSelection) {
    const rows = selection.content().content.content.flatMap((node) => (node.type.name === 'table' ? node.content.content : [node]))
    return { blocks: [schema.nodes.table.create(null, rows)], parts: [], open: CLOSED, level: null }
  }
  if (selection instanceof NodeSelection) {
    const { node } = selection
    if (isPart(node)) return { blocks: [], parts: [node], open: CLOSED, level: levelOf(document, from) }
    if (node.isInline) return { blocks: [paragraph(Fragment.from(node))], parts: [], open: OPEN, level: null }
    return { blocks: node.type.isInGroup('block') ? [node] : [], parts: [], open: CLOSED, level: null }
  }
  if ($from.sameParent($to) && $from.parent.inlineContent) {
    return { blocks: [paragraph($from.parent.content.cut($from.parentOffset, $to.parentOffset))], parts: [], open: OPEN, level: null }
  }
  const basket: Basket = { blocks: [], parts: [] }
  document.forEach((child, offset) => {
    if (touched(child, offset, { from, to })) pick(child, offset, { from, to }, basket)
  })
  const blocks = basket.blocks.map((block) => (block.type.name === 'heading' ? paragraph(block.content) : block))
  const begins = blocks[0]?.type.name === 'paragraph'
  const ends = basket.parts.length === 0 && blocks.at(-1)?.type.name === 'paragraph'
  const part = firstPart(document, { from, to })
  return { blocks, parts: basket.parts, open: { start: begins, end: ends }, level: part === null ? null : levelOf(document, part) }
}

/** Pieces as the text that goes on the clipboard for other windows of the program. */
export const piecesJson = ({ blocks, parts, open, level }: Pasted): unknown => ({ blocks, parts, open, level })

const read = (json: unknown): Node => {
  const node = Node.fromJSON(schema, json)
  node.check()
  return node
}

/** Read pieces, or null when they are none: another program may write anything to the clipboard. */
export const piecesFromJson = (json: unknown): Pasted | null => {
  try {
    const { blocks, parts, open, level } = json as { blocks: unknown[]; parts: unknown[]; open: { start: unknown; end: unknown }; level: unknown }
    const pasted: Pasted = {
      blocks: blocks.map(read),
      parts: parts.map(read),
      open: { start: open.start === true, end: open.end === true },
      level: typeof level === 'number' ? level : null,
    }
    return pasted.blocks.every((node) => node.type.isInGroup('block')) && pasted.parts.every(isPart) ? pasted : null
  } catch {
    // Not written by this program, or by a version that knows other nodes: then the HTML beside it is read.
    return null
  }
}
