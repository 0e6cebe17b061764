/** A standing set of changes to a standard: read off a contract that was drafted from it, and applied to another one. */
import type { Node } from 'prosemirror-model'
import { attributesOf, deviationOf, headingOf, isEmptied, isPart, partAttributes } from '../document/attributes.ts'
import { withoutDeviations } from '../document/deviations.ts'
import type { Json } from '../document/format.ts'
import { renamed } from '../document/edit.ts'
import { nodeJson } from '../document/json.ts'
import { type AnnexOwner, schema } from '../document/schema.ts'
import { plainText } from '../document/plain-text.ts'
import { unmoved } from '../document/unmoved.ts'
import { keysOfParty } from '../document/parties.ts'
import { CONTRACT_NUMBER } from '../document/special-fields.ts'
import { formatValue } from '../language/formats.ts'
import { LANGUAGES } from '../language/languages.ts'
import type { Condition, Contract, FieldDefinition, FieldValue, Question } from '../model.ts'
import type { ListedChange } from '../own-api.ts'
import type { Where } from './answers.ts'
import { ownText, sameNotes } from './placed-notes.ts'
import { type RecordChange, recordChangesOf, recordDetail } from './record-changes.ts'

/** Parts are called by the library's names. `name` is what a person calls the part. */
export type Change =
  | RecordChange
  | ({ readonly name: string } & (
      | { readonly kind: 'leave_out'; readonly part: string }
      | { readonly kind: 'reserve'; readonly part: string; readonly unused: boolean }
      /** In force again. */
      | { readonly kind: 'restore'; readonly part: string }
      | { readonly kind: 'add'; readonly part: string; readonly node: Json; readonly where: Where }
      | { readonly kind: 'move'; readonly part: string; readonly where: Where }
      /** The part's heading and own text, without the parts inside it; `value` is the answer that it stands under, where alternatives share the name. */
      | { readonly kind: 'wording'; readonly part: string; readonly value: string | null; readonly node: Json }
      /** The part's guidance, among its own text. */
      | { readonly kind: 'guidance'; readonly part: string; readonly value: string | null; readonly node: Json }
      | { readonly kind: 'heading'; readonly part: string; readonly value: string | null; readonly text: string }
      /** The heading on a line of its own or on that of the text. */
      | { readonly kind: 'heading_style'; readonly part: string; readonly value: string | null; readonly style: 'run_in' | 'block' }
      /** Null: in the contract whatever the answers are. */
      | { readonly kind: 'condition'; readonly part: string; readonly condition: Condition | null; readonly label: string }
      | { readonly kind: 'unlock'; readonly part: string; readonly value: string | null; readonly reason?: string }
      | { readonly kind: 'lock'; readonly part: string; readonly value: string | null; readonly reason: string }
      /** Who writes an annex; `label` is the party. Null: nobody is named. */
      | { readonly kind: 'owner'; readonly part: string; readonly owner: AnnexOwner | null; readonly label: string }
      /** The outside document that is an annex's content, empty while there is none; null: it has its text in the contract. */
      | { readonly kind: 'file'; readonly part: string; readonly file: string | null }
      | { readonly kind: 'answer'; readonly question: string; readonly value: string; readonly label: string }
      | { readonly kind: 'value'; readonly field: string; readonly value: FieldValue; readonly text: string }
    ))

/** What changes rest on that the standard does not have: it comes along with them. */
export interface Brought {
  readonly questions: readonly Question[]
  readonly fields: readonly FieldDefinition[]
}

interface Entry {
  readonly key: string
  readonly id: string
  readonly node: Node
  readonly parent: string
}

/** Parts by id, and by the answer too where alternatives share it, in document order. */
const entriesOf = (document: Node): Map<string, Entry> => {
  const entries = new Map<string, Entry>()
  const walk = (around: Node, parent: string): void =>
    around.forEach((node) => {
      if (!isPart(node)) return
      const { id, condition } = partAttributes(node)
      const key = entries.has(id) ? `${id}?${condition?.value ?? ''}` : id
      entries.set(key, { key, id, node, parent })
      walk(node, id)
    })
  walk(document, '')
  return entries
}

