/** Searching where thousands match: the first page comes in order of importance, and parts of compounds are found however many words there are. */
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type ClauseSearch, clauseSearchRepository } from '../../../electron/db/clause-search.ts'
import { clausesRepository } from '../../../electron/db/clauses.ts'
import { type Db, openDatabase } from '../../../electron/db/open.ts'
import { findClauses } from '../../../electron/services/clause-finder.ts'
import { openLibrary } from '../../../electron/services/library.ts'
import { indexedText, wordsOf } from '../../../electron/services/search-words.ts'
import type { ContractLanguage } from '../../../shared/model.ts'

const CLAUSES = 5000
/** One clause in so many has the word in its title, in a rare word, and in the other language. */
const TITLED = 500
const RARE = 1000
const NORWEGIAN = 10

let db: Db
let search: ClauseSearch
beforeAll(() => {
  db = openDatabase(':memory:')
  const clauses = clausesRepository(db)
  search = clauseSearchRepository(db)
  db.transaction(() => {
    for (let n = 1; n <= CLAUSES; n += 1) {
      const language: ContractLanguage = n % NORWEGIAN === 0 ? 'nb' : 'da'
      const title = n % TITLED === 3 ? 'Leverandørens ansvar' : 'Almindeligt'
      const rare = n % RARE === 7 ? ' Uden timebankens saldo.' : ''
      const compound = n % 2 === 0 ? ` Driftsvederlag${n % 7}et betales.` : ''
      const id = `c${n}`
      clauses.put({ id, category: 'x', origin: 'shipped', retired: false, categoryEdited: false })
      const wording = { id, language, origin: 'shipped' as const, content: '{}', hash: '', createdAt: '' }
      clauses.addWording(wording, indexedText([title], `Her gælder nummer ${n} alene. Leverandøren hæfter for alt.${rare}${compound}`, language))
    }
  })()
  return () => {
    db.close()
  }
})

const ids = (text: string, language: ContractLanguage | null = null): string[] => findClauses(search, text, language).map(({ id }) => id)

test('where thousands match, the first page is twenty clauses: those with the word in the title, then the most important', () => {
  const titled = Array.from({ length: CLAUSES / TITLED }, (_, index) => `c${3 + index * TITLED}`)
  const first = Array.from({ length: 20 }, (_, index) => `c${index + 1}`)
  expect(ids('leverandør')).toEqual([...new Set([...titled, ...first])].slice(0, 20))
  for (const beginning of ['l', 'le', 'lev']) expect(ids(beginning)).toEqual(ids('leverandør'))
})

test('hits of the first page have their sentence with the word marked', () => {
  const [, second] = findClauses(search, 'leverandør', 'da')
  expect(second).toMatchObject({ id: 'c503', title: 'Leverandørens ansvar', sentence: 'Leverandøren hæfter for alt.', marks: [[0, 12]] })
})

test('the first page keeps to the language that is asked for', () => {
  const norwegian = ids('leverandør', 'nb').map((id) => Number(id.slice(1)))
  expect(norwegian).toHaveLength(20)
  expect(norwegian.every((n) => n % NORWEGIAN === 0)).toBe(true)
})

test('where few match they are all found and ranked, a rare word among common ones too', () => {
  expect(ids('timebank').toSorted()).toEqual(['c1007', 'c2007', 'c3007', 'c4007', 'c7'].toSorted())
  expect(ids('leverandør timebank')).toHaveLength(5)
  expect(ids('nummer 4321')).toEqual(['c4321'])
})

test('a word that is only found inside thousands of compounds still fills the first page', () => {
  const hits = findClauses(search, 'vederlag', 'da')
  expect(hits).toHaveLength(50)
  expect(hits.every(({ sentence, marks }) => marks.length === 1 && sentence.startsWith('Driftsvederlag'))).toBe(true)
})

test('the first page is read through the lists, without a ranking', () => {
  const calls: string[] = []
  const watched = new Proxy(search, {
    get: (target, name: keyof ClauseSearch) => {
      calls.push(name)
      return target[name]
    },
  })
  findClauses(watched, 'leverandør', 'da')
  expect(calls).not.toContain('ranked')
  expect(calls).not.toContain('wordsWith')
})

