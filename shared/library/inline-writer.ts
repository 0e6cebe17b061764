/** Words with their references, fields, choices, footnotes and emphasis in the notation that inline-text.ts reads. */
import type { Node } from 'prosemirror-model'
import { attributesOf } from '../document/attributes.ts'
import type { MarkName } from '../document/schema.ts'
import type { Condition } from '../model.ts'

/** Says what the notation cannot express. */
export type Report = (code: string, params?: Readonly<Record<string, string>>) => void

const TARGET = /^[a-z0-9/-]+$/
const KEY = /^[a-z0-9_.]+$/
const QUESTION = /^[a-z_]+$/
const VALUE = /^[a-z_0-9]+$/
/** Line ends would end the paragraph; the others no file of text should hold, and a reader of it refuses them. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u

/** Whether a text is one that a line of the notation can hold. */
export const isWritable = (text: string): boolean => !UNWRITABLE.test(text.replaceAll('\t', ' '))

const checked = (pattern: RegExp, name: string, report: Report): string => {
  if (!pattern.test(name)) report('not_writable_name', { name })
  return name
}

/** `signs`: those that mean something where the text stands. */
const escaped = (text: string, signs: RegExp, report: Report): string => {
  if (!isWritable(text)) report('not_writable_characters')
  return text.replaceAll(signs, String.raw`\$&`)
}
const IN_TEXT = /[\\{}*]/g
const IN_CELLS = /[\\{}*|]/g

export const conditionText = ({ question, value }: Condition, report: Report): readonly [string, string] => [
  checked(QUESTION, question, report),
  checked(VALUE, value, report),
]

const leaf = (node: Node, signs: RegExp, report: Report): string => {
  switch (node.type.name) {
    case 'text':
      return escaped(node.text ?? '', signs, report)
    case 'reference': {
      const { target, to, form, capital } = attributesOf(node, 'reference')
      const range = to === null ? '' : `..${checked(TARGET, to, report)}`
      return `{${capital ? 'Ref' : 'ref'}:${checked(TARGET, target, report)}${range}${form === 'full' ? '' : `|${form}`}}`
    }
    case 'field': {
      const { key, form } = attributesOf(node, 'field')
      return `{field:${checked(KEY, key, report)}${form === 'plain' ? '' : `|${form}`}}`
    }
    case 'choice': {
      const { question, texts } = attributesOf(node, 'choice')
      const choices = Object.entries(texts).map(([value, text]) => `${checked(VALUE, value, report)}=${escaped(text, IN_CELLS, report)}`)
      return `{choice:${checked(QUESTION, question, report)}|${choices.join('|')}}`
    }
    case 'footnote':
      return `{note:${escaped(attributesOf(node, 'footnote').text, IN_TEXT, report).replace(/^\s/, String.raw`\$&`)}}`
    default:
      report('not_writable')
      return ''
  }
}

const isMarked = (node: Node, mark: MarkName): boolean => node.marks.some(({ type }) => type.name === mark)

/** Nodes in stretches that all have a mark or all lack it. */
const stretches = (nodes: readonly Node[], mark: MarkName): Node[][] => {
  const found: Node[][] = []
  for (const node of nodes) {
    const before = found.at(-1)
    if (before?.[0] && isMarked(before[0], mark) === isMarked(node, mark)) before.push(node)
    else found.push([node])
  }
  return found
}

/** `{}` where a space would stand at an end. */
const padded = (text: string): string => `${/^\s/.test(text) ? '{}' : ''}${text}${/\s$/.test(text) ? '{}' : ''}`

const emphasised = (nodes: readonly Node[], signs: RegExp, report: Report): string =>
  stretches(nodes, 'emphasis')
    .map((stretch) => {
      const text = stretch.map((node) => leaf(node, signs, report)).join('')
      return stretch[0] && isMarked(stretch[0], 'emphasis') ? `*${padded(text)}*` : text
    })
    .join('')

const written = (nodes: readonly Node[], signs: RegExp, report: Report): string =>
  stretches(nodes, 'strong')
    .map((stretch) => {
      const text = emphasised(stretch, signs, report)
      // Three asterisks in a row would be taken for the end and one more.
      return stretch[0] && isMarked(stretch[0], 'strong') ? `**${text}${text.endsWith('*') ? '{}' : ''}**` : text
    })
    .join('')

/** The words of a textblock as one line that does not begin or end with a space. */
const lineOf = (block: Node, signs: RegExp, report: Report): string => {
  const foreign = block.children.flatMap(({ marks }) => marks).find(({ type }) => type.name === 'foreign')
  if (foreign) report('not_writable_foreign', { language: String(foreign.attrs['language']) })
  return padded(written(block.children, signs, report))
}

/** The words of a textblock; `{}` when there are none. */
export const inlineText = (block: Node, report: Report): string => lineOf(block, IN_TEXT, report) || '{}'

/** The words of a paragraph as they stand between the bars of a table. */
export const cellText = (block: Node, report: Report): string => {
  const text = lineOf(block, IN_CELLS, report)
  // As a line that divides the header from the rows.
  return /^:?-{3,}:?$/.test(text) ? `\\${text}` : text
}
