// @vitest-environment happy-dom
/** What the drafting view asks before something goes that others point to. */
import { undo } from 'prosemirror-history'
import { AllSelection, NodeSelection, TextSelection } from 'prosemirror-state'
import { act, type ReactNode } from 'react'
import { expect, test } from 'vitest'
import ConfirmDialog from '../../../../renderer/components/confirm-dialog.tsx'
import { changeAnnex } from '../../../../renderer/contract/annexes.ts'
import { positionOfKey } from '../../../../renderer/contract/places.ts'
import { answering } from '../../../../renderer/contract/record.ts'
import { answerConsent, doWithConsent, placesLeft } from '../../../../renderer/views/drafting/consent/consent.tsx'
import { idsTaken } from '../../../../renderer/views/drafting/consent/guarded-edits.ts'
import { useAskedQuestion, withdraw } from '../../../../renderer/hooks/confirm.ts'
import { doCommand } from '../../../../renderer/views/drafting/editor-acts.ts'
import { catalogued } from '../../../../renderer/editor/commands/catalogue.ts'
import { deletePart } from '../../../../renderer/editor/commands/parts.ts'
import { annex, clause, contract, contractOf, item, list, named, p, ref, when } from '../../../build.ts'
import { allByRole, byRole, press, render, settle, shows } from '../../screen.tsx'
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

/** The frame's dialog, which stands outside the drafting view. */
const Asked = (): ReactNode => {
  const question = useAskedQuestion()
  return question && <ConfirmDialog question={question} />
}

const PAGE = contractOf(
  contract(
    clause({ id: 'a', heading: 'Pris' }, p('Prisen er fast.')),
    clause(
      { id: 'b', heading: 'Bod' },
      named({ id: 'para' }, 'Bod betales.'),
      list('alpha_paren', item({ id: 'item' }, 'En'), item({ id: 'two' }, 'To')),
    ),
    clause({ id: 'c', heading: 'Sidst' }, p('Se ', ref('a'), ', ', ref('b'), ', ', ref('item'), ', ', ref('para'), ' og ', ref('x'), '.')),
    annex({ id: 'x', heading: 'Priser' }, p('Tabel')),
  ),
)

const openPage = async (): Promise<OpenDrafting> => {
  const open = await openDrafting(PAGE)
  await render(<Asked />)
  return open
}

/** The page as the user's keys reach it. */
const viewOf = ({ session }: OpenDrafting) => {
  if (!session.view) throw new Error('no page')
  return session.view
}
const selectText = async ({ session }: OpenDrafting, from: string, to: string): Promise<void> => {
  let [start, end] = [0, 0]
  session.state.doc.descendants((node, pos) => {
    if (node.isText && node.text?.includes(from) && start === 0) start = pos + node.text.indexOf(from)
    if (node.isText && node.text?.includes(to)) end = pos + node.text.indexOf(to) + to.length
  })
  await act(async () => session.dispatch(session.state.tr.setSelection(TextSelection.create(session.state.doc, start, end))))
}
const pressKey = async (open: OpenDrafting, name: string): Promise<void> => {
  await act(async () => void viewOf(open).dom.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })))
  await settle()
}
const cut = async (open: OpenDrafting): Promise<DataTransfer> => {
  const clipboardData = new DataTransfer()
  await act(async () => void viewOf(open).dom.dispatchEvent(new ClipboardEvent('cut', { clipboardData, bubbles: true, cancelable: true })))
  await settle()
  return clipboardData
}

