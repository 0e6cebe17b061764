// @vitest-environment happy-dom
/** Drawing a long contract in parts: what is seen or selected is there at once, everything a moment later, and the document is whole all the time. */
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { AllSelection, type EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CLAUSE_VIEWS } from '../../../renderer/editor/clause-views.ts'
import { nearIn, showNear } from '../../../renderer/editor/display.ts'
import { drawingPlugin, SECTION_VIEWS } from '../../../renderer/editor/drawing.ts'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import { annex, chapter, clause, contract, contractOf, p } from '../../build.ts'

const SECTIONS = 24
/** A section is a sixth of what is drawn in one go. */
const LONG = 'ord '.repeat(2500)

const section = (index: number): Node => {
  const inner = clause({ id: `k${index}`, heading: `Klausul ${index}` }, p(LONG), clause({ id: `u${index}` }, p(`Ende ${index}.`)))
  if (index >= SECTIONS - 3) return annex({ id: `b${index}`, heading: `Bilag ${index}` }, p(`Om ${index}.`), inner)
  return index % 4 === 3 ? inner : chapter({ id: `c${index}`, heading: `Kapitel ${index}` }, inner)
}
const long = contractOf(contract(...Array.from({ length: SECTIONS }, (_, index) => section(index))))

let idle: IdleRequestCallback[] = []
const rest = (): void => {
  for (const callback of idle.splice(0)) callback({ didTimeout: false, timeRemaining: () => 50 })
}
const views: EditorView[] = []

beforeEach(() => {
  vi.stubGlobal('requestIdleCallback', (callback: IdleRequestCallback) => idle.push(callback))
  vi.stubGlobal('cancelIdleCallback', () => {
    idle = []
  })
})
afterEach(() => {
  for (const view of views.splice(0)) if (!view.isDestroyed) view.destroy()
  vi.unstubAllGlobals()
})

const open = (state: EditorState = contractState(long)): EditorView => {
  const view = new EditorView(document.body, { state, plugins: [drawingPlugin(state)], nodeViews: { ...CLAUSE_VIEWS, ...SECTION_VIEWS } })
  views.push(view)
  return view
}
/** An element and what is in it, whatever the order in which its attributes were set. */
const described = (element: Element): string => {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).toSorted()
  const inside = [...element.childNodes].map((child) => (child instanceof Element ? described(child) : child.textContent))
  return [element.tagName, ...attributes, '(', ...inside, ')'].join(' ')
}
/** The sections that are not on the page as they are when nothing waits. */
const notAsUsual = (view: EditorView): number[] => {
  const usual = new EditorView(null, { state: view.state, nodeViews: CLAUSE_VIEWS })
  const [here, there] = [view, usual].map(({ dom }) => [...dom.children].map(described)) as [string[], string[]]
  usual.destroy()
  return Array.from({ length: Math.max(here.length, there.length) }, (_, index) => index).filter((index) => here[index] !== there[index])
}
const waiting = (view: EditorView): number[] => [...view.dom.children].flatMap((child, index) => (child.hasAttribute('data-waiting') ? [index] : []))
const startOf = ({ doc }: EditorState, index: number): number => doc.children.slice(0, index).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
const endOf = (state: EditorState, index: number): number => startOf(state, index + 1)

test('what comes first is drawn at once; the rest are empty boxes that know their size, until the window has time', () => {
  const view = open()
  const [first, ...others] = waiting(view)
  expect(first).toBeGreaterThan(0)
  expect(others.at(-1)).toBe(SECTIONS - 1)
  const last = view.dom.lastElementChild
  expect([last?.className, last?.childNodes.length, last?.getAttribute('style')]).toEqual(['annex', 0, expect.stringContaining('--characters: ')])
  rest()
  expect(waiting(view)[0]).toBeGreaterThan(first ?? 0)
  while (idle.length > 0) rest()
  expect(notAsUsual(view)).toEqual([])
})

test('a short contract is drawn whole', () => {
  const view = open(contractState(contractOf(contract(section(1), section(3), section(SECTIONS)))))
  expect(waiting(view)).toEqual([])
  expect(idle).toEqual([])
})

