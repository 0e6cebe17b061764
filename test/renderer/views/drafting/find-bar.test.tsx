// @vitest-environment happy-dom
/** The bar for finding: called for again it takes what is selected and the focus, and Escape leaves it from every control in it. */
import { TextSelection } from 'prosemirror-state'
import { act } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { matchesOf } from '../../../../renderer/editor/find.ts'
import { onShortcut } from '../../../../renderer/hooks/commands.ts'
import { words } from '../../../../renderer/i18n.ts'
import { clause, contract, contractOf, p } from '../../../build.ts'
import { allByRole, byRole, fill, focus, key, press, settle, shows } from '../../screen.tsx'
import { openDrafting, type OpenDrafting } from './open-drafting.tsx'

beforeEach(() => window.addEventListener('keydown', onShortcut))
afterEach(() => window.removeEventListener('keydown', onShortcut))

const open = (): Promise<OpenDrafting> =>
  openDrafting(contractOf(contract(clause({ id: 'a', heading: 'Frist' }, p('Kunden betaler. Kunden underretter.')))), { left: false, right: false })
const field = (): HTMLInputElement => byRole('textbox', words().t('find.find')) as HTMLInputElement
test('called for again it takes what is selected, and the focus', async () => {
  const drafting = await open()
  await key('Mod+F')
  expect(document.activeElement).toBe(field())
  await fill(field(), 'Kunden')
  const match = matchesOf(drafting.session.state)[1]
  await act(async () => {
    const { state, dispatch } = drafting.session
    dispatch(state.tr.setSelection(TextSelection.create(state.doc, (match?.from ?? 0) + 7, (match?.from ?? 0) + 18)))
  })
  await focus(byRole('textbox', words().t('drafting.page')))
  await key('Mod+F')
  expect(document.activeElement).toBe(field())
  expect(field().value).toBe('underretter')
  expect(matchesOf(drafting.session.state)).toHaveLength(1)
})

test('replacing all says how much that was and leaves the focus in the bar, and Escape leaves it from the second field too', async () => {
  const { session } = await open()
  await key('Mod+H')
  await fill(field(), 'Kunden')
  await fill(byRole('textbox', words().t('find.replace_with')), 'Bestilleren')
  await press(byRole('button', words().t('find.replace_all')))
  await settle()
  expect(session.state.doc.textContent).toContain('Bestilleren betaler. Bestilleren underretter.')
  expect(shows(words().t('find.replaced', { count: 2 }))).toBe(true)
  expect(document.activeElement).toBe(field())
  expect(shows(words().t('find.count', { count: 0 }))).toBe(true)
  await focus(byRole('textbox', words().t('find.replace_with')))
  await key('Escape')
  expect(allByRole('textbox', words().t('find.find'))).toEqual([])
})

test('Tab goes from what is looked for to what takes its place, and Enter there replaces one after the other', async () => {
  const { session } = await open()
  await key('Mod+H')
  await fill(field(), 'Kunden')
  await key('Tab')
  const replacement = byRole('textbox', words().t('find.replace_with'))
  expect(document.activeElement).toBe(replacement)
  await fill(replacement, 'Bestilleren')
  await key('Enter')
  await key('Enter')
  expect(session.state.doc.textContent).toContain('Bestilleren betaler. Kunden underretter.')
  await key('Enter')
  expect(session.state.doc.textContent).toContain('Bestilleren betaler. Bestilleren underretter.')
  expect(document.activeElement).toBe(replacement)
})
