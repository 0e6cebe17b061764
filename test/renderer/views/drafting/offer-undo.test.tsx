// @vitest-environment happy-dom
/** The offer to take back what was just done. */
import { act } from 'react'
import { EditorView } from 'prosemirror-view'
import { expect, test } from 'vitest'
import { Toasts } from '../../../../renderer/components/toasts.tsx'
import { ContractSession } from '../../../../renderer/contract/contract-session.ts'
import { contractState } from '../../../../renderer/editor/editor-state.ts'
import { deletePart } from '../../../../renderer/editor/commands/parts.ts'
import { offerUndo } from '../../../../renderer/views/drafting/offer-undo.ts'
import { clause, contract, contractOf } from '../../../build.ts'
import { byRole, press, render, shows, until } from '../../screen.tsx'
import { connect } from '../../window.tsx'

/** A contract from which a clause was just deleted, shown, with the offer beside it. */
const afterDeletion = async (): Promise<ContractSession> => {
  await connect({ info: { language: 'en' } })
  const state = contractState(contractOf(contract(clause({ id: 'a' }, 'Første.'), clause({ id: 'b' }, 'Andet.'), clause({ id: 'c' }, 'Tredje.'))))
  const session = new ContractSession('one', 1, state, async () => ({ revision: 2, at: '' }))
  session.attach(new EditorView(null, { state: session.state }))
  await render(<Toasts />)
  deletePart('b')(session.state, session.dispatch)
  await act(async () => offerUndo(session, 'Deleted.', 'Undo'))
  await until(() => shows('Deleted.'))
  return session
}
const texts = (session: ContractSession): string[] => session.state.doc.children.map(({ textContent }) => textContent)

test('takes back what was done', async () => {
  const session = await afterDeletion()
  expect(texts(session)).not.toContain('Andet.')
  await press(byRole('button', 'Undo'))
  expect(texts(session)).toContain('Andet.')
})

test('is withdrawn when something else is done, which it would take back instead', async () => {
  const session = await afterDeletion()
  await act(async () => session.dispatch(session.state.tr.setMeta('addToHistory', false)))
  expect(shows('Deleted.')).toBe(true)
  await act(async () => deletePart('c')(session.state, session.dispatch))
  expect(shows('Deleted.')).toBe(false)
})

test('is withdrawn when the contract is left', async () => {
  const session = await afterDeletion()
  await act(async () => session.attach(null))
  expect(shows('Deleted.')).toBe(false)
})
