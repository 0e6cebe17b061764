import path from 'node:path'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/open.ts'
import type { Hit } from '../../../electron/services/clause-finder.ts'
import { type Library, openLibrary } from '../../../electron/services/library.ts'
import { indexed, stem, wordsOf } from '../../../electron/services/search-words.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'
import { clause, definition, p, ref } from '../../build.ts'
import { clauseFile, installation } from './library-folder.ts'

const REAL = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'library')

/** A library of Danish clauses, each given as its heading and its text; ids are a, b, c … */
const danish = (...clauses: readonly (readonly [string, ...string[]])[]): Library =>
  installation().start(
    Object.fromEntries(
      clauses.map(([heading, ...text], index) => {
        const id = String.fromCharCode(97 + index)
        return [`clauses/da/${id}.md`, clauseFile(id, heading, ...text)]
      }),
    ),
  )
const ids = (hits: readonly Hit[]): string[] => hits.map(({ id }) => id)
const found = (library: Library, text: string): string[] => ids(library.search(text, 'da')).toSorted()
/** The marked words of a hit. */
const marked = ({ sentence, marks }: Hit): string[] => marks.map(([from, to]) => sentence.slice(from, to))

test('a word is found in its inflected forms', () => {
  const library = danish(['Et', 'Det er Leverandørens ansvar.'], ['To', 'Kunden indgår aftalen.'], ['Tre', 'Ingen af delene.'])
  expect(found(library, 'Leverandør')).toEqual(['a'])
  expect(found(library, 'leverandøren')).toEqual(['a'])
  expect(found(library, 'aftaler')).toEqual(['b'])
  expect(found(library, 'kundens')).toEqual(['b'])
})

test('a word is found inside compounds', () => {
  const library = danish(['Et', 'Driftsvederlaget betales hver måned.'], ['To', 'Kunden betaler etableringsvederlag.'], ['Tre', 'Prisen er fast.'])
  expect(found(library, 'vederlag')).toEqual(['a', 'b'])
  expect(library.search('vederlag', 'da').flatMap(marked).toSorted()).toEqual(['Driftsvederlaget', 'etableringsvederlag'])
})

test('a word is found from its beginning', () => {
  expect(found(danish(['Et', 'Misligholdelse har følger.'], ['To', 'Andet.']), 'mislig')).toEqual(['a'])
})

test('a piece of three letters is not looked for inside other words', () => {
  expect(found(danish(['Et', 'Vedligehold af systemet.'], ['To', 'Holdet er på plads.']), 'hol')).toEqual(['b'])
})

test('å, ø and æ are letters of their own', () => {
  const library = danish(['Et', 'Prisen gælder i et år.'], ['To', 'Arbejdet udføres.'], ['Tre', 'Et hold af folk.'], ['Fire', 'De høje krav.'])
  expect(found(library, 'år')).toEqual(['a'])
  expect(found(library, 'ar')).toEqual(['b'])
  expect(found(library, 'ho')).toEqual(['c'])
  expect(found(library, 'hø')).toEqual(['d'])
})

test('letters that are put together from two signs, as a Mac writes them, are found too', () => {
  expect(found(danish(['Et', 'Prisen gælder i et år.'], ['To', 'Arbejdet udføres.']), 'a\u030ar')).toEqual(['a'])
})

test('capitals make no difference', () => {
  const library = danish(['Et', 'ØKONOMISK ansvar.'])
  expect([found(library, 'økonomisk'), found(library, 'ANSVAR'), found(library, 'Økonomisk')]).toEqual([['a'], ['a'], ['a']])
})

test('every word of a query must match, wherever they stand', () => {
  const library = danish(['Bod', 'Leverandøren betaler.'], ['Andet', 'Leverandøren betaler renter.'], ['Bodens størrelse', 'Loftet nævnes her.'])
  expect(found(library, 'bod leverandør')).toEqual(['a'])
  expect(found(library, 'leverandør renter')).toEqual(['b'])
  expect(found(library, 'leverandør loftet')).toEqual([])
})

test('a hit in the title comes before one in the text, however often the text has the word', () => {
  const library = danish(
    ['Noget andet', 'Bod, bod og atter bod: boden er en bod.'],
    ['Bod ved forsinkelse', 'Leverandøren betaler i det mindste noget efter lang tid.'],
  )
  expect(ids(library.search('bod', 'da'))).toEqual(['b', 'a'])
})

