// @vitest-environment happy-dom
/** Typing at a »…« that stands for what is still to be written. */
import type { Node } from 'prosemirror-model'
import { EditorView } from 'prosemirror-view'
import { afterEach, expect, test } from 'vitest'
import { clause, contract, p } from '../../build.ts'
import { idsIn, line, stateOf } from './editing.ts'

let view: EditorView | null = null
afterEach(() => view?.destroy())

/** A text as keys bring it, letter by letter: what nothing takes over is put in as the browser would. */
const typed = (document: Node, text: string): string => {
  const open = new EditorView(window.document.body, { state: stateOf(document) })
  view = open
  for (const letter of text) {
    const { from, to } = open.state.selection
    const insert = () => open.state.tr.insertText(letter, from, to)
    if (open.someProp('handleTextInput', (handle) => handle(open, from, to, letter, insert)) !== true) open.dispatch(insert())
  }
  return line(open.state, idsIn(open.state.doc))
}
const inClause = (text: string): Node => contract(clause({ id: 'a' }, p(text)))

test.each([
  ['before it', 'Fristen er <cursor>… dage.', '30', '"Fristen er 30| dage."'],
  ['behind it', 'Fristen er …<cursor> dage.', '30', '"Fristen er 30| dage."'],
  ['alone in the paragraph', '<cursor>…', 'Ingen', '"Ingen|"'],
] as const)('what is typed %s takes the place of a blank', (_where, text, keys, expected) => {
  expect(typed(inClause(text), keys)).toContain(expected)
})

test.each([
  ['a space behind a blank', '…<cursor>', ' kr.', '… kr.|'],
  ['a full stop behind a blank', 'Prisen er …<cursor>', '.', 'Prisen er ….|'],
  ['words that break off', 'og så…<cursor>', 'n', 'og så…n|'],
  ['what a quotation leaves out', '[<cursor>…]', 'n', '[n|…]'],
] as const)('%s leaves the … where it is', (_what, text, keys, expected) => {
  expect(typed(inClause(text), keys)).toContain(expected)
})
