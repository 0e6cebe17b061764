import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Db } from '../../../electron/db/open.ts'
import { draftContract, draftIds, readAnswersFile } from '../../../electron/services/draft.ts'
import { type Library, openLibrary } from '../../../electron/services/library.ts'
import { fingerprint, parseLibrary, readLibraryFiles } from '../../../electron/services/shipped-library.ts'
import { allParts } from '../../../shared/document/numbering.ts'
import { partAttributes } from '../../../shared/document/attributes.ts'
import { plainText } from '../../../shared/document/plain-text.ts'
import { parseClauseFile } from '../../../shared/library/clause-text.ts'
import type { ContractLanguage } from '../../../shared/model.ts'
import { clause } from '../../build.ts'
import { problem, refusal } from '../../refused.ts'
import { smallStandard } from '../../small-standard.ts'
import { temporaryFolder } from '../folders.ts'
import { clauseFile, installation, memoryDatabase, SMALL_FILES, writeLibrary } from './library-folder.ts'

const REAL = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'library')
const TERM = 'clauses/da/term.md'
const term = (text: string): Readonly<Record<string, string>> => ({ [TERM]: clauseFile('term', 'Løbetid', text) })
const wording = (library: Library, id = 'term', language: ContractLanguage = 'da'): string | null => {
  const found = library.clause(id, language)
  return found && plainText(found.node)
}
const own = (text: string, id = 'term') => clause({ id, heading: 'Løbetid' }, text)

/** Everything in the database, to see that nothing changed. */
const TABLES = [
  'setting',
  'clause',
  'clause_version',
  'clause_text',
  'clause_pair',
  'standard_version',
  'standard',
  'clause_shown',
  'clause_vocabulary',
] as const
const contentOf = (db: Db): unknown => TABLES.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()])
const versions = (db: Db, id = 'term'): unknown[] =>
  db.prepare('SELECT language, version, origin FROM clause_version WHERE clause_id = ? ORDER BY language, version').all(id)

test('the library is there after the first start', () => {
  const library = installation().start(SMALL_FILES)
  expect(library.standards().map(({ id }) => id)).toEqual(['small'])
  expect(library.standard('small').version).toBe(3)
  expect(library.clauseIds('nb').toSorted()).toEqual([
    'options-terms',
    'payment',
    'plan',
    'price-fixed',
    'price-hourly',
    'price-table',
    'purpose',
    'rates',
  ])
  expect(wording(library, 'purpose', 'nb')).toBe('Avtalen gjelder levering, jf. ….')
  expect(library.clause('purpose', 'da')?.version).toBe(1)
})

test('a list of clauses shows each with its title, text, tags, guidance and version', () => {
  const library = installation().start(SMALL_FILES)
  const list = library.clauses('da')
  expect(list.find(({ id }) => id === 'price-fixed')).toEqual({
    id: 'price-fixed',
    language: 'da',
    category: 'money',
    title: 'Fast vederlag',
    text: 'Vederlaget er …, jf. ….',
    tags: [],
    guidance: 'Vælg en fast pris, når ydelsen er klar.',
    version: 1,
    origin: 'shipped',
    pairNote: null,
  })
  expect(list.find(({ id }) => id === 'purpose')?.tags).toEqual(['formål'])
  expect(library.clauses(null)).toHaveLength(list.length + library.clauses('nb').length)
})

test('a long text is shown by its beginning, cut between words', () => {
  const [summary] = installation()
    .start(term('Kunden betaler vederlaget. '.repeat(20)))
    .clauses('da')
  expect(summary?.text.length).toBeLessThanOrEqual(162)
  expect(summary?.text).toMatch(/(?:Kunden|betaler|vederlaget\.) …$/)
})

test('a clause without a heading is listed under the term that it defines', () => {
  const library = installation().start({ [TERM]: '## def-day\nno-guidance: x\n\n= Dag = betyder en kalenderdag.\n' })
  expect(library.clauses('da')[0]?.title).toBe('Dag')
})

