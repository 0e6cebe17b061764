// @vitest-environment happy-dom
/** The settings view: every change is kept and takes effect at once. */
import { beforeEach, expect, test } from 'vitest'
import { go } from '../../../renderer/hooks/navigation.ts'
import { LICENCES } from '../../../renderer/views/settings/licences.ts'
import type { Backup } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { type HouseStyle, SHIPPED_HOUSE_STYLES } from '../../../shared/house-style.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import type { FakeApi } from '../fake-api.ts'
import { act } from 'react'
import { allByRole, byRole, fill, focus, key, nameOf, press, settle, shows, until } from '../screen.tsx'
import { openWindow } from '../window.tsx'

const BACKUPS: Backup[] = [
  { name: 'klausul-2.db', at: '2027-03-02T05:20:00.000Z', size: 3_400_000 },
  { name: 'klausul-1.db', at: '2027-03-01T05:20:00.000Z', size: 3_300_000 },
]

const opened = async (...given: Parameters<typeof openWindow>): Promise<FakeApi> => {
  const fake = await openWindow(...given)
  await act(async () => go({ name: 'settings' }))
  await until(() => allByRole('heading', 'Settings').length === 1)
  return fake
}
const asked = (fake: FakeApi, method: string): unknown[][] => fake.calls.filter(([name]) => name === method).map(([, ...args]) => args)

beforeEach(() => {
  delete document.documentElement.dataset['theme']
})

test('the interface speaks another language at once', async () => {
  const fake = await opened()
  await press(byRole('button', /Language/))
  await until(() => allByRole('option').length > 0)
  expect(allByRole('option').map(nameOf)).toEqual(['As the system', 'Dansk', 'Norsk bokmål', 'Norsk nynorsk', 'English'])
  await press(byRole('option', 'Norsk nynorsk'))
  await until(() => shows('Innstillingar'))
  expect(document.documentElement.lang).toBe('nn')
  expect(asked(fake, 'settings.set')).toEqual([[{ interfaceLanguage: 'nn' }]])
})

test('the colours change at once, and following the system leaves them to it', async () => {
  const fake = await opened()
  await press(byRole('radio', 'Dark'))
  expect(document.documentElement.dataset['theme']).toBe('dark')
  await press(byRole('radio', 'As the system'))
  expect(document.documentElement.dataset['theme']).toBeUndefined()
  expect(asked(fake, 'settings.set')).toEqual([[{ theme: 'dark' }], [{ theme: 'system' }]])
})

const example = (): string => (document.querySelector('.style-example-page')?.textContent ?? '').replaceAll('\u00a0', ' ')

test('the example shows what number style, reference word and language make of a contract', async () => {
  await opened()
  expect(example()).toBe('7Priser7.1Prisen reguleres én gang om året, jf. punkt 4.')
  await press(byRole('radio', '1.'))
  await press(byRole('radio', 'pkt.'))
  await press(byRole('radio', 'Norwegian (bokmål)'))
  expect(example()).toBe('7.Priser7.1Prisen reguleres én gang i året, jf. pkt. 4.')
})

test('number style and reference word are kept together', async () => {
  const fake = await opened()
  await press(byRole('radio', '1.'))
  await press(byRole('radio', 'pkt.'))
  expect(asked(fake, 'settings.set')).toEqual([
    [{ style: { clauseNumber: 'decimal_dot', clauseWord: 'punkt', annexNumber: 'digit' } }],
    [{ style: { clauseNumber: 'decimal_dot', clauseWord: 'pkt.', annexNumber: 'digit' } }],
  ])
})

test('the name of the drafter is kept when one leaves the field, by Enter, and before the window closes', async () => {
  const fake = await opened()
  const name = byRole('textbox', 'Your name')
  await fill(name, ' Ada Lund ')
  expect(asked(fake, 'settings.set')).toEqual([])
  await key('Enter')
  await fill(name, 'Bo')
  await focus(byRole('radio', 'Dark'))
  await fill(name, 'Eva')
  await act(async () => fake.emit({ type: 'flush' }))
  await settle()
  expect(asked(fake, 'settings.set')).toEqual([[{ drafter: 'Ada Lund' }], [{ drafter: 'Bo' }], [{ drafter: 'Eva' }]])
  expect(fake.calls.at(-1)).toEqual(['app.flushed', true])
})

test('the data folder is shown and opened', async () => {
  const fake = await opened()
  expect(shows('/home/ada/.config/Klausul')).toBe(true)
  await press(byRole('button', 'Open the folder'))
  expect(asked(fake, 'app.showDataFolder')).toHaveLength(1)
})

