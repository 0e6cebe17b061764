// @vitest-environment happy-dom
/**
 * How much work a keystroke and an opening are in a contract of 300 pages, counted rather than timed: the same on every machine, and the first to show
 * that something grew with the size of the document (performance reference, section 6).
 */
import type { Node } from 'prosemirror-model'
import { type EditorState, TextSelection } from 'prosemirror-state'
import { type Decoration, type DecorationSource, EditorView } from 'prosemirror-view'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { showNear, type Work } from '../../renderer/editor/display.ts'
import { contractState } from '../../renderer/editor/editor-state.ts'
import { liveIn } from '../../renderer/editor/live.ts'
import { NODE_VIEWS } from '../../renderer/editor/node-views.ts'
import { changedPieces } from '../../shared/document/pieces.ts'
import { contractOfPages } from '../bench/large-contract.ts'

/** A paragraph with a reference and with uses of defined terms, and the chapter around it. */
interface Place {
  readonly paragraph: { readonly pos: number; readonly node: Node }
  readonly chapter: { readonly pos: number; readonly node: Node }
}

const NOTHING: Work = { blocks: 0, characters: 0, decorations: 0 }
const work: Work = { ...NOTHING }
let state: EditorState
let place: Place

const hasReference = (node: Node): boolean => node.children.some(({ type }) => type.name === 'reference')

const middle = (document: Node): Place => {
  const found: Place[] = []
  document.forEach((chapter, pos) => {
    chapter.descendants((node, offset) => {
      if (node.type.name === 'paragraph' && hasReference(node)) {
        found.push({ paragraph: { pos: pos + 1 + offset, node }, chapter: { pos, node: chapter } })
      }
      return !node.isTextblock
    })
  })
  const half = found[Math.floor(found.length / 2)]
  if (!half) throw new Error('no paragraph has a reference')
  return half
}

/** The references, fields and uses of terms in a text block. */
const liveThings = (node: Node): number => {
  const { terms } = liveIn(state)
  const uses = terms === null ? [] : [...node.textBetween(0, node.content.size, undefined, '\ufffc').matchAll(terms)]
  return uses.length + node.children.filter(({ isLeaf, isText }) => isLeaf && !isText).length
}

const decorationsIn = (of: EditorState, from: number, to: number): Decoration[] => {
  const found: Decoration[] = []
  for (const plugin of of.plugins) {
    const source: DecorationSource | null | undefined = plugin.props.decorations?.call(plugin, of)
    source?.forEachSet((set) => {
      found.push(...set.find(from, to))
    })
  }
  return found
}

/** The state after one letter in the middle paragraph. */
const typed = (before: EditorState): EditorState => before.apply(before.tr.insertText('e', place.paragraph.pos + 1 + 10))

let opened: EditorState
let openingWork: Work
beforeAll(() => {
  opened = contractState(contractOfPages(300), [], work)
  openingWork = { ...work }
})
beforeEach(() => {
  place = middle(opened.doc)
  const { pos, node } = place.chapter
  state = opened.apply(showNear(opened.tr, { from: pos, to: pos + node.nodeSize }))
  Object.assign(work, NOTHING)
})

test('a keystroke reads one block and decorates no more than is live in it', () => {
  expect(liveThings(place.paragraph.node)).toBeGreaterThan(1)
  typed(state)
  expect(work.blocks).toBe(1)
  expect(work.characters).toBe(place.paragraph.node.content.size + 1)
  expect(work.decorations).toBeLessThanOrEqual(liveThings(place.paragraph.node) + 1)
})

test('a keystroke leaves numbers, references and terms of the contract as they were worked out', () => {
  expect(liveIn(typed(state))).toBe(liveIn(state))
})

test('a keystroke changes one of the pieces that a contract is kept in', () => {
  expect(changedPieces(state.doc, typed(state).doc)).toMatchObject({ remove: 1, insert: [{}] })
})

test('a keystroke far from what is on the screen decorates nothing', () => {
  const { doc } = state
  let last = 0
  doc.descendants((node, pos) => {
    if (node.type.name === 'paragraph') last = pos
    return !node.isTextblock
  })
  state.apply(state.tr.insertText('e', last + 1))
  expect(work).toEqual(NOTHING)
})

test('a keystroke is as little work in 600 pages as in 30', () => {
  const works = [30, 600].map((pages) => {
    const counted: Work = { ...NOTHING }
    const small = contractState(contractOfPages(pages), [], counted)
    let first = 0
    small.doc.descendants((node, pos) => {
      if (first === 0 && node.type.name === 'paragraph') first = pos
      return first === 0
    })
    Object.assign(counted, NOTHING)
    small.apply(small.tr.insertText('e', first + 1))
    return counted
  })
  expect(works[1]).toEqual(works[0])
})

test('a new first clause, which changes every number, decorates what is near and no more', () => {
  const near = decorationsIn(state, place.chapter.pos, place.chapter.pos + place.chapter.node.nodeSize).length
  const heading = state.schema.nodes['heading']?.create(null, state.schema.text('Ny bestemmelse'))
  const clause = state.schema.nodes['clause']?.create({ id: 'first', heading_style: 'block' }, heading)
  let inFirstChapter = 0
  state.doc.forEach((node, pos) => {
    if (inFirstChapter === 0 && node.type.name === 'chapter') inFirstChapter = pos + 1 + (node.firstChild?.nodeSize ?? 0)
  })
  if (!clause) throw new Error('the schema has no clauses')
  const after = state.apply(state.tr.insert(inFirstChapter, clause))
  expect(liveIn(after).resolution.numberOf('first')?.path).toEqual([1])
  expect(work.decorations).toBeLessThanOrEqual(near + state.doc.childCount)
})

test('opening decorates what is near and gives every other section its height, nothing else', () => {
  const far = opened.doc.childCount - 2
  const [first, second] = [opened.doc.child(0), opened.doc.child(1)]
  const near = decorationsIn(opened, 0, first.nodeSize + second.nodeSize - 1)
  expect(openingWork.decorations).toBeLessThanOrEqual(far + near.length)
  expect(openingWork.characters).toBeLessThanOrEqual(first.content.size + second.content.size)
})

test('the page has no more elements than the contract has nodes and what is near has decorations', () => {
  const view = new EditorView(null, { state, nodeViews: { ...NODE_VIEWS } })
  let nodes = 0
  state.doc.descendants((node) => {
    // A table's rows stand in a tbody.
    nodes += node.isText ? 0 : node.type.name === 'table' ? 2 : 1
  })
  const { pos, node } = place.chapter
  expect(view.dom.querySelectorAll('*').length).toBeLessThanOrEqual(nodes + decorationsIn(state, pos, pos + node.nodeSize).length)
  view.destroy()
})

test('a keystroke changes one text on the page', () => {
  const view = new EditorView(null, { state, nodeViews: { ...NODE_VIEWS } })
  const { pos } = place.paragraph
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos + 1 + 10)))
  const changes: MutationRecord[] = []
  const observer = new MutationObserver((records) => changes.push(...records))
  observer.observe(view.dom, { attributes: true, characterData: true, childList: true, subtree: true })
  view.dispatch(view.state.tr.insertText('e'))
  changes.push(...observer.takeRecords())
  expect(changes.map(({ type }) => type)).toEqual(['characterData'])
  observer.disconnect()
  view.destroy()
})
