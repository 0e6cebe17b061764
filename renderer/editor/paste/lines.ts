/** What a paste is read into first: lines of text and tables, with what is known of their labels and headings. */
import { type Mark, type Node, Fragment } from 'prosemirror-model'
import { schema } from '../../../shared/document/schema.ts'

/** What the source itself says of a line's label: the label as it is printed, or the kind of list, with the depth of the list from 1. */
export interface Markup {
  /** `1.1`, `(a)`, `·`; null when the source only says which kind of list it is. */
  readonly label: string | null
  readonly kind: 'bullet' | 'decimal' | 'alpha' | 'roman' | null
  readonly level: number
}

export interface TextLine {
  readonly kind: 'text'
  readonly inline: readonly Node[]
  readonly markup: Markup | null
  /** 1 to 6 for a heading; null otherwise. */
  readonly heading: number | null
  /** The list depth of the item that it goes on in, for a further paragraph of an item; 0 otherwise. */
  readonly continues: number
}
export interface TableLine {
  readonly kind: 'table'
  readonly table: Node
}
export type Line = TextLine | TableLine

export const isHardOrSoftSpace = (sign: string): boolean => /[\s\u00a0]/.test(sign)

/** The words of inline nodes. */
export const textOf = (inline: readonly Node[]): string => inline.map((node) => node.text ?? '\ufffc').join('')

/** Inline nodes from a place in their text to another. */
export const cutInline = (inline: readonly Node[], from: number, to = Number.POSITIVE_INFINITY): Node[] => {
  const all = Fragment.fromArray([...inline])
  return [...all.cut(Math.min(from, all.size), Math.min(to, all.size)).content]
}

/** Inline nodes without spaces at their ends. */
export const trimmed = (inline: readonly Node[]): Node[] => {
  const text = textOf(inline)
  const start = text.length - text.trimStart().length
  return cutInline(inline, start, Math.max(start, text.trimEnd().length))
}

/** Control characters that a document cannot hold: XML has no way to write them. */
const UNWRITABLE = new RegExp(
  String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`,
  'g',
)
export const writable = (text: string): string => text.replaceAll(UNWRITABLE, '')

/** Text nodes as a document holds them; nothing for no text. */
export const textNodes = (text: string, marks: readonly Mark[] = []): Node[] => (text === '' ? [] : [schema.text(text, marks)])

export const textLine = (inline: readonly Node[], rest: Partial<Omit<TextLine, 'kind' | 'inline'>> = {}): TextLine => ({
  kind: 'text',
  inline: trimmed(inline),
  markup: null,
  heading: null,
  continues: 0,
  ...rest,
})
