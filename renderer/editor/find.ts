/**
 * Find and replace in the contract as it is printed: every match is counted, those near the viewport are shown. What a field, a reference or the record
 * prints is found, too, and left alone by replacing.
 */
import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, NodeSelection, Plugin, PluginKey, type Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { attributesOf, isPart, partAttributes } from '../../shared/document/attributes.ts'
import { annexOf } from '../../shared/document/numbering.ts'
import { writtenLines } from '../../shared/document/record-lines.ts'
import { type Near, nearIn, shownFor } from './display.ts'
import { type Live, liveIn } from './live.ts'
import { lockAround } from './locks.ts'

export interface Query {
  readonly text: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

export interface Match {
  readonly from: number
  readonly to: number
  /** Some of it is not text of the document, but printed by a field, a reference or the record. */
  readonly isPrinted: boolean
}

interface Finding {
  readonly query: Query | null
  readonly pattern: RegExp | null
  /** Found in each textblock so far; nodes are immutable, so that only what changed is read again while what is live stays the same. */
  readonly read: WeakMap<Node, readonly Match[]>
  readonly live: Live | null
  readonly matches: readonly Match[]
  readonly near: Near
  readonly set: DecorationSet
}

const key = new PluginKey<Finding>('find')

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

/** Letters by class: `\b` is wrong at æ, ø and å. A space finds the hard space that typography set. */
const patternOf = ({ text, matchCase, wholeWord }: Query): RegExp | null => {
  if (text === '') return null
  const words = escaped(text.normalize('NFC')).replaceAll(/\s/g, String.raw`\s`)
  const source = wholeWord ? String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])` : words
  return new RegExp(source, matchCase ? 'gu' : 'giu')
}

/** A sign that no query has: what stands for it is neither found nor crossed. */
const NO_TEXT = '\ufffc'

/** Words in a row as they are printed: text, or what stands in one place of it. */
interface Run {
  readonly words: string
  /** Where they begin among those of the block. */
  readonly at: number
  /** Where they stand in the block. */
  readonly from: number
  readonly to: number
  readonly isText: boolean
}

type Annex = readonly number[] | null

const wordsOf = (inline: Node, live: Live, annex: Annex): string => {
  if (inline.type.name === 'footnote') return attributesOf(inline, 'footnote').text
  return shownFor(inline, live, annex, () => 0)?.text ?? ''
}

const runsOf = (textblock: Node, live: Live, annex: Annex): Run[] => {
  const runs: Run[] = []
  let at = 0
  const add = (words: string, from: number, to: number, isText: boolean): void => {
    const shown = words === '' ? NO_TEXT : words
    runs.push({ words: shown, at, from, to, isText })
    at += shown.length
  }
  if (textblock.type.name === 'definition') {
    add(attributesOf(textblock, 'definition').term, 0, textblock.content.size, false)
    add(NO_TEXT, 0, 0, true)
  }
  textblock.forEach((inline, offset) => add(inline.text ?? wordsOf(inline, live, annex), offset, offset + inline.nodeSize, inline.isText))
  return runs
}

/** Matches in a textblock, counted from its beginning. */
const matchesIn = (textblock: Node, pattern: RegExp, live: Live, annex: Annex, read: Finding['read']): readonly Match[] => {
  const known = read.get(textblock)
  if (known) return known
  const runs = runsOf(textblock, live, annex)
  const text = runs.map(({ words }) => words).join('')
  const found = [...text.matchAll(pattern)].flatMap(({ index, 0: match }): Match[] => {
    const end = index + match.length
    const hit = runs.filter(({ at, words }) => at < end && at + words.length > index)
    const [first, last] = [hit[0], hit.at(-1)]
    if (!first || !last) return []
    return [
      {
        from: first.isText ? first.from + index - first.at : first.from,
        to: last.isText ? last.from + end - last.at : last.to,
        isPrinted: hit.some(({ isText }) => !isText),
      },
    ]
  })
  // A field that prints a word twice is one place.
  const places = found.filter((one, index) => one.from !== found[index - 1]?.from || one.to !== found[index - 1]?.to)
  read.set(textblock, places)
  return places
}

/** Whether a block that is written from the record prints it. */
const isWritten = (block: Node, pattern: RegExp, { resolution }: Live): boolean =>
  writtenLines(block.type.name, resolution).some(
    ({ pieces }) =>
      pieces
        .map(({ text }) => text)
        .join('')
        .search(pattern) >= 0,
  )

/** All matches in what is in the contract, in document order. */
const findAll = (state: EditorState, pattern: RegExp | null, read: Finding['read']): Match[] => {
  const found: Match[] = []
  if (!pattern) return found
  const live = liveIn(state)
  const { resolution } = live
  const walk = (parent: Node, start: number, annex: Annex): void =>
    parent.forEach((node, offset) => {
      if (!resolution.included(node)) return
      const pos = start + offset
      if (node.isTextblock) {
        for (const { from, to, isPrinted } of matchesIn(node, pattern, live, annex, read)) {
          found.push({ from: pos + 1 + from, to: pos + 1 + to, isPrinted })
        }
      } else if (!node.isAtom) {
        walk(node, pos + 1, isPart(node) ? annexOf(resolution.numberOf(partAttributes(node).id)) : annex)
      } else if (isWritten(node, pattern, live)) found.push({ from: pos, to: pos + node.nodeSize, isPrinted: true })
    })
  walk(state.doc, 0, null)
  return found
}

/** A block that is written from the record: it is found as a whole. */
const isBlock = (document: Node, { from }: Match): boolean => !document.resolve(from).parent.inlineContent

const isAt = ({ from, to }: Match, selection: Selection): boolean => selection.from === from && selection.to === to

const marked = (document: Node, match: Match, selection: Selection): Decoration => {
  const here = isAt(match, selection) ? ' found-here' : ''
  const { from, to } = match
  return isBlock(document, match)
    ? Decoration.node(from, to, { class: `found-block${here}` })
    : Decoration.inline(from, to, { class: `found${here}` })
}

const shown = ({ doc, selection }: EditorState, matches: readonly Match[], near: Near): DecorationSet =>
  DecorationSet.create(
    doc,
    matches.filter(({ from, to }) => to >= near.from && from <= near.to).map((match) => marked(doc, match, selection)),
  )

const NOTHING: Finding = {
  query: null,
  pattern: null,
  read: new WeakMap(),
  live: null,
  matches: [],
  near: { from: 0, to: 0 },
  set: DecorationSet.empty,
}

/** Comes after the display's plugin. It costs nothing while nothing is looked for. */
export const findPlugin = (): Plugin<Finding> =>
  new Plugin({
    key,
    state: {
      init: () => NOTHING,
      apply: (tr, value, before, after) => {
        const asked = tr.getMeta(key) as { query: Query | null } | undefined
        if (asked?.query === null) return NOTHING
        const query = asked?.query ?? value.query
        if (!query) return value
        const near = nearIn(after)
        const live = liveIn(after)
        const isElsewhere = !after.selection.eq(before.selection)
        if (!asked && !tr.docChanged && !isElsewhere && near.from === value.near.from && near.to === value.near.to) return value
        const pattern = asked ? patternOf(query) : value.pattern
        const read = asked || live !== value.live ? new WeakMap<Node, readonly Match[]>() : value.read
        const matches = asked || tr.docChanged ? findAll(after, pattern, read) : value.matches
        return { query, pattern, read, live, matches, near, set: shown(after, matches, near) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.set ?? null },
  })

/** Look for something else, or for nothing (null). */
export const setQuery = (tr: Transaction, query: Query | null): Transaction => tr.setMeta(key, { query }).setMeta('addToHistory', false)

const NONE: readonly Match[] = []

/** The matches in a state; the same list until the query or the text changes. */
export const matchesOf = (state: EditorState): readonly Match[] => key.getState(state)?.matches ?? NONE

/** Which match is selected, counted from 0; -1 when none is. */
export const currentMatch = (state: EditorState): number => matchesOf(state).findIndex((match) => isAt(match, state.selection))

const select = (tr: Transaction, match: Match): Transaction => {
  const { from, to } = match
  return tr.setSelection(isBlock(tr.doc, match) ? NodeSelection.create(tr.doc, from) : TextSelection.create(tr.doc, from, to)).scrollIntoView()
}

/** Select the next match after the selection, or the one before it; after the last comes the first. */
export const findNext =
  (direction: 1 | -1): Command =>
  (state, dispatch) => {
    const matches = matchesOf(state)
    const { from, to } = state.selection
    const isHere = currentMatch(state) >= 0
    const next =
      direction === 1
        ? (matches.find((match) => match.from >= (isHere ? to : from)) ?? matches[0])
        : (matches.findLast((match) => match.to <= from) ?? matches.at(-1))
    if (!next) return false
    dispatch?.(select(state.tr, next))
    return true
  }

const hasCapitals = (text: string): boolean => text !== text.toLowerCase()

/**
 * What takes the place of a match. Who asks and answers in small letters leaves capitals to the program, as in Word: »Kunden« at the beginning of a sentence
 * becomes »Køberen«. Who only wants other capitals gets them.
 */
const inItsPlace = (state: EditorState, { from, to }: Match, text: string): string => {
  const query = key.getState(state)?.query
  const found = state.doc.textBetween(from, to)
  if (!query || query.matchCase || hasCapitals(query.text) || hasCapitals(text) || found.toLowerCase() === text) return text
  if (found.length > 1 && hasCapitals(found) && found === found.toUpperCase()) return text.toUpperCase()
  return hasCapitals(found.charAt(0)) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text
}

/** Replace the selected match and select the next; when none is selected, or one that is printed, only select the next. */
export const replaceMatch =
  (text: string): Command =>
  (state, dispatch) => {
    const match = matchesOf(state)[currentMatch(state)]
    if (!match || match.isPrinted) return findNext(1)(state, dispatch)
    if (!dispatch) return true
    const tr = text === '' ? state.tr.delete(match.from, match.to) : state.tr.insertText(inItsPlace(state, match, text), match.from, match.to)
    const after = state.apply(tr)
    // Refused: the window hears why from the same transaction.
    if (after === state) {
      dispatch(tr)
      return true
    }
    const next = matchesOf(after).find(({ from }) => from >= match.from + text.length) ?? matchesOf(after)[0]
    dispatch(next ? select(tr, next) : tr)
    return true
  }

const isLocked = (state: EditorState, { from }: Match): boolean => lockAround(state.doc, from) !== null

/** How many matches stand in locked clauses: they are found, but not replaced. */
export const lockedMatches = (state: EditorState): number => matchesOf(state).filter((match) => !match.isPrinted && isLocked(state, match)).length

/** How many are printed by a field, a reference or the record: they are found, but not replaced. */
export const printedMatches = (state: EditorState): number => matchesOf(state).filter(({ isPrinted }) => isPrinted).length

/** Replace every match in one step of the history, but for those that are kept. */
export const replaceAll =
  (text: string): Command =>
  (state, dispatch) => {
    const matches = matchesOf(state).filter((match) => !match.isPrinted && !isLocked(state, match))
    if (matches.length === 0) return false
    if (!dispatch) return true
    const { tr } = state
    for (const match of matches.toReversed()) {
      if (text === '') tr.delete(match.from, match.to)
      else tr.insertText(inItsPlace(state, match, text), match.from, match.to)
    }
    dispatch(tr)
    return true
  }
