/** Clause nodes written back in the text format of the clause library (resources/library/README.md): what clause-text.ts reads from it is the node again. */
import type { Node } from 'prosemirror-model'
import { attributesOf, headingOf, partAttributes } from '../document/attributes.ts'
import { letters, roman } from '../document/number-styles.ts'
import type { EnumerationStyle } from '../document/schema.ts'
import { AppError, type Problem } from '../errors.ts'
import type { Condition } from '../model.ts'
import { type ClauseText, parseClauseFile } from './clause-text.ts'
import { cellText, conditionText, inlineText, isWritable, type Report } from './inline-writer.ts'

export interface WrittenClause {
  readonly text: string
  /** What the notation cannot express, each at `LANGUAGE/ID` of the part that has it. */
  readonly problems: readonly Problem[]
}

const LABELS: Readonly<Record<EnumerationStyle, (place: number) => string>> = {
  roman_parens: (place) => `(${roman(place)})`,
  alpha_parens: (place) => `(${letters(place)})`,
  alpha_paren: (place) => `${letters(place)})`,
  digit_paren: (place) => `${place})`,
  roman_dot: (place) => `${roman(place)}.`,
  bullet: () => '*',
  dash: () => '-',
}
const NESTED = '    '
/** What a line may not begin with unless it means it: a heading, guidance, a table, a part of an exchanged file, a definition, a block, a list. */
const MEANS_SOMETHING = /^(?:[#>|%]|= |\[(?:signatures|annexes|deviations)|- |\((?:[ivxl]+|[a-z])\) |[a-z]\) |\d+\) |[ivxl]+\. )/

const atLineStart = (text: string): string => (MEANS_SOMETHING.test(text) ? `\\${text}` : text)

/** Writes the blocks of one part. */
class PartWriter {
  readonly #report: Report
  readonly #id: string
  #definitions = 0

  constructor(id: string, report: Report) {
    this.#id = id
    this.#report = report
  }

  #isName(id: string): boolean {
    return id.startsWith(`${this.#id}/`) && /^[a-z0-9-]+$/.test(id.slice(this.#id.length + 1))
  }

  #address(condition: Condition | null, id: string | null): string {
    const when = condition === null ? '' : `{when:${conditionText(condition, this.#report).join('=')}}`
    const name = id === null ? '' : `{id:${id.slice(this.#id.length + 1)}}`
    return when + name === '' ? '' : `${when}${name} `
  }

  #plain(paragraph: Node, write: (block: Node, report: Report) => string): string {
    const { id, condition } = attributesOf(paragraph, 'paragraph')
    if (id !== null || condition !== null) this.#report('not_writable')
    return write(paragraph, this.#report)
  }

  #paragraph(node: Node): string {
    const { id, condition } = attributesOf(node, 'paragraph')
    if (id !== null && !this.#isName(id)) this.#report('not_writable_name', { name: id })
    const address = this.#address(condition, id)
    const text = inlineText(node, this.#report)
    return address === '' ? atLineStart(text) : address + text
  }

  #definition(node: Node): string {
    const { term, forms } = attributesOf(node, 'definition')
    this.#definitions += 1
    const isPlain = [term, ...forms].every((one) => one === one.trim() && isWritable(one) && !/[{}]| = /.test(one))
    if (this.#definitions > 1 || !isPlain || term.includes(';') || forms.some((form) => form.includes(','))) this.#report('not_writable_definition')
    return `= ${term}${forms.length > 0 ? `; ${forms.join(', ')}` : ''} = ${inlineText(node, this.#report)}`
  }

  #list(list: Node, indent: string): string[] {
    const { style } = attributesOf(list, 'enumeration')
    return list.children.flatMap((item, index) => {
      const label = LABELS[style](index + 1)
      if (!/^(?:\((?:[ivxl]+|[a-z])\)|[a-z]\)|\d+\)|[ivxl]+\.|[*-])$/.test(label)) this.#report('not_writable_list')
      const [first, nested, ...more] = item.children
      if (!first || more.length > 0 || (nested && nested.type.name !== 'enumeration')) this.#report('not_writable_item')
      const { id, condition } = attributesOf(item, 'enumeration_item')
      const address = this.#address(condition, this.#isName(id) ? id : null)
      const line = `${indent}${label} ${address}${first ? this.#plain(first, inlineText) : ''}`
      return [line, ...(nested?.type.name === 'enumeration' ? this.#list(nested, indent + NESTED) : [])]
    })
  }

  #guidance(note: Node): string[] {
    const parts = note.children.map((child, index) =>
      child.type.name === 'enumeration'
        ? this.#list(child, '')
        : [index === 0 ? this.#plain(child, inlineText) : atLineStart(this.#plain(child, inlineText))],
    )
    const lines = parts.flatMap((part, index) => [...(index > 0 || note.firstChild?.type.name === 'enumeration' ? [''] : []), ...part])
    const sign = attributesOf(note, 'guidance_note').audience === 'tenderer' ? '>>' : '>'
    return lines.map((line) => `${sign} ${line}`.trimEnd())
  }

  #table(table: Node): string[] {
    const width = table.firstChild?.childCount ?? 0
    const isRegular = table.children.every(
      (row, index) =>
        row.childCount === width &&
        row.children.every((cell) => {
          const { colspan, rowspan, colwidth } = attributesOf(cell, 'table_cell')
          const isHeader = cell.type.name === 'table_header'
          return isHeader === (index === 0) && colspan === 1 && rowspan === 1 && colwidth === null && cell.childCount === 1
        }),
    )
    if (!isRegular) this.#report('not_writable_table')
    const rows = table.children.map((row) => `|${row.children.map((cell) => this.#cell(cell)).join('|')}|`)
    return [rows[0] ?? '', `|${'---|'.repeat(width)}`, ...rows.slice(1)]
  }

  #cell(cell: Node): string {
    const { owner = null } = attributesOf(cell, 'table_cell')
    return ` ${cell.firstChild ? this.#plain(cell.firstChild, cellText) : ''}${owner === null ? '' : ` {by:${owner}}`} `
  }

  /** The lines of a block. */
  block(node: Node): string[] {
    switch (node.type.name) {
      case 'paragraph':
        return [this.#paragraph(node)]
      case 'definition':
        return [this.#definition(node)]
      case 'enumeration':
        return this.#list(node, '')
      case 'guidance_note':
        return this.#guidance(node)
      case 'table':
        return this.#table(node)
      case 'signature_block':
        return ['[signatures]']
      case 'deviation_list':
        return ['[deviations]']
      case 'annex_list':
        return [attributesOf(node, 'annex_list').form === 'check' ? '[annexes: check]' : '[annexes]']
      default:
        this.#report('not_writable')
        return []
    }
  }
}

/** A value of a line of settings. */
const settingValue = (value: string, report: Report): string => {
  if (value === '' || value !== value.trim() || !isWritable(value)) report('not_writable_characters')
  return value
}

const partLines = (part: Node, depth: number, name: string, own: readonly string[], reportAt: (id: string) => Report): string[] => {
  const { id, condition, reserved } = partAttributes(part)
  const { heading_style: headingStyle, locked } = attributesOf(part, 'clause')
  const report = reportAt(id)
  const heading = headingOf(part)
  if (/[{}]/.test(heading) || !isWritable(heading)) report('not_writable_heading')
  if (reserved) report('not_writable_reserved')
  const settings = [
    ...(condition === null ? [] : [`when: ${conditionText(condition, report).join(' = ')}`]),
    ...(headingStyle === 'block' ? ['heading: block'] : []),
    ...(locked === null ? [] : [`locked: ${settingValue(locked, report)}`]),
  ]
  const writer = new PartWriter(id, report)
  const inside = part.children.filter(({ type }) => type.name !== 'heading')
  if (inside.length === 0) report('empty_clause', { id })
  return [
    `${'#'.repeat(depth + 2)} ${name}${heading === '' ? '' : `: ${heading}`}`,
    ...own,
    ...settings,
    ...inside.flatMap((child) =>
      child.type.name === 'clause'
        ? ['', ...partLines(child, depth + 1, partAttributes(child).id.slice(id.length + 1), [], reportAt)]
        : ['', ...writer.block(child)],
    ),
  ]
}

/** Whether the notation gives the clause again. What its reader refuses says so itself. */
const isSame = ({ id, language, category, tags, noGuidance, node }: ClauseText, text: string): boolean => {
  try {
    const [read, ...others] = parseClauseFile(text, id, category, language, { needsGuidance: false })
    const sameTags = read !== undefined && read.tags.length === tags.length && read.tags.every((tag, index) => tag === tags[index])
    return others.length === 0 && sameTags && read.id === id && read.noGuidance === noGuidance && read.node.eq(node)
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/**
 * A clause as text, in its normal form (clause-names.ts). It is read again before it is given out: without problems, `parseClauseFile` gives the same
 * clause back.
 */
export const writeClause = (clause: ClauseText): WrittenClause => {
  const problems: Problem[] = []
  const reportAt =
    (id: string): Report =>
    (code, params = {}) => {
      const place = `${clause.language}/${id}`
      if (!problems.some((known) => known.place === place && known.code === code)) problems.push({ place, code, params })
    }
  const report = reportAt(clause.id)
  for (const tag of clause.tags) if (tag.includes(',')) report('not_writable_name', { name: tag })
  const own = [
    ...(clause.tags.length > 0 ? [`tags: ${settingValue(clause.tags.join(', '), report)}`] : []),
    ...(clause.noGuidance === null ? [] : [`no-guidance: ${settingValue(clause.noGuidance, report)}`]),
  ]
  const text = `${partLines(clause.node, 0, clause.id, own, reportAt).join('\n')}\n`
  if (problems.length === 0 && !isSame(clause, text)) report('not_writable')
  return { text, problems }
}
