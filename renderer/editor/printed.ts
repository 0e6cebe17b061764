/** What is selected as other programs should have it: numbers, references and field values as words, the way the Word export prints them. */
import { Fragment, type Node } from 'prosemirror-model'
import { AllSelection, NodeSelection, type Selection } from 'prosemirror-state'
import { annexTable } from '../../shared/document/annex-rows.ts'
import { deviationRows } from '../../shared/document/deviations.ts'
import { attributesOf, headingOf, isEmptied, isPart, partAttributes } from '../../shared/document/attributes.ts'
import { type Run, run, runsOf } from '../../shared/document/runs.ts'
import { printedItems } from '../../shared/document/printed-items.ts'
import { writtenLines } from '../../shared/document/record-lines.ts'
import { firstText } from './commands/places.ts'
import { emptiedText, labelOf } from './display.ts'
import type { Live } from './live.ts'

interface TextLine {
  readonly kind: 'text' | 'heading'
  /** The number or list label before it. */
  readonly label: string
  /** How far in the text stands: the depth of its clause and of its lists. */
  readonly indent: number
  readonly runs: readonly Run[]
}
interface TableLine {
  readonly kind: 'table'
  readonly rows: readonly (readonly {
    readonly header: boolean
    readonly colspan: number
    readonly rowspan: number
    readonly texts: readonly (readonly Run[])[]
  }[])[]
}
type Line = TextLine | TableLine

const plainCells = (texts: readonly string[], header: boolean): TableLine['rows'][number] =>
  texts.map((text) => ({ header, colspan: 1, rowspan: 1, texts: [[run(text, null)]] }))

interface Place {
  readonly annex: readonly number[] | null
  readonly indent: number
  /** The label for the first text that is printed. */
  label: string
}

class Printer {
  readonly lines: Line[] = []
  readonly #from: number
  readonly #to: number
  readonly #live: Live
  readonly #notes: string[] = []

  constructor(from: number, to: number, live: Live) {
    this.#from = from
    this.#to = to
    this.#live = live
  }