test('the headings of sub-clauses and the terms of definitions are titles too', () => {
  const library = installation().start({
    'clauses/da/a.md': clauseFile('a', 'Noget', 'Loft, loft og loft.'),
    'clauses/da/b.md': '## b: Andet\nno-guidance: x\n\n### c: Loft over boden\n\nTekst her.\n',
    'clauses/da/d.md': '## d\nno-guidance: x\n\n= Milepæl = betyder et punkt.\n',
  })
  expect(ids(library.search('loft', 'da'))).toEqual(['b', 'a'])
  expect(library.search('milepæl', 'da')[0]).toMatchObject({ id: 'd', title: 'Milepæl' })
})

test('a hit is shown in its sentence, with the words that matched marked', () => {
  const [hit] = danish([
    'Betaling',
    'Kunden betaler til tiden. Overskrides fristen, jf. Bilag 3, løber renten fra den 3. Dag. Derefter intet.',
  ]).search('rente', 'da')
  expect(hit).toMatchObject({ id: 'a', language: 'da', category: 'a', title: 'Betaling' })
  expect(hit?.sentence).toBe('Overskrides fristen, jf. Bilag 3, løber renten fra den 3. Dag.')
  expect(hit && marked(hit)).toEqual(['renten'])
})

test('all words of a query are marked in the sentence, and each as often as it stands there', () => {
  const [hit] = danish(['Et', 'Boden er en bod, som Leverandøren betaler.']).search('leverandør bod', 'da')
  expect(hit && marked(hit)).toEqual(['Boden', 'bod', 'Leverandøren'])
})

test('a clause whose title alone matches is shown by its first sentence, without marks', () => {
  const [hit] = danish(['Force majeure', 'Ingen hæfter for det. Heller ikke siden.']).search('majeure', 'da')
  expect([hit?.sentence, hit?.marks]).toEqual(['Ingen hæfter for det.', []])
})

test('a clause that only the block for signatures fills is found by its title', () => {
  const library = installation().start({ 'clauses/da/a.md': '## a: Underskrifter\nno-guidance: x\n\n[signatures]\n' })
  expect(library.search('underskrift', 'da')).toEqual([{ id: 'a', language: 'da', category: 'a', title: 'Underskrifter', sentence: '', marks: [] }])
})

test('guidance is not searched: it is not part of the clause', () => {
  const library = installation().start({ 'clauses/da/a.md': '## a: Et\n\nTekst.\n\n> Overvej konkurrencen.\n' })
  expect(library.search('konkurrence', 'da')).toEqual([])
})

test('only the asked language is searched, and without one both are', () => {
  const library = installation().start({
    'clauses/da/a.md': clauseFile('a', 'Ansvar', 'Erstatning betales.'),
    'clauses/nb/a.md': clauseFile('a', 'Ansvar', 'Erstatning betales.'),
  })
  const languages = (language: 'da' | 'nb' | null): string[] => library.search('erstatning', language).map((hit) => hit.language)
  expect(languages('da')).toEqual(['da'])
  expect(languages('nb')).toEqual(['nb'])
  expect(languages(null).toSorted()).toEqual(['da', 'nb'])
})

test('a Norwegian word is found by the rules of Norwegian', () => {
  const library = installation().start({ 'clauses/nb/a.md': clauseFile('a', 'Avtalen', 'Avtalene gjelder virkedagene.') })
  expect(ids(library.search('virkedag', 'nb'))).toEqual(['a'])
  expect(ids(library.search('avtaler', 'nb'))).toEqual(['a'])
})

test('a retired clause is not found', () => {
  const library = danish(['Et', 'Erstatning.'], ['To', 'Erstatning.'])
  library.setRetired('a', true)
  expect(found(library, 'erstatning')).toEqual(['b'])
})

test.each(['', '   ', '"', '***', '()', '- , .', '🙂'])('the query %j has no words and finds nothing', (text) => {
  expect(danish(['Et', 'Tekst.']).search(text, null)).toEqual([])
})

test.each([
  '"bod"',
  '"bod',
  'bod*',
  '^bod',
  'title:bod',
  '{title}:bod',
  'bod OR xyz',
  'bod NOT leverandør',
  'NEAR(bod leverandør)',
  '-bod',
  '(bod',
  "bod'; DROP TABLE clause; --",
  'bod_',
  'bod%',
  'bod\u0000',
])('quotation marks and operators in a query are no instructions: %j', (text) => {
  const library = danish(['Bod', 'Leverandøren betaler.'])
  expect(() => library.search(text, 'da')).not.toThrow()
  expect(found(library, 'bod')).toEqual(['a'])
})

test('signs around a word do not keep it from being found', () => {
  const library = danish(['Bod', 'Leverandøren betaler.'])
  for (const text of ['"bod"', 'bod*', '(bod)', '»bod«', 'bod!', '-bod']) expect(found(library, text)).toEqual(['a'])
})

test('the names of operators are words like any other', () => {
  const library = danish(['Et', 'Alt or noget not and near.'], ['To', 'Tekst.'])
  for (const word of ['OR', 'NOT', 'AND', 'NEAR']) expect(found(library, word)).toEqual(['a'])
})

