/** The text format of the clause library (resources/library/README.md) read into clause nodes. */
import { Fragment, type Node } from 'prosemirror-model'
import { roman, letters } from '../document/number-styles.ts'
import { schema } from '../document/schema.ts'
import { AppError, type Problem } from '../errors.ts'
import type { Condition, ContractLanguage } from '../model.ts'
import { parseInline } from './inline-text.ts'

/** One clause of the library in one language. The node's ids are the clause's id and the paths of its parts (`delay-penalty/cap`). */
export interface ClauseText {
  readonly id: string
  readonly language: ContractLanguage
  readonly category: string
  readonly tags: readonly string[]
  /** Why the clause needs no guidance note; null when it has one. */
  readonly noGuidance: string | null
  readonly node: Node
}

interface Line {
  readonly number: number
  readonly text: string
}

const CLAUSE_LINE = /^(#{2,4}) ([a-z0-9-]+)(?:: (.+))?$/
const SETTINGS = ['tags', 'when', 'heading', 'no-guidance'] as const
const SETTING_LINE = new RegExp(`^(${SETTINGS.join('|')}): (.+)$`)
const LABEL = /^(\(([ivxl]+|[a-z])\)|([a-z])\)|(\d+)\)|([*-])) (.*)$/

/** `pricing = fixed` as a condition, or null if it is not one. */
export const parseCondition = (text: string): Condition | null => {
  const match = /^([a-z_]+) = ([a-z_0-9]+)$/.exec(text.trim())
  return match?.[1] !== undefined && match[2] !== undefined ? { question: match[1], value: match[2] } : null
}

/** Read the clauses of one file. Throws `AppError('bad_library')` with file and line of every problem. */
export const parseClauseFile = (text: string, file: string, category: string, language: ContractLanguage): ClauseText[] => {
  const problems: Problem[] = []
  const report = (line: number, code: string, params: Problem['params'] = {}): void => {
    problems.push({ place: `${file}:${line}`, code, params })
  }
  const lines = text.split(/\r?\n/).map((content, index): Line => ({ number: index + 1, text: content.trimEnd() }))
  const clauses = splitClauses(lines, report).flatMap((section) => readClause(section, category, language, report))
  if (problems.length > 0) throw new AppError('bad_library', { file }, problems)
  return clauses
}

type Report = (line: number, code: string, params?: Problem['params']) => void

/** A heading line with the lines under it, up to the next heading of any depth, and the sub-clauses below. */
interface Section {
  readonly line: number
  readonly id: string
  readonly heading: string
  readonly body: Line[]
  readonly below: Section[]
}

const splitClauses = (lines: readonly Line[], report: Report): Section[] => {
  const top: Section[] = []
  const open: Section[] = []
  /** Whether a heading of a clause has come, right or wrong: before it only the file's title may stand. */
  let begun = false
  for (const line of lines) {
    const match = CLAUSE_LINE.exec(line.text)
    if (match) {
      begun = true
      const depth = (match[1] ?? '').length - 2
      const parent = open[depth - 1]
      if (depth > 0 && !parent) {
        report(line.number, 'clause_without_parent')
        continue
      }
      const id = parent ? `${parent.id}/${match[2]}` : (match[2] ?? '')
      const section: Section = { line: line.number, id, heading: match[3] ?? '', body: [], below: [] }
      const siblings = parent ? parent.below : top
      if (siblings.some((other) => other.id === id)) report(line.number, 'duplicate_id', { id })
      siblings.push(section)
      open.length = depth
      open.push(section)
    } else if (begun ? line.text.startsWith('#') : line.text !== '' && !line.text.startsWith('# ')) {
      begun ||= line.text.startsWith('#')
      report(line.number, 'bad_heading_line', { text: line.text })
    } else open.at(-1)?.body.push(line)
  }
  return top
}

interface Settings {
  tags: string[]
  condition: Condition | null
  headingStyle: 'run_in' | 'block'
  noGuidance: string | null
}

