/** Lines of a paste as parts of a document: nested clauses, lists, paragraphs and tables. */
import type { Node } from 'prosemirror-model'
import { type EnumerationStyle, schema } from '../../../shared/document/schema.ts'
import { MAX_LIST_DEPTH } from '../commands/lists.ts'
import { newId } from '../identities.ts'
import { type Line, textOf } from './lines.ts'
import { type Role, understand, type Understood } from './numbering.ts'

/** What can be put into a contract: blocks that belong to the text at the caret, then parts of their own. */
export interface Pasted {
  readonly blocks: readonly Node[]
  /** Clauses, chapters and annexes. */
  readonly parts: readonly Node[]
  /** Whether the first and last block are pieces of a text that go on in the texts around the caret. */
  readonly open: { readonly start: boolean; readonly end: boolean }
  /** The level that the first clause had where it came from, when its number told it. */
  readonly level: number | null
}

interface OpenItem {
  readonly blocks: (Node | OpenList)[]
}
interface OpenList {
  readonly style: EnumerationStyle
  readonly level: number | null
  /** The place of the last item. */
  place: number
  readonly items: OpenItem[]
}
interface OpenClause {
  readonly level: number
  readonly heading: string
  readonly blocks: (Node | OpenList)[]
  readonly clauses: OpenClause[]
}

const paragraph = (inline: readonly Node[]): Node => schema.nodes.paragraph.create(null, [...inline])
const blockNode = (block: Node | OpenList): Node => ('items' in block ? listNode(block) : block)

const listNode = ({ style, items }: OpenList): Node =>
  schema.nodes.enumeration.create(
    { style },
    items.map(({ blocks }) => {
      const nodes = blocks.map(blockNode)
      const content = nodes[0]?.type.name === 'paragraph' ? nodes : [paragraph([]), ...nodes]
      return schema.nodes.enumeration_item.create({ id: newId() }, content)
    }),
  )

const clauseNode = ({ heading, blocks, clauses }: OpenClause): Node => {
  const own = [...(heading === '' ? [] : [schema.nodes.heading.create(null, schema.text(heading))]), ...blocks.map(blockNode)]
  const content = own.length === 0 ? [paragraph([])] : own
  return schema.nodes.clause.create({ id: newId(), heading_style: heading === '' ? 'run_in' : 'block' }, [...content, ...clauses.map(clauseNode)])
}

/** The longest line that can be a heading where nothing but its look says so. */
const LONGEST_HEADING = 80

/** Whether a numbered line is a heading: it is marked as one, or it is short, ends in no sentence, and is bold, in capitals, or followed by its own clauses. */
const isHeading = ({ line, role }: Understood, next: Understood | null): boolean => {
  const text = textOf(line.inline)
  if (text === '' || text.includes('\ufffc')) return false
  if (line.heading !== null) return true
  if (text.length > LONGEST_HEADING || /[.,;:!?]$/.test(text)) return false
  const bold = line.inline.every((node) => node.marks.some((mark) => mark.type.name === 'strong'))
  const capitals = /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()
  const parent = role.kind === 'clause' && next?.role.kind === 'clause' && next.role.level > role.level
  return bold || capitals || parent
}

class Builder {
  readonly leading: (Node | OpenList)[] = []
  readonly top: OpenClause[] = []
  #clauses: OpenClause[] = []
  #lists: OpenList[] = []
  /** How many of the open clauses are headings without a number: numbers count inside them. */
  #unnumbered = 0
  /** Paragraphs after a list that may yet turn out to stand inside its last item. */
  #held: Node[] = []

