// @vitest-environment happy-dom
/** The drafting view: what typing draws, saving in words, fields and questions in their panes. */
import { act } from 'react'
import { undo } from 'prosemirror-history'
import { afterEach, expect, test, vi } from 'vitest'
import { recordOf } from '../../../../renderer/contract/record.ts'
import { firstUseOf, positionOfKey } from '../../../../renderer/contract/places.ts'
import { openField } from '../../../../renderer/views/drafting/fields/field-popup.tsx'
import { RIGHT_TABS } from '../../../../renderer/views/drafting/layout.ts'
import type { ContractSession } from '../../../../renderer/contract/contract-session.ts'
import { AppError } from '../../../../shared/errors.ts'
import { clause, contract, contractOf, field, p, parties, ref, when } from '../../../build.ts'
import { allByRole, byRole, fill, key, press, settle, shows, until } from '../../screen.tsx'
import { openDrafting } from './open-drafting.tsx'

const FIELDS = [
  { key: 'system', label: 'Systemets navn', type: 'text', owner: 'buyer' },
  { key: 'start', label: 'Startdag', type: 'date', owner: 'buyer' },
  { key: 'fee', label: 'Vederlag', type: 'amount', owner: 'tenderer' },
] as const
const QUESTIONS = [
  {
    key: 'options',
    label: 'Er der optioner?',
    values: [
      { value: 'no', label: 'Nej' },
      { value: 'yes', label: 'Ja' },
    ],
  },
]
const CONTRACT = contractOf(
  contract(
    parties(),
    clause({ id: 'a', heading: 'Formål', heading_style: 'block' }, p('Systemet er ', field('system'), ' fra ', field('start'), '.')),
    clause({ id: 'b', heading: 'Pris' }, p('Det koster ', field('fee'), ', jf. ', ref('a'), '.')),
    clause({ id: 'c', heading: 'Optioner', condition: when('options', 'yes') }, p('Kunden kan udnytte optioner.')),
  ),
  { fields: FIELDS, questions: QUESTIONS },
)
/** Type at the end of the clause about prices, a letter at a time. */
const type = async (session: ContractSession, text: string): Promise<void> => {
  for (const letter of text) {
    const pos = positionOfKey(session.state.doc, 'b') ?? 0
    const end = pos + (session.state.doc.nodeAt(pos)?.nodeSize ?? 0) - 2
    await act(async () => session.dispatch(session.state.tr.insertText(letter, end)))
  }
}

afterEach(() => {
  vi.useRealTimers()
})

test.each(RIGHT_TABS.map((tab) => [tab] as const))(
  'with the pane of %s open, typing draws nothing but the state of saving, once',
  async (rightTab) => {
    const { session, drawn } = await openDrafting(CONTRACT, { rightTab }, { contracts: { revisions: async () => [] } })
    vi.useFakeTimers()
    await type(session, 'f')
    const before = drawn()
    const changed: string[] = []
    const watcher = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        if (element && !element.closest('.document, .drafting-saving')) changed.push(element.className)
      }
    })
    watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    await type(session, 'orfalder tredive dage efter at Kunden har modtaget fakturaen')
    watcher.takeRecords()
    watcher.disconnect()
    expect(drawn() - before).toBe(0)
    expect(changed).toEqual([])
  },
)

test('a pause in typing lets the outline follow, and a clause that shows the same stays as it is', async () => {
  const { session, drafting } = await openDrafting(CONTRACT)
  const before = drafting.rows(session.state)
  await type(session, 'x')
  await act(async () => new Promise((resolve) => setTimeout(resolve, 600)))
  expect(drafting.rows(session.state)).toBe(before)
})

test('saving is told of in words, and a failure with its reason and the way to try again', async () => {
  const { session, save } = await openDrafting(CONTRACT)
  expect(shows('Saved')).toBe(true)
  save.mockRejectedValueOnce(new AppError('database_failed', { why: 'disk full' }))
  await type(session, 'x')
  expect(shows('Not saved yet')).toBe(true)
  await act(async () => session.flush())
  expect(shows(/disk full/)).toBe(true)
  await press(byRole('button', /Try.*again/))
  await until(() => shows(/Saved .*2027|Saved \d/))
  expect(save).toHaveBeenCalledTimes(2)
})

