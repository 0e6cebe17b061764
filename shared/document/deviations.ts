/** Where a contract deviates from locked text: clauses that were unlocked and no longer say what they said, and the table that lists them. */
import { Fragment, type Node } from 'prosemirror-model'
import { attributesOf, type Deviation, deviationOf, headingOf, isEmptied, isPart, partAttributes } from './attributes.ts'
import type { FlatCell, FlatRow } from './flat-blocks.ts'
import { nodeJson } from './json.ts'
import { annexOf } from './numbering.ts'
import { printedItems } from './printed-items.ts'
import type { Resolution } from './resolve.ts'
import { type Run, run, runsOf } from './runs.ts'
import { schema } from './schema.ts'
import { visitIncluded } from './visit-included.ts'

/** What an unlocked clause remembers. One that was unlocked before keeps the text that was locked first. */
export const deviationFor = (clause: Node, reason: string): Deviation => {
  const known = deviationOf(clause)
  return known ? { ...known, reason } : { reason, lock: attributesOf(clause, 'clause').locked ?? '', was: clause.children.map(nodeJson) }
}

/** A copy of parts is text like any other, and nothing that the contract has to account for: those with an id of `copied` forget that they were unlocked. */
export const withoutDeviations = (node: Node, copied: (id: string) => boolean = () => true): Node => {
  if (!isPart(node)) return node
  const children = node.children.map((child) => withoutDeviations(child, copied))
  const content = children.some((child, index) => child !== node.child(index)) ? Fragment.fromArray(children) : node.content
  const forgets = deviationOf(node) !== null && copied(partAttributes(node).id)
  if (forgets) return node.type.create({ ...node.attrs, deviation: null }, content, node.marks)
  return content === node.content ? node : node.copy(content)
}

/** What a clause held while it was locked. */
export const lockedContent = ({ was }: Deviation): Fragment => Fragment.fromJSON(schema, was)

/** A line of a text as a quotation shows it. */
interface Line {
  /** The number of a clause or the label of an item; whether a line is another one does not depend on it. */
  readonly label: string
  readonly runs: readonly Run[]
}

/** Nothing in a quotation is live or filled in: a word processor would change it with what it no longer says. */
const quoted = ({ text, strong, emphasis, foreign, footnote }: Run): Run => ({
  ...run(footnote === null ? text : ` [${footnote}]`, null),
  strong,
  emphasis,
  foreign,
})

/** The text of a clause, a line for each paragraph, item and row, without what the answers leave out. */
const linesOf = (clause: Node, content: Fragment, resolution: Resolution): Line[] => {
  const from = annexOf(resolution.numberOf(partAttributes(clause).id))
  const included = (node: Node): boolean => resolution.included(node)
  const text = (node: Node): Run[] => runsOf(node, resolution, from).map(quoted)
  const listLines = (list: Node): Line[] =>
    printedItems(list, included).flatMap(({ item, label }) =>
      item.children.flatMap((child, index) =>
        child.type.name === 'enumeration' ? listLines(child) : [{ label: index === 0 ? label : '', runs: text(child) }],
      ),
    )
  const rowLine = (row: Node): Line => ({
    label: '',
    runs: row.children.flatMap((cell, index) => [...(index > 0 ? [run(' | ', null)] : []), ...cell.children.flatMap(text)]),
  })
  const lines = (blocks: Fragment, number: string): Line[] => {
    let label = number
    return blocks.content.flatMap((node): Line[] => {
      if (!included(node)) return []
      switch (node.type.name) {
        case 'clause': {
          const own = resolution.printedNumber(partAttributes(node).id) ?? ''
          return isEmptied(node) ? [{ label: own, runs: [run(resolution.language.reserved, null)] }] : lines(node.content, own)
        }
        case 'enumeration':
          return listLines(node)
        case 'table':
          return node.children.map(rowLine)
        case 'heading':
        case 'paragraph':
        case 'definition': {
          const line = { label, runs: node.type.name === 'heading' ? [{ ...run(node.textContent, null), strong: true }] : text(node) }
          label = ''
          return [line]
        }
        default:
          return []
      }
    })
  }
  return lines(content, '')
}

