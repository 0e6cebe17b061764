/**
 * The decorations that show numbers, references, fields, list labels and defined terms. Only the top-level sections near the viewport have any, and a
 * keystroke renews those of one block: that keeps typing as fast in 600 pages as in 30 (performance reference, sections 1 and 7).
 */
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { attributesOf, isPart, partAttributes } from '../../shared/document/attributes.ts'
import { formatNumber, listLabel } from '../../shared/document/number-styles.ts'
import type { PartNumber } from '../../shared/document/numbering.ts'
import { type Live, liveIn } from './live.ts'

/** The stretch of the document that is on the screen or soon will be, in positions. */
export interface Near {
  readonly from: number
  readonly to: number
}

interface Display {
  readonly near: Near
  readonly live: Live
  readonly set: DecorationSet
}

/** How much work the last updates were, for tests: nothing here may grow with the document. */
export interface Work {
  blocks: number
  characters: number
  decorations: number
}

/** What a reference or field shows; the node's view writes it. Compared property by property, so all of them are plain values. */
export interface Shown {
  readonly text: string
  readonly state: 'sound' | 'missing' | 'left_out' | 'open' | 'filled'
  readonly owner: string
}

const key = new PluginKey<Display>('display')

/** About two screens. */
const FIRST_CHARACTERS = 8000

/** What is decorated before the window has said what it sees: whole sections, as it will say. */
const beginningOf = (document: Node): Near => {
  let to = 0
  document.forEach((node, pos) => {
    if (pos < FIRST_CHARACTERS) to = pos + node.nodeSize
  })
  return { from: 0, to }
}
const isFar = (pos: number, node: Node, near: Near): boolean => pos + node.nodeSize <= near.from || pos >= near.to

/** How a number stands at its part: annexes and chapters with their word, clauses bare. */
export const labelOf = (number: PartNumber, { resolution: { contract, language } }: Live): string => {
  const printed = formatNumber(number, contract.style)
  if (number.kind === 'clause') return printed
  return `${number.kind === 'annex' ? language.annex : language.chapter} ${printed}`
}

const annexOf = (number: PartNumber | undefined): readonly number[] | null => {
  if (number === undefined || number.kind === 'chapter') return null
  return number.kind === 'annex' ? number.path : number.annex
}

/** Decorate one block of a part and everything in it. `from` is the annex that it stands in. */
const decorateBlock = (block: Node, pos: number, from: readonly number[] | null, live: Live, out: Decoration[], work: Work): void => {
  const { resolution, terms } = live
  const textblock = (node: Node, start: number): void => {
    work.characters += node.content.size
    node.forEach((inline, offset) => {
      const at = start + 1 + offset
      if (inline.type.name === 'reference') {
        const { text, broken } = resolution.reference(inline, from)
        const shown: Shown = { text, state: broken ?? 'sound', owner: '' }
        out.push(Decoration.node(at, at + 1, {}, { ...shown }))
      } else if (inline.type.name === 'field') {
        const { text, open, definition } = resolution.field(attributesOf(inline, 'field').key)
        const shown: Shown = { text, state: open ? 'open' : 'filled', owner: definition?.owner ?? '' }
        out.push(Decoration.node(at, at + 1, {}, { ...shown }))
      }
    })
    if (terms === null || node.childCount === 0) return
    for (const match of node.textBetween(0, node.content.size, undefined, '\ufffc').matchAll(terms)) {
      out.push(Decoration.inline(start + 1 + match.index, start + 1 + match.index + match[0].length, { class: 'term' }))
    }
  }
  work.blocks += 1
  if (block.isTextblock) {
    textblock(block, pos)
    return
  }
  if (block.type.name === 'title_page' || block.type.name === 'parties' || block.type.name === 'signature_block') {
    out.push(Decoration.node(pos, pos + block.nodeSize, {}, { live }))
    return
  }
  const within = (parent: Node, start: number): void =>
    parent.forEach((child, offset, index) => {
      const at = start + offset
      if (child.type.name === 'enumeration_item') {
        const { style } = attributesOf(parent, 'enumeration')
        out.push(Decoration.node(at, at + child.nodeSize, { 'data-label': listLabel(style, index + 1) }))
      }
      if (child.isTextblock) textblock(child, at)
      else within(child, at + 1)
    })
  within(block, pos + 1)
}