test('the signs of a pattern are no pattern in a query', () => {
  expect(found(danish(['Et', 'Alt muligt.'], ['To', 'Andet.']), 'm%l_gt')).toEqual([])
})

test('a word that is far too long, and a page of words, are searched for without harm', () => {
  const library = danish(['Bod', 'Leverandøren betaler.'])
  expect(library.search('a'.repeat(100_000), 'da')).toEqual([])
  expect(library.search('bod '.repeat(2000), 'da').length).toBeLessThanOrEqual(1)
  expect(library.search(Array.from({ length: 2000 }, (_, index) => `ord${index}`).join(' '), 'da')).toEqual([])
})

// What the index holds.

test('the words of a text are its runs of letters and digits in lower case', () => {
  expect(wordsOf('Jf. § 4, »Kundens« ÆØÅ-data (2012)')).toEqual(['jf', '4', 'kundens', 'æøå', 'data', '2012'])
})

test('stems are those of the language', () => {
  expect(stem('leverandørens', 'da')).toBe(stem('leverandøren', 'da'))
  expect(stem('virkedagene', 'nb')).toBe(stem('virkedager', 'nb'))
})

test('a clause is indexed by its headings and terms as its title and by its text', () => {
  const node = clause(
    { id: 'a', heading: 'Ansvar' },
    p('Se ', ref('b'), '.'),
    definition({ id: 'd', term: 'Dag' }, 'betyder en dag.'),
    clause({ id: 'a/b', heading: 'Loft' }, 'Aftaler aftales.'),
  )
  const { title, body, bodyStems } = indexed(node, 'da')
  expect(title).toBe('Ansvar · Dag · Loft')
  expect(body).toBe('Se ….\nDag betyder en dag.\nAftaler aftales.')
  expect(bodyStems.split(' ')).toEqual([...new Set(bodyStems.split(' '))])
})

// The real library.

let real: Library
const bodyOf = (id: string, language: ContractLanguage): string => {
  const clauseThere = real.clause(id, language)
  return clauseThere ? indexed(clauseThere.node, language).body : ''
}
beforeAll(() => {
  const db = openDatabase(':memory:')
  real = openLibrary(db, { folder: REAL, now: () => '2026-01-01T00:00:00.000Z' })
  return () => {
    db.close()
  }
})

test.each([
  ['da', 'Leverandør', 'leverandørens'],
  ['da', 'vederlag', 'driftsvederlaget'],
  ['da', 'prøve', 'overtagelsesprøven'],
  ['da', 'aftaler', 'aftalen'],
  ['nb', 'mislighold', 'misligholdet'],
  ['nb', 'leverandør', 'leverandørens'],
] as const)('in %s the real library finds for %s what is written %s', (language, word, form) => {
  const hits = new Set(ids(real.search(word, language)))
  const holders = real.clauseIds(language).filter((id) => wordsOf(bodyOf(id, language)).includes(form))
  expect(holders.length).toBeGreaterThan(0)
  // Only the first fifty hits are given.
  expect(holders.filter((id) => hits.has(id)).length).toBeGreaterThanOrEqual(hits.size < 50 ? holders.length : 1)
})

test('in the real library the clauses on a subject come first', () => {
  expect(ids(real.search('bod forsinkelse', 'da'))[0]).toMatch(/delay-penalty$/)
  expect(ids(real.search('databehandleravtale', 'nb')).slice(0, 3)).toContain('processor-agreement')
  expect(
    ids(real.search('force majeure', 'da'))
      .slice(0, 2)
      .every((id) => id.includes('force-majeure')),
  ).toBe(true)
})

test('every hit of the real library has a sentence of its text with marks inside it', () => {
  for (const hit of real.search('leverandør', null)) {
    expect(bodyOf(hit.id, hit.language)).toContain(hit.sentence)
    for (const word of marked(hit)) expect(word.toLowerCase()).toContain('leverandør')
  }
})

const query = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom('"', '*', '(', ')', 'AND', 'NOT', 'NEAR(', '{title}', ':', '^', '+', '-', 'bod', 'vederlag', 'ø', '%', '_', '\\'),
        fc.string({ maxLength: 5 }),
      ),
    )
    .map((pieces) => pieces.join('')),
)

test('whatever is searched for, nothing breaks and every mark lies inside its sentence', () => {
  fc.assert(
    fc.property(query, fc.constantFrom(...CONTRACT_LANGUAGES, null), (text, language) => {
      for (const { sentence, marks } of real.search(text, language)) {
        for (const [from, to] of marks) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(sentence.length)
        }
      }
    }),
    { numRuns: 500 },
  )
})
