// @vitest-environment happy-dom
/** The start view: the contracts that are there, and all that can be done to them. */
import { expect, test } from 'vitest'
import { currentView } from '../../../renderer/hooks/navigation.ts'
import { AppError } from '../../../shared/errors.ts'
import { contractSummary, type FakeApi, IT_SERVICE } from '../fake-api.ts'
import { allByRole, byRole, fill, focus, key, nameOf, press, shows, until } from '../screen.tsx'
import { openWindow } from '../window.tsx'

const CLEANING = contractSummary({ id: 'a', title: 'Kontrakt om rengøring', fields: { total: 41, open: 17 } })
const CASES = contractSummary({
  id: 'b',
  title: 'Avtale om saksbehandling',
  language: 'nb',
  updatedAt: '2027-01-04T09:30:00.000Z',
  fields: { total: 38, open: 0 },
  lastExport: { edition: 'signing', at: '2027-01-03T09:30:00.000Z' },
})
const OLD = contractSummary({ id: 'c', title: 'Gammel kontrakt', archived: true })
const BINNED = contractSummary({ id: 'd', title: 'Kladde', deletedAt: '2027-01-02T09:30:00.000Z' })
const ALL = { contracts: [CLEANING, CASES, OLD, BINNED] }

const rows = (): string[] => allByRole('row').map((row) => row.querySelector('.contract-title')?.textContent ?? '')
const row = (title: string): HTMLElement => {
  const found = allByRole('row').find((one) => one.textContent?.includes(title))
  if (!found) throw new Error(`no row ${title}; there are ${rows().join(' | ')}`)
  return found
}
const chooseFromMenu = async (title: string, item: string | RegExp): Promise<void> => {
  await press(byRole('button', `Actions for ${title}`))
  await until(() => allByRole('menuitem').length > 0)
  await press(byRole('menuitem', item))
}
const asked = (fake: FakeApi, method: string): unknown[][] => fake.calls.filter(([name]) => name === method).map(([, ...args]) => args)
const opened = async (...given: Parameters<typeof openWindow>): Promise<FakeApi> => {
  const fake = await openWindow(...given)
  await until(() => allByRole('button', 'Klausul').length > 0 && allByRole('status', /Loading/).length === 0 && allByRole('heading').length > 0)
  return fake
}

test('a contract is listed with its standard, language, open fields and last export', async () => {
  await opened(ALL)
  expect(rows()).toEqual(['Kontrakt om rengøring', 'Avtale om saksbehandling'])
  expect(shows('Kontrakt om it-system som tjeneste · Danish', row('rengøring'))).toBe(true)
  expect(shows('17 of 41 fields open', row('rengøring'))).toBe(true)
  expect(shows('Avtale om IT-system som tjeneste · Norwegian (bokmål)', row('saksbehandling'))).toBe(true)
  expect(shows('All fields filled in', row('saksbehandling'))).toBe(true)
  expect(shows(/Signing edition, .*changed since/, row('saksbehandling'))).toBe(true)
})

test('the tabs say how many there are and show the archive and the bin', async () => {
  await opened(ALL)
  expect(allByRole('tab').map(nameOf)).toEqual(['Current 2', 'Archive 1', 'Bin 1'])
  await press(byRole('tab', /Archive/))
  expect(rows()).toEqual(['Gammel kontrakt'])
  await press(byRole('tab', /Bin/))
  expect(rows()).toEqual(['Kladde'])
})

test('searching narrows the list; with nothing found one is told and can show all again', async () => {
  await opened(ALL)
  await fill(byRole('searchbox'), 'saks')
  expect(rows()).toEqual(['Avtale om saksbehandling'])
  await fill(byRole('searchbox'), 'xyz')
  expect(shows('Nothing found')).toBe(true)
  await press(byRole('button', 'Show all'))
  expect(rows()).toHaveLength(2)
})

test('of very many contracts fifty are listed, the rest on wish, and the search knows them all', async () => {
  const contracts = Array.from({ length: 120 }, (_, index) => contractSummary({ id: `n${index}`, title: `Kontrakt nr. ${index + 1}` }))
  await opened({ contracts })
  await until(() => rows().length === 50)
  expect(allByRole('tab').map(nameOf)[0]).toBe('Current 120')
  await press(byRole('button', 'Show 50 more'))
  await until(() => rows().length === 100)
  await press(byRole('button', 'Show 20 more'))
  await until(() => rows().length === 120)
  expect(allByRole('button', /^Show \d/)).toEqual([])
  await fill(byRole('searchbox'), 'nr. 117')
  await until(() => rows().length === 1)
  expect(rows()).toEqual(['Kontrakt nr. 117'])
})