/** Decorate a part with its number, then what is in it. A part that the answers leave out, or one in such a part, has no number. */
const decoratePart = (part: Node, pos: number, within: readonly number[] | null, live: Live, out: Decoration[], work: Work): void => {
  const { resolution } = live
  if (!resolution.included(part)) {
    out.push(Decoration.node(pos, pos + part.nodeSize, { class: 'left-out' }))
    return
  }
  const { id, reserved } = partAttributes(part)
  const number = resolution.numberOf(id)
  if (number) {
    const level = number.kind === 'clause' ? number.path.length : 1
    const numbered = { 'data-number': labelOf(number, live), 'data-level': String(level) }
    out.push(Decoration.node(pos, pos + part.nodeSize, reserved ? { ...numbered, 'data-reserved-text': resolution.language.reserved } : numbered))
  }
  if (reserved) return
  const from = annexOf(number) ?? within
  part.forEach((child, offset) => {
    const at = pos + 1 + offset
    if (isPart(child)) decoratePart(child, at, from, live, out, work)
    else if (child.type.name !== 'heading') decorateBlock(child, at, from, live, out, work)
  })
}

/** A section that is not drawn yet has a height that fits its text, so that the scroll bar is about right. */
const sized = (node: Node, pos: number): Decoration => Decoration.node(pos, pos + node.nodeSize, { style: `--characters: ${node.content.size}` })

const build = (document: Node, near: Near, live: Live, work: Work): DecorationSet => {
  const out: Decoration[] = []
  document.forEach((node, pos) => {
    out.push(sized(node, pos))
    if (isFar(pos, node, near)) return
    if (!isPart(node)) {
      decorateBlock(node, pos, null, live, out, work)
      return
    }
    decoratePart(node, pos, null, live, out, work)
    node.forEach((child, offset) => {
      if (isPart(child)) out.push(sized(child, pos + 1 + offset))
    })
  })
  work.decorations += out.length
  return DecorationSet.create(document, out)
}

/** The blocks of parts that a transaction touched, in its resulting document, each once. */
const touchedBlocks = (tr: Transaction): Map<number, Node> => {
  const blocks = new Map<number, Node>()
  tr.mapping.maps.forEach((map, index) => {
    const rest = tr.mapping.slice(index + 1)
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      const from = Math.max(0, rest.map(newFrom, -1) - 1)
      const to = Math.min(tr.doc.content.size, rest.map(newTo, 1) + 1)
      tr.doc.nodesBetween(from, to, (node, pos, parent) => {
        if (isPart(node)) return true
        if (node.type.name !== 'heading' && parent && (isPart(parent) || parent === tr.doc)) blocks.set(pos, node)
        return false
      })
    })
  })
  return blocks
}

/** Decorations of the blocks that changed; those of everything else move along. */
const renew = (tr: Transaction, { set, near, live }: Display, work: Work): DecorationSet => {
  let mapped = set.map(tr.mapping, tr.doc)
  for (const [pos, block] of touchedBlocks(tr)) {
    if (isFar(pos, block, near)) continue
    const $pos = tr.doc.resolve(pos)
    const around = Array.from({ length: $pos.depth }, (_, depth) => $pos.node(depth + 1)).filter(isPart)
    if (around.some((part) => !live.resolution.included(part) || partAttributes(part).reserved)) continue
    const annex = around.findLast((part) => part.type.name === 'annex')
    const out: Decoration[] = []
    decorateBlock(block, pos, annex ? annexOf(live.resolution.numberOf(partAttributes(annex).id)) : null, live, out, work)
    work.decorations += out.length
    mapped = mapped.remove(mapped.find(pos, pos + block.nodeSize).filter((one) => one.from >= pos && one.to <= pos + block.nodeSize)).add(tr.doc, out)
  }
  return mapped
}

/** Shows what is live. Comes after the live plugin. `work` counts what it does. */
export const displayPlugin = (work: Work = { blocks: 0, characters: 0, decorations: 0 }): Plugin<Display> =>
  new Plugin({
    key,
    state: {
      init: (_config, state) => {
        const near = beginningOf(state.doc)
        const live = liveIn(state)
        return { near, live, set: build(state.doc, near, live, work) }
      },
      apply: (tr, value, _before, after) => {
        const seen = tr.getMeta(key) as Near | undefined
        if (!tr.docChanged && !seen) return value
        const live = liveIn(after)
        const near = seen ?? { from: tr.mapping.map(value.near.from, -1), to: tr.mapping.map(value.near.to, 1) }
        if (seen || live !== value.live) return { near, live, set: build(tr.doc, near, live, work) }
        return { near, live, set: renew(tr, { ...value, near }, work) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.set ?? null },
  })

/** Tell what is near the viewport now. */
export const showNear = (tr: Transaction, near: Near): Transaction => tr.setMeta(key, near).setMeta('addToHistory', false)

/** What is decorated as near the viewport in a state. */
export const nearIn = (state: EditorState): Near => key.getState(state)?.near ?? { from: 0, to: 0 }
