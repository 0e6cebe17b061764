/** The blanks that are left in a contract: where they stand, how many they are and who fills them in. */
import type { Contract, FieldOwner } from '../model.ts'
import { headingOf, partAttributes } from './attributes.ts'
import { blankOwner, cellOwner, type ColumnOwner, visitBlanks } from './blanks.ts'
import { formatNumber } from './number-styles.ts'
import { annexOf, type NumberedPart } from './numbering.ts'
import type { Resolution } from './resolve.ts'

/** The blanks of one part that are for one owner, not those of the parts inside it. */
export interface OpenBlanks {
  /** Null outside all parts. */
  readonly part: string | null
  /** Of the first of them. */
  readonly pos: number
  readonly count: number
  readonly owner: FieldOwner
  /** Where a reader finds it: Bilag 7, punkt 2.1. Empty for what has no number. */
  readonly place: string
  /** The heading of the part. */
  readonly title: string
}

/** Where a part stands, in the contract's words. */
export const placeOf = (part: NumberedPart, { contract, language, parts }: Resolution): string => {
  const printed = formatNumber(part.number, contract.style, true)
  if (part.number.kind === 'chapter') return `${language.chapter} ${printed}`
  if (part.number.kind === 'annex') return `${language.annex} ${printed}`
  const path = part.number.annex?.join('.')
  const annex = parts.find(({ number }) => number.kind === 'annex' && number.path.join('.') === path)
  const places = [
    annex === undefined ? '' : `${language.annex} ${formatNumber(annex.number, contract.style)}`,
    printed === '' ? '' : `${contract.style.clauseWord} ${printed}`,
  ]
  return places.filter((place) => place !== '').join(', ')
}

/** Who fills in what stands at a position, where it is a cell of a column for one party. */
const columnOwnerAt = (pos: number, { document, parties }: Contract): ColumnOwner | null => {
  const $pos = document.resolve(pos)
  for (let depth = $pos.depth; depth > 1; depth -= 1) {
    if ($pos.node(depth).type.name === 'table_row') return cellOwner($pos.node(depth - 1), $pos.node(depth), $pos.index(depth), { parties })
  }
  return null
}

/** What is still blank in a contract, in document order. */
export const openBlanks = (resolution: Resolution): OpenBlanks[] => {
  const found = new Map<string, OpenBlanks>()
  const numbered = new Map(resolution.parts.map((part) => [partAttributes(part.node).id, part]))
  visitBlanks(
    resolution.contract.document,
    (node) => resolution.included(node),
    (pos, node) => {
      const id = node && partAttributes(node).id
      const part = id === null ? undefined : numbered.get(id)
      const owner = blankOwner(annexOf(part?.number), columnOwnerAt(pos, resolution.contract), resolution)
      const key = `${owner} ${id ?? ''}`
      const known = found.get(key)
      const first = { part: id, pos, owner, place: part ? placeOf(part, resolution) : '', title: node ? headingOf(node) : '' }
      found.set(key, known ? { ...known, count: known.count + 1 } : { ...first, count: 1 })
    },
  )
  return [...found.values()]
}
