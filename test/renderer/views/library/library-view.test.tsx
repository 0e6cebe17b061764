// @vitest-environment happy-dom
/** The library view, from the list to a saved version, on a library in memory. */
import { TextSelection, type Transaction } from 'prosemirror-state'
import { act } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { currentView, go } from '../../../../renderer/hooks/navigation.ts'
import { NO_FILTERS } from '../../../../renderer/views/library/catalogue.ts'
import type { ClauseDraft } from '../../../../renderer/views/library/draft.ts'
import { dropDraft, keptDraft, openDraft, unsavedClauses } from '../../../../renderer/views/library/drafts.ts'
import { listing } from '../../../../renderer/views/library/listing.ts'
import type { Api, ClauseHit, Vocabulary } from '../../../../shared/api.ts'
import { AppError } from '../../../../shared/errors.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../../shared/model.ts'
import type { FakeApi } from '../../fake-api.ts'
import { allByRole, byRole, fill, focus, key, nameOf, press, settle, shows, until } from '../../screen.tsx'
import { openWindow } from '../../window.tsx'
import { clausesOf, fakeLibrary, type FakeLibrary, NO_VOCABULARY } from './fake-library.ts'

const CLAUSES = [
  ...clausesOf(
    'da',
    'payment',
    '## penalty: Bod\ntags: bod\nno-guidance: a test\n\nBoden forfalder straks.\n',
    '## interest: Renter\nno-guidance: a test\n\nRenter løber.\n',
  ),
  ...clausesOf('nb', 'payment', '## penalty: Dagbot\ntags: bot\nno-guidance: a test\n\nDagboten forfaller straks.\n'),
  ...clausesOf('da', 'disputes', '## court: Værneting\nno-guidance: a test\n\nTvister afgøres ved domstolene.\n'),
  ...clausesOf('nb', 'disputes', '## court: Verneting\nno-guidance: a test\n\nTvister avgjøres ved domstolene.\n'),
]

beforeEach(() => {
  for (const id of unsavedClauses()) for (const language of CONTRACT_LANGUAGES) dropDraft(id, language)
  listing.set({ text: '', filters: NO_FILTERS, open: new Set() })
  Object.defineProperty(window, 'innerWidth', { value: 1400, configurable: true })
})

const opened = async (
  clause: string | null = null,
  { library: changed, ...fake }: Omit<FakeLibrary, 'library'> & { library: Partial<Api['library']> } = fakeLibrary(CLAUSES),
): Promise<FakeApi & Pick<FakeLibrary, 'saveElsewhere'>> => {
  const api = await openWindow({ info: { language: 'en' } }, { library: changed })
  await act(async () => go(clause === null ? { name: 'library' } : { name: 'library', clause }))
  await until(() => allByRole('tree').length === 1)
  if (clause !== null) await until(() => document.querySelectorAll('.ProseMirror').length > 0)
  return { ...api, ...fake }
}
const asked = ({ calls }: FakeApi, method: string): unknown[][] => calls.filter(([name]) => name === `library.${method}`).map(([, ...args]) => args)
const hit = (id: string, name: string): ClauseHit => ({ id, category: 'payment', language: 'da', title: name, sentence: name, marks: [] })
const rows = (): string[] => allByRole('treeitem').map((row) => nameOf(row))
const row = (name: string): HTMLElement => {
  const found = allByRole('treeitem').find((one) => one.textContent?.includes(name))
  if (!found) throw new Error(`no row ${name} among: ${rows().join(' | ')}`)
  return found
}
const draftOf = (id: string, language: ContractLanguage): ClauseDraft => {
  const draft = openDraft(id, language)
  if (!draft) throw new Error(`${id} is not open in ${language}`)
  return draft
}
/** Type at the end of a wording. */
const type = async (id: string, language: ContractLanguage, text: string): Promise<void> => {
  const draft = draftOf(id, language)
  await act(async () => draft.dispatch(draft.state.tr.insertText(text, draft.state.doc.content.size - 2)))
  await settle()
}
/** A caret at the end of a wording. */
const caretInText = ({ state }: ClauseDraft): Transaction => state.tr.setSelection(TextSelection.atEnd(state.doc))
const region = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`section[aria-label="${name}"]`)
  if (!found) throw new Error(`there is no region ${name}`)
  return found
}
/** The title of the clause that is shown; headings inside its wordings are none. */
const title = (): string => document.querySelector('h2.clause-title')?.textContent ?? ''
const column = (language: 'Danish' | 'Norwegian (bokmål)'): HTMLElement => region(language)
/** Press the button of the newest message with a text. */
const undoIn = async (text: string): Promise<void> => {
  const message = [...document.querySelectorAll('.toast')].findLast((one) => one.textContent?.includes(text))
  if (!message) throw new Error(`there is no message ${text}`)
  await press(byRole('button', 'Undo', message))
}
const menuItem = async (language: 'Danish' | 'Norwegian (bokmål)', name: string): Promise<void> => {
  await press(byRole('button', `More actions: ${language}`))
  await until(() => allByRole('menuitem').length > 0)
  await press(byRole('menuitem', name))
}

