/** The outline as a tree, and what is done to parts from it. */
import * as fc from 'fast-check'
import type { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { keyOf, partAt, partReader } from '../../../../renderer/contract/parts.ts'
import { positionOfKey } from '../../../../renderer/contract/places.ts'
import { contractState } from '../../../../renderer/editor/editor-state.ts'
import { addBeside, moveBy } from '../../../../renderer/views/drafting/outline/acts.ts'
import { around, branches, shapeBuilder, shownKeys, treeBuilder } from '../../../../renderer/views/drafting/outline/outline-tree.ts'
import { parse, serialise } from '../../../../shared/document/format.ts'
import { contractIn } from '../../../../renderer/contract/record.ts'
import { anyFullContract } from '../../../arbitraries.ts'
import { annex, chapter, clause, contract, contractOf, field } from '../../../build.ts'

const FIELDS = [{ key: 'fee', label: 'Pris', type: 'amount', owner: 'buyer' }] as const
const state = contractState(
  contractOf(
    contract(
      chapter(
        { id: 'c', heading: 'Alt' },
        clause({ id: 'a', heading: 'A' }, clause({ id: 'a1' }, 'Første ', field('fee'))),
        clause({ id: 'b' }, 'Andet.'),
      ),
      annex({ id: 'x', heading: 'Bilag' }),
    ),
    { fields: FIELDS },
  ),
)
const none = new Map()
const run = (from: EditorState, command: ReturnType<typeof moveBy>): EditorState | null => {
  let next: EditorState | null = null
  command(from, (tr) => {
    next = from.apply(tr)
  })
  return next
}
const order = (of: EditorState): string[] => partReader()(of).map(({ number, key }) => `${number} ${key}`)

test('rows stand inside each other, a closed one counts what is open inside it', () => {
  const tree = treeBuilder()(partReader()(state), none)
  expect(tree.roots.map(({ id, openFields, row }) => [id, openFields, row.openFields])).toEqual([
    ['c', 1, 0],
    ['x', 0, 0],
  ])
  expect(branches(tree)).toEqual(['a', 'c'])
  expect(around(tree, 'a1')).toEqual(['a', 'c'])
  expect(shownKeys(tree, new Set(['c']))).toEqual(['c', 'a', 'b', 'x'])
})

test('after a change only the rows on the way to it are new objects', () => {
  const read = partReader()
  const build = treeBuilder()
  const before = build(read(state), none)
  const typed = state.apply(state.tr.insertText('Nyt ', (positionOfKey(state.doc, 'b') ?? 0) + 2))
  const after = build(read(typed), none)
  expect(after.roots[1]).toBe(before.roots[1])
  expect(after.byKey.get('a')).toBe(before.byKey.get('a'))
  expect(after.byKey.get('b')).not.toBe(before.byKey.get('b'))
  expect(after.byKey.get('c')).not.toBe(before.byKey.get('c'))
  const marked = build(read(typed), new Map([['a', { isChanged: true, isUnlocked: false, isOutdated: false }]]))
  expect(marked.byKey.get('a')?.isChanged).toBe(true)
  expect(marked.byKey.get('b')).toBe(after.byKey.get('b'))
})

test('rows are laid out anew only where rows come, go or open: what they say lays nothing out', () => {
  const read = partReader()
  const build = treeBuilder()
  const shape = shapeBuilder()
  const open = new Set(['c'])
  const before = shape(build(read(state), none), open)
  expect(before.map(({ id, children }) => [id, children.map((child) => [child.id, child.isBranch, child.children.length])])).toEqual([
    [
      'c',
      [
        ['a', true, 0],
        ['b', false, 0],
      ],
    ],
    ['x', []],
  ])
  const typed = state.apply(state.tr.insertText('Nyt ', (positionOfKey(state.doc, 'b') ?? 0) + 2))
  expect(shape(build(read(typed), none), open)).toBe(before)
  const inside = run(typed, addBeside('a1', 'after'))
  expect(inside && shape(build(read(inside), none), open)).toBe(before)
  const beside = run(typed, addBeside('b', 'after'))
  const after = beside ? shape(build(read(beside), none), open) : []
  expect(after[0]).not.toBe(before[0])
  expect(after[0]?.children[0]).toBe(before[0]?.children[0])
  expect(after[1]).toBe(before[1])
})

test('a part moves past its neighbour, whatever is selected, and not past the end', () => {
  const moved = run(state, moveBy('a', 1))
  expect(moved && order(moved)).toEqual(['Kapitel I c', '1 b', '2 a', '2.1 a1', 'Bilag 1 x'])
  expect(run(state, moveBy('c', -1))).toBeNull()
  expect(run(state, moveBy('missing', 1))).toBeNull()
})

test('a part is added beside another of its kind, with the caret in it', () => {
  const added = run(state, addBeside('b', 'before'))
  expect(added && order(added).map((row) => row.split(' ').at(0))).toEqual(['Kapitel', '1', '1.1', '2', '3', 'Bilag'])
  const here = added && partAt(added.doc, added.selection.from)
  expect(here && keyOf(here.node)).not.toBe('b')
  expect(here?.node.textContent).toBe('')
  const annexed = run(state, addBeside('x', 'after'))
  expect(annexed && order(annexed).filter((row) => row.startsWith('Bilag'))).toHaveLength(2)
})

test('whatever is moved or added in any contract, it stays a contract', () => {
  fc.assert(
    fc.property(anyFullContract, fc.nat(), fc.constantFrom<1 | -1>(1, -1), fc.boolean(), (one, place, step, adds) => {
      const from = contractState(one)
      const rows = partReader()(from)
      const key = rows[place % Math.max(1, rows.length)]?.key
      fc.pre(key !== undefined)
      const next = run(from, adds ? addBeside(key, step === 1 ? 'after' : 'before') : moveBy(key, step))
      fc.pre(next !== null)
      expect(() => parse(serialise(contractIn(next)))).not.toThrow()
    }),
    { numRuns: 80 },
  )
})