const idsOf = (entries: ReadonlyMap<string, Entry>): Set<string> => new Set([...entries.values()].map(({ id }) => id))
const sameText = (one: readonly Node[], other: readonly Node[]): boolean =>
  one.length === other.length && one.every((node, index) => other[index]?.eq(node) === true)
const withoutHeading = (nodes: readonly Node[]): Node[] => nodes.filter((node) => node.type.name !== 'heading')
const nameOf = (node: Node): string => headingOf(node) || plainText(node).slice(0, 60)

/** Names for everything that has an id: the library's where there is one and it is not taken yet, else the id itself. */
const injective = (document: Node, names: ReadonlyMap<string, string>, base: ReadonlySet<string>): ((id: string) => string) => {
  const own = new Map<string, string>()
  const taken = new Set([...base].map((id) => names.get(id) ?? id))
  document.descendants((node) => {
    const id: unknown = node.attrs['id']
    if (typeof id !== 'string' || own.has(id)) return !node.isTextblock
    const name = names.get(id)
    const isFree = name !== undefined && (base.has(id) || !taken.has(name))
    own.set(id, isFree ? name : id)
    taken.add(isFree ? name : id)
    return !node.isTextblock
  })
  return (id) => own.get(id) ?? names.get(id) ?? id
}

/** Of what an unlocked clause remembers, a standing change keeps why: what was locked is the standard's. */
const reasonOf = (node: Node) => deviationOf(node) && { deviation: { ...deviationOf(node), was: [] } }

const lockOf = (node: Node): string | null => (node.type.name === 'clause' ? attributesOf(node, 'clause').locked : null)
const headingStyleOf = (node: Node): 'run_in' | 'block' | null => (node.type.name === 'clause' ? attributesOf(node, 'clause').heading_style : null)

/** How the record of an annex differs. */
const annexChanges = (before: Node, after: Node, part: string, { parties }: Pick<Contract, 'parties'>): Change[] => {
  const [old, now] = [attributesOf(before, 'annex'), attributesOf(after, 'annex')]
  const { owner, file } = now
  const name = nameOf(after)
  const label = parties.find((party) => party.owner === owner)?.name ?? ''
  return [
    ...(owner === old.owner ? [] : [{ kind: 'owner', part, owner, label, name } as const]),
    ...(file === old.file ? [] : [{ kind: 'file', part, file, name } as const]),
  ]
}

/** A condition as a person reads it; empty for none. */
const conditionLabel = (condition: Condition | null, { questions }: Pick<Contract, 'questions'>): string => {
  const question = questions.find(({ key }) => key === condition?.question)
  const answer = question?.values.find(({ value }) => value === condition?.value)
  return question && answer ? `${question.label} ${answer.label}` : ''
}

/** Those that others have not. */
const lacking = <One extends { readonly key: string }>(own: readonly One[], others: readonly One[]): One[] =>
  own.filter(({ key }) => !others.some((other) => other.key === key))

/** The keys of the questions and fields that a node rests on. */
const keysIn = (node: Node): { readonly questions: ReadonlySet<string>; readonly fields: ReadonlySet<string> } => {
  const questions = new Set<string>()
  const fields = new Set<string>()
  const see = (one: Node): void => {
    const condition = (one.attrs['condition'] ?? null) as Condition | null
    if (condition) questions.add(condition.question)
    if (one.type.name === 'choice') questions.add(attributesOf(one, 'choice').question)
    if (one.type.name === 'field') fields.add(attributesOf(one, 'field').key)
    one.forEach(see)
  }
  see(node)
  return { questions, fields }
}

