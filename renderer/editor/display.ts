/**
 * The decorations that show numbers, references, fields, list labels and defined terms. Only the top-level sections near the viewport have any, and a
 * keystroke renews those of one block: that keeps typing as fast in 600 pages as in 30 (performance reference, sections 1 and 7).
 */
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { annexState, attributesOf, isEmptied, isPart, partAttributes } from '../../shared/document/attributes.ts'
import { formatNumber } from '../../shared/document/number-styles.ts'
import { annexOf, type NumberedPart, type PartNumber } from '../../shared/document/numbering.ts'
import { placeOf } from '../../shared/document/open-blanks.ts'
import { printedItems } from '../../shared/document/printed-items.ts'
import type { Resolution } from '../../shared/document/resolve.ts'
import { REFERENCE_WORDS } from '../../shared/language/reference-words.ts'
import { heldTogether } from '../../shared/language/typography.ts'
import { footnotesBefore, footnotesBelow, type Holds } from './footnotes.ts'
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

/** What a reference, field, choice or footnote shows; the node's view writes it. Compared property by property, so all of them are plain values. */
export interface Shown {
  readonly text: string
  readonly state: 'sound' | 'missing' | 'left_out' | 'open' | 'filled' | 'empty'
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

/** Where a part is found by a reader who is not there: a clause of an annex with its annex, whose numbers begin at 1 again. */
export const fullLabelOf = (part: NumberedPart, live: Live): string =>
  part.number.kind === 'clause' && part.number.annex !== null ? placeOf(part, live.resolution) : labelOf(part.number, live)

const holdsIn =
  ({ resolution }: Live): Holds =>
  (node) =>
    resolution.included(node)

/** What a block needs to know of what is around it. */
interface Around {
  /** The annex that it stands in. */
  readonly from: readonly number[] | null
  /** The number of the first footnote in a block; counted when it has one. */
  readonly firstNote: (pos: number) => number
}

/** What a reference, field, choice or footnote prints where `from` is the annex around it; null for other nodes. `note` gives a footnote its number. */
export const shownFor = (inline: Node, { resolution }: Live, from: Around['from'], note: () => number): Shown | null => {
  switch (inline.type.name) {
    case 'reference': {
      const { text, broken } = resolution.reference(inline, from)
      return { text, state: broken ?? 'sound', owner: '' }
    }
    case 'field': {
      const { key: field, form } = attributesOf(inline, 'field')
      const { text, open, definition } = resolution.field(field, form)
      return { text, state: open ? 'open' : 'filled', owner: definition?.owner ?? '' }
    }
    case 'choice': {
      const text = resolution.choice(inline)
      const { question } = attributesOf(inline, 'choice')
      const isOpen = resolution.contract.answers[question] === undefined
      return { text, state: text === '' ? 'empty' : isOpen ? 'open' : 'filled', owner: '' }
    }
    case 'footnote':
      return { text: String(note()), state: 'sound', owner: '' }
    default:
      return null
  }
}

const WRITTEN: ReadonlySet<string> = new Set(['title_page', 'parties', 'signature_block', 'annex_list', 'deviation_list'])

/** Says in the heading of a column who fills it in, where that is said. */
export const filledInBy = (heading: Node, pos: number, { language }: Pick<Resolution, 'language'>): Decoration[] => {
  const owner = attributesOf(heading, 'table_cell').owner ?? null
  return owner === null ? [] : [Decoration.node(pos, pos + heading.nodeSize, { 'data-filled-by': language.blankFor[owner] })]
}

/**
 * Where a line must not break, as in the Word file (typography.ts). A space holds alone, and so parts no term that follows it; behind a lone hyphen a browser
 * may break.
 */
const heldIn = (text: string, start: number, { language }: Pick<Resolution, 'language'>): Decoration[] => {
  const held = heldTogether(text, language)
  if (held === text) return []
  const places = Array.from({ length: text.length }, (_, index) => index).filter((index) => held[index] !== text[index])
  const endOf = (at: number): number => (text[at] === ' ' ? at + 1 : Math.min(text.length, at + 2))
  return places.map((at) => Decoration.inline(start + at, start + endOf(at), { class: 'held' }))
}

/** Decorate one block of a part and everything in it. */
const decorateBlock = (block: Node, pos: number, { from, firstNote }: Around, live: Live, out: Decoration[], work: Work): void => {
  const { resolution, terms } = live
  const isOut = (node: Node, at: number): boolean => {
    if (resolution.included(node)) return false
    out.push(Decoration.node(at, at + node.nodeSize, { class: 'left-out' }))
    return true
  }
  let notes: number | null = null
  const nextNote = (): number => {
    notes ??= block.type.name === 'guidance_note' ? 1 : firstNote(pos)
    return notes++
  }
  const textblock = (node: Node, start: number): void => {
    work.characters += node.content.size
    node.forEach((inline, offset) => {
      const shown = shownFor(inline, live, from, nextNote)
      if (shown) out.push(Decoration.node(start + 1 + offset, start + 2 + offset, {}, { ...shown }))
    })
    if (node.childCount === 0) return
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc')
    out.push(...heldIn(text, start + 1, resolution))
    if (terms === null) return
    for (const match of text.matchAll(terms)) {
      out.push(Decoration.inline(start + 1 + match.index, start + 1 + match.index + match[0].length, { class: 'term' }))
    }
  }
  work.blocks += 1
  if (isOut(block, pos)) return
  if (block.isTextblock) {
    textblock(block, pos)
    return
  }
  if (WRITTEN.has(block.type.name)) {
    out.push(Decoration.node(pos, pos + block.nodeSize, {}, { live }))
    return
  }
  const within = (parent: Node, start: number): void => {
    const labels = parent.type.name === 'enumeration' ? new Map(printedItems(parent, holdsIn(live)).map((one) => [one.index, one.label])) : null
    parent.forEach((child, offset, index) => {
      const at = start + offset
      if (isOut(child, at)) return
      const label = labels?.get(index)
      if (label !== undefined) out.push(Decoration.node(at, at + child.nodeSize, { 'data-label': label }))
      if (child.type.name === 'table_header') out.push(...filledInBy(child, at, resolution))
      if (child.isTextblock) textblock(child, at)
      else within(child, at + 1)
    })
  }
  within(block, pos + 1)
}

/** What stands in place of the text of a part that keeps its number and heading only. */
export const emptiedText = (part: Node, { resolution: { language } }: Pick<Live, 'resolution'>): string =>
  part.type.name === 'annex' && annexState(part) === 'not_used' ? REFERENCE_WORDS[language.code].notUsed : language.reserved

/** Decorate a part with its number, then what is in it. A part that the answers leave out, or one in such a part, has no number. */
const decoratePart = (part: Node, pos: number, within: readonly number[] | null, document: Node, live: Live, out: Decoration[], work: Work): void => {
  const { resolution } = live
  if (!resolution.included(part)) {
    out.push(Decoration.node(pos, pos + part.nodeSize, { class: 'left-out' }))
    return
  }
  const number = resolution.numberOf(partAttributes(part).id)
  const isEmpty = isEmptied(part)
  if (number) {
    const level = number.kind === 'clause' ? number.path.length : 1
    const numbered = { 'data-number': labelOf(number, live), 'data-level': String(level) }
    out.push(Decoration.node(pos, pos + part.nodeSize, isEmpty ? { ...numbered, 'data-reserved-text': emptiedText(part, live) } : numbered))
  }
  if (isEmpty) return
  const around: Around = { from: annexOf(number) ?? within, firstNote: (at) => footnotesBefore(document, at, holdsIn(live)) + 1 }
  let ownEnd = pos + 1
  part.forEach((child, offset) => {
    const at = pos + 1 + offset
    if (isPart(child)) {
      decoratePart(child, at, around.from, document, live, out, work)
      return
    }
    ownEnd = at + child.nodeSize
    if (child.type.name !== 'heading') decorateBlock(child, at, around, live, out, work)
  })
  out.push(...footnotesBelow(part, pos, ownEnd, document, holdsIn(live)))
}

/** A section that is not drawn yet has a height that fits its text, so that the scroll bar is about right. */
const sized = (node: Node, pos: number): Decoration => Decoration.node(pos, pos + node.nodeSize, { style: `--characters: ${node.content.size}` })

const build = (document: Node, near: Near, live: Live, work: Work): DecorationSet => {
  const out: Decoration[] = []
  document.forEach((node, pos) => {
    out.push(sized(node, pos))
    if (isFar(pos, node, near)) return
    if (!isPart(node)) {
      decorateBlock(node, pos, { from: null, firstNote: () => 1 }, live, out, work)
      return
    }
    decoratePart(node, pos, null, document, live, out, work)
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
    if (around.some((part) => !live.resolution.included(part) || isEmptied(part))) continue
    const annex = around.findLast((part) => part.type.name === 'annex')
    const out: Decoration[] = []
    const from = annex ? annexOf(live.resolution.numberOf(partAttributes(annex).id)) : null
    const firstNote = (at: number): number => footnotesBefore(tr.doc, at, holdsIn(live)) + 1
    decorateBlock(block, pos, { from, firstNote }, live, out, work)
    work.decorations += out.length
    const end = pos + block.nodeSize
    const old = mapped.find(pos, end, (spec) => spec['footnotes'] !== true).filter((one) => one.from >= pos && one.to <= end)
    mapped = mapped.remove(old).add(tr.doc, out)
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
