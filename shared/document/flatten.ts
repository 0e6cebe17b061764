/** A resolved contract as a flat list of blocks in reading order, with numbers, labels and runs of text: what a writer of any file format needs. */
import type { Node } from 'prosemirror-model'
import type { Language } from '../language/language.ts'
import { heldTogether } from '../language/typography.ts'
import type { FieldOwner } from '../model.ts'
import { REFERENCE_WORDS } from '../language/reference-words.ts'
import { annexState, attributesOf, headingOf, isEmptied, isPart, partAttributes } from './attributes.ts'
import { type Blank, blankOwner, blanksIn, cellOwner, type FilledCell } from './blanks.ts'
import type { FlatBlock, FlatCell, FlatRow, PartBlock } from './flat-blocks.ts'
import type { GuidanceAudience } from './schema.ts'
import { formatNumber } from './number-styles.ts'
import { annexOf, type PartNumber } from './numbering.ts'
import { printedItems } from './printed-items.ts'
import type { ReferencePiece } from './reference-text.ts'
import type { Resolution, ResolvedReference } from './resolve.ts'
import { visitIncluded } from './visit-included.ts'

/** A stretch of text that looks and behaves the same throughout. */
export interface Run {
  readonly text: string
  readonly strong: boolean
  readonly emphasis: boolean
  /** BCP 47, for words in another language than the contract's. */
  readonly foreign: string | null
  /** Set on a live piece of a reference. */
  readonly live: ReferencePiece['live']
  /** Set on the text that stands for a reference without a target. */
  readonly broken: boolean
  /** The key of the field whose value or label the text is; null for all other text, and for a number that is followed by its word. */
  readonly field: string | null
  /** Set on a field that has no value yet. */
  readonly open: { readonly key: string; readonly owner: FieldOwner | null } | null
  /** Who fills it in, where the text is a blank (blanks.ts): such a run is a lone »…« or »Ja/Nej«. */
  readonly blank: FieldOwner | null
  /** The text of a footnote whose mark stands here; such a run has no text of its own. */
  readonly footnote: string | null
}

const run = (text: string, node: Node | null, rest: Partial<Run> = {}): Run => ({
  text,
  strong: node?.marks.some((mark) => mark.type.name === 'strong') ?? false,
  emphasis: node?.marks.some((mark) => mark.type.name === 'emphasis') ?? false,
  foreign: (node?.marks.find((mark) => mark.type.name === 'foreign')?.attrs['language'] as string | undefined) ?? null,
  live: null,
  broken: false,
  field: null,
  open: null,
  blank: null,
  footnote: null,
  ...rest,
})

/** Set hard spaces and hyphens over the joined text, so that a number in a field holds on to the word after it. */
const withHardSpaces = (runs: readonly Run[], language: Language): Run[] => {
  const joined = heldTogether(runs.map((one) => one.text).join(''), language)
  let from = 0
  return runs.map((one) => {
    const text = joined.slice(from, (from += one.text.length))
    // A live title is the heading itself: a word processor that updates its fields would take the hard spaces away again.
    return text === one.text || one.live?.what === 'title' ? one : { ...one, text }
  })
}

/** A text node's runs, in which each blank is a run of its own. `blanks` are where they stand in the node. */
const textRuns = (node: Node, blanks: readonly Blank[], owner: FieldOwner | null): Run[] => {
  const text = node.text ?? ''
  let from = 0
  const runs = blanks.flatMap((blank) => {
    const before = text.slice(from, blank.at)
    from = blank.at + blank.text.length
    return [...(before === '' ? [] : [run(before, node)]), run(blank.text, node, { blank: owner })]
  })
  return from < text.length ? [...runs, run(text.slice(from), node)] : runs
}

/** Where a choice has no words the spaces on both sides of it are one too many: one of them goes. */
const withoutGaps = (runs: readonly Run[], gaps: readonly number[]): Run[] => {
  const out = [...runs]
  for (const gap of gaps) {
    const [before, after] = [out[gap - 1], out[gap]]
    if (before?.live === null && before.text.endsWith(' ') && /^(?:[\s.,;:)]|$)/.test(after?.text ?? '')) {
      out[gap - 1] = { ...before, text: before.text.slice(0, -1) }
    } else if (!before && after?.live === null && after.text.startsWith(' ')) out[gap] = { ...after, text: after.text.slice(1) }
  }
  return out
}

/**
 * The runs of a paragraph or definition that stands in the body (`from` null) or in an annex; `cell` is the cell that it stands in.
 */