  #runs(node: Node, pos: number, annex: readonly number[] | null): Run[] | null {
    const start = Math.max(0, this.#from - pos - 1)
    const end = Math.min(node.content.size, this.#to - pos - 1)
    if (start > end || (start === end && node.content.size > 0)) return null
    const whole = start === 0 && end === node.content.size
    const cut = whole ? node : start === 0 ? node.cut(0, end) : node.type.schema.nodes['paragraph']?.create(null, node.content.cut(start, end))
    return cut ? runsOf(cut, this.#live.resolution, annex).map((one) => this.#marked(one)) : null
  }

  /** A footnote's mark; its text follows after everything else. */
  #marked(one: Run): Run {
    return one.footnote === null ? one : { ...one, text: `[${this.#notes.push(one.footnote)}]` }
  }

  /** The texts of the footnotes, a line each. */
  end(): void {
    for (const [index, note] of this.#notes.entries())
      this.lines.push({ kind: 'text', label: '', indent: 0, runs: [run(`[${index + 1}] ${note}`, null)] })
  }

  /** The runs of a stretch of one text. */
  stretch(text: Node, annex: readonly number[] | null): void {
    this.lines.push({ kind: 'text', label: '', indent: 0, runs: runsOf(text, this.#live.resolution, annex).map((one) => this.#marked(one)) })
  }

  #line(kind: TextLine['kind'], place: Place, runs: readonly Run[]): void {
    this.lines.push({ kind, label: place.label, indent: place.indent, runs })
    place.label = ''
  }

  #part(part: Node, pos: number, around: Place): void {
    const { resolution } = this.#live
    if (!resolution.included(part)) return
    const number = resolution.numberOf(partAttributes(part).id)
    const annex = number?.kind === 'annex' ? number.path : number?.kind === 'clause' ? number.annex : around.annex
    const begins = this.#from <= (firstText(part, pos) ?? pos)
    const label = begins && number ? labelOf(number, this.#live) : ''
    const place: Place = { annex, indent: number?.kind === 'clause' ? number.path.length : 0, label }
    if (isEmptied(part)) {
      const heading = headingOf(part)
      this.#line('text', place, [...(heading === '' ? [] : [run(`${heading}: `, null, { strong: true })]), run(emptiedText(part, this.#live), null)])
      return
    }
    let runIn: readonly Run[] = []
    this.#children(part, pos, (child, at) => {
      if (child.type.name === 'heading') {
        const runs = this.#runs(child, at, annex)?.map((one) => ({ ...one, strong: true })) ?? []
        if (runs.length === 0) return
        if (part.type.name === 'clause' && attributesOf(part, 'clause').heading_style === 'run_in') runIn = runs
        else this.#line('heading', place, runs)
      } else if (runIn.length > 0 && child.isTextblock) {
        const colon = run(/[.:;?!]$/.test(headingOf(part)) ? ' ' : ': ', null, { strong: true })
        this.#line('text', place, [...runIn, colon, ...(this.#runs(child, at, annex) ?? [])])
        runIn = []
      } else {
        if (runIn.length > 0) this.#line('text', place, runIn)
        runIn = []
        this.node(child, at, place)
      }
    })
    if (runIn.length > 0) this.#line('text', place, runIn)
  }

  #list(list: Node, pos: number, place: Place): void {
    const labels = new Map(printedItems(list, (node) => this.#live.resolution.included(node)).map((one) => [one.index, one.label]))
    list.forEach((item, offset, index) => {
      const label = labels.get(index)
      if (label === undefined) return
      const at = pos + 1 + offset
      const begins = this.#from <= (firstText(item, at) ?? at)
      const inside: Place = { annex: place.annex, indent: place.indent + 1, label: begins ? label : '' }
      this.#children(item, at, (child, childPos) => this.node(child, childPos, inside))
    })
  }

  #table(table: Node, pos: number, { annex }: Place): void {
    const rows: TableLine['rows'][number][] = []
    this.#children(table, pos, (row, rowPos) => {
      const cells: TableLine['rows'][number][number][] = []
      this.#children(row, rowPos, (cell, cellPos) => {
        const { colspan, rowspan } = attributesOf(cell, 'table_cell')
        const texts: (readonly Run[])[] = []
        this.#children(cell, cellPos, (paragraph, at) => texts.push(this.#runs(paragraph, at, annex) ?? []))
        cells.push({ header: cell.type.name === 'table_header', colspan, rowspan, texts })
      })
      rows.push(cells)
    })
    this.lines.push({ kind: 'table', rows })
  }

  #front(name: string): void {
    const place: Place = { annex: null, indent: 0, label: '' }
    for (const { kind, pieces } of writtenLines(name, this.#live.resolution)) {
      const isTitle = kind === 'title'
      const texts = pieces.map(({ text }) => text).join('')
      for (const text of texts.split('\n')) if (text !== '') this.#line(isTitle ? 'heading' : 'text', place, [run(text, null, { strong: isTitle })])
    }
  }

  #children(node: Node, pos: number, visit: (child: Node, pos: number) => void): void {
    node.forEach((child, offset) => {
      const at = pos + 1 + offset
      if (at < this.#to && at + child.nodeSize > this.#from) visit(child, at)
    })
  }

  #annexes(list: Node): void {
    const { head, rows } = annexTable(this.#live.resolution, attributesOf(list, 'annex_list').form)
    this.lines.push({ kind: 'table', rows: [plainCells(head, true), ...rows.map((texts) => plainCells(texts, false))] })
  }

  #deviations(place: Place): void {
    const { resolution } = this.#live
    const rows = deviationRows(resolution, place.annex)
    if (!rows) this.#line('text', place, [run(resolution.language.deviationList.none, null)])
    else this.lines.push({ kind: 'table', rows: rows.map(({ cells }) => cells.map((cell) => ({ ...cell, texts: cell.paragraphs }))) })
  }

  node(node: Node, pos: number, place: Place): void {
    if (!this.#live.resolution.included(node)) return
    if (isPart(node)) this.#part(node, pos, place)
    else if (node.isTextblock) {
      const runs = this.#runs(node, pos, place.annex)
      if (runs && (runs.length > 0 || place.label !== '')) this.#line('text', place, runs)
    } else if (node.type.name === 'enumeration') this.#list(node, pos, place)
    else if (node.type.name === 'table') this.#table(node, pos, place)
    else if (node.type.name === 'annex_list') this.#annexes(node)
    else if (node.type.name === 'deviation_list') this.#deviations(place)
    else if (node.isAtom) this.#front(node.type.name)
    // A note is for the drafter alone: it is copied out only when nothing but the note is selected.
    else if (node.type.name === 'guidance_note' && this.#from >= pos && this.#to <= pos + node.nodeSize) {
      this.#children(node, pos, (child, at) => this.node(child, at, place))
    }
  }
}