test('Ctrl+F goes to the search', async () => {
  await opened(ALL)
  await key('Mod+F')
  expect(document.activeElement).toBe(byRole('searchbox'))
})

test('Enter on a row opens the contract', async () => {
  await opened(ALL, { contracts: { open: async () => Promise.reject(new AppError('unknown_contract', { id: 'a', known: '' })) } })
  await focus(row('rengøring'))
  await key('Enter')
  await until(() => allByRole('row').length === 0)
  expect(currentView()).toEqual({ name: 'drafting', id: 'a' })
})

test('a contract goes to the bin by Delete, with a message that undoes it', async () => {
  const fake = await opened(ALL)
  await focus(row('rengøring'))
  await key('Delete')
  expect(rows()).toEqual(['Avtale om saksbehandling'])
  expect(shows('“Kontrakt om rengøring” is now in the bin', byRole('status'))).toBe(true)
  await press(byRole('button', 'Undo'))
  expect(rows()).toContain('Kontrakt om rengøring')
  expect(asked(fake, 'contracts.setDeleted')).toEqual([
    ['a', true],
    ['a', false],
  ])
})

test('a contract is archived by its menu and taken out again', async () => {
  const fake = await opened(ALL)
  await chooseFromMenu('Avtale om saksbehandling', 'Archive')
  expect(rows()).toEqual(['Kontrakt om rengøring'])
  await press(byRole('tab', /Archive/))
  await chooseFromMenu('Avtale om saksbehandling', 'Take out of the archive')
  expect(rows()).toEqual(['Gammel kontrakt'])
  expect(asked(fake, 'contracts.setArchived')).toEqual([
    ['b', true],
    ['b', false],
  ])
})

test('a contract is renamed by F2; a name of blanks is refused', async () => {
  const fake = await opened(ALL)
  await focus(row('rengøring'))
  await key('F2')
  const name = byRole('textbox', 'Name')
  await fill(name, '  ')
  await press(byRole('button', 'Rename'))
  expect(shows('Give the contract a name.')).toBe(true)
  await fill(name, ' Rengøring 2028 ')
  await press(byRole('button', 'Rename'))
  await until(() => rows().includes('Rengøring 2028'))
  expect(asked(fake, 'contracts.rename')).toEqual([['a', 'Rengøring 2028']])
})

test('a copy gets a name of its own', async () => {
  const fake = await opened({ contracts: [CLEANING, contractSummary({ id: 'x', title: 'Kontrakt om rengøring (copy)' })] })
  await chooseFromMenu('Kontrakt om rengøring', 'Make a copy')
  expect(asked(fake, 'contracts.duplicate')).toEqual([['a', 'Kontrakt om rengøring (copy) (2)']])
  expect(rows()).toContain('Kontrakt om rengøring (copy) (2)')
})

test('deleting for good asks first, and Enter by habit deletes nothing', async () => {
  const fake = await opened(ALL)
  await press(byRole('tab', /Bin/))
  await focus(row('Kladde'))
  await key('Delete')
  await until(() => allByRole('alertdialog').length === 1)
  expect(shows('Delete “Kladde” for good?')).toBe(true)
  await key('Enter')
  expect(asked(fake, 'contracts.destroy')).toEqual([])
  await press(byRole('button', 'Cancel'))
  expect(asked(fake, 'contracts.destroy')).toEqual([])
  await focus(row('Kladde'))
  await key('Delete')
  await until(() => allByRole('alertdialog').length === 1)
  await press(byRole('button', 'Delete for good'))
  expect(asked(fake, 'contracts.destroy')).toEqual([['d']])
  expect(shows('The bin is empty')).toBe(true)
})

test('emptying the bin says how many and deletes them all', async () => {
  const fake = await opened({ contracts: [CLEANING, BINNED, { ...BINNED, id: 'e', title: 'Anden kladde' }] })
  await press(byRole('tab', /Bin/))
  await press(byRole('button', 'Empty the bin'))
  await until(() => shows('Delete 2 contracts for good?'))
  await press(byRole('button', 'Empty the bin', byRole('alertdialog')))
  expect(asked(fake, 'contracts.destroy')).toEqual([['d'], ['e']])
  // The button is gone with what it emptied.
  expect(document.activeElement).toBe(byRole('searchbox'))
})