export const runsOf = (textblock: Node, resolution: Resolution, from: readonly number[] | null, cell: FilledCell | null = null): Run[] => {
  const runs: Run[] = []
  const gaps: number[] = []
  if (textblock.type.name === 'definition') runs.push(run(attributesOf(textblock, 'definition').term, null, { strong: true }), run(' ', null))
  const blanks = blanksIn(textblock, cell?.node ?? null)
  const owner = blanks.length === 0 ? null : blankOwner(from, cell?.owner ?? null, resolution)
  textblock.forEach((node, offset) => {
    const own = blanks.filter(({ at }) => at >= offset && at < offset + node.nodeSize)
    if (node.isText)
      runs.push(
        ...textRuns(
          node,
          own.map((blank) => ({ ...blank, at: blank.at - offset })),
          owner,
        ),
      )
    else if (node.type.name === 'reference') {
      const { pieces, broken } = resolution.reference(node, from)
      for (const piece of pieces) runs.push(run(piece.text, node, { live: piece.live, broken: broken !== null }))
    } else if (node.type.name === 'field') {
      const { key, form } = attributesOf(node, 'field')
      const { text, open, definition } = resolution.field(key, form)
      runs.push(run(text, node, { field: form === 'plain' || open ? key : null, open: open ? { key, owner: definition?.owner ?? null } : null }))
    } else if (node.type.name === 'choice') {
      const text = resolution.choice(node)
      if (text === '') gaps.push(runs.length)
      else runs.push(run(text, node))
    } else if (node.type.name === 'footnote') runs.push(run('', node, { footnote: attributesOf(node, 'footnote').text }))
  })
  return withHardSpaces(withoutGaps(runs, gaps), resolution.language)
}

