/** The text under a heading of the clause library read into blocks: paragraphs, lists, tables, definitions, guidance. */
import { Fragment, type Node } from 'prosemirror-model'
import { letters, roman } from '../document/number-styles.ts'
import { schema } from '../document/schema.ts'
import type { Problem } from '../errors.ts'
import { parseInline, takeAddress } from './inline-text.ts'

export interface Line {
  readonly number: number
  readonly text: string
}

export type Report = (line: number, code: string, params?: Problem['params']) => void

const LABEL = /^(\(([ivxl]+|[a-z])\)|([a-z])\)|(\d+)\)|[ivxl]+\.|([*-])) (.*)$/

/** Headings and terms are plain text: a reference or field in them would be printed as it is written. */
export const plainOnly = (text: string, line: number, report: Report): void => {
  if (/[{}]/.test(text)) report(line, 'bad_braces', { text })
}

/** What a clause has of the parts that get an id of their own. */
interface Counter {
  items: number
  definitions: number
  readonly names: Set<string>
}

/** Lines divided at blank ones. */
const divided = (lines: readonly Line[]): Line[][] => {
  const pieces: Line[][] = []
  for (const [index, line] of lines.entries()) {
    if (line.text === '') continue
    if (index === 0 || lines[index - 1]?.text === '') pieces.push([])
    pieces.at(-1)?.push(line)
  }
  return pieces
}

/** Split a body at blank lines and read each piece. `taken` holds the names of the sub-clauses, which paragraphs and items must not have. */
export const readBlocks = (body: readonly Line[], id: string, taken: readonly string[], report: Report): Node[] => {
  const counter: Counter = { items: 0, definitions: 0, names: new Set(taken) }
  return divided(body).flatMap((piece) => readPiece(piece, id, counter, report))
}

const joined = (lines: readonly Line[]): string => lines.map((line) => line.text.trim()).join(' ')
const inline = (text: string, line: number, report: Report): Fragment =>
  Fragment.fromArray(parseInline(text, (code, params) => report(line, code, params)))
const numberOf = (lines: readonly Line[]): number => lines[0]?.number ?? 0
/** A paragraph that has neither a name nor a condition: in tables, in guidance, and in items, which have theirs themselves. */
const paragraph = (lines: readonly Line[], report: Report): Node =>
  schema.nodes.paragraph.create(null, inline(joined(lines), numberOf(lines), report))

/** A name for references to a part of a clause; no two parts of a clause have the same. */
const named = (name: string, line: number, id: string, { names }: Counter, report: Report): string => {
  if (names.has(name)) report(line, 'duplicate_id', { id: `${id}/${name}` })
  names.add(name)
  return `${id}/${name}`
}

const addressedParagraph = (lines: readonly Line[], id: string, counter: Counter, report: Report): Node => {
  const { condition, name, rest } = takeAddress(joined(lines))
  const line = numberOf(lines)
  return schema.nodes.paragraph.create({ id: name === null ? null : named(name, line, id, counter, report), condition }, inline(rest, line, report))
}

/** Blocks that stand for something the program writes, alone on a line. */
const BLOCKS: ReadonlyMap<string, () => Node> = new Map([
  ['[signatures]', () => schema.nodes.signature_block.create()],
  ['[annexes]', () => schema.nodes.annex_list.create()],
  ['[deviations]', () => schema.nodes.deviation_list.create()],
  ['[annexes: check]', () => schema.nodes.annex_list.create({ form: 'check' })],
])

/** `= Arbejdsdag; Arbejdsdagen, Arbejdsdage = betyder …`: the term, its inflected forms, the text. */
const DEFINITION = /^= (\S.*?) = (.*)$/

/** A line `>` alone divides paragraphs and lists; a list is one only behind such a line, as prose may begin a line with anything. */
const readGuidance = (lines: readonly Line[], id: string, counter: Counter, report: Report): Node[] =>
  divided(lines).map((part, index) => {
    const isBehind = index > 0 || lines[0]?.text === ''
    return isBehind && LABEL.test(part[0]?.text ?? '') ? readList(part, 0, id, counter, report) : paragraph(part, report)
  })

const readPiece = (piece: Line[], id: string, counter: Counter, report: Report): Node[] => {
  const first = piece[0]?.text ?? ''
  if (first.startsWith('>')) {
    const sign = first.startsWith('>>') ? '>>' : '>'
    const inner = piece.map((line) => ({ ...line, text: line.text.slice(sign.length).replace(/^ /, '') }))
    if (piece.some(({ text }) => /^>{0,2}/.exec(text)?.[0] !== sign)) report(piece[0]?.number ?? 0, 'mixed_guidance')
    return [schema.nodes.guidance_note.create({ audience: sign === '>>' ? 'tenderer' : 'drafter' }, readGuidance(inner, id, counter, report))]
  }
  if (first.startsWith('|')) return [readTable(piece, report)]
  const block = BLOCKS.get(first)
  if (block) return [block()]
  const definition = DEFINITION.exec(first)
  if (definition) {
    const [line, ...more] = piece
    const number = line?.number ?? 0
    const [term = '', inflected = ''] = (definition[1] ?? '').split(/;(.*)/).map((one) => one.trim())
    const forms = inflected.split(',').flatMap((form) => (form.trim() === '' ? [] : [form.trim()]))
    plainOnly(definition[1] ?? '', number, report)
    counter.definitions += 1
    if (counter.definitions > 1) report(number, 'duplicate_id', { id: `${id}/term` })
    const rest = joined([{ number, text: definition[2] ?? '' }, ...more])
    return [schema.nodes.definition.create({ id: `${id}/term`, term, forms }, inline(rest, number, report))]
  }
  const start = piece.findIndex((line) => LABEL.test(line.text))
  if (start === -1) return [addressedParagraph(piece, id, counter, report)]
  const list = readList(piece.slice(start), 0, id, counter, report)
  if (start === 0) return [list]
  if (!piece[start - 1]?.text.endsWith(':')) report(piece[start]?.number ?? 0, 'list_needs_blank_line')
  return [addressedParagraph(piece.slice(0, start), id, counter, report), list]
}

