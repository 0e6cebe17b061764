/** What differs between two versions of a contract: its title, what is filled in and answered, what is settled for all of it, and its parts. */
import type { Node } from 'prosemirror-model'
import { annexState, type AnnexState, attributesOf, partAttributes } from '../../../../shared/document/attributes.ts'
import { allParts } from '../../../../shared/document/numbering.ts'
import type { AnnexOwner } from '../../../../shared/document/schema.ts'
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

/** A matter of the contract as a whole, as the inspector has them. */
export type Matter = 'front' | 'numbers' | 'look' | 'parties' | 'days'

export interface ContractDifferences {
  readonly titles: { readonly before: string; readonly after: string } | null
  readonly record: readonly RecordDifference[]
  readonly matters: readonly Matter[]
  /** The clauses, annexes and chapters that are new, gone, changed or moved. */
  readonly parts: readonly PartChange[]
  /** How a part of them differs word by word; nothing for one that was only moved. Worked out when it is asked for. */
  readonly wordingOf: (change: PartChange) => readonly BlockDifference[]
}

/** A reference by what it points to and not by its number: a clause more would otherwise differ everywhere. */
const describeIn = ({ document, fields }: Contract): Describe => {
  const parts = new Map(allParts(document).map(({ node }) => [partAttributes(node).id, node]))
  const labels = new Map(fields.map(({ key, label }) => [key, label]))
  return (inline: Node) => {
    if (inline.type.name === 'field') return `[${labels.get(attributesOf(inline, 'field').key) ?? attributesOf(inline, 'field').key}]`
    const { target } = attributesOf(inline, 'reference')
    const part = parts.get(target)
    return `[${part ? nameOf(part) : target}]`
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

const mattersOf = ({ front, style, frozen, houseStyle, parties, dayRule }: Contract): Readonly<Record<Matter, unknown>> => ({
  front,
  numbers: [style, frozen],
  look: houseStyle,
  parties,
  days: dayRule,
})

const matterDifferences = (before: Contract, after: Contract): Matter[] => {
  const [old, now] = [mattersOf(before), mattersOf(after)]
  return (Object.keys(now) as Matter[]).filter((matter) => JSON.stringify(old[matter]) !== JSON.stringify(now[matter]))
}

/** What is known of a part besides its wording, as the window names it; each only for the parts that can have it. */
export interface PartFacts {
  readonly locked: string | null
  readonly state: AnnexState | null
  readonly owner: AnnexOwner | null
  readonly file: string | null
}

const factsOf = (part: Node): PartFacts => {
  const annex = part.type.name === 'annex' ? attributesOf(part, 'annex') : null
  return {
    locked: part.type.name === 'clause' ? attributesOf(part, 'clause').locked : null,
    state: annex && annexState(part),
    owner: annex?.owner ?? null,
    file: annex?.file ?? null,
  }
}

/** What is known of a part that is in both versions, before and after, where it differs. */
export const factDifferences = ({
  before,
  after,
}: PartChange): { readonly fact: keyof PartFacts; readonly before: PartFacts; readonly after: PartFacts }[] => {
  if (!before || !after) return []
  const facts = { before: factsOf(before), after: factsOf(after) }
  const differing = (Object.keys(facts.after) as (keyof PartFacts)[]).filter((fact) => facts.before[fact] !== facts.after[fact])
  return differing.map((fact) => ({ fact, ...facts }))
}

/** The differences from one version of a contract to another, found in small steps. */
export function* contractDifferences(before: Contract, after: Contract): Generator<void, ContractDifferences> {
  const parts = yield* partChanges(before, after)
  const old = describeIn(before)
  yield
  const describe = { before: old, after: describeIn(after) }
  yield
  return {
    titles: before.title === after.title ? null : { before: before.title, after: after.title },
    record: recordDifferences(before, after),
    matters: matterDifferences(before, after),
    parts,
    wordingOf: (change) => (change.kind === 'moved' ? [] : wordingDifferences(change.before, change.after, after.language, describe)),
  }
}