/** The contract's own questions and fields that some of its changes rest on. */
export const broughtBy = (changes: readonly Change[], contract: Contract, base: Contract): Brought => {
  const used = changes.map((change) => {
    if ('node' in change) return keysIn(schema.nodeFromJSON(change.node))
    const question = change.kind === 'answer' ? change.question : change.kind === 'condition' ? change.condition?.question : undefined
    return { questions: new Set(question === undefined ? [] : [question]), fields: new Set(change.kind === 'value' ? [change.field] : []) }
  })
  return {
    questions: lacking(contract.questions, base.questions).filter(({ key }) => used.some(({ questions }) => questions.has(key))),
    fields: lacking(contract.fields, base.fields).filter(({ key }) => used.some(({ fields }) => fields.has(key))),
  }
}

/** A contract that has what changes rest on; what it has itself stays as it is. */
export const withBrought = (contract: Contract, { questions, fields }: Brought): Contract => ({
  ...contract,
  questions: [...contract.questions, ...lacking(questions, contract.questions)],
  fields: [...contract.fields, ...lacking(fields, contract.fields)],
})

/**
 * How a contract differs from its standard. `base` is the contract that the standard makes, with the clauses of the versions that the contract pins;
 * `names` has the library's names by id.
 */
export const changesOf = (contract: Contract, base: Contract, names: ReadonlyMap<string, string>): Change[] => {
  const [old, now] = [entriesOf(base.document), entriesOf(contract.document)]
  const [oldIds, nowIds] = [idsOf(old), idsOf(now)]
  /** Their conditions tell them apart. */
  const alternatives = new Set([...old.values(), ...now.values()].flatMap(({ key, id }) => (key === id ? [] : [id])))
  const named = injective(contract.document, names, oldIds)
  const stored = (node: Node): Json => nodeJson(renamed(node, named, named))

  const places = new Map([...old.keys()].map((key, index) => [key, index]))
  const stayed = new Set(
    [
      ...Map.groupBy(
        [...now.values()].filter(({ key, parent }) => old.get(key)?.parent === parent),
        ({ parent }) => parent,
      ).values(),
    ].flatMap((family) => [
      ...unmoved(
        places,
        family.map(({ key }) => key),
      ),
    ]),
  )

  const siblings = Map.groupBy([...now.values()], ({ parent }) => parent)
  /** Behind what stands before it, which is in its place by then; as the first, before something that stayed where it was. */
  const whereOf = ({ key, id, parent }: Entry): Where => {
    const family = siblings.get(parent) ?? []
    const place = family.findIndex((one) => one.key === key)
    const before = family.slice(0, place).findLast((one) => one.id !== id)
    if (before) return { after: named(before.id) }
    const next = family.slice(place + 1).find((one) => one.id !== id && stayed.has(one.key))
    return next ? { before: named(next.id) } : { into: named(parent) }
  }
  const changes: Change[] = [...recordChangesOf(contract, base)]
  const seen = new Set<string>()
  for (const { id, node, parent } of old.values()) {
    if (nowIds.has(id) || seen.has(id) || (parent !== '' && !nowIds.has(parent))) continue
    seen.add(id)
    changes.push({ kind: 'leave_out', part: named(id), name: nameOf(node) })
  }
  for (const entry of now.values()) {
    const { key, id, node, parent } = entry
    const earlier = old.get(key)
    const name = nameOf(node)
    const part = named(id)
    if (!earlier) {
      if (!oldIds.has(id) && (parent === '' || oldIds.has(parent)))
        changes.push({ kind: 'add', part, node: stored(withoutDeviations(node)), where: whereOf(entry), name })
      continue
    }
    if (!stayed.has(key) && (parent === '' || oldIds.has(parent))) changes.push({ kind: 'move', part, where: whereOf(entry), name })
    const unused = node.attrs['unused'] === true
    const isSame = node.attrs['reserved'] === earlier.node.attrs['reserved'] && node.attrs['unused'] === earlier.node.attrs['unused']
    if (!isSame) changes.push(isEmptied(node) ? { kind: 'reserve', part, unused, name } : { kind: 'restore', part, name })
    const value = partAttributes(node).condition?.value ?? null
    const [before, after] = [ownText(earlier.node), ownText(node)]
    const holding = (content: readonly Node[]): Json => stored(node.type.create({ ...node.attrs, ...reasonOf(node) }, content))
    if (!sameText(withoutHeading(before), withoutHeading(after))) {
      changes.push({ kind: 'wording', part, value, node: holding(after), name })
    } else if (headingOf(earlier.node) !== headingOf(node)) {
      changes.push({ kind: 'heading', part, value, text: headingOf(node), name: nameOf(earlier.node) })
    }
    if (!sameNotes(earlier.node, node, sameText(before, after)))
      changes.push({ kind: 'guidance', part, value, node: holding(node.children.filter((child) => !isPart(child))), name })
    const style = headingStyleOf(node)
    if (style !== null && headingOf(node) !== '' && style !== headingStyleOf(earlier.node))
      changes.push({ kind: 'heading_style', part, value, style, name })
    const { condition } = partAttributes(node)
    if (!alternatives.has(id) && JSON.stringify(condition) !== JSON.stringify(partAttributes(earlier.node).condition)) {
      changes.push({ kind: 'condition', part, condition, label: conditionLabel(condition, contract), name })
    }
    const [was, is] = [lockOf(earlier.node), lockOf(node)]
    if (was !== is)
      changes.push(
        is === null
          ? { kind: 'unlock', part, value, reason: deviationOf(node)?.reason ?? '', name }
          : { kind: 'lock', part, value, reason: is, name },
      )
    if (node.type.name === 'annex' && earlier.node.type.name === 'annex') changes.push(...annexChanges(earlier.node, node, part, contract))
  }
  for (const { key, label, values } of [...base.questions, ...lacking(contract.questions, base.questions)]) {
    const value = contract.answers[key]
    const answer = values.find((one) => one.value === value)
    if (answer) changes.push({ kind: 'answer', question: key, value: answer.value, name: label, label: answer.label })
  }
  for (const { key, label, type } of contract.fields) {
    const value = contract.values[key]
    if (value !== undefined) {
      changes.push({ kind: 'value', field: key, value, name: label, text: formatValue(type, value, LANGUAGES[contract.language]) })
    }
  }
  return changes
}

