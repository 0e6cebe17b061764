/** A library wording as the document that its editor holds: a contract of this one clause, so that every editing command works in it. */
import type { Node } from 'prosemirror-model'
import type { Vocabulary } from '../../../shared/api.ts'
import type { Json } from '../../../shared/document/format.ts'
import { plainText } from '../../../shared/document/plain-text.ts'
import { schema } from '../../../shared/document/schema.ts'
import { DEFAULT_HOUSE_STYLE } from '../../../shared/house-style.ts'
import { type Contract, type ContractLanguage, DEFAULT_FRONT, DEFAULT_STYLE, defaultDayRule } from '../../../shared/model.ts'

/** The clause node that JSON of the library holds. Throws when it is damaged. */
export const wordingFrom = (content: Json): Node => {
  const node = schema.nodeFromJSON(content)
  node.check()
  return node
}

/** A clause with a heading and plain text, a paragraph a line; both may be empty. */
export const plainWording = (id: string, heading: string, text: string): Node => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const paragraphs = lines.map((line) => schema.nodes.paragraph.create(null, schema.text(line)))
  return schema.nodes.clause.create({ id }, [
    schema.nodes.heading.create(null, heading === '' ? null : schema.text(heading)),
    ...(paragraphs.length > 0 ? paragraphs : [schema.nodes.paragraph.create()]),
  ])
}

/** Whether a wording says anything under its heading: the library keeps none that does not. */
export const hasText = (wording: Node): boolean => {
  let found = plainText(wording).trim() !== ''
  wording.descendants((node) => {
    found ||= node.type.name === 'signature_block'
    return !found
  })
  return found
}

/** The contract that stands around a wording while it is edited. Nothing of it is kept. */
export const contractAround = (wording: Node, language: ContractLanguage, { fields, questions, parties }: Vocabulary): Contract => ({
  title: '',
  language,
  term: '',
  standard: { id: 'library', version: 1 },
  parties,
  fields,
  values: {},
  questions,
  answers: {},
  style: DEFAULT_STYLE,
  front: DEFAULT_FRONT,
  houseStyle: DEFAULT_HOUSE_STYLE.id,
  dayRule: defaultDayRule(language),
  frozen: null,
  document: schema.nodes.contract.create(null, wording),
})

/** The clause in such a contract. */
export const wordingIn = (document: Node): Node => {
  const clause = document.firstChild
  if (document.childCount !== 1 || clause?.type.name !== 'clause') throw new Error('a wording is one clause')
  return clause
}
