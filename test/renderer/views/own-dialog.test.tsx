// @vitest-environment happy-dom
/** One's own standards and standing changes: renamed in their row, with the keys alone. */
import { expect, test } from 'vitest'
import type { ChangeSetSummary } from '../../../shared/own-api.ts'
import { contractSummary, type FakeApi } from '../fake-api.ts'
import { allByRole, byRole, fill, focus, key, press, until } from '../screen.tsx'
import { openWindow } from '../window.tsx'

const opened = async (): Promise<FakeApi> => {
  let sets: readonly ChangeSetSummary[] = [
    { id: 's', name: 'Vores ændringer', standardId: 'it-service', language: 'da', changes: 2, updatedAt: '2027-01-04T09:30:00.000Z' },
  ]
  const own = {
    changeSets: async () => [...sets],
    renameChanges: async (id: string, name: string) => void (sets = sets.map((set) => (set.id === id ? { ...set, name } : set))),
  }
  const fake = await openWindow({ contracts: [contractSummary({ id: 'a', title: 'Kontrakt' })] }, { own })
  await until(() => allByRole('button', 'Our standards').length === 1)
  await press(byRole('button', 'Our standards'))
  await until(() => allByRole('button', 'Rename Vores ændringer').length === 1)
  await focus(byRole('button', 'Rename Vores ændringer'))
  await press(byRole('button', 'Rename Vores ændringer'))
  return fake
}
const renamed = ({ calls }: FakeApi): unknown[][] => calls.filter(([name]) => name === 'own.renameChanges').map(([, ...args]) => args)

test('a name is changed in its row by Enter, and the focus stays with the row', async () => {
  const fake = await opened()
  await fill(byRole('textbox', 'Name'), 'Vores faste ændringer')
  await press(byRole('button', 'Rename'))
  await until(() => allByRole('button', 'Rename Vores faste ændringer').length === 1)
  expect(renamed(fake)).toEqual([['s', 'Vores faste ændringer']])
  expect(document.activeElement).toBe(byRole('button', 'Rename Vores faste ændringer'))
})

test('Escape gives up renaming and no more: the dialog stays', async () => {
  const fake = await opened()
  await fill(byRole('textbox', 'Name'), 'Andet')
  await focus(byRole('textbox', 'Name'))
  await key('Escape')
  expect(allByRole('textbox', 'Name')).toEqual([])
  expect(document.activeElement).toBe(byRole('button', 'Rename Vores ændringer'))
  await key('Escape')
  await until(() => allByRole('dialog').length === 0)
  expect(renamed(fake)).toEqual([])
})
