/** A part of a contract made a clause of the library: values become fields again, references name what the library calls their targets. */
import { Fragment, type Node } from 'prosemirror-model'
import { idOf, isPart } from '../document/attributes.ts'
import { renamed } from '../document/edit.ts'
import { schema } from '../document/schema.ts'
import { formatValue } from '../language/formats.ts'
import { LANGUAGES } from '../language/languages.ts'
import type { Contract, FieldType } from '../model.ts'
import { namesIn } from './clause-names.ts'

/** A number of days or a percentage stands for many things in a contract: only what is written like nothing else is taken for the field. */
const DISTINCT: ReadonlySet<FieldType> = new Set(['text', 'amount', 'date', 'month', 'registration', 'address', 'email', 'phone'])
const SHORTEST = 4

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`).replaceAll(/[ \u00a0]/g, '[ \\u00a0]')

/** What the values of a contract look like in its text, and the field of each. */
const writtenValues = ({
  fields,
  values,
  language,
}: Contract): { readonly pattern: RegExp; readonly keyOf: (text: string) => string | undefined } | null => {
  const keys = new Map<string, string>()
  for (const { key, type } of fields) {
    const value = values[key]
    if (value === undefined || !DISTINCT.has(type)) continue
    const text = formatValue(type, value, LANGUAGES[language])
    const plain = text.replaceAll('\u00a0', ' ')
    if (plain.length >= SHORTEST && !plain.includes('\n') && !keys.has(plain)) keys.set(plain, key)
  }
  if (keys.size === 0) return null
  const texts = [...keys.keys()].toSorted((a, b) => b.length - a.length).map(escaped)
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${texts.join('|')})(?![\p{L}\p{N}])`, 'gu')
  return { pattern, keyOf: (text) => keys.get(text.replaceAll('\u00a0', ' ')) }
}

/** A node with the values that are written out in its text as the fields that they are values of. Headings stay text. */
export const withFields = (node: Node, contract: Contract): Node => {
  const written = writtenValues(contract)
  if (!written) return node
  const inText = (text: Node): Node[] => {
    const whole = text.text ?? ''
    const pieces: Node[] = []
    let from = 0
    for (const match of whole.matchAll(written.pattern)) {
      if (match.index > from) pieces.push(schema.text(whole.slice(from, match.index), text.marks))
      pieces.push(schema.nodes.field.create({ key: written.keyOf(match[0]) }, null, text.marks))
      from = match.index + match[0].length
    }
    if (from === 0) return [text]
    return from < whole.length ? [...pieces, schema.text(whole.slice(from), text.marks)] : pieces
  }
  const settle = (one: Node): Node => {
    if (one.type.name === 'heading' || one.isLeaf) return one
    const children = one.children.flatMap((child) => (child.isText ? inText(child) : [settle(child)]))
    const isSame = children.length === one.childCount && children.every((child, index) => child === one.child(index))
    return isSame ? one : one.copy(Fragment.fromArray(children))
  }
  return settle(node)
}

export interface SaveOptions {
  /** The id of the new clause. */
  readonly id: string
  /** Empty: none. */
  readonly heading: string
  /** Its guidance, one paragraph a line; empty: none. Null: what it has. */
  readonly guidance: string | null
  readonly contract: Contract
  /** The library's names by the contract's ids. */
  readonly names: ReadonlyMap<string, string>
  /** Names that what is inside the clause keeps. */
  readonly inner?: ReadonlyMap<string, string>
}

/** Names for what is inside a clause, by its ids in the contract. */
const innerNames = (part: Node, id: string, kept: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const keptName = (inner: string): string | undefined => (inner !== idOf(part) && kept.get(inner)?.includes('/') ? kept.get(inner) : undefined)
  return new Map([...namesIn(part, () => true, id)].map(([inner, name]) => [inner, keptName(inner) ?? name]))
}

const ownBlocks = (part: Node): Node[] => part.children.filter((child) => !isPart(child) && child.type.name !== 'heading')

/** The blocks of a clause of which some are chosen, as a clause of its own. */
export const clauseOfBlocks = (part: Node, { from, to }: { readonly from: number; readonly to: number }): Node =>
  schema.nodes.clause.create({ id: part.attrs['id'] }, ownBlocks(part).slice(from, to))

/** The clause of the library that a part of a contract makes. Nothing of it is reserved, and it comes from no other clause. */
export const libraryClause = (part: Node, { id, heading, guidance, contract, names, inner: kept = new Map() }: SaveOptions): Node => {
  const inner = innerNames(part, id, kept)
  const made = renamed(
    withFields(part, contract),
    (old) => inner.get(old) ?? old,
    (target) => inner.get(target) ?? names.get(target) ?? target,
  )
  const free = (node: Node): Node => {
    if (!isPart(node)) return node
    return schema.nodes.clause.create({ ...node.attrs, source: null, reserved: false, deviation: null }, node.children.map(free), node.marks)
  }
  const clause = free(made)
  const title = heading === '' ? [] : [schema.nodes.heading.create(null, schema.text(heading))]
  const blocks = ownBlocks(clause)
  const rest = clause.children.filter(isPart)
  const attributes = { ...clause.attrs, condition: null }
  if (guidance === null) return schema.nodes.clause.create(attributes, [...title, ...blocks, ...rest])
  const lines = guidance.split('\n').filter((line) => line.trim() !== '')
  const paragraphs = lines.map((line) => schema.nodes.paragraph.create(null, schema.text(line.trim())))
  const note = lines.length === 0 ? [] : [schema.nodes.guidance_note.create(null, paragraphs)]
  return schema.nodes.clause.create(attributes, [...title, ...blocks.filter((block) => block.type.name !== 'guidance_note'), ...note, ...rest])
}