test('a backup is made on wish and listed', async () => {
  await opened({ backups: BACKUPS })
  const list = byRole('list', 'Backups')
  expect(list.children).toHaveLength(2)
  await press(byRole('button', 'Make a backup now'))
  expect(list.children).toHaveLength(3)
  expect(shows('A backup has been made', byRole('status'))).toBe(true)
})

test('how many backups are kept is counted up; none is said to be none', async () => {
  const fake = await opened({ settings: { backupsKept: 1 } })
  expect(shows('No backups are made.')).toBe(false)
  const decrease = allByRole('button').find((button) => button.getAttribute('slot') === 'decrement')
  if (!decrease) throw new Error('no button for one less')
  await press(decrease)
  expect(asked(fake, 'settings.set')).toEqual([[{ backupsKept: 0 }]])
  expect(shows('No backups are made.')).toBe(true)
})

const askToRestore = async (): Promise<void> => {
  await press(byRole('button', /Restore the backup of 1 March 2027/))
  await until(() => allByRole('alertdialog').length === 1)
}

test('going back to a backup asks first and says what will happen', async () => {
  const fake = await opened({ backups: BACKUPS })
  await askToRestore()
  expect(shows('A backup of how it is now is made first', byRole('alertdialog'))).toBe(true)
  await press(byRole('button', 'Cancel'))
  expect(asked(fake, 'backups.restore')).toEqual([])
  await askToRestore()
  await press(byRole('button', 'Restore', byRole('alertdialog')))
  expect(asked(fake, 'backups.restore')).toEqual([['klausul-1.db']])
})

test('without backups one is told so; when they cannot be listed one is told why', async () => {
  await opened()
  expect(shows('There are no backups yet.')).toBe(true)
})

test('a refusal to list the backups stands in their place', async () => {
  await opened({}, { backups: { list: async () => Promise.reject(new AppError('cannot_read_file', { file: 'backups', why: 'no access' })) } })
  expect(shows('no access', byRole('alert'))).toBe(true)
})

test('a setting that cannot be kept is said in words', async () => {
  await opened({}, { settings: { set: async () => Promise.reject(new AppError('database_failed', { why: 'disk full' })) } })
  await press(byRole('radio', 'Dark'))
  expect(shows('disk full', byRole('status'))).toBe(true)
  expect(document.documentElement.dataset['theme']).toBeUndefined()
})

test('the version is told, and the licences name every package that ships', async () => {
  await opened()
  expect(shows('Klausul 0.1.0')).toBe(true)
  expect(LICENCES.flatMap(({ packages }) => packages).toSorted()).toEqual(Object.keys(packageJson.dependencies).toSorted())
})

/** The settings with a copy of the house style »Municipality«, its dialog open. */
const withCopy = async (): Promise<HouseStyle[]> => {
  const own: HouseStyle[] = []
  await opened(
    {},
    {
      houseStyles: {
        list: async () => [...own],
        duplicate: async (id, name) => {
          const copy = { ...SHIPPED_HOUSE_STYLES.find((style) => style.id === id), id: 'own-1', name } as HouseStyle
          own.push(copy)
          return copy
        },
        remove: async (id) => {
          own.splice(0, own.length, ...own.filter((style) => style.id !== id))
        },
        save: async (style) => {
          own.splice(0, own.length, style)
        },
      },
    },
  )
  await press(byRole('button', 'Copy Municipality'))
  await until(() => allByRole('dialog', 'House style').length === 1)
  return own
}

test('a copied house style that is given up at once leaves nothing behind', async () => {
  const own = await withCopy()
  await press(byRole('button', 'Cancel'))
  await until(() => allByRole('dialog').length === 0)
  await settle()
  expect(own).toEqual([])
  expect(shows('Municipality (copy)')).toBe(false)
})

test('Escape does not throw away what was changed in a house style, unless one agrees', async () => {
  const own = await withCopy()
  await fill(byRole('textbox', 'Name'), 'Odense')
  await key('Escape')
  await until(() => allByRole('alertdialog', 'Discard the changes?').length === 1)
  expect(shows('What you have changed in “Odense” has not been saved.')).toBe(true)
  await press(byRole('button', 'Cancel', byRole('alertdialog')))
  await until(() => allByRole('alertdialog').length === 0)
  expect(byRole('textbox', 'Name').getAttribute('value')).toBe('Odense')
  await press(byRole('button', 'Save', byRole('dialog', 'House style')))
  await until(() => allByRole('dialog').length === 0)
  expect(own.map(({ name }) => name)).toEqual(['Odense'])
})