const wordsOf = ({ runs }: Line): string => runs.map(({ text }) => text).join('')

/** The lines of two texts from the first that differs to the last. */
const differing = (was: readonly Line[], is: readonly Line[]): readonly [readonly Line[], readonly Line[]] => {
  const same = (one: Line | undefined, other: Line | undefined): boolean =>
    one !== undefined && other !== undefined && wordsOf(one) === wordsOf(other)
  const shorter = Math.min(was.length, is.length)
  let start = 0
  while (start < shorter && same(was[start], is[start])) start += 1
  let end = 0
  while (end < shorter - start && same(was.at(-1 - end), is.at(-1 - end))) end += 1
  return [was.slice(start, was.length - end), is.slice(start, is.length - end)]
}

export interface FoundDeviation {
  readonly node: Node
  readonly pos: number
  readonly deviation: Deviation
  /** The lines that differ; none where the text was added, or where it is taken out. */
  readonly was: readonly Line[]
  readonly is: readonly Line[]
}

/** How a clause of the contract deviates from its locked text; null where it does not. */
const compared = (node: Node, pos: number, resolution: Resolution): FoundDeviation | null => {
  const deviation = deviationOf(node)
  if (!deviation) return null
  const before = linesOf(node, lockedContent(deviation), resolution)
  if (isEmptied(node)) return { node, pos, deviation, was: before, is: [] }
  const [was, is] = differing(before, linesOf(node, node.content, resolution))
  return was.length + is.length === 0 ? null : { node, pos, deviation, was, is }
}

/** The clauses in the contract that deviate from their locked text, in document order. One that was unlocked and says what it said does not. */
export const deviationsIn = (resolution: Resolution): FoundDeviation[] => {
  const found: FoundDeviation[] = []
  visitIncluded(
    resolution.contract.document,
    (node) => resolution.included(node),
    (node, pos) => {
      const one = compared(node, pos, resolution)
      if (one) found.push(one)
      return false
    },
  )
  return found
}

/** Whether a clause that was unlocked says something else than it said. */
export const deviates = (node: Node, resolution: Resolution): boolean => compared(node, 0, resolution) !== null

const cell = (header: boolean, paragraphs: readonly (readonly Run[])[]): FlatCell => ({ header, colspan: 1, rowspan: 1, colwidth: null, paragraphs })

/** The lines of a quotation; `nothing` where there are none. */
const quotation = (lines: readonly Line[], nothing: string): (readonly Run[])[] =>
  lines.length === 0
    ? [[{ ...run(nothing, null), emphasis: true }]]
    : lines.map(({ label, runs }) => (label === '' ? runs : [run(`${label} `, null), ...runs]))

/** The table of the deviations: where, what the text was, what it is, why. It stands in the body (`from` null) or in an annex. Null when there are none. */
export const deviationRows = (resolution: Resolution, from: readonly number[] | null): FlatRow[] | null => {
  const { language } = resolution
  const words = language.deviationList
  const found = deviationsIn(resolution)
  if (found.length === 0) return null
  const head = [words.place, words.was, words.now, words.reason].map((text) => cell(true, [[run(text, null)]]))
  const rows = found.map(({ node, deviation, was, is }) => {
    const target = schema.nodes.reference.create({ target: partAttributes(node).id, capital: true })
    const place = runsOf(schema.nodes.paragraph.create(null, target), resolution, from)
    const heading = headingOf(node)
    const isNamed = heading === '' || place.some(({ text }) => text.includes(heading))
    const reason = deviation.reason === '' ? { ...run(`[${words.missing}]`, null), broken: true } : run(deviation.reason, null)
    return [
      cell(false, isNamed ? [place] : [place, [run(heading, null)]]),
      cell(false, quotation(was, '–')),
      cell(false, quotation(is, language.reserved)),
      cell(false, [[reason]]),
    ]
  })
  return [{ header: true, cells: head }, ...rows.map((cells) => ({ header: false, cells }))]
}