/** Take the setting lines off the front of a body. */
const takeSettings = (body: Line[], report: Report): Settings => {
  const settings: Settings = { tags: [], condition: null, headingStyle: 'run_in', noGuidance: null }
  for (let line = body[0]; line && line.text !== ''; line = body[0]) {
    const match = SETTING_LINE.exec(line.text)
    if (!match) {
      report(line.number, 'unknown_key', { known: SETTINGS.join(', ') })
      break
    }
    body.shift()
    const value = match[2] ?? ''
    switch (match[1] as (typeof SETTINGS)[number]) {
      case 'tags':
        settings.tags = value.split(',').map((tag) => tag.trim())
        break
      case 'when':
        settings.condition = parseCondition(value)
        if (!settings.condition) report(line.number, 'bad_condition', { text: value })
        break
      case 'heading':
        if (value === 'block') settings.headingStyle = 'block'
        else report(line.number, 'wrong_value', { expected: 'block' })
        break
      case 'no-guidance':
        settings.noGuidance = value
        break
      default:
    }
  }
  return settings
}

const readClause = (section: Section, category: string, language: ContractLanguage, report: Report): ClauseText[] => {
  let part: ReturnType<typeof readPart>
  try {
    part = readPart(section, report)
    part.node.check()
  } catch (error) {
    // The schema's validators refuse with a RangeError what the notation cannot tell: an id that is too long, a table without rows.
    if (!(error instanceof RangeError)) throw error
    report(section.line, 'wrong_attribute', { why: error.message })
    return []
  }
  const { node, settings } = part
  let guided = false
  node.descendants((child) => {
    guided ||= child.type.name === 'guidance_note'
    return !child.isTextblock
  })
  if (guided === (settings.noGuidance !== null)) report(section.line, guided ? 'guidance_and_reason' : 'guidance_missing')
  return [{ id: section.id, language, category, tags: settings.tags, noGuidance: settings.noGuidance, node }]
}

/** Headings and terms are plain text: a reference or field in them would be printed as it is written. */
const plainOnly = (text: string, line: number, report: Report): void => {
  if (/[{}]/.test(text)) report(line, 'bad_braces', { text })
}

const readPart = (section: Section, report: Report): { node: Node; settings: Settings } => {
  const settings = takeSettings(section.body, report)
  const blocks = readBlocks(section.body, section.id, report)
  const below = section.below.map((sub) => readPart(sub, report).node)
  if (blocks.length + below.length === 0) report(section.line, 'empty_clause', { id: section.id })
  plainOnly(section.heading, section.line, report)
  const heading = section.heading === '' ? [] : [schema.nodes.heading.create(null, schema.text(section.heading))]
  const attributes = { id: section.id, condition: settings.condition, heading_style: settings.headingStyle }
  return { node: schema.nodes.clause.create(attributes, Fragment.fromArray([...heading, ...blocks, ...below])), settings }
}

/** What a clause has of the parts that get an id of their own. */
interface Counter {
  items: number
  definitions: number
}

/** Split a body at blank lines and read each piece. */
const readBlocks = (body: readonly Line[], id: string, report: Report): Node[] => {
  const pieces: Line[][] = []
  for (const [index, line] of body.entries()) {
    if (line.text === '') continue
    if (index === 0 || body[index - 1]?.text === '') pieces.push([])
    pieces.at(-1)?.push(line)
  }
  const counter: Counter = { items: 0, definitions: 0 }
  return pieces.flatMap((piece) => readPiece(piece, id, counter, report))
}

const inline = (lines: readonly Line[], report: Report): Fragment => {
  const text = lines.map((line) => line.text.trim()).join(' ')
  return Fragment.fromArray(parseInline(text, (code, params) => report(lines[0]?.number ?? 0, code, params)))
}
const paragraph = (lines: readonly Line[], report: Report): Node => schema.nodes.paragraph.create(null, inline(lines, report))

