/** What the program itself believes a contract's structure to be: numbers, headings and references in document order, and what is still open. */
import { headingOf, partAttributes } from './attributes.ts'
import { fieldUses } from './field-uses.ts'
import { printedReferences } from './flatten.ts'
import { formatNumber } from './number-styles.ts'
import type { Resolution, ResolvedField } from './resolve.ts'
import { fieldsWrittenBy, SIGNING_DATE } from './special-fields.ts'

export interface OutlineItem {
  readonly id: string
  /** `annex_clause` is a clause inside an annex; its number starts again in every annex. */
  readonly kind: 'chapter' | 'clause' | 'annex' | 'annex_clause'
  /** The number as printed, without its word: `16.2`, `II`, `2a`. */
  readonly number: string
  readonly heading: string
  /** Depth within its own sequence, from 1. */
  readonly level: number
}

export interface Outline {
  readonly items: readonly OutlineItem[]
  readonly references: readonly { readonly text: string; readonly target: string }[]
}

/** The outline of a resolved contract. */
export const outline = (resolution: Resolution): Outline => ({
  items: resolution.parts.map(({ node, number }) => ({
    id: partAttributes(node).id,
    kind: number.kind === 'clause' && number.annex !== null ? 'annex_clause' : number.kind,
    number: formatNumber(number, resolution.contract.style),
    heading: headingOf(node),
    level: number.path.length,
  })),
  references: printedReferences(resolution).map(({ text, target }) => ({ text, target })),
})

/**
 * The fields of a contract as they stand: those of the parties (the parties' block prints them all), those the included text uses, and those the
 * standard gives for the title page and the signatures. In the order of the contract's field list; a key the list lacks comes last.
 */
export const usedFields = (resolution: Resolution): ResolvedField[] => {
  const { contract } = resolution
  const listed = new Set(contract.fields.map(({ key }) => key))
  const { fields: used, written } = fieldUses(contract.document, (node) => resolution.included(node))
  for (const block of written) for (const key of fieldsWrittenBy(block, contract)) used.add(key)
  const unlisted = [...used].filter((key) => !listed.has(key))
  return [...contract.fields.map(({ key }) => key).filter((key) => used.has(key)), ...unlisted].map((key) => resolution.field(key))
}

/**
 * The open fields that keep a contract from being signed: all, but not the date of the signature where the signatures alone print it. That is written by
 * pen, or comes with the digital signature.
 */
export const openBeforeSigning = (resolution: Resolution): ResolvedField[] => {
  const { fields: inText } = fieldUses(resolution.contract.document, (node) => resolution.included(node))
  return usedFields(resolution).filter(({ key, open }) => open && (key !== SIGNING_DATE || inText.has(key)))
}