test('deleting a selection that holds what something else points to asks first; the selection stays, and undo brings all back at once', async () => {
  const open = await openPage()
  const { session } = open
  // All of a clause and the beginning of the next.
  await selectText(open, 'Pris', 'Bo')
  const before = session.state
  await pressKey(open, 'Delete')
  expect(session.state).toBe(before)
  expect(shows('Remove “Pris”?')).toBe(true)
  expect(byRole('list', 'References that lose their target').children).toHaveLength(1)
  await press(byRole('button', 'Cancel'))
  expect(session.state.doc).toBe(before.doc)
  expect(session.state.selection.eq(before.selection)).toBe(true)

  await pressKey(open, 'Backspace')
  await press(byRole('button', 'Remove'))
  expect(positionOfKey(session.state.doc, 'a')).toBe(null)
  await act(async () => void undo(session.state, session.dispatch))
  expect(session.state.doc.eq(before.doc)).toBe(true)
})

test('cutting asks too, with what was cut on the clipboard; several parts are told by their references', async () => {
  const open = await openPage()
  const { session } = open
  await selectText(open, 'Pris', 'To')
  const data = await cut(open)
  expect(data.getData('text/plain')).toContain('Prisen er fast.')
  expect(shows('Remove what is referred to?')).toBe(true)
  expect(byRole('list', 'References that lose their target').children).toHaveLength(4)
  await press(byRole('button', 'Remove'))
  expect(session.state.doc.firstChild?.attrs['id']).toBe('c')
})

test('a list item and a paragraph that are referred to are not removed without a question, nor unmade by a command', async () => {
  const open = await openPage()
  await selectText(open, 'En', 'To')
  await act(async () => doCommand(open.drafting, catalogued('list.none')))
  await settle()
  expect(shows('Remove what is referred to?')).toBe(true)
  await act(async () => withdraw())
  await selectText(open, 'Bod betales.', 'To')
  await pressKey(open, 'Delete')
  expect(byRole('list', 'References that lose their target').children).toHaveLength(2)
  await act(async () => withdraw())
  await selectText(open, 'Bod betales.', 'betales.')
  await pressKey(open, 'Delete')
  expect(allByRole('alertdialog')).toHaveLength(0)
})

test('what takes its own references along, joins nothing that is referred to, or is undone, is not asked about', async () => {
  const open = await openPage()
  const { session } = open
  await selectText(open, 'Sidst', 'og')
  await pressKey(open, 'Delete')
  expect(allByRole('alertdialog')).toHaveLength(0)
  await act(async () => void undo(session.state, viewOf(open).dispatch))
  await act(async () => viewOf(open).dispatch(session.state.tr.setSelection(new AllSelection(session.state.doc))))
  await pressKey(open, 'Delete')
  expect(allByRole('alertdialog')).toHaveLength(0)
  expect(session.state.doc.childCount).toBe(1)
})

test('an annex that is not used any more, or reserved, is asked about where its record is filled in', async () => {
  const open = await openPage()
  const { session, drafting } = open
  for (const state of ['not_used', 'reserved'] as const) {
    let asked: Promise<unknown> = Promise.resolve()
    await act(async () => {
      asked = doWithConsent(drafting, changeAnnex('x', { state }), answerConsent('Priser'))
    })
    await settle()
    expect(byRole('list', 'References that lose their target').children).toHaveLength(1)
    await act(async () => withdraw())
    expect(await asked).toBe(false)
  }
  expect(session.state.doc.eq(PAGE.document)).toBe(true)
})

test('what an edit takes away is told from what it moves or only writes in', async () => {
  const { session } = await openPage()
  const { state } = session
  const [a, b] = [state.doc.child(0), state.doc.child(1)]
  expect([...idsTaken(state.tr.insertText('Ny ', 2))]).toEqual([])
  expect([...idsTaken(state.tr.delete(0, a.nodeSize).insert(b.nodeSize, a))]).toEqual([])
  expect([...idsTaken(state.tr.delete(a.nodeSize, a.nodeSize + b.nodeSize))]).toEqual(['b', 'para', 'item', 'two'])
  let second = 0
  state.doc.descendants((node, pos) => {
    if (node.attrs['id'] === 'two') second = pos
  })
  expect([...idsTaken(state.tr.join(second))]).toEqual(['two'])
})
