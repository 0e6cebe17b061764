/** Going to places in a contract and back. */
import { TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { ContractSession } from '../../../renderer/contract/contract-session.ts'
import { createJumps } from '../../../renderer/contract/jumps.ts'
import { blanksIn } from '../../../renderer/contract/open-items.ts'
import { keyOf, partAt } from '../../../renderer/contract/parts.ts'
import { positionOfKey } from '../../../renderer/contract/places.ts'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import { cell, clause, contract, contractOf, p, row, signatures, table } from '../../build.ts'

const open = (): ContractSession => {
  const state = contractState(
    contractOf(contract(clause({ id: 'a' }, 'Første klausul.'), clause({ id: 'b' }, 'Anden.'), clause({ id: 'c' }, 'Tredje.'))),
  )
  return new ContractSession('x', 1, state, () => new Promise(() => undefined))
}
const here = ({ state }: ContractSession): string => {
  const part = partAt(state.doc, state.selection.from)
  return part ? `${keyOf(part.node)} ${state.selection.from - part.pos}` : ''
}
const at = ({ state }: ContractSession, key: string): number => positionOfKey(state.doc, key) ?? -1

test('back leads to where the jump began, although the text before it has changed meanwhile', () => {
  const session = open()
  const jumps = createJumps(session)
  session.dispatch(session.state.tr.setSelection(TextSelection.create(session.state.doc, at(session, 'b') + 4)))
  expect(jumps.canGoBack.get()).toBe(false)
  jumps.to(at(session, 'c'))
  expect(here(session)).toBe('c 2')
  session.dispatch(session.state.tr.insertText('Et langt ord mere. ', at(session, 'a') + 2))
  expect(jumps.canGoBack.get()).toBe(true)
  jumps.back()
  expect(here(session)).toBe('b 4')
  expect(jumps.canGoBack.get()).toBe(false)
})

test('jumps are gone back one by one; one that began in a part that is gone is passed over in silence', () => {
  const session = open()
  const jumps = createJumps(session)
  jumps.to(at(session, 'b'))
  jumps.to(at(session, 'c'))
  const gone = at(session, 'b')
  session.dispatch(session.state.tr.delete(gone, gone + (session.state.doc.nodeAt(gone)?.nodeSize ?? 0)))
  const before = here(session)
  jumps.back()
  expect(here(session)).toBe(before)
  jumps.back()
  expect(here(session).startsWith('a')).toBe(true)
})

test('a jump to the signatures stays in the part that has them', () => {
  const document = contract(
    clause({ id: 'a', heading: 'Underskrift' }, p('Så underskrives.'), signatures()),
    clause({ id: 'b', heading: 'Andet' }, 'B.'),
  )
  const session = new ContractSession('x', 1, contractState(contractOf(document)), () => new Promise(() => undefined))
  let place = -1
  session.state.doc.descendants((node, pos) => {
    if (node.type.name === 'signature_block') place = pos
  })
  createJumps(session).to(place)
  expect(here(session)).toMatch(/^a /)
})

test('a jump to a blank selects it, so that what is typed takes its place', () => {
  const document = contract(clause({ id: 'a' }, p('Prisen er … kr.')), clause({ id: 'b' }, table(row(cell(p('Ja/Nej'))))))
  const session = new ContractSession('x', 1, contractState(contractOf(document)), () => new Promise(() => undefined))
  const jumps = createJumps(session)
  const selected = blanksIn(session.state).map(({ pos }) => {
    jumps.to(pos)
    const { from, to } = session.state.selection
    return session.state.doc.textBetween(from, to)
  })
  expect(selected).toEqual(['…', 'Ja/Nej'])
})