/** The lines of a selection. */
const linesOf = (document: Node, selection: Selection, live: Live): Line[] => {
  const inline = selection instanceof NodeSelection && selection.node.isInline
  const { from, to } = selection
  const printer = new Printer(from, to, live)
  const { resolution } = live
  if (!(selection instanceof AllSelection) && (inline || selection.$from.sameParent(selection.$to)) && selection.$from.parent.inlineContent) {
    const { $from, $to } = selection
    const text = resolution.contract.document.type.schema.nodes['paragraph']?.create(
      null,
      Fragment.from($from.parent.content.cut($from.parentOffset, $to.parentOffset)),
    )
    const annex = Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1)).findLast((node) => node.type.name === 'annex')
    const number = annex && resolution.numberOf(partAttributes(annex).id)
    if (text) printer.stretch(text, number?.kind === 'annex' ? number.path : null)
    printer.end()
    return printer.lines
  }
  document.forEach((node, offset) => {
    if (offset < to && offset + node.nodeSize > from) printer.node(node, offset, { annex: null, indent: 0, label: '' })
  })
  printer.end()
  return printer.lines
}

const words = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const html = (runs: readonly Run[]): string =>
  runs
    .map(({ text, strong, emphasis, foreign }) => {
      let out = escaped(text)
      if (emphasis) out = `<em>${out}</em>`
      if (strong) out = `<strong>${out}</strong>`
      return foreign === null ? out : `<span lang="${escaped(foreign)}">${out}</span>`
    })
    .join('')

const lineHtml = (line: Line): string => {
  if (line.kind === 'table') {
    const rows = line.rows.map((cells) => {
      const tags = cells.map(({ header, colspan, rowspan, texts }) => {
        const tag = header ? 'th' : 'td'
        return `<${tag} colspan="${colspan}" rowspan="${rowspan}">${texts.map((runs) => `<p>${html(runs)}</p>`).join('')}</${tag}>`
      })
      return `<tr>${tags.join('')}</tr>`
    })
    return `<table border="1" style="border-collapse:collapse">${rows.join('')}</table>`
  }
  const label = line.label === '' ? '' : `${escaped(line.label)}&nbsp;&nbsp;&nbsp;`
  if (line.kind === 'heading') {
    const level = Math.min(6, Math.max(1, line.indent + 1))
    return `<h${level}>${label}${html(line.runs)}</h${level}>`
  }
  return `<p style="margin-left:${Math.max(0, line.indent - 1) * 2}em">${label}${html(line.runs)}</p>`
}

const linePlain = (line: Line): string => {
  if (line.kind === 'table') return line.rows.map((cells) => cells.map(({ texts }) => texts.map(words).join(' ')).join('\t')).join('\n')
  return `${'\t'.repeat(Math.max(0, line.indent - 1))}${line.label === '' ? '' : `${line.label}\t`}${words(line.runs)}`
}

/** A selection as plain text and as HTML for other programs. */
export const printed = (document: Node, selection: Selection, live: Live): { readonly text: string; readonly html: string } => {
  const lines = linesOf(document, selection, live)
  const [only] = lines
  const words1 = lines.length === 1 && only?.kind === 'text' && only.label === '' && only.indent === 0
  return {
    text: lines.map(linePlain).join('\n'),
    html: `<meta charset="utf-8">${words1 ? html(only.runs) : lines.map(lineHtml).join('\n')}`,
  }
}
