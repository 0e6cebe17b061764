/** A library goes from one installation to another as a file, and only what is chosen is taken. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { LibraryExportWish } from '../../../shared/exchange-api.ts'
import type { Json } from '../../../shared/document/format.ts'
import { plainText } from '../../../shared/document/plain-text.ts'
import { draftContract } from '../../../electron/services/draft.ts'
import { libraryEdits } from '../../../electron/services/library-edits.ts'
import { type LibraryExchange, libraryExchange } from '../../../electron/services/library-exchange.ts'
import { libraryLists } from '../../../electron/services/library-lists.ts'
import { clause, foreign, item, list, p, ref } from '../../build.ts'
import { problemsOf, refusal } from '../../refused.ts'
import { temporaryFolder } from '../folders.ts'
import { clauseFile, installation, type LibraryFiles, SMALL_FILES } from './library-folder.ts'

const NOW = '2026-11-21T08:00:00.000Z'
const ALL: LibraryExportWish = { name: 'Odense Kommune', scope: 'all', categories: [], leaveOut: false }
const EMPTY: LibraryFiles = { 'clauses/da/general.md': clauseFile('only', 'Kun', 'Tekst.') }

const office = (files: LibraryFiles = SMALL_FILES) => {
  const { db, start } = installation()
  const library = start(files)
  const contracts = { withClause: () => [] }
  return {
    db,
    library,
    edits: libraryEdits(db, library),
    lists: libraryLists(db, library, contracts),
    exchange: libraryExchange(db, library, () => NOW),
  }
}
const fileOf = (text: string, name = 'Bibliotek.klausul-library'): string => {
  const file = path.join(temporaryFolder(), name)
  writeFileSync(file, text)
  return file
}
const json = (node: ReturnType<typeof clause>): Json => node.toJSON() as Json
const reworded = (text: string): Json => json(clause({ id: 'payment', heading: 'Betaling' }, text))
const states = ({ clauses }: ReturnType<LibraryExchange['open']>): Record<string, string> =>
  Object.fromEntries(clauses.filter(({ state }) => state !== 'unchanged').map(({ id, state }) => [id, state]))
const everything = ({ clauses, standards }: ReturnType<LibraryExchange['open']>) => ({
  clauses: clauses.map(({ id }) => id),
  standards: standards.map(({ id }) => id),
})
const textOf = ({ library }: ReturnType<typeof office>, id: string): string => {
  const pinned = library.clause(id, 'da')
  return pinned ? plainText(pinned.node) : ''
}

test('the same library gives the same bytes, and reading it again finds nothing changed', () => {
  const { exchange } = office()
  const { text, clauses, standards } = exchange.export(ALL)
  expect(exchange.export(ALL).text).toBe(text)
  expect([clauses, standards]).toEqual([10, 1])
  const preview = exchange.open(fileOf(text))
  expect(preview).toMatchObject({ name: 'Odense Kommune', date: '2026-11-21', file: 'Bibliotek.klausul-library' })
  expect(states(preview)).toEqual({})
  expect(preview.standards).toMatchObject([{ id: 'small', state: 'unchanged' }])
  expect(exchange.apply(preview.id, everything(preview))).toBe(0)
})

test('the file begins with a head that a person reads, and its parts stand in a fixed order', () => {
  const { exchange, edits } = office()
  edits.setPair('payment', { da: 'Anderledes frist.' })
  edits.setRetired('spare', true)
  const { text } = exchange.export(ALL)
  expect(text.startsWith('%% klausul-library 1\nname: Odense Kommune\ndate: 2026-11-21\nlanguages: da, nb\n\n%% clauses da ')).toBe(true)
  expect(text.match(/^%%.*$/gm)?.map((line) => line.split(' ')[1])).toEqual([
    'klausul-library',
    ...Array.from(text.matchAll(/^%% clauses/gm), () => 'clauses'),
    'pairs',
    'retired',
    'standard',
    'end',
  ])
  expect(text).toContain('%% pairs\n\npayment:\n  da: Anderledes frist.\n')
  expect(text).toContain('%% retired\n\nspare\n')
})

test('an installation without them takes clauses, pairs, tags, categories and standards, and drafts from them', () => {
  const from = office()
  from.edits.setPair('payment', { da: 'Anderledes frist.' })
  from.edits.setDetails('purpose', 'da', { tags: ['a', 'b'], noGuidance: null })
  from.edits.setRetired('spare', true)
  const own = from.edits.create({
    category: 'special',
    language: 'da',
    content: json(
      clause(
        { id: 'x', heading: 'Særligt vilkår' },
        p('Se ', ref('r1'), ' {her} *nu* \\.'),
        list('bullet', item({ id: 'r2' }, p('et'))),
        clause({ id: 'r1', heading: 'Del' }, 'Delens tekst.'),
      ),
    ),
  })
  const to = office(EMPTY)
  const preview = to.exchange.open(fileOf(from.exchange.export(ALL).text))
  expect(new Set(Object.values(states(preview)))).toEqual(new Set(['new']))
  expect(to.exchange.apply(preview.id, everything(preview))).toBe(12)
  expect(to.lists.clause('payment')).toMatchObject({ origin: 'own', pair: 'not_equivalent', pairNotes: { da: 'Anderledes frist.' } })
  expect(to.lists.clause('purpose')).toMatchObject({ pair: 'equivalent', languages: { da: { tags: ['a', 'b'] } } })
  expect(to.lists.clause('spare').retired).toBe(true)
  expect(to.lists.clause(own)).toMatchObject({ category: 'special', pair: 'one_language' })
  expect(textOf(to, own)).toContain('Se … {her} *nu* \\.')
  expect(to.library.search('særligt', 'da').map(({ id }) => id)).toEqual([own])
  const contract = draftContract(to.library, 'small', 'da', null)
  expect(contract.document.childCount).toBe(draftContract(from.library, 'small', 'da', null).document.childCount)
})

test('a changed wording becomes a new version of the clause, and the old one stays in its history', () => {
  const from = office()
  from.edits.saveWording('payment', 'da', 1, reworded('Kunden betaler straks.'))
  const { text, clauses, standards } = from.exchange.export({ ...ALL, scope: 'own' })
  expect([clauses, standards]).toEqual([1, 0])
  const to = office()
  const before = textOf(to, 'payment')
  const preview = to.exchange.open(fileOf(text))
  expect(preview.clauses).toMatchObject([
    {
      id: 'payment',
      title: 'Betaling',
      state: 'changed',
      languages: [
        { language: 'da', state: 'changed' },
        { language: 'nb', state: 'unchanged' },
      ],
    },
  ])
  const [wording] = to.exchange.wordings(preview.id, 'payment')
  expect([JSON.stringify(wording?.before).includes('straks'), JSON.stringify(wording?.after).includes('straks')]).toEqual([false, true])
  expect(textOf(to, 'payment')).toBe(before)
  to.exchange.apply(preview.id, everything(preview))
  expect(textOf(to, 'payment')).toBe('Kunden betaler straks.')
  expect(to.lists.versions('payment', 'da').map(({ version, origin }) => [version, origin])).toEqual([
    [2, 'own'],
    [1, 'shipped'],
  ])
})

test('what the user has changed is a conflict, until it is taken; a later file is then a change again', () => {
  const from = office()
  from.edits.saveWording('payment', 'da', 1, reworded('Kunden betaler straks.'))
  const to = office()
  to.edits.saveWording('payment', 'da', 1, reworded('Kunden betaler aldrig.'))
  const preview = to.exchange.open(fileOf(from.exchange.export(ALL).text))
  expect(states(preview)).toEqual({ payment: 'conflict' })
  expect(to.exchange.apply(preview.id, { clauses: [], standards: [] })).toBe(0)
  expect(textOf(to, 'payment')).toBe('Kunden betaler aldrig.')
  const again = to.exchange.open(fileOf(from.exchange.export(ALL).text))
  to.exchange.apply(again.id, everything(again))
  expect(textOf(to, 'payment')).toBe('Kunden betaler straks.')
  from.edits.saveWording('payment', 'da', 2, reworded('Kunden betaler i morgen.'))
  expect(states(to.exchange.open(fileOf(from.exchange.export(ALL).text)))).toEqual({ payment: 'changed' })
})

test('only what is chosen is taken', () => {
  const from = office()
  from.edits.saveWording('payment', 'da', 1, reworded('Nyt.'))
  from.edits.saveWording('purpose', 'da', 1, json(clause({ id: 'purpose', heading: 'Formål' }, 'Nyt.')))
  const to = office()
  const preview = to.exchange.open(fileOf(from.exchange.export(ALL).text))
  expect(to.exchange.apply(preview.id, { clauses: ['purpose', 'nobody'], standards: [] })).toBe(1)
  expect([textOf(to, 'purpose'), textOf(to, 'payment') === 'Nyt.']).toEqual(['Nyt.', false])
})

test('a preview that the library has moved away from takes nothing', () => {
  const from = office()
  from.edits.saveWording('payment', 'da', 1, reworded('Nyt.'))
  const to = office()
  const preview = to.exchange.open(fileOf(from.exchange.export(ALL).text))
  to.edits.saveWording('payment', 'da', 1, reworded('Imens.'))
  expect(refusal(() => to.exchange.apply(preview.id, everything(preview)))?.code).toBe('import_outdated')
  expect(textOf(to, 'payment')).toBe('Imens.')
  to.exchange.close(preview.id)
  expect(refusal(() => to.exchange.wordings(preview.id, 'payment'))?.code).toBe('import_outdated')
})

test('a standard is refused while clauses that it names are nowhere, and is not taken without them', () => {
  const from = office()
  const { text } = from.exchange.export(ALL)
  const to = office(EMPTY)
  const preview = to.exchange.open(fileOf(text))
  expect(refusal(() => to.exchange.apply(preview.id, { clauses: [], standards: ['small'] }))?.code).toBe('import_incomplete')
  expect(to.library.standards()).toEqual([])
  const alone = `${text.slice(0, text.indexOf('%% clauses'))}${text.slice(text.indexOf('%% standard'))}`.replace('languages: da, nb', 'languages: da')
  const poor = to.exchange.open(fileOf(alone))
  expect(poor.standards).toMatchObject([{ id: 'small', state: 'refused' }])
  expect(poor.standards[0]?.problems.map(({ code }) => code)).toContain('unknown_clause')
  expect(to.exchange.apply(poor.id, everything(poor))).toBe(0)
})

test('a changed standard is a new version of it', () => {
  const { exchange } = office()
  const text = exchange.export(ALL).text.replace('da: Lille kontrakt', 'da: Mindre kontrakt')
  const to = office()
  const preview = to.exchange.open(fileOf(text))
  expect(preview.standards).toMatchObject([{ id: 'small', state: 'changed', title: 'Mindre kontrakt' }])
  expect(to.exchange.apply(preview.id, everything(preview))).toBe(1)
  expect(to.library.standard('small').title.da).toBe('Mindre kontrakt')
})

test('what the notation cannot express is told before anything is written, and can be left out', () => {
  const { exchange, edits } = office()
  const id = edits.create({ category: 'special', language: 'da', content: json(clause({ id: 'x', heading: 'Engelsk' }, p(foreign('en', 'as is')))) })
  expect(problemsOf(() => exchange.export(ALL))).toEqual([{ place: `da/${id}`, code: 'not_writable_foreign', params: { language: 'en' } }])
  const { text, leftOut, clauses } = exchange.export({ ...ALL, leaveOut: true })
  expect([leftOut.length, clauses, text.includes(id)]).toEqual([1, 10, false])
})

test('where there is nothing to export that is said, and no file is made that nobody could read', () => {
  const { exchange } = office()
  expect(refusal(() => exchange.export({ ...ALL, scope: 'own' })).code).toBe('nothing_to_export')
  expect(refusal(() => exchange.export({ ...ALL, scope: 'categories', categories: ['nowhere'] })).code).toBe('nothing_to_export')
})

test('a choice of categories is those clauses alone', () => {
  const { text, clauses, standards } = office().exchange.export({ ...ALL, scope: 'categories', categories: ['money'] })
  expect([text.includes('## payment'), text.includes('## purpose'), standards]).toEqual([true, false, 0])
  expect(clauses).toBeGreaterThan(0)
})