test('when the contract was changed elsewhere one’s own version can be kept as a copy', async () => {
  const { session, save } = await openDrafting(
    CONTRACT,
    {},
    { contracts: { duplicate: async () => Promise.reject(new AppError('database_failed', { why: 'x' })) } },
  )
  save.mockRejectedValueOnce(new AppError('conflict', { id: 'one' }))
  await type(session, 'x')
  await act(async () => session.flush())
  expect(byRole('button', /as a copy/)).toBeTruthy()
  expect(byRole('button', /other version/)).toBeTruthy()
  // What is refused leaves everything as it was.
  await press(byRole('button', /as a copy/))
  await until(() => shows(/database/i))
  expect(byRole('button', /as a copy/)).toBeTruthy()
})

test('the title is changed where it stands, undone like any edit, and an empty one is not taken', async () => {
  const { session } = await openDrafting(CONTRACT)
  const title = byRole('textbox', 'Name of the contract')
  await fill(title, 'Kontrakt om rengøring')
  await key('Enter')
  expect(recordOf(session.state).title).toBe('Kontrakt om rengøring')
  await fill(byRole('textbox', 'Name of the contract'), '  ')
  await key('Enter')
  expect(recordOf(session.state).title).toBe('Kontrakt om rengøring')
  await act(async () => undo(session.state, session.dispatch))
  expect(recordOf(session.state).title).toBe('Kontrakt om drift')
})

test('a field is filled in as its type wants it, and what is wrong is said at it', async () => {
  const { session } = await openDrafting(CONTRACT)
  const start = byRole('textbox', 'Startdag')
  await fill(start, '31.2.2027')
  await key('Enter')
  expect(shows(/not a date/)).toBe(true)
  expect(recordOf(session.state).values).toEqual({})
  await fill(start, '1. marts 2027')
  await key('Enter')
  expect(recordOf(session.state).values).toEqual({ start: '2027-03-01' })
  await fill(byRole('textbox', 'Vederlag'), '250.000')
  expect(shows(/kr\.\s250\.000/)).toBe(true)
  await key('Enter')
  expect(recordOf(session.state).values).toEqual({ start: '2027-03-01', fee: 250_000 })
  await fill(start, '')
  await key('Enter')
  expect(recordOf(session.state).values).toEqual({ fee: 250_000 })
  // Each was one act, however it was entered and left.
  for (const values of [{ start: '2027-03-01', fee: 250_000 }, { start: '2027-03-01' }, {}]) {
    await act(async () => undo(session.state, session.dispatch))
    expect(recordOf(session.state).values).toEqual(values)
  }
})

test('Escape in a field on the page gives up what was typed; leaving it by a click keeps it', async () => {
  const { session, drafting } = await openDrafting(CONTRACT, { right: false })
  const open = async (): Promise<HTMLElement> => {
    await act(async () => openField(drafting, { pos: firstUseOf(session.state, 'system') ?? 0, key: 'system' }))
    return byRole('textbox', 'Systemets navn')
  }
  await fill(await open(), 'Nexus')
  await key('Escape')
  expect(allByRole('textbox', 'Systemets navn')).toEqual([])
  expect(recordOf(session.state).values).toEqual({})
  await fill(await open(), 'Nexus')
  await act(async () => drafting.popup.set(null))
  expect(recordOf(session.state).values).toEqual({ system: 'Nexus' })
})

test('only open fields are shown on wish, and one that is being filled in does not vanish', async () => {
  const { session } = await openDrafting(CONTRACT)
  await fill(byRole('textbox', 'Startdag'), '1.3.2027')
  await key('Enter')
  await press(byRole('switch', /open/i))
  await until(() => allByRole('textbox', 'Startdag').length === 0)
  await fill(byRole('textbox', 'Systemets navn'), 'Nova')
  await key('Enter')
  expect(recordOf(session.state).values['system']).toBe('Nova')
  await settle()
  expect(allByRole('textbox', 'Systemets navn')).toHaveLength(1)
})

test('an unanswered question says what holds meanwhile and what that leaves out; an answer puts it in', async () => {
  const { session, drafting } = await openDrafting(CONTRACT, { rightTab: 'questions' })
  expect(shows(/Until then.*Nej/)).toBe(true)
  expect(shows(/Leaves 1 part out/i)).toBe(true)
  await press(byRole('radio', 'Ja'))
  expect(recordOf(session.state).answers).toEqual({ options: 'yes' })
  await until(() => shows(/Leaves nothing out/i))
  expect(drafting.rows(session.state).map(({ number, name }) => `${number} ${name}`)).toContain('3 Optioner')
})

test('what cannot be saved keeps the window from being let go in silence', async () => {
  const { saveEverything } = await import('../../../../renderer/hooks/saving.ts')
  const { session, save } = await openDrafting(CONTRACT)
  save.mockRejectedValue(new AppError('database_failed', { why: 'disk full' }))
  await type(session, 'x')
  expect(await saveEverything()).toBe(false)
})
