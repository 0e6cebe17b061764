/** Finding a part of the contract by what one knows of it: its number, its heading, or words of its text. */
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { headingOf, isPart } from '../../shared/document/attributes.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { ownPart } from './part-changes.ts'
import { keyOf, type PartRow } from './parts.ts'

export interface FoundPart {
  readonly row: PartRow
  /** The annex that it stands in, as printed; empty in the body. */
  readonly within: string
  /** The words around the hit, when it is in the text; else the beginning of the text, unless the part goes by it. */
  readonly excerpt: string
}

interface Entry {
  readonly row: PartRow
  readonly within: string
  readonly number: string
  readonly heading: string
  readonly text: string
}

export interface PartFinder {
  /** The best hits first; for an empty query the first parts in order. */
  readonly find: (query: string, limit: number) => FoundPart[]
}

const texts = new WeakMap<Node, string>()
const textOf = (part: Node): string => {
  const known = texts.get(part)
  if (known !== undefined) return known
  const text = plainText(ownPart(part)).replaceAll('\n', ' ')
  texts.set(part, text)
  return text
}

const AROUND = 40

const excerptOf = (text: string, word: string): string => {
  const at = word === '' ? -1 : text.toLowerCase().indexOf(word)
  if (at < AROUND) return text.slice(0, AROUND * 3)
  return `… ${text.slice(text.indexOf(' ', at - AROUND) + 1, at + AROUND * 2)}`
}

/** How well a part fits: the lower the better; null when it does not. */
const rank = ({ number, heading, text }: Entry, words: readonly string[], query: string): number | null => {
  if (!words.every((word) => number.includes(word) || heading.includes(word) || text.includes(word))) return null
  if (number === query || number.endsWith(` ${query}`)) return 0
  if (number.startsWith(query)) return 1
  if (heading.startsWith(query)) return 2
  if (` ${heading}`.includes(` ${query}`)) return 3
  if (words.every((word) => heading.includes(word) || number.includes(word))) return 4
  return 5
}

/** Looks among the rows of a state that are in the contract. */
export const partFinder = (state: EditorState, rows: readonly PartRow[]): PartFinder => {
  const nodes = new Map<string, Node>()
  state.doc.descendants((node) => {
    if (isPart(node)) nodes.set(keyOf(node), node)
    return isPart(node) || node === state.doc
  })
  const annexes = new Map<string, string>()
  const entries: Entry[] = []
  for (const row of rows) {
    const within = annexes.get(row.parent) ?? ''
    annexes.set(row.key, row.kind === 'annex' ? row.number : within)
    if (row.number === '') continue
    const node = nodes.get(row.key)
    if (!node) continue
    entries.push({ row, within, number: row.number.toLowerCase(), heading: headingOf(node).toLowerCase(), text: textOf(node).toLowerCase() })
  }
  return {
    find: (query, limit) => {
      const asked = query.trim().toLowerCase()
      const words = asked.split(/\s+/).filter((word) => word !== '')
      const ranked = entries
        .map((entry) => ({ entry, rank: words.length === 0 ? 0 : rank(entry, words, asked) }))
        .filter((one): one is { entry: Entry; rank: number } => one.rank !== null)
      return ranked
        .toSorted((one, other) => one.rank - other.rank)
        .slice(0, limit)
        .map(({ entry: { row, within } }) => {
          const node = nodes.get(row.key)
          const text = node ? textOf(node) : ''
          const excerpt = excerptOf(text, words.find((word) => !row.name.toLowerCase().includes(word)) ?? '')
          // A part without a heading goes by its first words already.
          return { row, within, excerpt: text.startsWith(row.name.replace(/ …$/, '')) && text.startsWith(excerpt) ? '' : excerpt }
        })
    },
  }
}