/** The whole contract as blocks. Parts that are left out are not there, and guidance notes only for those whose guidance is asked for. */
export const flatten = (resolution: Resolution, guidance: readonly GuidanceAudience[] = []): FlatBlock[] => {
  const { contract, language } = resolution
  const included = (node: Node): boolean => resolution.included(node)
  const places = new Map(resolution.parts.map((part) => [part.node, part.number]))
  const blocks: FlatBlock[] = []
  let lists = 0

  const partBlock = (node: Node, place: PartNumber): PartBlock => ({
    id: partAttributes(node).id,
    number: formatNumber(place, contract.style),
    place,
    heading: headingOf(node),
  })

  const guidanceParagraphs = (node: Node, from: readonly number[] | null): Run[][] =>
    node.children.flatMap((child) => {
      // What a note leaves open is no blank of the contract.
      if (child.type.name !== 'enumeration') return [runsOf(child, resolution, from).map((one) => ({ ...one, blank: null }))]
      return printedItems(child, included).flatMap(({ item, label }) => {
        const [first = [], ...more] = guidanceParagraphs(item, from)
        return [[run(`${label} `, null), ...first], ...more]
      })
    })

  const addList = (enumeration: Node, level: number, depth: number, from: readonly number[] | null): void => {
    const { style } = attributesOf(enumeration, 'enumeration')
    const list = lists++
    for (const { item, label } of printedItems(enumeration, included)) {
      item.forEach((child, _childOffset, childIndex) => {
        if (child.type.name === 'enumeration') addList(child, level, depth + 1, from)
        else {
          blocks.push({
            kind: 'item',
            level,
            inAnnex: from !== null,
            depth,
            style,
            list,
            label,
            item: attributesOf(item, 'enumeration_item').id,
            runs: runsOf(child, resolution, from),
            continues: childIndex > 0,
          })
        }
      })
    }
  }

  const flatTable = (table: Node, from: readonly number[] | null): FlatRow[] => {
    const rows: FlatRow[] = []
    table.forEach((row) => {
      const cells: FlatCell[] = []
      row.forEach((cell, _offset, index) => {
        const { colspan, rowspan, colwidth } = attributesOf(cell, 'table_cell')
        const owner = cellOwner(table, row, index, contract)
        const paragraphs: Run[][] = []
        cell.forEach((paragraph) => {
          paragraphs.push(runsOf(paragraph, resolution, from, { node: cell, owner }))
        })
        cells.push({ header: cell.type.name === 'table_header', colspan, rowspan, colwidth, paragraphs })
      })
      rows.push({ header: cells.every((cell) => cell.header), cells })
    })
    return rows
  }

  const addBlock = (node: Node, level: number, from: readonly number[] | null): void => {
    const inAnnex = from !== null
    switch (node.type.name) {
      case 'paragraph':
      case 'definition':
        blocks.push({ kind: 'paragraph', level, inAnnex, runs: runsOf(node, resolution, from) })
        break
      case 'enumeration':
        addList(node, level, 0, from)
        break
      case 'table':
        blocks.push({ kind: 'table', level, inAnnex, rows: flatTable(node, from) })
        break
      case 'signature_block':
        blocks.push({ kind: 'signatures', level })
        break
      case 'annex_list':
        blocks.push({ kind: 'annex_list', level, form: attributesOf(node, 'annex_list').form })
        break
      case 'guidance_note': {
        const { audience } = attributesOf(node, 'guidance_note')
        if (guidance.includes(audience)) blocks.push({ kind: 'guidance', level, inAnnex, audience, paragraphs: guidanceParagraphs(node, from) })
        break
      }
      default:
    }
  }

  const addClause = (clause: Node, place: PartNumber & { kind: 'clause' }): void => {
    const { heading_style: headingStyle, reserved } = attributesOf(clause, 'clause')
    const level = place.path.length
    const part = partBlock(clause, place)
    if (reserved) {
      blocks.push({ kind: 'clause', ...part, level, headingStyle, reserved, runs: [run(language.reserved, null, { emphasis: true })] })
      return
    }
    const children = clause.children.filter((child) => child.type.name !== 'heading' && included(child))
    // Guidance before the text does not keep it from its heading.
    const first = children.find((child) => child.type.name !== 'guidance_note')
    const startsWithText = first?.type.name === 'paragraph' || first?.type.name === 'definition'
    const runsIn = startsWithText && (part.heading === '' || headingStyle === 'run_in')
    blocks.push({ kind: 'clause', ...part, level, headingStyle, reserved, runs: runsIn ? runsOf(first, resolution, place.annex) : [] })
    for (const child of children) if (!runsIn || child !== first) addNode(child, level, place.annex)
  }

  const addNode = (node: Node, level: number, from: readonly number[] | null): void => {
    if (!isPart(node)) {
      if (included(node)) addBlock(node, level, from)
      return
    }
    const place = places.get(node)
    if (!place) return
    if (place.kind === 'clause') {
      addClause(node, place)
      return
    }
    const inside = place.kind === 'annex' ? place.path : null
    const note = (text: string): void => {
      blocks.push({ kind: 'paragraph', level: 0, inAnnex: inside !== null, runs: [run(text, null, { emphasis: true })] })
    }
    const words = REFERENCE_WORDS[language.code]
    if (place.kind === 'annex') {
      const { owner, file } = attributesOf(node, 'annex')
      blocks.push({ kind: 'annex', ...partBlock(node, place), depth: place.path.length - 1, state: annexState(node), owner, file })
      if (file !== null && !isEmptied(node)) note(file === '' ? words.attached : `${words.attached}: ${file}`)
    } else blocks.push({ kind: 'chapter', ...partBlock(node, place) })
    if (isEmptied(node)) {
      note(partAttributes(node).reserved ? language.reserved : words.notUsed)
      return
    }
    node.forEach((child) => {
      if (child.type.name !== 'heading') addNode(child, 0, inside)
    })
  }

  const { front } = contract
  const hasParties = contract.document.children.some((node) => node.type.name === 'parties')
  contract.document.forEach((node) => {
    if (node.type.name === 'title_page') {
      if (front.titlePage) blocks.push({ kind: 'title_page' })
      else if (!front.parties || !hasParties) blocks.push({ kind: 'title' })
      if (front.contents) blocks.push({ kind: 'contents' })
    } else if (node.type.name === 'parties') {
      if (front.parties) blocks.push({ kind: 'parties' })
    } else addNode(node, 0, null)
  })
  return blocks
}

/** A reference as printed, with the id of the part it stands in. */
export interface PrintedReference extends ResolvedReference {
  readonly within: string | null
}

/** Every reference that is printed, in document order, resolved from where it stands. */
export const printedReferences = (resolution: Resolution): PrintedReference[] => {
  const found: PrintedReference[] = []
  visitIncluded(
    resolution.contract.document,
    (node) => resolution.included(node),
    (node, _pos, part) => {
      if (node.type.name !== 'reference') return false
      const within = part && partAttributes(part).id
      const from = annexOf(within === null ? undefined : resolution.numberOf(within))
      found.push({ ...resolution.reference(node, from), within })
      return false
    },
  )
  return found
}