test('of what happens to a contract the last word stands alone, and nothing offers to undo what is deleted for good', async () => {
  await opened(ALL)
  await chooseFromMenu('Kontrakt om rengøring', 'Archive')
  await press(byRole('tab', /Archive/))
  await chooseFromMenu('Kontrakt om rengøring', 'Take out of the archive')
  expect(allByRole('button', 'Undo')).toHaveLength(1)
  await press(byRole('tab', /Current/))
  await focus(row('rengøring'))
  await key('Delete')
  expect(allByRole('button', 'Undo')).toHaveLength(1)
  await press(byRole('tab', /Bin/))
  await press(byRole('button', 'Empty the bin'))
  await until(() => allByRole('alertdialog').length === 1)
  await press(byRole('button', 'Empty the bin', byRole('alertdialog')))
  expect(shows('“Kontrakt om rengøring” is now in the bin')).toBe(false)
  expect(allByRole('button', 'Undo')).toEqual([])
})

test('what is in the bin is not opened by Enter', async () => {
  await opened(ALL)
  await press(byRole('tab', /Bin/))
  await focus(row('Kladde'))
  await key('Enter')
  expect(rows()).toEqual(['Kladde'])
})

test('a refused act is said in words and the list stays', async () => {
  await opened(ALL, {
    contracts: { setDeleted: async () => Promise.reject(new AppError('database_failed', { why: 'database or disk is full', reason: 'disk_full' })) },
  })
  await focus(row('rengøring'))
  await key('Delete')
  expect(shows('The database could not do that: the disk is full. Nothing was changed.', byRole('status'))).toBe(true)
  expect(rows()).toHaveLength(2)
})

test('when the contracts cannot be fetched one is told why and can try again', async () => {
  let works = false
  await opened(ALL, {
    contracts: { list: async () => (works ? [CLEANING] : Promise.reject(new AppError('database_failed', { why: 'disk I/O error' }))) },
  })
  expect(shows('disk I/O error', byRole('alert'))).toBe(true)
  works = true
  await press(byRole('button', 'Try again'))
  expect(rows()).toEqual(['Kontrakt om rengøring'])
})

test('without the standards the contracts are still listed', async () => {
  await opened(ALL, { standards: { list: async () => Promise.reject(new Error('no standards')) } })
  expect(shows('it-service · Danish', row('rengøring'))).toBe(true)
})

test('a new user is led by the hand to the first contract', async () => {
  const fake = await opened({ contracts: [] })
  expect(allByRole('heading').map(nameOf)).toEqual([
    'Contracts, drafted from good clauses',
    'Choose a standard',
    'Answer the questions and fill in the fields',
    'Export to Word',
  ])
  await press(byRole('button', 'Draft your first contract'))
  await until(() => allByRole('textbox', 'Name').length === 1)
  await press(byRole('button', 'Create contract'))
  expect(asked(fake, 'contracts.create')).toEqual([[{ standard: 'it-service', language: 'da', title: 'Kontrakt om it-system som tjeneste' }]])
})

test('a new contract is offered in the language of the settings, and its name follows until one gives another', async () => {
  const fake = await opened({ ...ALL, settings: { contractLanguage: 'nb' } })
  await key('Mod+N')
  await until(() => allByRole('textbox', 'Name').length === 1)
  const name = byRole('textbox', 'Name') as HTMLInputElement
  expect(name.value).toBe('Avtale om IT-system som tjeneste')
  await press(byRole('radio', 'Danish'))
  expect(name.value).toBe('Kontrakt om it-system som tjeneste')
  await fill(name, 'Kontrakt om ESDH')
  await press(byRole('radio', 'Norwegian (bokmål)'))
  expect(name.value).toBe('Kontrakt om ESDH')
  await press(byRole('button', 'Create contract'))
  expect(asked(fake, 'contracts.create')).toEqual([[{ standard: 'it-service', language: 'nb', title: 'Kontrakt om ESDH' }]])
})

test('the proposed name is one that no contract has', async () => {
  await opened({ contracts: [contractSummary({ id: 'a', title: 'Kontrakt om it-system som tjeneste' })] })
  await key('Mod+N')
  await until(() => allByRole('textbox', 'Name').length === 1)
  expect((byRole('textbox', 'Name') as HTMLInputElement).value).toBe('Kontrakt om it-system som tjeneste (2)')
})

test('a standard in one language is offered in that one alone', async () => {
  const { da } = IT_SERVICE.texts
  await opened({
    ...ALL,
    settings: { contractLanguage: 'nb' },
    standards: [{ id: 'goods', version: 1, origin: 'shipped', retired: false, texts: da ? { da } : {} }],
  })
  await key('Mod+N')
  await until(() => allByRole('textbox', 'Name').length === 1)
  expect(allByRole('radio').map(nameOf)).toEqual(['Kontrakt om it-system som tjeneste', 'Danish'])
})

test('a Word file is opened from here, and nothing pretends to import foreign ones', async () => {
  await opened(ALL)
  expect(allByRole('button', 'Open Word file …')).toHaveLength(1)
  expect(allByRole('button', /import/i)).toEqual([])
})