test('a section in which the selection ends is drawn with it, and those between its ends go on waiting', () => {
  const view = open()
  const { doc } = view.state
  const before = waiting(view)
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, 4, endOf(view.state, SECTIONS - 2) - 5)))
  expect(waiting(view)).toEqual(before.filter((index) => index !== SECTIONS - 2))
  view.dispatch(view.state.tr.setSelection(new AllSelection(view.state.doc)))
  expect(waiting(view)).toEqual(before.filter((index) => index !== SECTIONS - 2))
})

test('a page that is left draws nothing more', () => {
  const view = open()
  expect(idle).toHaveLength(1)
  view.destroy()
  expect(idle).toEqual([])
})

test('what comes near the screen is drawn at once', () => {
  const view = open()
  view.dispatch(showNear(view.state.tr, { from: startOf(view.state, 15), to: endOf(view.state, 16) }))
  expect(waiting(view)).not.toEqual(expect.arrayContaining([15]))
  expect(waiting(view)).not.toEqual(expect.arrayContaining([16]))
  expect(view.dom.children[15]?.textContent).toContain('Ende 15.')
})

test('text that is being composed is left alone until it is done', () => {
  const view = open()
  const before = waiting(view)
  const composing = vi.spyOn(view, 'composing', 'get').mockReturnValue(true)
  rest()
  expect(waiting(view)).toEqual(before)
  composing.mockRestore()
  rest()
  expect(waiting(view).length).toBeLessThan(before.length)
})

/** What may happen before everything is drawn; `at` and `to` are shares of the document. */
const acts = fc.array(
  fc.record({
    act: fc.constantFrom('rest', 'select', 'scroll', 'type', 'delete', 'move', 'insert'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 8 },
)

const changed = (state: EditorState, { act, at, to }: { act: string; at: number; to: number }, id: string) => {
  const { doc, tr } = state
  const [here, there] = [at, to].map((share) => Math.floor(share * doc.content.size)) as [number, number]
  const [one, other] = [at, to].map((share) => Math.min(doc.childCount - 1, Math.floor(share * doc.childCount))) as [number, number]
  switch (act) {
    case 'select':
      return tr.setSelection(TextSelection.between(doc.resolve(here), doc.resolve(there)))
    case 'scroll':
      return showNear(tr, { from: startOf(state, one), to: endOf(state, one) })
    case 'type':
      return tr.setSelection(TextSelection.near(doc.resolve(here))).insertText('ny')
    case 'delete':
      return doc.childCount > 1 ? tr.delete(startOf(state, one), endOf(state, one)) : tr
    case 'move': {
      const node = doc.child(one)
      if (node.type.name === 'annex' || doc.child(other).type.name === 'annex') return tr
      tr.delete(startOf(state, one), endOf(state, one))
      return tr.insert(tr.mapping.map(startOf(state, other)), node)
    }
    default:
      return tr.insert(0, clause({ id }, p('Tilføjet.')))
  }
}

test('whatever happens meanwhile, the document is what it would be without drawing in parts, and in the end all of it is on the page', () => {
  fc.assert(
    fc.property(acts, (list) => {
      let plain = contractState(long)
      const view = open(plain)
      for (const [index, one] of list.entries()) {
        if (one.act === 'rest') rest()
        else {
          plain = plain.apply(changed(plain, one, `n${index}`))
          view.dispatch(changed(view.state, one, `n${index}`))
        }
        expect(view.state.doc.eq(plain.doc)).toBe(true)
        const { anchor, head } = view.state.selection
        const near = nearIn(view.state)
        for (const place of waiting(view)) {
          const [start, end] = [startOf(view.state, place), endOf(view.state, place)]
          expect([anchor, head].some((pos) => pos > start && pos < end)).toBe(false)
          expect(start < near.to && end > near.from).toBe(false)
        }
      }
      while (idle.length > 0) rest()
      expect(notAsUsual(view)).toEqual([])
    }),
    { numRuns: 60 },
  )
})
