/** Ids: what an edit inserts without one gets one, and a copy of its neighbour's is replaced. */
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import { newId } from '../../../renderer/editor/identities.ts'
import { schema } from '../../../shared/document/schema.ts'
import { clause, contract, contractOf, item, list, p, when } from '../../build.ts'

const idsOf = (document: Node): string[] => {
  const ids: string[] = []
  document.descendants((node) => {
    if (typeof node.attrs['id'] === 'string') ids.push(node.attrs['id'])
  })
  return ids
}

test('a new id is one that the schema takes, and no two are alike', () => {
  const ids = Array.from({ length: 500 }, newId)
  expect(new Set(ids).size).toBe(500)
  expect(ids.every((id) => /^[a-z2-9]{12}$/.test(id))).toBe(true)
})

test('a clause inserted without an id gets one', () => {
  const state = contractState(contractOf(contract(clause({ id: 'a' }, p('x')))))
  const after = state.apply(state.tr.insert(state.doc.content.size, schema.nodes.clause.create(null, schema.nodes.paragraph.create())))
  const [first, second = ''] = idsOf(after.doc)
  expect(first).toBe('a')
  expect(second).toMatch(/^[a-z2-9]{12}$/)
  after.doc.check()
})

test('splitting an item gives the second half an id of its own', () => {
  const state = contractState(contractOf(contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, 'etto'))))))
  let inside = 0
  state.doc.descendants((node, pos) => {
    if (node.isText) inside = pos + 2
  })
  const after = state.apply(state.tr.split(inside, 2))
  const ids = idsOf(after.doc)
  expect(ids.slice(0, 2)).toEqual(['a', 'i'])
  expect(ids[2]).toMatch(/^[a-z2-9]{12}$/)
})

test('alternatives keep the id they share', () => {
  const alternatives = contract(
    clause({ id: 'a', condition: when('pris', 'ja') }, p('x')),
    clause({ id: 'a', condition: when('pris', 'nej') }, p('y')),
  )
  const state = contractState(contractOf(alternatives))
  const after = state.apply(state.tr.insertText('z', 3))
  expect(idsOf(after.doc)).toEqual(['a', 'a'])
})