const readPiece = (piece: Line[], id: string, counter: Counter, report: Report): Node[] => {
  const first = piece[0]?.text ?? ''
  if (first.startsWith('>')) {
    const inner = piece.map((line) => ({ ...line, text: line.text.replace(/^> ?/, '') }))
    if (piece.some((line) => !line.text.startsWith('>'))) report(piece[0]?.number ?? 0, 'mixed_guidance')
    return [schema.nodes.guidance_note.create(null, paragraph(inner, report))]
  }
  if (first.startsWith('|')) return [readTable(piece, report)]
  if (first === '[signatures]') return [schema.nodes.signature_block.create()]
  const definition = /^= (\S.*?) = (.*)$/.exec(first)
  if (definition) {
    const [line, ...more] = piece
    plainOnly(definition[1] ?? '', line?.number ?? 0, report)
    counter.definitions += 1
    if (counter.definitions > 1) report(line?.number ?? 0, 'duplicate_id', { id: `${id}/term` })
    const rest = [{ number: line?.number ?? 0, text: definition[2] ?? '' }, ...more]
    return [schema.nodes.definition.create({ id: `${id}/term`, term: definition[1] }, inline(rest, report))]
  }
  const start = piece.findIndex((line) => LABEL.test(line.text))
  if (start === -1) return [paragraph(piece, report)]
  const list = readList(piece.slice(start), 0, id, counter, report)
  if (start === 0) return [list]
  if (!piece[start - 1]?.text.endsWith(':')) report(piece[start]?.number ?? 0, 'list_needs_blank_line')
  return [paragraph(piece.slice(0, start), report), list]
}

const STYLES = {
  '(i)': { style: 'roman_parens', label: (place: number) => `(${roman(place)})` },
  '(a)': { style: 'alpha_parens', label: (place: number) => `(${letters(place)})` },
  'a)': { style: 'alpha_paren', label: (place: number) => `${letters(place)})` },
  '1)': { style: 'digit_paren', label: (place: number) => `${place})` },
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
    const itemId = `${id}/item.${counter.items}`
    const nestedAt = rest.findIndex((line) => LABEL.test(line.text.trim()))
    const own = nestedAt === -1 ? rest : rest.slice(0, nestedAt)
    const content = [paragraph([{ number: head?.number ?? 0, text: match?.[6] ?? '' }, ...own], report)]
    if (nestedAt !== -1) {
      const nested = rest.slice(nestedAt)
      const deeper = (nested[0]?.text.length ?? 0) - (nested[0]?.text.trimStart().length ?? 0)
      content.push(readList(nested, deeper, id, counter, report))
    }
    return schema.nodes.enumeration_item.create({ id: itemId }, content)
  })
  return schema.nodes.enumeration.create({ style: list?.style ?? 'roman_parens' }, nodes)
}

const readTable = (lines: readonly Line[], report: Report): Node => {
  const cellsOf = (line: Line): string[] =>
    line.text
      .replace(/^\|/, '')
      .replace(/\|\s*$/, '')
      .split('|')
      .map((cell) => cell.trim())
  const isRule = (line: Line): boolean => cellsOf(line).every((cell) => /^:?-{3,}:?$/.test(cell))
  const rows = lines.filter((line) => !isRule(line))
  const width = rows[0] ? cellsOf(rows[0]).length : 0
  const nodes = rows.map((line, index) => {
    const cells = cellsOf(line)
    if (!line.text.startsWith('|') || cells.length !== width) report(line.number, 'wrong_row', { found: cells.length, expected: width })
    const type = index === 0 ? schema.nodes.table_header : schema.nodes.table_cell
    return schema.nodes.table_row.create(
      null,
      cells.map((cell) => type.create(null, paragraph([{ number: line.number, text: cell }], report))),
    )
  })
  return schema.nodes.table.create(null, nodes)
}