/** Names a change among those of a contract or set. */
export const changeKey = (change: Change): string => {
  if (change.kind === 'answer') return `answer ${change.question}`
  if (change.kind === 'value') return `value ${change.field}`
  if (change.kind === 'setting') return `setting ${change.setting}`
  if ('role' in change) return `${change.kind} ${change.role}`
  return `${change.kind} ${change.part}${'value' in change && change.value !== null ? ` ${change.value}` : ''}`
}

const detailOf = (change: Change, language: Contract['language']): string => {
  if (change.kind === 'setting' || 'role' in change) return recordDetail(change, language)
  if (change.kind === 'answer' || change.kind === 'condition' || change.kind === 'owner') return change.label
  if (change.kind === 'file') return change.file ?? ''
  if (change.kind === 'lock' || change.kind === 'unlock') return change.reason ?? ''
  if (change.kind === 'value' || change.kind === 'heading') return change.text
  return ''
}

/** Changes as a list shows them. Dates, the contract's number and what is known of the parties belong to one contract alone. */
export const listedChanges = (
  changes: readonly Change[],
  { fields, parties, language }: Pick<Contract, 'fields' | 'parties' | 'language'>,
): ListedChange[] => {
  const passing = new Set([
    CONTRACT_NUMBER,
    ...fields.filter(({ type }) => type === 'date' || type === 'month').map(({ key }) => key),
    ...parties.flatMap(({ role }) => keysOfParty(role)),
  ])
  return changes.map((change) => ({
    key: changeKey(change),
    kind: change.kind,
    name: change.name,
    detail: detailOf(change, language),
    setting: change.kind === 'setting' ? change : null,
    isStanding: change.kind !== 'people' && (change.kind !== 'value' || !passing.has(change.field)),
  }))
}