test('loading the same library twice changes nothing', () => {
  const { db, start } = installation()
  start(SMALL_FILES, '2026-01-01T00:00:00.000Z')
  const before = contentOf(db)
  start(SMALL_FILES, '2026-02-02T00:00:00.000Z')
  expect(contentOf(db)).toEqual(before)
})

test('after an update a clause that the user has not changed has the new wording as a new version', () => {
  const { db, start } = installation()
  start(term('Første ordlyd.'))
  const library = start(term('Anden ordlyd.'))
  expect(wording(library)).toBe('Anden ordlyd.')
  expect(library.clause('term', 'da')?.version).toBe(2)
  expect(versions(db)).toEqual([
    { language: 'da', version: 1, origin: 'shipped' },
    { language: 'da', version: 2, origin: 'shipped' },
  ])
})

test('after an update the old wording is no longer found by searching and the new one is', () => {
  const { start } = installation()
  start(term('Oprindeligt skrevet sådan.'))
  const library = start(term('Nyligt formuleret.'))
  expect(library.search('oprindeligt', null)).toEqual([])
  expect(library.search('formuleret', null)).toHaveLength(1)
})

test('an update of other clauses gives a clause no new version', () => {
  const { db, start } = installation()
  start(term('Samme ordlyd.'))
  start({ ...term('Samme ordlyd.'), 'clauses/da/other.md': clauseFile('other', 'Andet', 'Andet.') })
  expect(versions(db)).toEqual([{ language: 'da', version: 1, origin: 'shipped' }])
})

test('a clause that the user has changed keeps the user’s wording, and what was shipped is kept as a newer version', () => {
  const { db, start } = installation()
  expect(start(term('Første ordlyd.')).saveWording('term', 'da', own('Vores ordlyd.'))).toBe(2)
  const library = start(term('Anden ordlyd.'))
  expect(wording(library)).toBe('Vores ordlyd.')
  expect(library.clauses('da')[0]).toMatchObject({ version: 2, origin: 'own' })
  expect(versions(db)).toEqual([
    { language: 'da', version: 1, origin: 'shipped' },
    { language: 'da', version: 2, origin: 'own' },
    { language: 'da', version: 3, origin: 'shipped' },
  ])
  const stored = db.prepare('SELECT content FROM clause_version WHERE version = 3').pluck().get() as string
  expect(stored).toContain('Anden ordlyd.')
})

test('a clause that the user has changed is searched in the user’s wording', () => {
  const { start } = installation()
  start(term('Oprindelig.')).saveWording('term', 'da', own('Særligt vedtaget.'))
  const library = start(term('Nyligt formuleret.'))
  expect([library.search('vedtaget', 'da').length, library.search('formuleret', 'da').length, library.search('oprindelig', 'da').length]).toEqual([
    1, 0, 0,
  ])
})

test('a wording of the user is the user’s in that language only', () => {
  const { start } = installation()
  const first = { ...term('Dansk.'), 'clauses/nb/term.md': clauseFile('term', 'Varighet', 'Norsk.') }
  start(first).saveWording('term', 'da', own('Vores.'))
  const library = start({ ...term('Dansk to.'), 'clauses/nb/term.md': clauseFile('term', 'Varighet', 'Norsk to.') })
  expect([wording(library), wording(library, 'term', 'nb')]).toEqual(['Vores.', 'Norsk to.'])
})

test('a second update is kept as well, though the user’s wording stays', () => {
  const { db, start } = installation()
  start(term('Et.')).saveWording('term', 'da', own('Vores.'))
  start(term('To.'))
  expect(wording(start(term('Tre.')))).toBe('Vores.')
  expect(versions(db)).toHaveLength(4)
})

test('a clause that is no longer shipped stays for those who use it', () => {
  const { start } = installation()
  start({ ...term('Løbetid.'), 'clauses/da/other.md': clauseFile('other', 'Andet', 'Andet.') })
  expect(wording(start({ 'clauses/da/other.md': clauseFile('other', 'Andet', 'Andet.') }))).toBe('Løbetid.')
})

