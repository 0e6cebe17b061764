/** The inline notation of the clause library: references, fields, choices, footnotes and emphasis inside a line of text. */
import type { Mark, Node } from 'prosemirror-model'
import { FIELD_FORMS, REFERENCE_FORMS, schema } from '../document/schema.ts'
import type { Condition } from '../model.ts'

type Report = (code: string, params?: Record<string, string>) => void

/**
 * A backslash takes the character after it for itself; `{}` stands for nothing. Every alternative gives up at the next sign of its kind, so that a hostile
 * line costs no more than a long one.
 */
const TOKEN = /\\(.)|\{((?:\\.|[^{}\\])*)\}|\*\*((?:\\.|[^\\])+?)\*\*|\*(?=[^\s*])((?:\\.|[^\\*])+?)(?<=\S)\*/g
const unescaped = (text: string): string => text.replaceAll(/\\(.)/g, '$1')
const REFERENCE = /^(ref|Ref):([a-z0-9/-]+)(?:\.\.([a-z0-9/-]+))?(?:\|([a-z]+))?$/
const FIELD = /^field:([a-z0-9_.]+)(?:\|([a-z]+))?$/
const CHOICE = /^choice:([a-z_]+)\|(.*)$/
const CHOICE_TEXT = /^([a-z_0-9]+)=(.*)$/
const NOTE = /^note:(\S.*)$/
const WHEN = /^\{when:([a-z_]+)=([a-z_0-9]+)\} ?/
const ID = /^\{id:([a-z0-9-]+)\} ?/

/** What may stand before the words of a paragraph or list item: the answer it is printed for, and its name for references. */
export interface Address {
  readonly condition: Condition | null
  readonly name: string | null
  readonly rest: string
}

/** Take the condition and the name off the front of a text: `{when:options=yes}{id:notice} Kunden kan …`. */
export const takeAddress = (text: string): Address => {
  const when = WHEN.exec(text)
  const after = when ? text.slice(when[0].length) : text
  const id = ID.exec(after)
  return {
    condition: when?.[1] !== undefined && when[2] !== undefined ? { question: when[1], value: when[2] } : null,
    name: id?.[1] ?? null,
    rest: id ? after.slice(id[0].length) : after,
  }
}

/** `yes=med|no=uden` by answer, or null when it is not of that form. */
const choiceTexts = (text: string): Record<string, string> | null => {
  const pairs = text.split(/(?<=(?:^|[^\\])(?:\\\\)*)\|/).map((one) => CHOICE_TEXT.exec(one))
  const texts = Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1] ?? '', unescaped(pair[2] ?? '')]] : [])))
  return Object.keys(texts).length === pairs.length && pairs.length > 1 && !/[*{]/.test(text.replaceAll(/\\./g, '')) ? texts : null
}

const braced = (inside: string, marks: readonly Mark[], report: Report): Node[] => {
  if (inside === '') return []
  const reference = REFERENCE.exec(inside)
  const referenceForm = REFERENCE_FORMS.find((known) => known === (reference?.[4] ?? 'full'))
  if (reference && referenceForm) {
    const [, word, target, to = null] = reference
    return [schema.nodes.reference.create({ target, to, form: referenceForm, capital: word === 'Ref' }, null, marks)]
  }
  const field = FIELD.exec(inside)
  const fieldForm = FIELD_FORMS.find((known) => known === (field?.[2] ?? 'plain'))
  if (field && fieldForm) return [schema.nodes.field.create({ key: field[1], form: fieldForm }, null, marks)]
  const choice = CHOICE.exec(inside)
  const texts = choice && choiceTexts(choice[2] ?? '')
  if (choice && texts) return [schema.nodes.choice.create({ question: choice[1], texts }, null, marks)]
  const note = NOTE.exec(inside)
  if (note) return [schema.nodes.footnote.create({ text: unescaped(note[1] ?? '') }, null, marks)]
  report('bad_braces', { text: `{${inside}}` })
  return []
}

/** Read one line of text into inline nodes. What is not understood is reported, never dropped in silence. */
export const parseInline = (text: string, report: Report, marks: readonly Mark[] = []): Node[] => {
  const nodes: Node[] = []
  const plain = (piece: string): void => {
    if (/[{}]/.test(piece)) report('bad_braces', { text: piece })
    if (piece !== '') nodes.push(schema.text(piece, marks))
  }
  let from = 0
  for (const match of text.matchAll(TOKEN)) {
    plain(text.slice(from, match.index))
    from = match.index + match[0].length
    const [, itself, inside, strong, emphasised = ''] = match
    if (itself !== undefined) nodes.push(schema.text(itself, marks))
    else if (inside !== undefined) nodes.push(...braced(inside, marks, report))
    else if (strong !== undefined) nodes.push(...parseInline(strong, report, schema.marks.strong.create().addToSet(marks)))
    else nodes.push(...parseInline(emphasised, report, schema.marks.emphasis.create().addToSet(marks)))
  }
  plain(text.slice(from))
  return nodes
}
