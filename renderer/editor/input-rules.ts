/** What typing does beside putting in a letter: a label typed at the beginning of a paragraph makes a list, quotes turn to those of the contract. */
import { closeHistory, undo } from 'prosemirror-history'
import { type Command, type EditorState, NodeSelection, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { blanksIn } from '../../shared/document/blanks.ts'
import { LANGUAGES } from '../../shared/language/languages.ts'
import type { EnumerationStyle } from '../../shared/document/schema.ts'
import { recordOf } from '../contract/record.ts'
import { deleteSelected } from './commands/deletion.ts'
import { wrapInList } from './commands/lists.ts'

interface Typing {
  /** Straight quotes become those of the contract's language. Off until the user wants it. */
  readonly quotes: boolean
  /** The document right after a label became a list: Backspace then takes that back. */
  readonly listed: EditorState['doc'] | null
}

const key = new PluginKey<Typing>('typing')

/** The first label of each list, as it is typed. */
const LABELS: Readonly<Record<string, EnumerationStyle>> = {
  '(i)': 'roman_parens',
  '(a)': 'alpha_parens',
  'a)': 'alpha_paren',
  '1)': 'digit_paren',
  'i.': 'roman_dot',
  '-': 'dash',
  '–': 'dash',
  '*': 'bullet',
  '•': 'bullet',
}

/** A label with a space after it, at the beginning of a paragraph, makes a list. The label is typed first, so that undo brings it back. */
const makeList = (view: EditorView, from: number): boolean => {
  const $from = view.state.doc.resolve(from)
  const style = LABELS[$from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')]
  const { parent } = $from
  if (style === undefined || parent.type.name !== 'paragraph' || parent.content.size !== $from.parentOffset || !wrapInList(style)(view.state))
    return false
  view.dispatch(view.state.tr.insertText(' ', from))
  const start = $from.start()
  wrapInList(style)(view.state, (tr) => {
    // The list's and the item's beginning stand before the paragraph now.
    tr.delete(start + 2, start + 2 + $from.parentOffset + 1)
    view.dispatch(closeHistory(tr).setMeta(key, { listed: tr.doc }))
  })
  return true
}

const quoteFor = (state: EditorState, from: number): string => {
  const { open, close } = LANGUAGES[recordOf(state).language].quotes
  const $from = state.doc.resolve(from)
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc').at(-1)
  return before === undefined || /[\s([{–—-]/.test(before) ? open : close
}

/** Typing over a selection that reaches over several blocks, which the browser would take apart in its own way. */
const typeOver = (tr: Transaction, text: string): boolean => {
  if (!deleteSelected(tr)) return false
  tr.insertText(text)
  return true
}

/** What stands for text still to be written: it gives way to what is typed at it, or a »…« is left behind a word and nothing says that it is open. */
const BLANK = '…'
const WRITTEN = /^[\p{L}\p{N}]/u

const writeOverBlank = (view: EditorView, pos: number, text: string): boolean => {
  const $pos = view.state.doc.resolve(pos)
  const { parent, parentOffset } = $pos
  const beside = parent.textBetween(Math.max(0, parentOffset - 1), Math.min(parent.content.size, parentOffset + 1), undefined, '\ufffc')
  if (!beside.includes(BLANK) || !WRITTEN.test(text)) return false
  const blank = blanksIn(parent, $pos.node(-1)).find((one) => one.text === BLANK && (one.at === parentOffset || one.at + 1 === parentOffset))
  if (!blank) return false
  const start = $pos.start() + blank.at
  const tr = view.state.tr.insertText(text, start, start + 1)
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, start + text.length)).scrollIntoView())
  return true
}

const onText = (view: EditorView, from: number, to: number, text: string): boolean => {
  const { state } = view
  const { selection } = state
  if (selection instanceof NodeSelection && selection.node.isBlock) return true
  if (!selection.empty && !(selection.$from.sameParent(selection.$to) && selection.$from.parent.inlineContent)) {
    const { tr } = state
    if (!(selection instanceof TextSelection) && selection.$from.depth > 0) return false
    if (typeOver(tr, text)) view.dispatch(tr.scrollIntoView())
    return true
  }
  if (view.composing || from !== to) return false
  if (text === ' ') return makeList(view, from)
  if (writeOverBlank(view, from, text)) return true
  if (text === '"' && key.getState(state)?.quotes === true) {
    view.dispatch(state.tr.insertText(quoteFor(state, from), from, to).scrollIntoView())
    return true
  }
  return false
}

/** Right after a label became a list: the label again, as text. */
export const undoList: Command = (state, dispatch) => {
  const listed = key.getState(state)?.listed
  return listed !== null && listed === state.doc && undo(state, dispatch)
}

/** Switch quotes of the contract's language on or off. */
export const toggleQuotes: Command = (state, dispatch) => {
  dispatch?.(state.tr.setMeta(key, { quotes: !quotesOn(state) }))
  return true
}
export const quotesOn = (state: EditorState): boolean => key.getState(state)?.quotes === true

export const typingPlugin = (): Plugin<Typing> =>
  new Plugin({
    key,
    state: {
      init: (): Typing => ({ quotes: false, listed: null }),
      apply: (tr, value) => ({ ...value, ...(tr.docChanged && { listed: null }), ...(tr.getMeta(key) as Partial<Typing> | undefined) }),
    },
    props: {
      handleTextInput: onText,
      handleDOMEvents: {
        // An input method writes into the page itself: what is selected must be gone from the document before it does.
        compositionstart: (view) => {
          const { selection, tr } = view.state
          if (selection instanceof TextSelection && !selection.$from.sameParent(selection.$to) && deleteSelected(tr)) view.dispatch(tr)
          return false
        },
      },
    },
  })
