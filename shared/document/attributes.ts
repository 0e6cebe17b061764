/** The attributes of each node, typed. The schema's validators have checked them before a node exists. */
import type { Node } from 'prosemirror-model'
import type { Condition, ContractLanguage, FieldOwner } from '../model.ts'
import type { Json } from './format.ts'
import type { AnnexListForm, AnnexOwner, EnumerationStyle, FieldForm, GuidanceAudience, ReferenceForm } from './schema.ts'

interface Structural {
  readonly id: string
  readonly condition: Condition | null
  readonly reserved: boolean
}

export interface Source {
  readonly clause: string
  readonly language: ContractLanguage
  readonly version: number
}

/** That a clause with locked text was unlocked. */
export interface Deviation {
  /** Why the contract may deviate; empty while nobody has said. */
  readonly reason: string
  /** Why the text was locked. */
  readonly lock: string
  /** What the clause held while it was locked. */
  readonly was: readonly Json[]
}

interface NodeAttributes {
  chapter: Structural
  annex: Structural & { readonly owner: AnnexOwner | null; readonly unused: boolean; readonly file: string | null }
  annex_list: { readonly form: AnnexListForm }
  choice: { readonly question: string; readonly texts: Readonly<Record<string, string>> }
  clause: Structural & {
    readonly source: Source | null
    readonly heading_style: 'run_in' | 'block'
    readonly locked: string | null
    readonly deviation: Deviation | null
  }
  definition: { readonly id: string; readonly term: string; readonly forms: readonly string[] }
  enumeration: { readonly style: EnumerationStyle }
  enumeration_item: { readonly id: string; readonly condition: Condition | null }
  paragraph: { readonly id: string | null; readonly condition: Condition | null }
  reference: { readonly target: string; readonly form: ReferenceForm; readonly capital: boolean; readonly to: string | null }
  field: { readonly key: string; readonly form: FieldForm }
  footnote: { readonly text: string }
  guidance_note: { readonly audience: GuidanceAudience }
  table_cell: {
    readonly colspan: number
    readonly rowspan: number
    readonly colwidth: readonly number[] | null
    /** Only header cells have one. */
    readonly owner?: FieldOwner | null
  }
}

/** Whether a node is a part that has a number of its own and can be left out, moved or reserved. */
export const isPart = (node: Node): boolean => node.type.name === 'clause' || node.type.name === 'annex' || node.type.name === 'chapter'

/** The attributes of `node`, which is of type `type` (a header cell counts as a cell); a bug if it is not. */
export const attributesOf = <T extends keyof NodeAttributes>(node: Node, type: T): NodeAttributes[T] => {
  const name = node.type.name === 'table_header' ? 'table_cell' : node.type.name
  if (name !== type) throw new Error(`a ${type} was expected, not a ${name}`)
  return node.attrs as NodeAttributes[T]
}

/** The id of a node of any kind that has one; else null. */
export const idOf = (node: Node): string | null => {
  const id: unknown = node.attrs['id']
  return typeof id === 'string' ? id : null
}

/** The attributes that chapters, clauses and annexes have in common. */
export const partAttributes = (node: Node): Structural => {
  if (!isPart(node)) throw new Error(`a ${node.type.name} has no number`)
  return node.attrs as Structural
}

/** What of an annex is in the contract. A reserved part was taken out, an unused annex was never filled: both keep their number and title. */
export const ANNEX_STATES = ['included', 'not_used', 'reserved'] as const
export type AnnexState = (typeof ANNEX_STATES)[number]

export const annexState = (node: Node): AnnexState => {
  const { reserved, unused } = attributesOf(node, 'annex')
  return reserved ? 'reserved' : unused ? 'not_used' : 'included'
}

/** That the text of a part was unlocked; null for a part whose text never was locked. */
export const deviationOf = (node: Node): Deviation | null => (node.type.name === 'clause' ? attributesOf(node, 'clause').deviation : null)

/** Whether a part keeps its number and heading while nothing inside it is in force. */
export const isEmptied = (node: Node): boolean => isPart(node) && (partAttributes(node).reserved || node.attrs['unused'] === true)

/** The heading of a chapter, clause or annex as text; empty when it has none. */
export const headingOf = (node: Node): string => (node.firstChild?.type.name === 'heading' ? node.firstChild.textContent : '')

/** The version of a library clause that a part pins, with the clause; null for a part of somebody's own. */
export const sourceOf = (node: Node): Source | null => (node.type.name === 'clause' ? attributesOf(node, 'clause').source : null)