test('tags and category follow an update', () => {
  const { start } = installation()
  start({ [TERM]: '## term: Løbetid\ntags: gammel\nno-guidance: x\n\nTekst.\n' })
  const library = start({ 'clauses/da/duration.md': '## term: Løbetid\ntags: ny, nyere\nno-guidance: x\n\nTekst.\n' })
  expect(library.clauses('da')[0]).toMatchObject({ tags: ['ny', 'nyere'], category: 'duration', version: 1 })
})

test('a retired clause is in no list and is not found, but a contract that has it still gets its wording', () => {
  const library = installation().start(SMALL_FILES)
  library.setRetired('payment', true)
  expect(library.clauseIds('da')).not.toContain('payment')
  expect(library.clauses(null).map(({ id }) => id)).not.toContain('payment')
  expect(library.search('betaling', 'da')).toEqual([])
  expect(wording(library, 'payment')).toContain('Kunden betaler')
})

test('a retired clause stays retired after an update that changes its wording and its category', () => {
  const { start } = installation()
  start(term('Et.')).setRetired('term', true)
  const library = start({ 'clauses/da/duration.md': clauseFile('term', 'Løbetid', 'To.') })
  expect(library.clauseIds('da')).toEqual([])
  expect(wording(library)).toBe('To.')
})

test('a retired clause can be taken back', () => {
  const library = installation().start(term('Et.'))
  library.setRetired('term', true)
  library.setRetired('term', false)
  expect(library.clauseIds('da')).toEqual(['term'])
})

test('a clause that there is not can be neither changed nor retired', () => {
  const library = installation().start(SMALL_FILES)
  for (const act of [() => library.saveWording('xyz', 'da', own('Tekst.', 'xyz')), () => library.setRetired('xyz', true)]) {
    const error = refusal(act)
    expect([error.code, error.params]).toEqual(['unknown_clause', { id: 'xyz' }])
  }
  expect(library.clause('xyz', 'da')).toBeNull()
})

test('a changed standard has a new version and is the one that is used', () => {
  const { db, start } = installation()
  start(SMALL_FILES)
  const library = start({ ...SMALL_FILES, 'standards/small.yaml': JSON.stringify(smallStandard({ version: 4, title: { da: 'Ny', nb: 'Ny' } })) })
  expect(library.standard('small')).toMatchObject({ version: 4, title: { da: 'Ny' } })
  expect(db.prepare('SELECT version, origin FROM standard_version ORDER BY version').all()).toEqual([
    { version: 1, origin: 'shipped' },
    { version: 2, origin: 'shipped' },
  ])
})

test('a standard that did not change has no new version', () => {
  const { db, start } = installation()
  start(SMALL_FILES)
  start({ ...SMALL_FILES, [TERM]: clauseFile('term', 'Løbetid', 'Tekst.') })
  expect(db.prepare('SELECT count(*) FROM standard_version').pluck().get()).toBe(1)
})

test('a standard that there is not is refused with those there are', () => {
  const error = refusal(() => installation().start(SMALL_FILES).standard('smal'))
  expect([error.code, error.params]).toEqual(['unknown_standard', { id: 'smal', known: 'small' }])
})

const PAIR = 'purpose:\n  da: Til danskeren.\n  nb: Til nordmanden.\n'

test('the note on a pair is shown to a reader of either language in that language', () => {
  const library = installation().start({ ...SMALL_FILES, 'pairs.yaml': PAIR })
  const notes = library.clauses(null).flatMap(({ id, language, pairNote }) => (id === 'purpose' ? [`${language}: ${pairNote}`] : []))
  expect(notes.toSorted()).toEqual(['da: Til danskeren.', 'nb: Til nordmanden.'])
})

const noteIn = (library: Library) => library.clauses('da').find(({ id }) => id === 'purpose')?.pairNote

