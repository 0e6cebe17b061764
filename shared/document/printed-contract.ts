/**
 * A contract with nothing in it but what an edition prints: what may travel in a file that leaves the house. A tender must not tell what its drafters
 * thought, which alternatives they had, or what they know and do not say.
 *
 * What stays: the text in force with its structure and ids, the fields that are printed with their values, the notes that are printed. What goes: notes to
 * others than `guidance` names, parts, paragraphs, list items and words for other answers, what stands in parts that are taken out, the questions and their
 * answers, fields and values that are nowhere printed, people who are nowhere printed, why a text is locked, and what it said while it was, unless a list of
 * deviations prints that. What is printed does not change by it.
 */
import { Fragment, type Node } from 'prosemirror-model'
import type { Contract, Party } from '../model.ts'
import { attributesOf, type Deviation, deviationOf, isEmptied } from './attributes.ts'
import { deviates, lockedContent } from './deviations.ts'
import { nodeJson } from './json.ts'
import { type Resolution, resolve } from './resolve.ts'
import { type GuidanceAudience, schema } from './schema.ts'
import { fieldsWrittenBy, partyKey } from './special-fields.ts'
import { visitIncluded } from './visit-included.ts'

/** A choice that nobody can make any more. It stays a choice: where it has no words, the spaces around it are still set as one. */
const SETTLED = 'settled'

const withAttributes = (node: Node, changes: Readonly<Record<string, unknown>>, content: readonly Node[]): Node => {
  const known = Object.entries(changes).filter(([name]) => name in node.attrs)
  return node.type.create({ ...node.attrs, ...Object.fromEntries(known) }, Fragment.fromArray([...content]), node.marks)
}

/** A list that prints nothing still keeps the paragraph after it from running in with the clause's heading: its first item stays, without a word. */
const emptyList = (list: Node): Node => {
  const { firstChild: item } = list
  if (!item) throw new Error('a list without items')
  const nothing = withAttributes(item, { condition: { question: SETTLED, value: '' } }, [schema.node('paragraph')])
  return withAttributes(list, {}, [nothing])
}

/** The document as it is printed. */
const printedDocument = (resolution: Resolution, guidance: readonly GuidanceAudience[]): Node => {
  /** A condition is asked where it decides what is printed: not at the paragraphs of an item, a cell or a note (flatten.ts). */
  const isOut = (node: Node, parent: Node): boolean =>
    (node.type.name !== 'paragraph' || parent.type.name === 'clause' || parent.type.name === 'annex') && !resolution.included(node)

  const printed = (node: Node, parent: Node): Node[] => {
    if (node.isText) return [node]
    if (isOut(node, parent)) return []
    if (node.type.name === 'guidance_note' && !guidance.includes(attributesOf(node, 'guidance_note').audience)) return []
    if (node.type.name === 'choice')
      return [schema.node('choice', { question: SETTLED, texts: { [SETTLED]: resolution.choice(node) } }, [], node.marks)]
    const content = isEmptied(node)
      ? node.children.filter((child) => child.type.name === 'heading')
      : node.children.flatMap((child) => printed(child, node))
    if (node.type.name === 'enumeration' && content.length === 0) return [emptyList(node)]
    return [withAttributes(node, { condition: null, locked: null, deviation: printedDeviation(node) }, content)]
  }
  const { document } = resolution.contract
  let isListed = false
  visitIncluded(
    document,
    (node) => resolution.included(node),
    (node) => (isListed = node.type.name === 'deviation_list'),
  )
  const printedDeviation = (node: Node): Deviation | null => {
    const deviation = deviationOf(node)
    if (!isListed || !deviation || !deviates(node, resolution)) return null
    const was = lockedContent(deviation).content.flatMap((child) => printed(child, node))
    return { ...deviation, lock: '', was: was.map(nodeJson) }
  }
  return withAttributes(
    document,
    {},
    document.children.flatMap((child) => printed(child, document)),
  )
}

/** The keys of the fields that a printed document shows. */
const printedKeys = (document: Node, contract: Contract): ReadonlySet<string> => {
  // Who the parties are is printed in several places.
  const keys = new Set(contract.parties.map(({ role }) => partyKey(role, 'name')))
  const see = (node: Node): void => {
    if (node.type.name === 'field') keys.add(attributesOf(node, 'field').key)
    for (const key of fieldsWrittenBy(node.type.name, contract)) keys.add(key)
    const deviation = deviationOf(node)
    if (deviation) lockedContent(deviation).descendants(see)
  }
  document.descendants(see)
  return keys
}

const has = (document: Node, type: string): boolean => {
  let found = false
  document.descendants((node) => {
    found ||= node.type.name === type
    return !found
  })
  return found
}

/** The people of a party whom the parties' block or the signature block names; of who signs it prints the name and title alone. */
const printedParty = (party: Party, contacts: boolean, signatories: boolean): Party => ({
  ...party,
  representatives: party.representatives
    .filter(({ role }) => (role === 'contact' ? contacts : signatories))
    .map((person) => (person.role === 'contact' ? person : { ...person, email: '', phone: '' })),
})

/** The contract as it is printed with the notes to `guidance`. It prints the same. */
export const printedContract = (contract: Contract, guidance: readonly GuidanceAudience[]): Contract => {
  const document = printedDocument(resolve(contract), guidance)
  const keys = printedKeys(document, contract)
  const contacts = contract.front.parties && has(document, 'parties')
  const signatories = has(document, 'signature_block')
  return {
    ...contract,
    parties: contract.parties.map((party) => printedParty(party, contacts, signatories)),
    fields: contract.fields.filter(({ key }) => keys.has(key)),
    values: Object.fromEntries(Object.entries(contract.values).filter(([key]) => keys.has(key))),
    questions: [],
    answers: {},
    document,
  }
}