test('a clause that is hidden is on no page, and one that is put again is on it once', () => {
  const row = db.prepare<[], number>("SELECT row FROM clause_text WHERE clause_id = 'c3'").pluck().get() ?? 0
  search.hide(row)
  expect(ids('leverandør')).not.toContain('c3')
  const again = indexedText(['Leverandørens ansvar'], 'Leverandøren hæfter for alt.', 'da')
  search.put(row, again)
  search.put(row, again)
  expect(ids('leverandør').filter((id) => id === 'c3')).toHaveLength(1)
})

// Compounds of the real library, labelled by hand: words in which the part is a part, not letters that happen to meet (»indflydelse« has no »ydelse«).

const COMPOUNDS: Readonly<Partial<Record<ContractLanguage, Readonly<Record<string, string>>>>> = {
  da: {
    vederlag: 'driftsvederlaget driftsvederlag årsvederlaget',
    aftale: 'databehandleraftale databehandleraftalen ansættelsesaftaler',
    prøve:
      'driftsprøven driftsprøve overtagelsesprøve overtagelsesprøven delovertagelsesprøven delovertagelsesprøve prøveplan prøvemiljø prøvekørsel',
    leverandør: 'driftsleverandør underleverandører underleverandør underleverandøren underleverandørers',
    frist: 'bestillingsfrist leveringsfristen betalingsfristen',
    betaling: 'tilbagebetaling betalingsevne betalingsfristen',
    ansvar: 'systemansvarlig driftsansvarlig testansvarlig fagansvarlig dataansvarlig produktansvarsforsikring ansvarsfriheden',
    fejl: 'fejlliste fejllisten',
    plan: 'beredskabsplanen leveringsplan tidsplanen aktivitetsplan prøveplan tidsplan ophørsplan beredskabsplan',
  },
  nb: {
    vederlag: 'driftsvederlaget driftsvederlag tilleggsvederlag',
    avtale: 'databehandleravtalen tariffavtale tariffavtalen arbeidsavtaler databehandleravtale avtaletiden',
    prøve: 'driftsprøven driftsprøve godkjenningsprøven delgodkjenningsprøve godkjenningsprøve prøverapport prøvemigrering',
    leverandør: 'driftsleverandør underleverandørene underleverandører underleverandør underleverandøren',
    frist: 'bestillingsfrist varselfristen varslingsfristen svarfristen tilbudsfristens tilleggsfrist leveringsfrist fristforlengelse',
    betaling: 'tilbakebetaling betalingsplanen betalingspåkrav betalingsmislighold betalingsfristen',
    ansvar: 'driftsansvarlig fagansvarlig testansvarlig produktansvarsloven behandlingsansvarlig ansvarsforsikring ansvarsfrihet',
    plan: 'betalingsplanen aktivitetsplaner testplan testplanen fremdriftsplanen fremdriftsplan',
  },
}

test('at least nine in ten of the compounds that have the word as a part are found', () => {
  const real = openDatabase(':memory:')
  openLibrary(real, { folder: path.join(import.meta.dirname, '..', '..', '..', 'resources', 'library'), now: () => '' })
  const index = clauseSearchRepository(real)
  const texts = new Map(
    real
      .prepare<[], { id: string; language: string; body: string }>(
        'SELECT t.clause_id AS id, t.language, s.body FROM clause_shown s JOIN clause_text t ON t.row = s.row',
      )
      .all()
      .map(({ id, language, body }) => [`${language} ${id}`, new Set(wordsOf(body))]),
  )
  const missed: string[] = []
  let labelled = 0
  for (const [language, parts] of Object.entries(COMPOUNDS) as [ContractLanguage, Record<string, string>][]) {
    for (const [part, compounds] of Object.entries(parts)) {
      const hits = findClauses(index, part, language, 1000).map(({ id }) => texts.get(`${language} ${id}`))
      for (const compound of compounds.split(' ')) {
        labelled += 1
        expect(
          [...texts].some(([key, words]) => key.startsWith(language) && words.has(compound)),
          `${compound} is in the library`,
        ).toBe(true)
        if (!hits.some((words) => words?.has(compound))) missed.push(`${part}: ${compound}`)
      }
    }
  }
  real.close()
  expect(labelled).toBeGreaterThan(80)
  expect(missed.length / labelled).toBeLessThanOrEqual(0.1)
})