test('a note changes with an update and goes when the pair is equivalent', () => {
  const { start } = installation()
  start({ ...SMALL_FILES, 'pairs.yaml': PAIR })
  expect(noteIn(start({ ...SMALL_FILES, 'pairs.yaml': PAIR.replace('danskeren', 'læseren') }))).toBe('Til læseren.')
  expect(noteIn(start(SMALL_FILES))).toBeNull()
})

test('a library that is opened later without its folder’s changes reads from the database', () => {
  const { db, start } = installation()
  start(SMALL_FILES)
  const again = start(SMALL_FILES)
  expect(again.clauseIds('da')).toHaveLength(10)
  expect(db.prepare('SELECT count(*) FROM clause_version').pluck().get()).toBe(18)
})

// Damaged libraries.

test.each<[string, Readonly<Record<string, string>>, string, ReturnType<typeof problem>]>([
  [
    'a clause that cannot be read',
    { [TERM]: '## term: Løbetid\nno-guidance: x\n\nSe {ref:}.\n' },
    TERM,
    problem(`${TERM}:4`, 'bad_braces', { text: '{ref:}' }),
  ],
  [
    'a clause in two files of one language',
    { ...term('Et.'), 'clauses/da/zoo.md': clauseFile('term', 'Løbetid', 'To.') },
    'clauses/da/zoo.md',
    problem('clauses/da/zoo.md', 'duplicate_id', { id: 'term' }),
  ],
  [
    'a standard with a wrong version',
    { 'standards/small.yaml': JSON.stringify(smallStandard({ version: 'x' })) },
    'standards/small.yaml',
    problem('standards/small.yaml: version', 'wrong_value', { expected: '1, 2, 3 …' }),
  ],
  [
    'a note on a pair in one language only',
    { 'pairs.yaml': 'term:\n  da: Kun dansk.\n' },
    'pairs.yaml',
    problem('pairs.yaml: term', 'wrong_value', { expected: 'da, nb' }),
  ],
])('a library with %s is refused and the database stays as it was', (_name, damage, file, expected) => {
  const { db, start } = installation()
  start(SMALL_FILES)
  const before = contentOf(db)
  const error = refusal(() => start({ ...SMALL_FILES, [TERM]: clauseFile('term', 'Løbetid', 'Ny.'), ...damage }))
  expect([error.code, error.params, error.problems]).toEqual(['bad_library', { file }, [expected]])
  expect(contentOf(db)).toEqual(before)
})

test.each([
  ['standards/small.yaml', 'title: [not closed'],
  ['pairs.yaml', 'a: b: c'],
])('the file %s that is no YAML is refused with the reason', (file, text) => {
  const error = refusal(() => installation().start({ ...SMALL_FILES, [file]: text }))
  expect([error.code, error.params]).toEqual(['bad_library', { file }])
  expect(error.problems[0]).toMatchObject({ place: file, code: 'not_yaml' })
  expect(error.problems[0]?.params['why']).not.toBe('')
})

test.each(['- a list', 'only a text', '7'])('notes on pairs that are %j are refused', (text) => {
  const error = refusal(() => installation().start({ ...SMALL_FILES, 'pairs.yaml': text }))
  expect([error.code, error.problems]).toEqual(['bad_library', [problem('pairs.yaml', 'wrong_value', { expected: 'ID: {da, nb}' })]])
})

test('a damaged library on the first start leaves an empty one, and the next start with a sound one loads it', () => {
  const { db, start } = installation()
  refusal(() => start({ [TERM]: 'ikke en klausul' }))
  expect(db.prepare('SELECT count(*) FROM clause').pluck().get()).toBe(0)
  expect(start(SMALL_FILES).clauseIds('da')).toHaveLength(10)
})

