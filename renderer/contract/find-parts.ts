/** Finding what a reference can point to by what one knows of it: a part by its number, heading or words, a list item or paragraph, a range. */
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { headingOf, isPart } from '../../shared/document/attributes.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import type { Target } from '../editor/commands/references.ts'
import { liveIn } from '../editor/live.ts'
import { innerPlaces } from './inner-places.ts'
import { ownPart } from './part-changes.ts'
import { annexesOf, keyOf, type PartRow } from './parts.ts'

export interface FoundPart {
  /** Unique among the hits. */
  readonly key: string
  /** The part, or the one that the item or paragraph stands in. */
  readonly row: PartRow
  /** As a reference prints it, without a word before it: `16.2`, `9.2 (ii)`, `9.2, 3. afsnit`, `16–18`. */
  readonly number: string
  /** The annex that it stands in, as printed; empty in the body. */
  readonly within: string
  /** The words around the hit, when it is in the text; else the beginning of the text, unless the part goes by it. */
  readonly excerpt: string
  readonly target: Target
  /** The other end of a range. */
  readonly to: Target | null
}

interface Entry extends Omit<FoundPart, 'excerpt' | 'to'> {
  readonly kind: PartRow['kind'] | 'item' | 'paragraph'
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

/** Spaces and the word for a clause aside: `punkt 9.2 (ii)` and `9.2(ii)` are the same. */
const bare = (number: string): string =>
  number
    .toLowerCase()
    .replace(/^(?:punkt|pkt\.?)\s+/, '')
    .replaceAll(/\s+/g, '')

/** How well something fits: the lower the better; null when it does not. */
const rank = ({ kind, number, heading, text }: Entry, words: readonly string[], query: string): number | null => {
  const isInner = kind === 'item' || kind === 'paragraph'
  const asked = number.toLowerCase()
  if (bare(asked) === bare(query)) return 0
  const lower = text.toLowerCase()
  const title = heading.toLowerCase()
  if (!words.every((word) => asked.includes(word) || (!isInner && title.includes(word)) || lower.includes(word))) return null
  if (asked.endsWith(` ${query}`)) return isInner ? 6 : 0
  // What is inside a part follows it: its own number begins with the part's.
  if (isInner) return bare(asked).startsWith(bare(query)) ? 6 : 7
  if (asked.startsWith(query)) return 1
  if (title.startsWith(query)) return 2
  if (` ${title}`.includes(` ${query}`)) return 3
  if (words.every((word) => title.includes(word) || asked.includes(word))) return 4
  return 5
}

const RANGE = /^(.*\S)\s*[-–—]\s*(\S.*)$/

/** Both ends of a range as typed: `16-18`, `bilag 1-3`, `9.2 (i)–(iii)`. */
const rangeIn = (query: string, entries: readonly Entry[]): { readonly from: Entry; readonly to: Entry } | null => {
  const [, first = '', last = ''] = RANGE.exec(query) ?? []
  if (first === '') return null
  const find = (number: string): Entry | undefined => entries.find((entry) => bare(entry.number) === bare(number))
  const from = find(first)
  const to = [last, first.replace(/\S+$/, last), first.replace(/\([^()]*\)$/, last)].map(find).find((entry) => entry?.kind === from?.kind)
  return from && to && from !== to && entries.indexOf(from) < entries.indexOf(to) && from.within === to.within ? { from, to } : null
}

/** Looks among the rows of a state that are in the contract, and in their lists and paragraphs. */
export const partFinder = (state: EditorState, rows: readonly PartRow[]): PartFinder => {
  const { resolution } = liveIn(state)
  const nodes = new Map<string, { readonly node: Node; readonly pos: number }>()
  state.doc.descendants((node, pos) => {
    if (isPart(node)) nodes.set(keyOf(node), { node, pos })
    return isPart(node) || node === state.doc
  })
  const annexes = annexesOf(rows)
  const entries: Entry[] = []
  for (const row of rows) {
    const within = annexes.get(row.parent) ?? ''
    const found = nodes.get(row.key)
    if (!found || row.isLeftOut || resolution.numberOf(row.id) === undefined) continue
    const { number } = row
    entries.push({ key: row.key, row, kind: row.kind, within, number, heading: headingOf(found.node), text: textOf(found.node), target: row.id })
  }

  let inner: readonly Entry[] | null = null
  /** Read when something is looked for: there are many. */
  const innerEntries = (): readonly Entry[] => {
    inner ??= entries.flatMap((entry) => {
      const found = nodes.get(entry.key)
      if (!found) return []
      return innerPlaces(found.node, found.pos, resolution).map(({ kind, label, text, target }, index) => ({
        ...entry,
        key: `${entry.key} ${index}`,
        kind,
        number: `${entry.number === '' ? entry.row.name : entry.number}${label}`,
        text,
        target,
      }))
    })
    return inner
  }

  const hit = ({ row, within, target, number, text, key, kind }: Entry, words: readonly string[]): FoundPart => {
    const isInner = kind === 'item' || kind === 'paragraph'
    const excerpt = excerptOf(text, words.find((word) => isInner || !row.name.toLowerCase().includes(word)) ?? '')
    // A part without a heading goes by its first words already.
    const isTold = !isInner && text.startsWith(row.name.replace(/ …$/, '')) && text.startsWith(excerpt)
    return { key, row, number, within, target, to: null, excerpt: isTold ? '' : excerpt }
  }

  return {
    find: (query, limit) => {
      const asked = query.trim().toLowerCase()
      const words = asked.split(/\s+/).filter((word) => word !== '')
      if (words.length === 0) return entries.slice(0, limit).map((entry) => hit(entry, words))
      const all = [...entries, ...innerEntries()]
      const range = rangeIn(asked, all)
      const ranked = all
        .map((entry) => ({ entry, rank: rank(entry, words, asked) }))
        .filter((one): one is { entry: Entry; rank: number } => one.rank !== null)
        .toSorted((one, other) => one.rank - other.rank)
        .slice(0, limit)
        .map(({ entry }) => hit(entry, words))
      if (!range) return ranked
      const { from, to } = range
      // What both begin with is said once: Bilag 1–3, 9.2 (i)–(iii).
      const common = from.number.slice(0, from.number.lastIndexOf(' ') + 1)
      const last = to.number.startsWith(common) ? to.number.slice(common.length) : to.number
      return [{ ...hit(from, []), key: 'range', number: `${from.number}–${last}`, to: to.target }, ...ranked]
    },
  }
}