describe('the list', () => {
  test('shows the categories with how many clauses they have, and opens them', async () => {
    await opened()
    expect(rows()).toEqual(['Disputes 1 clause', 'Payment 2 clauses'])
    await press(row('Payment'))
    expect(rows()[1]).toContain('Payment')
    expect(shows('Bod')).toBe(true)
    expect(row('Payment').getAttribute('aria-expanded')).toBe('true')
  })
  test('is worked with the keys: into a category, to a clause, open it', async () => {
    await opened()
    await focus(byRole('tree'))
    for (const pressed of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter']) await key(pressed)
    await until(() => title() === 'Renter')
    expect(currentView()).toEqual({ name: 'library', clause: 'interest' })
    await key('ArrowLeft')
    const active = document.getElementById(byRole('tree').getAttribute('aria-activedescendant') ?? '')
    expect(active?.textContent).toContain('Payment')
    await key('ArrowLeft')
    expect(row('Payment').getAttribute('aria-expanded')).toBe('false')
  })
  test('shows a search best first, with the words marked, and goes back to the categories', async () => {
    await opened()
    await fill(byRole('searchbox'), 'domstolene')
    await until(() => rows().length === 1)
    expect(document.querySelector('mark')?.textContent).toBe('domstolene')
    expect(shows('1 clause')).toBe(true)
    await fill(byRole('searchbox'), '')
    await until(() => rows().length === 2)
  })
  test('drops an answer that a later question has overtaken', async () => {
    const waiting = new Map<string, (hits: ClauseHit[]) => void>()
    const fake = fakeLibrary(CLAUSES)
    const search: Api['library']['search'] = (text) => new Promise((resolve) => waiting.set(text, resolve))
    await opened(null, { ...fake, library: { ...fake.library, search } })
    await fill(byRole('searchbox'), 'bo')
    await until(() => waiting.has('bo'))
    await fill(byRole('searchbox'), 'rente')
    await until(() => waiting.has('rente'))
    await act(async () => waiting.get('rente')?.([hit('interest', 'Renter')]))
    await act(async () => waiting.get('bo')?.([hit('penalty', 'Bod')]))
    await settle()
    expect(rows()).toHaveLength(1)
    expect(shows('Renter')).toBe(true)
  })
  test('says so when nothing is found and when the search fails, and leads on', async () => {
    const fake = fakeLibrary(CLAUSES)
    let fails = true
    const search: Api['library']['search'] = async (...args) => {
      if (fails) throw new AppError('database_failed', { why: 'busy' })
      return fake.library.search(...args)
    }
    await opened(null, { ...fake, library: { ...fake.library, search } })
    await fill(byRole('searchbox'), 'xyzzy')
    await until(() => shows('The search failed'))
    fails = false
    await press(byRole('button', 'Try again'))
    await until(() => shows('Nothing found'))
    await press(byRole('button', 'Show all'))
    expect(rows()).toHaveLength(2)
  })
  test('filters by the state of the pair', async () => {
    await opened()
    await press(byRole('button', 'Filter'))
    await press(byRole('button', /Danish and Norwegian/))
    await until(() => allByRole('option').length > 0)
    await press(byRole('option', 'One language only'))
    await key('Escape')
    await until(() => rows().length === 1)
    expect(rows()).toEqual(['Payment 1 clause'])
  })
  test('says why the library cannot be shown, and tries again', async () => {
    const fake = fakeLibrary(CLAUSES)
    let fails = true
    const list: Api['library']['list'] = async () => {
      if (fails) throw new AppError('database_failed', { why: 'busy' })
      return fake.library.list()
    }
    await openWindow({}, { library: { ...fake.library, list } })
    await act(async () => go({ name: 'library' }))
    await until(() => shows('The library could not be loaded'))
    fails = false
    await press(byRole('button', 'Try again'))
    await until(() => allByRole('tree').length === 1)
    expect(rows()).toHaveLength(2)
  })
})

describe('a clause', () => {
  test('stands in both languages side by side, with the state of the pair', async () => {
    await opened('penalty')
    expect(title()).toBe('Bod')
    expect(shows('Boden forfalder straks.', column('Danish'))).toBe(true)
    expect(shows('Dagboten forfaller straks.', column('Norwegian (bokmål)'))).toBe(true)
    expect(shows('Equivalent', region('Danish and Norwegian'))).toBe(true)
  })
  test('goes by its title in the language of the reader, as in the list', async () => {
    await openWindow({ info: { language: 'nb' } }, { library: fakeLibrary(CLAUSES).library })
    await act(async () => go({ name: 'library', clause: 'penalty' }))
    await until(() => title() !== '')
    expect(title()).toBe('Dagbot')
    expect(document.querySelector('article')?.getAttribute('aria-label')).toBe('Dagbot')
  })
  test('is saved as a new version with Ctrl+S, and its pair then needs a review', async () => {
    const fake = await opened('penalty')
    await type('penalty', 'da', ' Renter løber.')
    expect(shows('Unsaved changes', column('Danish'))).toBe(true)
    await key('Mod+S')
    await until(() => shows('Version 2', column('Danish')))
    expect(asked(fake, 'saveWording').map(([id, language, expected]) => [id, language, expected])).toEqual([['penalty', 'da', 1]])
    expect(shows('Unsaved changes')).toBe(false)
    expect(shows('Needs review', region('Danish and Norwegian'))).toBe(true)
    await press(byRole('button', 'They say the same'))
    await until(() => shows('Equivalent', region('Danish and Norwegian')))
    expect(asked(fake, 'setPair')).toEqual([['penalty', null]])
  })
  test('cannot be saved while nothing has changed', async () => {
    await opened('penalty')
    expect(allByRole('button', /Save as version/).every((button) => button.hasAttribute('disabled'))).toBe(true)
  })
  test('asks which wording is to hold when somebody saved a newer one', async () => {
    const fake = await opened('penalty')
    await type('penalty', 'da', ' Mit.')
    fake.saveElsewhere('penalty', 'da', (text) => text.replace('straks', 'efter ti dage'))
    await press(byRole('button', 'Save as version 2', column('Danish')))
    await until(() => shows('A newer wording has been saved'))
    expect(document.querySelector('[role=dialog] del')?.textContent).toContain('efter ti dage')
    expect(document.querySelector('[role=dialog] ins')?.textContent).toContain('straks')
    await press(byRole('button', 'Decide later'))
    expect(shows('Yours is kept as a draft until you decide.')).toBe(true)
    await press(byRole('button', 'Decide'))
    await press(byRole('button', 'Save mine as the newest'))
    await until(() => shows('Version 3', column('Danish')))
    expect(asked(fake, 'saveWording').map(([, , expected]) => expected)).toEqual([1, 2])
  })
  test('says how the wordings differ, to the reader of each language', async () => {
    const fake = await opened('penalty')
    await press(byRole('button', 'They differ …'))
    await fill(byRole('textbox', 'For the Danish reader'), 'Den norske dagbot løber dagligt.')
    await press(byRole('button', 'Save as not equivalent'))
    expect(shows('Write how the wordings differ.')).toBe(true)
    await fill(byRole('textbox', 'For the Norwegian reader'), 'Den danske boden er et engangsbeløp.')
    await press(byRole('button', 'Save as not equivalent'))
    await until(() => shows('The wordings differ on purpose.'))
    expect(asked(fake, 'setPair')).toEqual([['penalty', { da: 'Den norske dagbot løber dagligt.', nb: 'Den danske boden er et engangsbeløp.' }]])
    expect(shows('Den danske boden er et engangsbeløp.')).toBe(true)
  })
  test('that is missing in a language is written from a copy of the other', async () => {
    const fake = await opened('interest')
    expect(shows('Not written in Norwegian (bokmål)')).toBe(true)
    await press(byRole('button', 'Begin with a copy of: Danish'))
    await until(() => shows('Renter løber.', column('Norwegian (bokmål)')))
    await press(byRole('button', 'Save as version 1', column('Norwegian (bokmål)')))
    await until(() => shows('Needs review') || shows('Equivalent'))
    expect(asked(fake, 'saveWording').map(([id, language, expected]) => [id, language, expected])).toEqual([['interest', 'nb', 0]])
  })
  test('can be given up while it is written for the first time', async () => {
    await opened('interest')
    await press(byRole('button', 'Write it'))
    await until(() => allByRole('button', 'Give up writing this wording').length === 1)
    await press(byRole('button', 'Give up writing this wording'))
    await until(() => shows('Not written in Norwegian (bokmål)'))
    expect(keptDraft('interest', 'nb')).toBeNull()
  })
  test('that is given up while it is written comes back with undo; the keys go on where the press took away what was pressed', async () => {
    await opened('interest')
    const norwegian = column('Norwegian (bokmål)')
    await press(byRole('button', 'Begin with a copy of: Danish'))
    await until(() => norwegian.querySelector('.ProseMirror') !== null)
    expect(document.activeElement).toBe(norwegian.querySelector('.ProseMirror'))
    await type('interest', 'nb', ' Og mer.')
    await press(byRole('button', 'Give up writing this wording'))
    expect(document.activeElement).toBe(byRole('button', 'Write it'))
    expect(keptDraft('interest', 'nb')).toBeNull()
    await undoIn('The wording was discarded')
    expect(shows('Renter løber. Og mer.', norwegian)).toBe(true)
    expect(document.activeElement).toBe(norwegian.querySelector('.ProseMirror'))
  })
  test('keeps its editor when its first version is saved', async () => {
    await opened('interest')
    await press(byRole('button', 'Begin with a copy of: Danish'))
    const editor = document.activeElement
    await key('Mod+S')
    await until(() => shows('Version 1', column('Norwegian (bokmål)')))
    expect(column('Norwegian (bokmål)').querySelector('.ProseMirror')).toBe(editor)
    expect(document.activeElement).toBe(editor)
  })
  test('is written in nynorsk on wish, from a copy of the bokmål, and a draft of it is shown again', async () => {
    await opened('penalty')
    expect(document.querySelector('section[aria-label="Norwegian (nynorsk)"]')).toBeNull()
    await press(byRole('button', 'Write it in Norwegian (nynorsk) too'))
    expect(document.activeElement).toBe(byRole('button', 'Write it'))
    await press(byRole('button', 'Begin with a copy of: Norwegian (bokmål)'))
    expect(shows('Dagboten forfaller straks.', region('Norwegian (nynorsk)'))).toBe(true)
    await act(async () => go({ name: 'start' }))
    await act(async () => go({ name: 'library', clause: 'penalty' }))
    await until(() => document.querySelectorAll('.ProseMirror').length === 3)
  })
  test('that an import changes is shown as it is now', async () => {
    const fake = fakeLibrary(CLAUSES)
    const languages = [{ language: 'da', state: 'changed', wordingDiffers: true }] as const
    const clause = { id: 'penalty', category: 'payment', title: 'Bod', state: 'changed', languages, differs: [] } as const
    const openImport = async () => ({ id: 'i', file: 'a.klausul-library', name: 'A', date: '2027-03-02', clauses: [clause], standards: [] })
    const applyImport = async (): Promise<number> => {
      fake.saveElsewhere('penalty', 'da', (text) => text.replace('straks', 'efter ti dage'))
      return 1
    }
    await opened('penalty', { ...fake, library: { ...fake.library, openImport, applyImport, closeImport: async () => undefined } })
    await press(byRole('button', 'Export and import'))
    await until(() => allByRole('menuitem').length > 0)
    await press(byRole('menuitem', /Import/))
    await until(() => allByRole('button', 'Import 1').length === 1)
    await press(byRole('button', 'Import 1'))
    await until(() => shows('Boden forfalder efter ti dage.', column('Danish')))
    expect(shows('Version 2', column('Danish'))).toBe(true)
  })
  test('of nynorsk calls a field as bokmål does where no standard in nynorsk has it', async () => {
    const norwegian: Vocabulary = { ...NO_VOCABULARY, fields: [{ key: 'deadline', label: 'Frist for varsel', type: 'text', owner: 'buyer' }] }
    const fake = fakeLibrary([...CLAUSES, ...clausesOf('nn', 'disputes', '## court: Verneting\nno-guidance: a test\n\nInnan {field:deadline}.\n')])
    const vocabulary: Api['library']['vocabulary'] = async (language) => (language === 'nb' ? norwegian : NO_VOCABULARY)
    await opened('court', { ...fake, library: { ...fake.library, vocabulary } })
    expect(shows('Innan Frist for varsel .', region('Norwegian (nynorsk)'))).toBe(true)
  })
  test('is offered for a reference with where it stands, to tell it from another of the same title', async () => {
    const same = clausesOf('da', 'disputes', '## other: Renter\nno-guidance: a test\n\nOm renter ved tvister.\n')
    await opened('court', fakeLibrary([...CLAUSES, ...same], { vocabulary: { ...NO_VOCABULARY, targets: { chapter: 'Renter' } } }))
    await focus(column('Danish').querySelector<HTMLElement>('.ProseMirror') ?? document.body)
    await act(async () => draftOf('court', 'da').dispatch(caretInText(draftOf('court', 'da'))))
    await press(byRole('button', 'Insert a reference', column('Danish')))
    await fill(byRole('textbox', 'Find what it should point to'), 'renter')
    expect(allByRole('option').map(({ textContent }) => textContent)).toEqual([
      'RenterA heading in a standard',
      'RenterPayment · Renter løber.',
      'RenterDisputes · Om renter ved tvister.',
    ])
  })
  test('shows what differs between its versions, and makes an old one current again', async () => {
    const fake = await opened('penalty')
    await type('penalty', 'da', ' Renter løber.')
    await key('Mod+S')
    await until(() => shows('Version 2', column('Danish')))
    await menuItem('Danish', 'Versions and differences')
    await until(() => shows('2 words inserted'))
    expect(document.querySelector('ins')?.textContent).toContain('Renter løber')
    await press(byRole('button', 'Make version 1 current'))
    await until(() => shows('Version 3', column('Danish')))
    expect(asked(fake, 'saveWording')).toHaveLength(2)
    expect(shows('Renter løber.', column('Danish'))).toBe(false)
  })
  test('goes back to the original wording, and undo takes that back', async () => {
    await opened('penalty')
    await type('penalty', 'da', ' Eget.')
    await key('Mod+S')
    await until(() => shows('Version 2', column('Danish')))
    await menuItem('Danish', 'Back to the original')
    await until(() => shows('Version 3', column('Danish')))
    expect(shows('Eget.', column('Danish'))).toBe(false)
    await undoIn('The original wording is current again')
    await until(() => shows('Version 4', column('Danish')))
    expect(shows('Eget.', column('Danish'))).toBe(true)
  })
  test('takes tags, loses them, and says why it has no guidance', async () => {
    const fake = await opened('penalty')
    await fill(byRole('combobox', 'New tag', column('Danish')), 'Frist')
    await key('Enter')
    await until(() => asked(fake, 'setDetails').length === 1)
    expect(asked(fake, 'setDetails')).toEqual([['penalty', 'da', { tags: ['bod', 'frist'], noGuidance: 'a test' }]])
    const reason = byRole('textbox', 'No guidance note, because', column('Danish'))
    await fill(reason, 'the text speaks for itself')
    await act(async () => reason.blur())
    await until(() => asked(fake, 'setDetails').length === 2)
    expect(asked(fake, 'setDetails')[1]).toEqual(['penalty', 'da', { tags: ['bod', 'frist'], noGuidance: 'the text speaks for itself' }])
  })
  test('is taken out of use and back', async () => {
    const fake = await opened('penalty')
    await press(byRole('button', 'Retire'))
    await until(() => shows('The clause is out of use'))
    expect(rows()).toEqual(expect.arrayContaining([expect.stringContaining('Payment 1 clause')]))
    await press(byRole('button', 'Take back into use'))
    await until(() => shows('The clause is in use again'))
    expect(asked(fake, 'setRetired')).toEqual([
      ['penalty', true],
      ['penalty', false],
    ])
  })
  test('leads to the contracts that have it', async () => {
    const usedIn = {
      penalty: [
        { kind: 'standard', id: 'it-service', title: 'It-kontrakten', version: 1 },
        { kind: 'contract', id: 'k1', title: 'Kontrakt om journal', version: 1 },
      ],
    } as const
    await opened('penalty', fakeLibrary(CLAUSES, { usedIn }))
    expect(shows('Contract, version 1')).toBe(true)
    await press(byRole('button', 'Kontrakt om journal'))
    expect(currentView()).toEqual({ name: 'drafting', id: 'k1' })
  })
  test('that there is not says so', async () => {
    await openWindow({}, { library: fakeLibrary(CLAUSES).library })
    await act(async () => go({ name: 'library', clause: 'nix' }))
    await until(() => allByRole('alert').length === 1)
    expect(shows('There is no clause nix in the library.')).toBe(true)
  })
})

describe('unsaved changes', () => {
  test('are asked about before another clause is shown, and saved on wish', async () => {
    const fake = await opened('penalty')
    await type('penalty', 'da', ' Et.')
    await press(row('Renter'))
    await until(() => allByRole('alertdialog').length === 1)
    expect(currentView()).toEqual({ name: 'library', clause: 'penalty' })
    await press(byRole('button', 'Save as a new version'))
    await until(() => title() === 'Renter')
    expect(asked(fake, 'saveWording')).toHaveLength(1)
    expect(unsavedClauses().size).toBe(0)
  })
  test('stay as a draft on wish, marked in the list, and are there again', async () => {
    const fake = await opened('penalty')
    await type('penalty', 'da', ' Et.')
    await press(row('Renter'))
    await press(byRole('button', 'Leave as a draft'))
    await until(() => title() === 'Renter')
    expect(nameOf(row('Bod'))).toContain('Unsaved changes')
    expect(asked(fake, 'saveWording')).toEqual([])
    await press(row('Bod'))
    await until(() => title() === 'Bod')
    expect(shows('Boden forfalder straks. Et.', column('Danish'))).toBe(true)
  })
  test('keep one where one is on wish', async () => {
    await opened('penalty')
    await type('penalty', 'da', ' Et.')
    await press(row('Renter'))
    await press(byRole('button', 'Stay here'))
    expect(currentView()).toEqual({ name: 'library', clause: 'penalty' })
    expect(draftOf('penalty', 'da').isDirty).toBe(true)
  })
  test('outlive the view, which says so, and the window', async () => {
    await opened('penalty')
    await type('penalty', 'da', ' Et.')
    await act(async () => go({ name: 'start' }))
    await until(() => shows('1 clause has unsaved changes. They are kept as a draft.'))
    expect(keptDraft('penalty', 'da')).not.toBeNull()
    await press(byRole('button', 'Back to the library'))
    await until(() => shows('Boden forfalder straks. Et.'))
  })
  test('are discarded on wish, and undo takes that back', async () => {
    await opened('penalty')
    await type('penalty', 'da', ' Et.')
    await menuItem('Danish', 'Discard the changes')
    expect(draftOf('penalty', 'da').isDirty).toBe(false)
    await undoIn('The changes were discarded')
    expect(draftOf('penalty', 'da').isDirty).toBe(true)
  })
  test('of an earlier run are shown again', async () => {
    const fake = fakeLibrary(CLAUSES)
    const { content } = await fake.library.wording('penalty', 'da', null)
    localStorage.setItem(
      'klausul/draft/da/penalty',
      JSON.stringify({ version: 1, content: JSON.parse(JSON.stringify(content).replace('straks', 'i morgen')) as unknown }),
    )
    await opened('penalty', fake)
    expect(shows('Boden forfalder i morgen.', column('Danish'))).toBe(true)
    expect(shows('Unsaved changes', column('Danish'))).toBe(true)
  })
})

describe('a new clause', () => {
  test('is made with heading, text and category, and shown', async () => {
    const fake = await opened('penalty')
    await press(byRole('button', 'New clause'))
    await press(byRole('button', 'Create clause'))
    expect(shows('Give the clause a heading.')).toBe(true)
    await fill(byRole('textbox', 'Heading'), 'Modregning')
    await fill(byRole('textbox', 'Text'), 'Kunden kan modregne.')
    await press(byRole('button', 'Create clause'))
    await until(() => title() === 'Modregning')
    expect(asked(fake, 'create')).toMatchObject([[{ category: 'payment', language: 'da' }]])
    expect(shows('Own')).toBe(true)
  })
})

describe('what is written in a dialog', () => {
  test('is not given up by Escape without a question', async () => {
    await opened('penalty')
    await press(byRole('button', 'New clause'))
    await key('Escape')
    expect(allByRole('dialog')).toEqual([])
    await press(byRole('button', 'New clause'))
    await fill(byRole('textbox', 'Text'), 'Kunden kan modregne.')
    await key('Escape')
    await until(() => allByRole('alertdialog').length === 1)
    await press(byRole('button', 'Cancel', byRole('alertdialog')))
    expect((byRole('textbox', 'Text') as HTMLTextAreaElement).value).toBe('Kunden kan modregne.')
    await key('Escape')
    await until(() => allByRole('alertdialog').length === 1)
    await press(byRole('button', 'Discard'))
    await until(() => allByRole('dialog').length === 0)
  })
})

describe('a narrow window', () => {
  test('shows list and languages behind tabs', async () => {
    const narrow = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }
    const matches = vi.spyOn(window, 'matchMedia').mockReturnValue(narrow as unknown as MediaQueryList)
    try {
      await opened()
      expect(allByRole('tab').map(nameOf)).toEqual(['Clauses', 'Danish', 'Norwegian (bokmål)', 'Norwegian (nynorsk)'])
      await press(row('Payment'))
      await focus(byRole('tree'))
      await press(row('Bod'))
      await until(() => document.querySelectorAll('.ProseMirror').length === 1)
      expect(document.activeElement).toBe(byRole('tab', 'Danish'))
      expect(byRole('tab', 'Danish').getAttribute('aria-selected')).toBe('true')
      expect(shows('Boden forfalder straks.')).toBe(true)
      await press(byRole('tab', 'Norwegian (bokmål)'))
      await until(() => shows('Dagboten forfaller straks.'))
    } finally {
      matches.mockRestore()
    }
  })
})