test('when loading breaks off in the middle, nothing of the new library is there', () => {
  const { db, start } = installation()
  start(term('Gammel.'))
  const before = contentOf(db)
  let calls = 0
  const folder = path.join(temporaryFolder(), 'library')
  writeLibrary(folder, { ...SMALL_FILES, ...term('Ny.') })
  const now = (): string => {
    calls += 1
    if (calls === 5) throw new Error('the lights went out')
    return '2026-01-01'
  }
  expect(() => openLibrary(db, { folder, now })).toThrow('the lights went out')
  expect(contentOf(db)).toEqual(before)
})

// The folder.

test('files are read in a fixed order, and only clauses, standards and pairs are', () => {
  const folder = path.join(temporaryFolder(), 'library')
  writeLibrary(folder, { ...SMALL_FILES, 'README.md': '# Read me', 'clauses/da/.term.md.swp': 'x', 'notes.txt': 'x' })
  expect(readLibraryFiles(folder).map(({ name }) => name)).toEqual(Object.keys(SMALL_FILES).toSorted())
})

test('the fingerprint changes with any text and any name, and is the same for the same files', () => {
  const files = Object.entries(SMALL_FILES).map(([name, text]) => ({ name, text }))
  const [first, ...rest] = files
  if (!first) throw new Error('no files')
  const prints = [files, [{ ...first, text: `${first.text} ` }, ...rest], [{ ...first, name: `${first.name}.md` }, ...rest], rest].map(fingerprint)
  expect(new Set(prints).size).toBe(4)
  expect(fingerprint(files)).toBe(prints[0])
})

test('a clause of two languages is one clause with two texts', () => {
  const { clauses } = parseLibrary([
    { name: 'clauses/da/term.md', text: clauseFile('term', 'Løbetid', 'Tekst.') },
    { name: 'clauses/nb/term.md', text: clauseFile('term', 'Varighet', 'Tekst.') },
  ])
  expect(clauses.map(({ id, language }) => [id, language])).toEqual([
    ['term', 'da'],
    ['term', 'nb'],
  ])
})

// Drafting from it.

test('a contract is drafted from the wording that is current, the user’s own included, and pins its version', () => {
  const { start } = installation()
  const library = start(SMALL_FILES)
  const [payment] = parseClauseFile('## payment: Betaling\nno-guidance: x\n\n### due: Frist\n\nVores frist gælder.\n', 'own', 'own', 'da')
  if (!payment) throw new Error('no clause')
  library.saveWording('payment', 'da', payment.node)
  const { document } = draftContract(library, 'small', 'da', null)
  const drafted = allParts(document).find(({ node }) => partAttributes(node).id === draftIds('small')('payment'))?.node
  expect(drafted && plainText(drafted)).toBe('Vores frist gælder.')
  expect(drafted?.attrs['source']).toEqual({ clause: 'payment', language: 'da', version: 2 })
})

test('a retired clause is not suggested, and a contract whose standard has it is drafted all the same', () => {
  const library = installation().start(SMALL_FILES)
  library.setRetired('spare', true)
  library.setRetired('payment', true)
  expect(() => draftContract(library, 'small', 'da', null)).not.toThrow()
  const error = refusal(() => draftContract(library, 'small', 'da', { clauses: { add: [{ clause: 'spar', after: 'purpose' }] } }))
  expect(error.problems).toEqual([problem('clauses.add[0].clause', 'unknown_clause', { id: 'spar' })])
})

test('the id of a part is the same in every draft from one standard and another in every other standard', () => {
  const ids = draftIds('it-service')
  expect(ids('payment')).toBe(draftIds('it-service')('payment'))
  expect(ids('payment')).not.toBe(draftIds('other')('payment'))
  expect(ids('payment')).toMatch(/^[a-z2-9]{12}$/)
})

test('the ids of all parts of the real library differ', () => {
  const ids = draftIds('it-service')
  const names = parseLibrary(readLibraryFiles(REAL)).clauses.map(({ id }) => id)
  expect(new Set([...new Set(names)].map(ids)).size).toBe(new Set(names).size)
})

