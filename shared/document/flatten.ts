/** A resolved contract as a flat list of blocks in reading order, with numbers, labels and runs of text: what a writer of any file format needs. */
import type { Node } from 'prosemirror-model'
import { REFERENCE_WORDS } from '../language/reference-words.ts'
import { annexState, attributesOf, headingOf, isEmptied, isPart, partAttributes } from './attributes.ts'
import { cellOwner } from './blanks.ts'
import { deviationRows } from './deviations.ts'
import type { FlatBlock, FlatCell, FlatRow, PartBlock } from './flat-blocks.ts'
import type { GuidanceAudience } from './schema.ts'
import { formatNumber } from './number-styles.ts'
import { annexOf, type PartNumber } from './numbering.ts'
import { printedItems } from './printed-items.ts'
import type { Resolution, ResolvedReference } from './resolve.ts'
import { type Run, run, runsOf } from './runs.ts'
import { visitIncluded } from './visit-included.ts'

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
      case 'deviation_list': {
        const rows = deviationRows(resolution, from)
        if (rows) blocks.push({ kind: 'table', level, inAnnex, rows })
        else blocks.push({ kind: 'paragraph', level, inAnnex, runs: [run(language.deviationList.none, null)] })
        break
      }
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
