/** Lists: made of paragraphs, changed in style, taken apart, their items moved a level. */
import { Fragment, type Node, NodeRange, Slice } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { ReplaceAroundStep } from 'prosemirror-transform'
import { ENUMERATION_STYLES, type EnumerationStyle, schema } from '../../../shared/document/schema.ts'
import { newId } from '../identities.ts'
import { type Act, command } from './command.ts'
import { around, itemAround, selectedSiblings, type Siblings } from './places.ts'

/** A list in Word has nine levels (ECMA-376 17.9.6). */
export const MAX_LIST_DEPTH = 9

const isItem = (node: Node): boolean => node.type.name === 'enumeration_item'
const isList = (node: Node): boolean => node.type.name === 'enumeration'

/** How many lists stand inside one another in a node, itself included. */
export const listDepthIn = (node: Node): number =>
  (isList(node) ? 1 : 0) + node.content.content.reduce((deepest, child) => Math.max(deepest, child.isTextblock ? 0 : listDepthIn(child)), 0)

const INNER_STYLE: Readonly<Record<EnumerationStyle, EnumerationStyle>> = {
  roman_parens: 'alpha_parens',
  alpha_parens: 'roman_parens',
  alpha_paren: 'roman_parens',
  digit_paren: 'alpha_paren',
  roman_dot: 'dash',
  bullet: 'dash',
  dash: 'bullet',
}
/** The style of a list inside a list. */
const innerStyle = (style: unknown): EnumerationStyle => INNER_STYLE[ENUMERATION_STYLES.find((one) => one === style) ?? 'bullet']

/** Items become a list inside the item before them, or join the list that it ends with. */
export const demoteItems: Act = (tr) => {
  const range = selectedSiblings(tr.selection, isItem)
  const into = range?.parent.maybeChild(range.from - 1)
  if (!range || !into) return false
  const { parent, from, to, start, end } = range
  const inside = parent.content.content.slice(from, to).reduce((deepest, node) => Math.max(deepest, listDepthIn(node)), 0)
  const $start = tr.doc.resolve(start)
  const outside = Array.from({ length: $start.depth + 1 }, (_, depth) => $start.node(depth)).filter(isList).length
  if (outside + 1 + inside > MAX_LIST_DEPTH) return false
  const list = into.lastChild && isList(into.lastChild) ? into.lastChild : null
  if (list) tr.step(new ReplaceAroundStep(start - 2, end, start, end, new Slice(Fragment.from(into.copy(Fragment.from(list.copy()))), 2, 0), 0, true))
  else {
    const made = schema.nodes.enumeration.create({ style: innerStyle(parent.attrs['style']) })
    tr.step(new ReplaceAroundStep(start - 1, end, start, end, new Slice(Fragment.from(into.copy(Fragment.from(made))), 1, 0), 1, true))
  }
  return true
}

/** Items of an inner list come to stand after the item that they were in. What follows them there goes along inside the last, so that the text's order stays. */
const liftToOuterList = (tr: Transaction, { parent: list, from, to, start, end }: Siblings): void => {
  const last = list.child(to - 1)
  const $start = tr.doc.resolve(start)
  const outer = $start.node(-1)
  let itemsEnd = end
  if (end < $start.end()) {
    tr.step(
      new ReplaceAroundStep(end - 1, $start.end(), end, $start.end(), new Slice(Fragment.from(last.copy(Fragment.from(list.copy()))), 1, 0), 1, true),
    )
    itemsEnd = $start.end() + 2
  }
  const outerEnd = tr.doc.resolve(start).end(-1)
  if (itemsEnd + 1 < outerEnd) {
    const ends = new Slice(Fragment.from(list.copy(Fragment.from(last.copy()))), 2, 0)
    tr.step(new ReplaceAroundStep(itemsEnd - 1, outerEnd, itemsEnd + 1, outerEnd, ends, 0, true))
    itemsEnd = outerEnd - 1
  }
  const before = from === 0 ? Fragment.from(outer.copy()) : Fragment.from(outer.copy(Fragment.from(list.copy())))
  const open = from === 0 ? 1 : 2
  tr.step(new ReplaceAroundStep(from === 0 ? start - 1 : start, itemsEnd + 2, start, itemsEnd, new Slice(before, open, 0), open, true))
}

/** What an item holds keeps the item's condition when there is no item any more. */
const passCondition = (tr: Transaction, itemPos: number): void => {
  const item = tr.doc.nodeAt(itemPos)
  const condition: unknown = item?.attrs['condition'] ?? null
  if (condition === null) return
  item?.descendants((node, offset) => {
    if ('condition' in node.attrs && node.attrs['condition'] === null) tr.setNodeAttribute(itemPos + 1 + offset, 'condition', condition)
    return node.type.name !== 'enumeration_item'
  })
}