test('an answers file is read with or without a byte order mark', () => {
  const folder = temporaryFolder()
  writeLibrary(path.join(folder, 'answers'), { 'a.json': '\ufeff{"title":"Å"}', 'b.json': '{"title":"Å"}' })
  for (const name of ['a.json', 'b.json']) expect(readAnswersFile(path.join(folder, 'answers', name))).toEqual({ title: 'Å' })
})

test('an answers file that is missing, a folder, no JSON or too large is refused in words', () => {
  const folder = path.join(temporaryFolder(), 'answers')
  writeLibrary(folder, { 'bad.json': '{"title":', 'large.json': ' '.repeat(4_000_001), 'folder.json/a': '' })
  const read = (name: string) => refusal(() => readAnswersFile(path.join(folder, name)))
  expect(read('missing.json').code).toBe('cannot_read_file')
  expect(read('folder.json')).toMatchObject({ code: 'cannot_read_file', params: { reason: 'is_folder' } })
  expect(read('bad.json').code).toBe('answers_not_json')
  expect(read('large.json').code).toBe('answers_too_large')
  for (const name of ['missing.json', 'folder.json', 'bad.json', 'large.json']) expect(read(name).params['file']).toBe(path.join(folder, name))
})

test('an answers file that is no UTF-8 is refused: its letters would be guessed at', () => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'a.json')
  for (const encoding of ['latin1', 'utf16le'] as const) {
    for (const mark of encoding === 'latin1' ? [''] : ['', '\ufeff']) {
      writeFileSync(file, Buffer.from(`${mark}{"title": "Bøm"}`, encoding))
      expect(refusal(() => readAnswersFile(file)).code).toBe('answers_not_text')
    }
  }
})

test('what is no JSON is told with its line and column, and so is every key that is there twice, as only one of them could hold', () => {
  const file = path.join(temporaryFolder(), 'a.json')
  const read = (text: string) => {
    writeFileSync(file, text)
    return refusal(() => readAnswersFile(file))
  }
  expect(read('{\r\n  "fields": { "a": 1, }\r\n}').problems).toEqual([{ place: 'a.json:2:21', code: 'json_trailing_comma', params: {} }])
  expect(read('null').problems).toEqual([{ place: 'a.json:1:1', code: 'json_unexpected', params: { found: 'null', expected: '{' } }])
  expect(read('{"fields": {"a": 1,\n"b": 2,\n"\\u0061": 3}, "title": "x",\n"title": "y"}')).toMatchObject({
    code: 'bad_answers',
    problems: [
      { place: 'a.json:3:1', code: 'json_duplicate_key', params: { key: 'fields.a', line: 1 } },
      { place: 'a.json:4:1', code: 'json_duplicate_key', params: { key: 'title', line: 3 } },
    ],
  })
})

// The real library.

test('the real library is loaded with every clause, its pairs and its standard, and a second start changes nothing', () => {
  const db = memoryDatabase()
  const options = { folder: REAL, now: () => '2026-01-01T00:00:00.000Z' }
  const library = openLibrary(db, options)
  const shipped = parseLibrary(readLibraryFiles(REAL))
  expect(library.clauses(null)).toHaveLength(shipped.clauses.length)
  expect(new Set(library.clauses(null).flatMap(({ id, pairNote }) => (pairNote === null ? [] : [id])))).toEqual(new Set(shipped.pairs.keys()))
  expect(library.standards().map(({ id }) => id)).toEqual(shipped.standards.map(({ id }) => id))
  const before = contentOf(db)
  openLibrary(db, { ...options, now: () => '2027-01-01T00:00:00.000Z' })
  expect(contentOf(db)).toEqual(before)
})

test('every clause of the real library comes back from the database as it was read', () => {
  const library = openLibrary(memoryDatabase(), { folder: REAL, now: () => '2026-01-01T00:00:00.000Z' })
  for (const { id, language, node } of parseLibrary(readLibraryFiles(REAL)).clauses) {
    expect(library.clause(id, language)?.node.eq(node), `${language} ${id}`).toBe(true)
  }
})
