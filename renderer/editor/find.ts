/** Find and replace in the contract: every match is counted, those near the viewport are shown, and what is not text is left alone. */
import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { type Near, nearIn } from './display.ts'
import { liveIn } from './live.ts'
import { lockAround } from './locks.ts'

export interface Query {
  readonly text: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

export interface Match {
  readonly from: number
  readonly to: number
}

interface Finding {
  readonly query: Query | null
  readonly pattern: RegExp | null
  /** Found in each textblock so far; nodes are immutable, so that only what changed is read again. */
  readonly read: WeakMap<Node, readonly Match[]>
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

/** Matches in a textblock, counted from its beginning. References and fields stand as one sign that no query has. */
const matchesIn = (textblock: Node, pattern: RegExp, read: WeakMap<Node, readonly Match[]>): readonly Match[] => {
  const known = read.get(textblock)
  if (known) return known
  const text = textblock.textBetween(0, textblock.content.size, undefined, '\ufffc')
  const found = [...text.matchAll(pattern)].map(({ index, 0: match }) => ({ from: index, to: index + match.length }))
  read.set(textblock, found)
  return found
}

/** All matches in what is in the contract, in document order. */
const findAll = (state: EditorState, pattern: RegExp | null, read: WeakMap<Node, readonly Match[]>): Match[] => {
  const found: Match[] = []
  if (!pattern) return found
  const { resolution } = liveIn(state)
  state.doc.descendants((node, pos) => {
    if (!resolution.included(node)) return false
    if (!node.isTextblock) return true
    for (const { from, to } of matchesIn(node, pattern, read)) found.push({ from: pos + 1 + from, to: pos + 1 + to })
    return false
  })
  return found
}

const shown = (document: Node, matches: readonly Match[], near: Near): DecorationSet =>
  DecorationSet.create(
    document,
    matches.filter(({ from, to }) => to >= near.from && from <= near.to).map(({ from, to }) => Decoration.inline(from, to, { class: 'found' })),
  )

const NOTHING: Finding = { query: null, pattern: null, read: new WeakMap(), matches: [], near: { from: 0, to: 0 }, set: DecorationSet.empty }

/** Comes after the display's plugin. It costs nothing while nothing is looked for. */
export const findPlugin = (): Plugin<Finding> =>
  new Plugin({
    key,
    state: {
      init: () => NOTHING,
      apply: (tr, value, _before, after) => {
        const asked = tr.getMeta(key) as { query: Query | null } | undefined
        if (asked?.query === null) return NOTHING
        const query = asked?.query ?? value.query
        if (!query) return value
        const near = nearIn(after)
        if (!asked && !tr.docChanged && near.from === value.near.from && near.to === value.near.to) return value
        const pattern = asked ? patternOf(query) : value.pattern
        const read = asked ? new WeakMap<Node, readonly Match[]>() : value.read
        const matches = asked || tr.docChanged ? findAll(after, pattern, read) : value.matches
        return { query, pattern, read, matches, near, set: shown(tr.doc, matches, near) }
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
export const currentMatch = (state: EditorState): number => {
  const { from, to } = state.selection
  return matchesOf(state).findIndex((match) => match.from === from && match.to === to)
}

const select = (tr: Transaction, { from, to }: Match): Transaction => tr.setSelection(TextSelection.create(tr.doc, from, to)).scrollIntoView()

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

/** Replace the selected match and select the next; when none is selected, only select the next. */
export const replaceMatch =
  (text: string): Command =>
  (state, dispatch) => {
    const match = matchesOf(state)[currentMatch(state)]
    if (!match) return findNext(1)(state, dispatch)
    if (!dispatch) return true
    const tr = text === '' ? state.tr.delete(match.from, match.to) : state.tr.insertText(text, match.from, match.to)
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
export const lockedMatches = (state: EditorState): number => matchesOf(state).filter((match) => isLocked(state, match)).length

/** Replace every match in one step of the history, but for those in locked clauses. */
export const replaceAll =
  (text: string): Command =>
  (state, dispatch) => {
    const matches = matchesOf(state).filter((match) => !isLocked(state, match))
    if (matches.length === 0) return false
    if (!dispatch) return true
    const { tr } = state
    for (const { from, to } of matches.toReversed()) {
      if (text === '') tr.delete(from, to)
      else tr.insertText(text, from, to)
    }
    dispatch(tr)
    return true
  }