const STYLES = {
  '(i)': { style: 'roman_parens', label: (place: number) => `(${roman(place)})` },
  '(a)': { style: 'alpha_parens', label: (place: number) => `(${letters(place)})` },
  'a)': { style: 'alpha_paren', label: (place: number) => `${letters(place)})` },
  '1)': { style: 'digit_paren', label: (place: number) => `${place})` },
  'i.': { style: 'roman_dot', label: (place: number) => `${roman(place)}.` },
  '*': { style: 'bullet', label: () => '*' },
  '-': { style: 'dash', label: () => '-' },
} as const

/** Read a list whose labels stand at `indent` spaces. The labels must run on: what a reader sees in the file is what the contract will say. */
const readList = (lines: readonly Line[], indent: number, id: string, counter: Counter, report: Report): Node => {
  const items: Line[][] = []
  for (const line of lines) {
    const own = line.text.length - line.text.trimStart().length
    if (own === indent && LABEL.test(line.text.trim())) items.push([line])
    else if (own > indent && items.length > 0) items.at(-1)?.push(line)
    else report(line.number, 'not_a_list_item', { text: line.text.trim() })
  }
  const firstLabel = LABEL.exec(lines[0]?.text.trim() ?? '')?.[1] ?? ''
  const list = STYLES[firstLabel as keyof typeof STYLES] as (typeof STYLES)[keyof typeof STYLES] | undefined
  if (!list) report(lines[0]?.number ?? 0, 'wrong_label', { found: firstLabel, expected: Object.keys(STYLES).join(' ') })
  const nodes = items.map((item, index) => {
    const [head, ...rest] = item
    const match = LABEL.exec(head?.text.trim() ?? '')
    const expected = list?.label(index + 1) ?? ''
    if (list && match?.[1] !== expected) report(head?.number ?? 0, 'wrong_label', { found: match?.[1] ?? '', expected })
    counter.items += 1
    const itemLine = head?.number ?? 0
    const { condition, name, rest: words } = takeAddress(match?.[6] ?? '')
    const itemId = name === null ? `${id}/item.${counter.items}` : named(name, itemLine, id, counter, report)
    const nestedAt = rest.findIndex((line) => LABEL.test(line.text.trim()))
    const own = nestedAt === -1 ? rest : rest.slice(0, nestedAt)
    const content = [paragraph([{ number: itemLine, text: words }, ...own], report)]
    if (nestedAt !== -1) {
      const nested = rest.slice(nestedAt)
      const deeper = (nested[0]?.text.length ?? 0) - (nested[0]?.text.trimStart().length ?? 0)
      content.push(readList(nested, deeper, id, counter, report))
    }
    return schema.nodes.enumeration_item.create({ id: itemId, condition }, content)
  })
  return schema.nodes.enumeration.create({ style: list?.style ?? 'roman_parens' }, nodes)
}

/** A bar, or what may have one inside that divides no cells: a sign behind a backslash, a reference, a field, a choice. */
const BAR = /\\.|\{(?:\\.|[^{}\\])*\}|\|/g

const cellsOf = ({ text }: Line): string[] => {
  const inside = text.replace(/^\|/, '')
  const bars = [...inside.matchAll(BAR)].filter(([sign]) => sign === '|').map(({ index }) => index)
  const cells = [0, ...bars.map((at) => at + 1)].map((from, place) => inside.slice(from, bars[place]).trim())
  return cells.length > 1 && cells.at(-1) === '' ? cells.slice(0, -1) : cells
}

/** `Pris {by:tenderer}`: the heading of a column and who fills that in. */
const COLUMN_FOR = /^(|.*\s)\{by:(buyer|tenderer|signing)\}$/

/** A table in Word has no more columns. */
const MOST_COLUMNS = 63

const readTable = (lines: readonly Line[], report: Report): Node => {
  const isRule = (line: Line): boolean => cellsOf(line).every((cell) => /^:?-{3,}:?$/.test(cell))
  const rows = lines.filter((line) => !isRule(line))
  const width = rows[0] ? cellsOf(rows[0]).length : 0
  if (width > MOST_COLUMNS) {
    report(numberOf(lines), 'wrong_row', { found: width, expected: MOST_COLUMNS })
    return schema.nodes.paragraph.create()
  }
  const nodes = rows.map((line, index) => {
    const cells = cellsOf(line)
    if (!line.text.startsWith('|') || cells.length !== width) report(line.number, 'wrong_row', { found: cells.length, expected: width })
    return schema.nodes.table_row.create(
      null,
      cells.map((cell) => {
        const [, text = cell, owner = null] = index === 0 ? (COLUMN_FOR.exec(cell) ?? []) : []
        const inside = paragraph([{ number: line.number, text: text.trim() }], report)
        return index === 0 ? schema.nodes.table_header.create({ owner }, inside) : schema.nodes.table_cell.create(null, inside)
      }),
    )
  })
  return schema.nodes.table.create(null, nodes)
}