  #target(): (Node | OpenList)[] {
    return this.#clauses.at(-1)?.blocks ?? this.leading
  }

  /** What was held back stands after the list. */
  #settle(): void {
    this.#target().push(...this.#held)
    this.#held = []
  }

  #endLists(): void {
    this.#lists = []
    this.#settle()
  }

  clause(level: number, heading: string, numbered: boolean): OpenClause {
    this.#endLists()
    const made: OpenClause = { level, heading, blocks: [], clauses: [] }
    while ((this.#clauses.at(-1)?.level ?? 0) >= level) this.#clauses.pop()
    this.#unnumbered = Math.min(this.#unnumbered, this.#clauses.length)
    ;(this.#clauses.at(-1)?.clauses ?? this.top).push(made)
    this.#clauses.push(made)
    if (!numbered) this.#unnumbered = this.#clauses.length
    return made
  }

  /** The level of a numbered clause under the headings that have none. */
  numberedLevel(level: number): number {
    const above = this.#clauses[this.#unnumbered - 1]
    return (above?.level ?? 0) + level
  }

  item({ readings, level }: Extract<Role, { kind: 'item' }>, inline: readonly Node[]): void {
    const { list, reading } = this.#listFor(readings, level)
    if (list) {
      this.#lists.length = this.#lists.indexOf(list) + 1
      list.items.at(-1)?.blocks.push(...this.#held)
      this.#held = []
      list.place = reading.place
      list.items.push({ blocks: [paragraph(inline)] })
      return
    }
    const outer = level === null ? this.#lists.at(-1) : this.#lists.findLast((one) => (one.level ?? 0) < level)
    this.#lists.length = outer ? this.#lists.indexOf(outer) + 1 : 0
    if (!outer || this.#lists.length >= MAX_LIST_DEPTH) this.#settle()
    const made: OpenList = { style: reading.style, level, place: reading.place, items: [{ blocks: [paragraph(inline)] }] }
    if (outer && this.#lists.length < MAX_LIST_DEPTH) {
      outer.items.at(-1)?.blocks.push(...this.#held, made)
      this.#held = []
    } else {
      this.#lists = []
      this.#target().push(made)
    }
    this.#lists.push(made)
  }

  /** The open list that an item goes on, the innermost first, and how its label is then read; else how it begins a list. */
  #listFor(readings: readonly { style: EnumerationStyle; place: number }[], level: number | null) {
    const open = this.#lists.toReversed().filter((one) => level === null || one.level === null || one.level === level)
    for (const list of open) {
      const reading = readings.find(({ style, place }) => style === list.style && (place === 0 || place === list.place + 1))
      if (reading) return { list, reading }
    }
    const [first] = readings
    const reading = readings.find(({ place }) => place === 1) ??
      (readings.length > 1 ? readings.at(-1) : first) ?? { style: 'bullet' as const, place: 0 }
    // Labels of a marked list that do not run on, as after a deleted item, are of one list all the same.
    const same = level === null ? undefined : open.find((one) => one.style === reading.style && one.level === level && reading.place > one.place)
    return { list: same ?? null, reading }
  }

  text(inline: readonly Node[], continues: number): void {
    const node = paragraph(inline)
    const list = continues > 0 ? this.#lists.findLast((one) => one.level === null || one.level <= continues) : undefined
    if (list) {
      this.#lists.length = this.#lists.indexOf(list) + 1
      list.items.at(-1)?.blocks.push(...this.#held, node)
      this.#held = []
    } else if (this.#lists.length > 0) this.#held.push(node)
    else this.#target().push(node)
  }

  table(node: Node): void {
    this.#endLists()
    this.#target().push(node)
  }

  end(): void {
    this.#settle()
  }
}

const isText = (node: Node | undefined): boolean => node?.type.name === 'paragraph'

/** Make parts of lines. */
export const structured = (lines: readonly Line[]): Pasted => {
  const builder = new Builder()
  const all = understand(lines)
  let level: number | null = null
  all.forEach((one, index) => {
    if ('kind' in one) {
      builder.table(one.table)
      return
    }
    const { line, role } = one
    const following = all[index + 1]
    const next = following && !('kind' in following) ? following : null
    if (role.kind === 'clause') {
      level ??= role.path.length
      const heading = isHeading(one, next)
      const clause = builder.clause(builder.numberedLevel(role.level), heading ? textOf(line.inline) : '', true)
      if (!heading && line.inline.length > 0) clause.blocks.push(paragraph(line.inline))
    } else if (line.heading !== null && role.kind === 'text' && !textOf(line.inline).includes('\ufffc')) {
      builder.clause(line.heading, textOf(line.inline), false)
    } else if (role.kind === 'item') builder.item(role, line.inline)
    else builder.text(line.inline, line.continues)
  })
  builder.end()
  const blocks = builder.leading.map(blockNode)
  const parts = builder.top.map(clauseNode)
  return { blocks, parts, open: { start: isText(blocks[0]), end: parts.length === 0 && isText(blocks.at(-1)) }, level }
}

/** Lines as paragraphs, whatever their labels say. */
export const literally = (lines: readonly Line[]): Pasted => ({
  blocks: lines.map((line) => (line.kind === 'text' ? paragraph(line.inline) : line.table)),
  parts: [],
  open: { start: true, end: true },
  level: null,
})
