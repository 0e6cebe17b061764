// @vitest-environment happy-dom
/** The clause at the caret beside the library: newer wordings taken or left, own wording and the way back, alternatives, references. */
import { undo } from 'prosemirror-history'
import { type Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { act } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { positionOfKey } from '../../../../renderer/contract/places.ts'
import { recordOf } from '../../../../renderer/contract/record.ts'
import { words } from '../../../../renderer/i18n.ts'
import { replacementsFor } from '../../../../renderer/views/drafting/inspector/replacements.tsx'
import type { Api, ClauseListItem } from '../../../../shared/api.ts'
import type { Json } from '../../../../shared/document/format.ts'
import { definedTerms } from '../../../../shared/document/defined-terms.ts'
import type { ClauseCompanions } from '../../../../shared/own-api.ts'
import { attributesOf } from '../../../../shared/document/attributes.ts'
import { annex, clause, contract, contractOf, definition, p, ref, when } from '../../../build.ts'
import { byRole, press, shows, until } from '../../screen.tsx'
import { openDrafting, type OpenDrafting } from './open-drafting.tsx'

const QUESTIONS = [
  {
    key: 'pay',
    label: 'Hvordan betales?',
    values: [
      { value: 'fixed', label: 'Fast pris' },
      { value: 'hourly', label: 'Medgået tid' },
    ],
  },
]
const WORDINGS: Readonly<Record<number, Node>> = {
  1: clause({ id: 'price', heading: 'Pris' }, p('Prisen er fast.')),
  2: clause({ id: 'price', heading: 'Pris' }, p('Prisen er fast og reguleres ikke.')),
}
let newest = 1

beforeEach(() => {
  newest = 1
  needed = { parts: [], fields: [] }
})

const library: Partial<Api['library']> = {
  currentVersions: async () => ({ 'da/price': newest }),
  wording: async (_id, _language, version) => ({
    version: version ?? newest,
    origin: 'shipped',
    createdAt: '2027-01-01T00:00:00.000Z',
    content: WORDINGS[version ?? newest]?.toJSON(),
  }),
  vocabulary: async () => ({ targets: {}, fields: [], questions: [], parties: [] }),
}
/** What the newer wording needs. */
let needed: ClauseCompanions = { parts: [], fields: [] }
const own: Partial<Api['own']> = { companions: async () => needed }
const CONTRACT = contractOf(
  contract(
    clause({ id: 'a', heading: 'Pris', source: { clause: 'price', language: 'da', version: 1 } }, p('Prisen er fast.')),
    clause({ id: 'b', heading: 'Betaling', condition: when('pay', 'fixed') }, p('Se ', ref('a'), '.')),
    clause({ id: 'b', heading: 'Betaling efter tid', condition: when('pay', 'hourly') }, p('Timer.')),
    annex({ id: 'prices', heading: 'Priser' }, clause({ id: 'c', heading: 'Regulering' }, p('Se ', ref('a'), '.'))),
  ),
  { questions: QUESTIONS },
)

const openAt = async (key: string): Promise<OpenDrafting> => {
  const open = await openDrafting(CONTRACT, { rightTab: 'clause' }, { library, own })
  const { session } = open
  await act(async () =>
    session.dispatch(session.state.tr.setSelection(TextSelection.create(session.state.doc, (positionOfKey(session.state.doc, key) ?? 0) + 2))),
  )
  return open
}
const clauseA = ({ session }: OpenDrafting): Node => session.state.doc.child(0)

test('a clause of an annex that refers to it is named with its annex', async () => {
  await openAt('a')
  await until(() => shows('Bilag 1, punkt 1 Regulering'))
  expect(shows('Bilag 1, punkt 1 Regulering')).toBe(true)
})

test('a clause that says what the library says is told to, with its origin', async () => {
  await openAt('a')
  await until(() => shows(words().t('inspector.unchanged')))
  expect(shows(/Standard clause: Pris/)).toBe(true)
  expect(shows(/Version 1/)).toBe(true)
  expect(shows(/1 Betaling|2 Betaling/)).toBe(true)
})

test('a newer wording is shown beside the one taken; kept, the text stays and is asked about no more', async () => {
  newest = 2
  const open = await openAt('a')
  await until(() => shows(words().t('inspector.newer_exists', { version: 2 })))
  expect(shows(/reguleres ikke/)).toBe(true)
  await press(byRole('button', words().t('inspector.keep_wording')))
  expect(attributesOf(clauseA(open), 'clause').source?.version).toBe(2)
  expect(clauseA(open).textContent).toBe('PrisPrisen er fast.')
  await until(() => !shows(words().t('inspector.newer_exists', { version: 2 })) && shows(words().t('inspector.own_wording')))
  await act(async () => undo(open.session.state, open.session.dispatch))
  await until(() => shows(words().t('inspector.newer_exists', { version: 2 })))
})

test('a newer wording that is taken takes the place of the old one, in one act', async () => {
  newest = 2
  const open = await openAt('a')
  await until(() => shows(words().t('inspector.newer_exists', { version: 2 })))
  await press(byRole('button', words().t('inspector.accept_newer')))
  expect(clauseA(open).textContent).toBe('PrisPrisen er fast og reguleres ikke.')
  expect(attributesOf(clauseA(open), 'clause')).toMatchObject({ id: 'a', source: { version: 2 } })
  await until(() => shows(words().t('inspector.unchanged')))
  await act(async () => undo(open.session.state, open.session.dispatch))
  expect(clauseA(open).textContent).toBe('PrisPrisen er fast.')
})

const DEFINITION = clause({ id: 'def-index' }, definition({ id: 'def-index/term', term: 'Indeks' }, 'betyder nettoprisindekset.'))

test('a newer wording brings what it needs, in one step; who thinks better of it changes nothing', async () => {
  newest = 2
  needed = {
    parts: [{ kind: 'definition', identity: 'def-index', title: 'Indeks', nodes: [DEFINITION.toJSON() as Json], into: null, after: [] }],
    fields: [{ key: 'index', label: 'Indeks', type: 'text', owner: 'buyer' }],
  }
  const open = await openAt('a')
  const before = open.session.state.doc
  await until(() => shows(words().t('inspector.newer_exists', { version: 2 })))
  await press(byRole('button', words().t('inspector.accept_newer')))
  const dialog = byRole('dialog', words().t('bring.replace_title', { title: 'Pris' }))
  await press(byRole('button', words().t('components.cancel'), dialog))
  expect(open.session.state.doc).toBe(before)

  await press(byRole('button', words().t('inspector.accept_newer')))
  await press(byRole('button', words().t('bring.replace', { count: 2 })))
  expect(clauseA(open).textContent).toBe('PrisPrisen er fast og reguleres ikke.')
  expect(definedTerms(open.session.state.doc).map(({ term }) => term)).toEqual(['Indeks'])
  await act(async () => undo(open.session.state, open.session.dispatch))
  expect(open.session.state.doc.eq(before)).toBe(true)
})

test('own wording is told with its differences and given up on wish', async () => {
  const open = await openAt('a')
  const { session } = open
  await act(async () => session.dispatch(session.state.tr.insertText('meget ', (positionOfKey(session.state.doc, 'a') ?? 0) + 18)))
  await until(() => shows(words().t('inspector.own_wording')))
  await press(byRole('button', words().t('inspector.show_changes')))
  expect(shows(/1 word inserted/)).toBe(true)
  await press(byRole('button', words().t('inspector.revert')))
  expect(clauseA(open).textContent).toBe('PrisPrisen er fast.')
  await until(() => shows(words().t('inspector.unchanged')))
})

test('an alternative is chosen by its answer', async () => {
  const { session } = await openAt('b?pay=fixed')
  await until(() => shows('Alternatives'))
  await press(byRole('radio', 'Medgået tid'))
  expect(recordOf(session.state).answers).toEqual({ pay: 'hourly' })
})

const item = (id: string, more: Partial<ClauseListItem> = {}): ClauseListItem => ({
  id,
  category: 'prices',
  language: 'da',
  title: id,
  text: '',
  tags: [],
  version: 1,
  origin: 'shipped',
  changed: false,
  retired: false,
  pair: 'equivalent',
  ...more,
})

test('what can take a clause’s place is of its category and language, the most alike first', () => {
  const items = [
    item('own', { tags: ['fast', 'pris'] }),
    item('other'),
    item('alike', { tags: ['pris'] }),
    item('twin', { tags: ['pris', 'fast'] }),
    item('norwegian', { language: 'nb' }),
    item('retired', { retired: true }),
    item('elsewhere', { category: 'general' }),
  ]
  expect(replacementsFor(items, { clause: 'own', language: 'da', version: 1 }).map(({ id }) => id)).toEqual(['twin', 'alike', 'other'])
  expect(replacementsFor(items, { clause: 'unknown', language: 'da', version: 1 })).toEqual([])
})
