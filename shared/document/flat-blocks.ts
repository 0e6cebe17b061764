/** The blocks that a resolved contract is flattened into, in reading order (flatten.ts). */
import type { AnnexState } from './attributes.ts'
import type { Run } from './runs.ts'
import type { PartNumber } from './numbering.ts'
import type { AnnexListForm, AnnexOwner, EnumerationStyle, GuidanceAudience } from './schema.ts'

export interface PartBlock {
  readonly id: string
  /** The number as printed at the part itself: `16.2`, `1.` (dotted style), `II`, `2a`. */
  readonly number: string
  readonly place: PartNumber
  readonly heading: string
}

/**
 * `level` is the depth of the clause that a block stands in, from 1; 0 is directly in an annex. A clause block carries the first paragraph or
 * definition when that runs in with its heading or number.
 */
export type FlatBlock =
  | { readonly kind: 'title_page' }
  /** The contract's title above its text, where neither a title page nor the parties' block says it. */
  | { readonly kind: 'title' }
  /** The table of contents. */
  | { readonly kind: 'contents' }
  | { readonly kind: 'parties' }
  | ({ readonly kind: 'chapter' } & PartBlock)
  | ({
      readonly kind: 'annex'
      readonly depth: number
      readonly state: AnnexState
      readonly owner: AnnexOwner | null
      readonly file: string | null
    } & PartBlock)
  | ({
      readonly kind: 'clause'
      readonly level: number
      readonly headingStyle: 'run_in' | 'block'
      readonly reserved: boolean
      readonly runs: readonly Run[]
    } & PartBlock)
  | { readonly kind: 'paragraph'; readonly level: number; readonly inAnnex: boolean; readonly runs: readonly Run[] }
  | {
      readonly kind: 'item'
      readonly level: number
      readonly inAnnex: boolean
      /** Nesting of the list, from 0. */
      readonly depth: number
      readonly style: EnumerationStyle
      /** Numbered from 0 through the contract; items of one list share it. */
      readonly list: number
      readonly label: string
      /** The id of the item, which references may name. */
      readonly item: string
      readonly runs: readonly Run[]
      /** A further paragraph of the item before: indented, without a label. */
      readonly continues: boolean
    }
  | { readonly kind: 'table'; readonly level: number; readonly inAnnex: boolean; readonly rows: readonly FlatRow[] }
  | {
      /** A guidance note, in the editions that have it. */
      readonly kind: 'guidance'
      readonly level: number
      readonly inAnnex: boolean
      readonly audience: GuidanceAudience
      /** Items of a list in it begin with their label. */
      readonly paragraphs: readonly (readonly Run[])[]
    }
  | { readonly kind: 'signatures'; readonly level: number }
  | { readonly kind: 'annex_list'; readonly level: number; readonly form: AnnexListForm }

export interface FlatRow {
  readonly header: boolean
  readonly cells: readonly FlatCell[]
}
export interface FlatCell {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly colwidth: readonly number[] | null
  readonly paragraphs: readonly (readonly Run[])[]
}

/** All runs of a block in reading order: of its paragraphs, cells and items. */
export const blockRuns = (block: FlatBlock): readonly Run[] => {
  if (block.kind === 'table') return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs.flat()))
  if (block.kind === 'guidance') return block.paragraphs.flat()
  return 'runs' in block ? block.runs : []
}

/** How far a table of contents goes: so many levels of clauses, below chapters in a contract that has them; 0: there is none. */
export interface ContentsReach {
  readonly depth: number
  readonly chapters: boolean
}

/**
 * The level from 1 at which the table of contents takes in a block; null when it does not. It is that of the heading, as a word processor collects them:
 * chapters and annexes at the top, clauses below. Of the clauses of an annex, only headings on a line of their own are headings to a word processor.
 */
export const contentsLevel = (block: FlatBlock, { depth, chapters }: ContentsReach): number | null => {
  if (depth === 0) return null
  if (block.kind === 'chapter' || block.kind === 'annex') return 1
  if (block.kind !== 'clause' || block.heading === '') return null
  const inAnnex = block.place.kind === 'clause' && block.place.annex !== null
  if (inAnnex && block.headingStyle === 'run_in') return null
  const level = block.level + (inAnnex || chapters ? 1 : 0)
  return level <= depth + (chapters ? 1 : 0) ? level : null
}

/** Whether a heading that runs in with its text is in the table of contents, without that text. */
export const isListedRunIn = (block: FlatBlock, reach: ContentsReach): boolean =>
  block.kind === 'clause' && block.headingStyle === 'run_in' && contentsLevel(block, reach) !== null
