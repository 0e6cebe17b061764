/** What differs between two versions of a contract: its title, what is filled in and answered, and its parts. */
import type { Node } from 'prosemirror-model'
import { attributesOf, partAttributes } from '../../../../shared/document/attributes.ts'
import { allParts } from '../../../../shared/document/numbering.ts'
import { formatValue } from '../../../../shared/language/formats.ts'
import { LANGUAGES } from '../../../../shared/language/languages.ts'
import type { Contract } from '../../../../shared/model.ts'
import { type PartChange, partChanges } from '../../../contract/part-changes.ts'
import { nameOf } from '../../../contract/part-facts.ts'
import type { Describe } from '../../../differences/wording-blocks.ts'
import { type BlockDifference, wordingDifferences } from '../../../differences/wording-differences.ts'

export interface RecordDifference {
  readonly id: string
  readonly label: string
  /** As a person reads it; null: not filled in, not answered. */
  readonly before: string | null
  readonly after: string | null
}

export interface ContractDifferences {
  readonly titles: { readonly before: string; readonly after: string } | null
  readonly record: readonly RecordDifference[]
  /** The clauses, annexes and chapters that are new, gone, worded otherwise or moved. */
  readonly parts: readonly PartDifference[]
}

export interface PartDifference extends PartChange {
  /** Word by word; empty for a part that was only moved. */
  readonly blocks: readonly BlockDifference[]
}

/** A reference by what it points to and not by its number: a clause more would otherwise differ everywhere. */
const describeIn = ({ document, fields }: Contract): Describe => {
  const names = new Map(allParts(document).map(({ node }) => [partAttributes(node).id, nameOf(node)]))
  const labels = new Map(fields.map(({ key, label }) => [key, label]))
  return (inline: Node) => {
    if (inline.type.name === 'field') return `[${labels.get(attributesOf(inline, 'field').key) ?? attributesOf(inline, 'field').key}]`
    const { target } = attributesOf(inline, 'reference')
    return `[${names.get(target) ?? target}]`
  }
}

const valueIn = ({ values, fields, language }: Contract, key: string): string | null => {
  const value = values[key]
  const type = fields.find((field) => field.key === key)?.type
  return value === undefined || type === undefined ? null : formatValue(type, value, LANGUAGES[language])
}
const answerIn = ({ answers, questions }: Contract, key: string): string | null => {
  const values = questions.find((question) => question.key === key)?.values
  return values?.find(({ value }) => value === answers[key])?.label ?? null
}

const recordDifferences = (before: Contract, after: Contract): RecordDifference[] => {
  const fields = new Map([...before.fields, ...after.fields].map(({ key, label }) => [key, label]))
  const questions = new Map([...before.questions, ...after.questions].map(({ key, label }) => [key, label]))
  return [
    ...[...fields].map(([key, label]) => ({ id: `field ${key}`, label, before: valueIn(before, key), after: valueIn(after, key) })),
    ...[...questions].map(([key, label]) => ({ id: `question ${key}`, label, before: answerIn(before, key), after: answerIn(after, key) })),
  ].filter((one) => one.before !== one.after)
}

const partDifferences = (before: Contract, after: Contract): PartDifference[] => {
  const describe = { before: describeIn(before), after: describeIn(after) }
  return partChanges(before, after).map((change) => ({
    ...change,
    blocks: change.kind === 'moved' ? [] : wordingDifferences(change.before, change.after, after.language, describe),
  }))
}

/** The differences from one version of a contract to another. */
export const contractDifferences = (before: Contract, after: Contract): ContractDifferences => ({
  titles: before.title === after.title ? null : { before: before.title, after: after.title },
  record: recordDifferences(before, after),
  parts: partDifferences(before, after),
})
