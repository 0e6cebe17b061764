// @vitest-environment happy-dom
/** What the drafting view asks before something goes that others point to. */
import { undo } from 'prosemirror-history'
import { NodeSelection } from 'prosemirror-state'
import { act } from 'react'
import { expect, test } from 'vitest'
import { positionOfKey } from '../../../../renderer/contract/places.ts'
import { answering } from '../../../../renderer/contract/record.ts'
import { answerConsent, doWithConsent, placesLeft } from '../../../../renderer/views/drafting/consent/consent.tsx'
import { withdraw } from '../../../../renderer/hooks/confirm.ts'
import { doCommand } from '../../../../renderer/views/drafting/editor-acts.ts'
import { catalogued } from '../../../../renderer/editor/commands/catalogue.ts'
import { deletePart } from '../../../../renderer/editor/commands/parts.ts'
import { clause, contract, contractOf, p, ref, when } from '../../../build.ts'
import { openDrafting, type OpenDrafting } from './open-drafting.tsx'

const QUESTIONS = [
  {
    key: 'pay',
    label: 'Betaling?',
    values: [
      { value: 'yes', label: 'Ja' },
      { value: 'no', label: 'Nej' },
    ],
  },
]
const CONTRACT = contractOf(
  contract(
    clause({ id: 'a', heading: 'Pris', condition: when('pay', 'yes') }, p('Prisen er fast.')),
    clause({ id: 'b', heading: 'Betaling' }, p('Som aftalt i ', ref('a'), '.')),
    clause({ id: 'c', heading: 'Sidst' }, p('Slut.')),
  ),
  { questions: QUESTIONS },
)

const KEY_A = 'a?pay=yes'
const select = async ({ session }: OpenDrafting, key: string): Promise<void> => {
  const pos = positionOfKey(session.state.doc, key) ?? 0
  await act(async () => session.dispatch(session.state.tr.setSelection(NodeSelection.create(session.state.doc, pos))))
}

test('what would lose its target is listed with number, heading and the words of the reference', async () => {
  const { session } = await openDrafting(CONTRACT)
  const found: unknown[] = []
  deletePart('a')(session.state, (tr) => found.push(...placesLeft(session.state, tr)))
  expect(found).toEqual([{ pos: expect.any(Number), part: '2 Betaling', text: 'punkt\u00a01' }])
  expect(session.state.doc.nodeAt((found[0] as { pos: number }).pos)?.type.name).toBe('reference')
})

test('a part that nothing points to is deleted without a question, by menu and palette too', async () => {
  const open = await openDrafting(CONTRACT)
  await select(open, 'c')
  await act(async () => doCommand(open.drafting, catalogued('clause.delete')))
  expect(open.session.state.doc.childCount).toBe(2)
})

test('an answer waits for consent; what was agreed to is undone in one step', async () => {
  const { session, drafting } = await openDrafting(CONTRACT)
  const before = session.state
  const asked = doWithConsent(drafting, answering('pay', 'no'), answerConsent('Betaling?'))
  expect(session.state.doc).toBe(before.doc)
  await act(async () => withdraw())
  expect(await asked).toBe(false)
  await select({ session } as OpenDrafting, KEY_A)
  await act(async () => void deletePart('a')(session.state, session.dispatch))
  expect(session.state.doc.childCount).toBe(2)
  await act(async () => void undo(session.state, session.dispatch))
  expect(session.state.doc.eq(before.doc)).toBe(true)
})