/** Items of an outermost list become paragraphs (and inner lists) of what the list stands in. */
const liftOutOfList = (tr: Transaction, { parent, from, to, end }: Siblings): void => {
  let itemEnd = end
  for (let index = to - 1; index >= from; index -= 1) {
    const itemStart = itemEnd - parent.child(index).nodeSize
    const $first = tr.doc.resolve(itemStart + 1)
    passCondition(tr, itemStart)
    tr.lift(new NodeRange($first, tr.doc.resolve(itemEnd - 1), $first.depth), $first.depth - 2)
    itemEnd = itemStart
  }
}

export const promoteItems: Act = (tr) => {
  const range = selectedSiblings(tr.selection, isItem)
  if (!range) return false
  const $start = tr.doc.resolve(range.start)
  if (isItem($start.node(-1))) liftToOuterList(tr, range)
  else liftOutOfList(tr, range)
  return true
}

/** Level down for list items. */
export const demoteItem: Command = command(demoteItems)

/** Level up for list items; out of the list when there is no level above. */
export const promoteItem: Command = command(promoteItems)

/** The innermost list around the selection. */
const listAround = ({ selection }: Pick<Transaction, 'selection'>): ReturnType<typeof around> => {
  const list = around(selection.$from, isList)
  return list && selection.to <= list.pos + list.node.nodeSize ? list : null
}

/** The style of the list that the selection is in, or null. */
export const listStyleAt = (tr: Pick<Transaction, 'selection'>): EnumerationStyle | null =>
  (listAround(tr)?.node.attrs['style'] as EnumerationStyle | undefined) ?? null

/** The paragraphs in a row that the selection touches, where a list can take their place. */
const paragraphs = ({ selection: { $from, $to } }: Transaction): { start: number; end: number; nodes: readonly Node[] } | null => {
  const shared = $from.sharedDepth($to.pos)
  const depth = $from.depth === shared ? shared - 1 : shared
  if (depth < 1 || $from.depth !== depth + 1 || $to.depth !== depth + 1) return null
  const [first, last] = [$from.index(depth), $to.index(depth)]
  const nodes = $from.node(depth).content.content.slice(first, last + 1)
  if (!nodes.every((node) => node.type.name === 'paragraph')) return null
  const fits = $from.node(depth).canReplaceWith(first, last + 1, schema.nodes.enumeration)
  return fits ? { start: $from.before(depth + 1), end: $to.after(depth + 1), nodes } : null
}

const emptyItem = (): Node => schema.nodes.enumeration_item.create({ id: newId() })

/** The items of a new list are in the contract when their paragraphs were. */
const takeConditions = (tr: Transaction, listPos: number): void => {
  tr.doc.nodeAt(listPos)?.forEach((item, offset) => {
    const condition: unknown = item.firstChild?.attrs['condition'] ?? null
    if (condition === null) return
    tr.setNodeAttribute(listPos + 1 + offset, 'condition', condition).setNodeAttribute(listPos + 2 + offset, 'condition', null)
  })
}

/** The paragraphs that are selected become the items of a list, one each. */
export const wrapInList = (style: EnumerationStyle): Command =>
  command((tr) => {
    const found = paragraphs(tr)
    if (!found) return false
    const { start, end, nodes } = found
    const list = schema.nodes.enumeration.create({ style }, emptyItem())
    tr.step(new ReplaceAroundStep(start, end, start, end, new Slice(Fragment.from(list), 0, 0), 2, true))
    let pos = start + 2
    for (const node of nodes.slice(0, -1)) {
      pos += node.nodeSize
      tr.split(pos, 1, [{ type: schema.nodes.enumeration_item, attrs: { id: newId() } }])
      pos += 2
    }
    takeConditions(tr, start)
    return true
  })

const setStyle = (tr: Transaction, style: EnumerationStyle): boolean => {
  const list = listAround(tr)
  if (!list || list.node.attrs['style'] === style) return false
  tr.setNodeAttribute(list.pos, 'style', style)
  return true
}

const unwrap: Act = (tr) => {
  const list = listAround(tr)
  if (!list) return false
  const { node, pos, depth } = list
  const $inside = tr.doc.resolve(pos + 1)
  const all: Siblings = { parent: node, from: 0, to: node.childCount, start: pos + 1, end: pos + node.nodeSize - 1 }
  if (isItem($inside.node(depth - 1))) liftToOuterList(tr, all)
  else liftOutOfList(tr, all)
  return true
}

/** Take the whole innermost list apart: its items become paragraphs, or items of the list around it. */
export const unwrapList: Command = command(unwrap)

/** Make a list of a style, or change the one that the selection is in to it, or take that apart when it is of the style already. */
export const toggleList =
  (style: EnumerationStyle): Command =>
  (state, dispatch, view) => {
    const now = listStyleAt(state)
    if (now === null) return wrapInList(style)(state, dispatch, view)
    return now === style ? unwrapList(state, dispatch, view) : command((tr) => setStyle(tr, style))(state, dispatch, view)
  }

/** Whether the selection is in a list. */
export const inList = ({ selection }: Pick<Transaction, 'selection'>): boolean => itemAround(selection.$from) !== null
