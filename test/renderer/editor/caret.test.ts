// @vitest-environment happy-dom
/** The caret of a window that is busy: what the user did with it counts, although ProseMirror has not been told of it yet. */
import { EditorState, NodeSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { caretPlugin } from '../../../renderer/editor/caret.ts'
import { drawingPlugin, SECTION_VIEWS } from '../../../renderer/editor/drawing.ts'
import { contractPlugins } from '../../../renderer/editor/editor-state.ts'
import { schema } from '../../../shared/document/schema.ts'
import { chapter, clause, contract, contractOf, p } from '../../build.ts'

const LONG = 'ord '.repeat(8000)
const TEXT = 'Leverandøren leverer.'

let idle: IdleRequestCallback[] = []
let view: EditorView

beforeEach(() => {
  vi.stubGlobal('requestIdleCallback', (callback: IdleRequestCallback) => idle.push(callback))
  vi.stubGlobal('cancelIdleCallback', () => {
    idle = []
  })
  const parts = Array.from({ length: 4 }, (_, index) =>
    chapter({ id: `c${index}`, heading: 'Ydelsen' }, clause({ id: `k${index}` }, p(index === 0 ? TEXT : LONG))),
  )
  const document = contract(schema.node('title_page'), ...parts)
  const state = EditorState.create({ doc: document, plugins: contractPlugins(contractOf(document)) })
  view = new EditorView(window.document.body, { state, plugins: [caretPlugin(), drawingPlugin(state)], nodeViews: SECTION_VIEWS })
  view.focus()
  view.dispatch(state.tr.setSelection(NodeSelection.create(document, 0)))
})
afterEach(() => {
  view.destroy()
  vi.unstubAllGlobals()
})

/** The browser's caret, of which the page is told later. */
const putCaret = (offset: number): void => {
  const text = [...view.dom.querySelectorAll('p')].find(({ textContent }) => textContent === TEXT)?.firstChild
  if (!text) throw new Error('the paragraph is not drawn')
  const silent = (event: Event): void => event.stopImmediatePropagation()
  window.addEventListener('selectionchange', silent, true)
  window.getSelection()?.collapse(text, offset)
  window.removeEventListener('selectionchange', silent, true)
}
/** What stands before the caret of the state in its paragraph. */
const before = (): string => {
  const { $from } = view.state.selection
  return $from.parent.isTextblock ? $from.parent.textContent.slice(0, $from.parentOffset) : `(${$from.nodeAfter?.type.name})`
}

test('the first letter after a click goes where the user has clicked', () => {
  expect(before()).toBe('(title_page)')
  putCaret(12)
  expect(before()).toBe('(title_page)')
  view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }))
  expect(before()).toBe('Leverandøren')
  const letter = new KeyboardEvent('keypress', { key: ' ', bubbles: true, cancelable: true })
  Object.defineProperty(letter, 'charCode', { value: 32 })
  view.dom.dispatchEvent(letter)
  expect(letter.defaultPrevented).toBe(false)
})

test('drawing more of the contract leaves the caret where the user has put it', () => {
  putCaret(12)
  const waiting = view.dom.querySelectorAll('[data-waiting]').length
  for (const callback of idle.splice(0)) callback({ didTimeout: false, timeRemaining: () => 50 })
  expect(view.dom.querySelectorAll('[data-waiting]').length).toBeLessThan(waiting)
  expect(before()).toBe('Leverandøren')
  expect(window.getSelection()?.focusOffset).toBe(12)
})
