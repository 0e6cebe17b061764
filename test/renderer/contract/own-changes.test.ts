/** Clauses of a contract beside the library's wordings: nothing differs in a fresh draft, and what is changed is told. */
import path from 'node:path'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import type { Api } from '../../../shared/api.ts'
import { draftIds } from '../../../electron/services/draft.ts'
import { parseLibrary, readLibraryFiles } from '../../../electron/services/shipped-library.ts'
import { libraryWordings } from '../../../renderer/contract/library-wordings.ts'
import { type References, saysTheSame, sourcesIn } from '../../../shared/library/says-the-same.ts'
import { compareWordings } from '../../../renderer/contract/own-changes.ts'
import { keyOf } from '../../../renderer/contract/parts.ts'
import { positionOfKey } from '../../../renderer/contract/places.ts'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import { attributesOf, isPart } from '../../../shared/document/attributes.ts'
import { NO_ANSWERS } from '../../../shared/library/answers.ts'
import { assemble } from '../../../shared/library/assemble.ts'
import { languagesOf, parseStandard, type Standard } from '../../../shared/library/standard.ts'
import type { Contract, ContractLanguage } from '../../../shared/model.ts'
import { clause, contract, contractOf, p, ref } from '../../build.ts'

const shipped = parseLibrary(readLibraryFiles(path.join(import.meta.dirname, '../../../resources/library')))
const wordings = new Map(shipped.clauses.map((one) => [`${one.language}/${one.id}`, one.node]))
const STANDARDS = shipped.standards.map(({ id, json }) => parseStandard(JSON.parse(json), id))
const draft = (standard: Standard, language: ContractLanguage): Contract =>
  assemble(standard, NO_ANSWERS, {
    language,
    clause: (id) => {
      const node = wordings.get(`${language}/${id}`)
      return node ? { node, version: 1 } : null
    },
    clauseIds: [],
    idFor: draftIds(standard.id),
  })
/** What a standard calls its sections, annexes and identities, by the contract's ids. */
const namesOf = (standard: Standard): ReadonlyMap<string, string> =>
  new Map(
    [...JSON.stringify(standard).matchAll(/"identity":"([^"]+)"/g)].map(([, identity = '']) => [identity, draftIds(standard.id)(identity)] as const),
  )
const CASES = STANDARDS.flatMap((standard) => languagesOf(standard).map((language) => [standard.id, language, standard] as const))

const takenIn = (document: Node): { readonly node: Node; readonly wording: Node }[] => {
  const found: { node: Node; wording: Node }[] = []
  document.descendants((node) => {
    if (!isPart(node)) return false
    const source = node.type.name === 'clause' ? attributesOf(node, 'clause').source : null
    const wording = source && wordings.get(`${source.language}/${source.clause}`)
    if (wording) found.push({ node, wording })
    return true
  })
  return found
}
const referencesIn = (document: Node, standard: Standard, language: ContractLanguage): References => {
  const names = new Map([...namesOf(standard)].map(([name, id]) => [id, name]))
  return { sourcesOf: sourcesIn(document, names).sourcesOf, isClause: (name) => wordings.has(`${language}/${name}`) }
}

const none: References = { sourcesOf: () => new Set(), isClause: () => true }
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50))

describe.each(CASES)('a fresh draft of %s in %s', (_id, language, standard) => {
  const { document } = draft(standard, language)
  const state = contractState(draft(standard, language))
  const taken = takenIn(document)

  test('says in every clause what the library says', () => {
    expect(taken.length).toBeGreaterThan(7)
    const references = referencesIn(document, standard, language)
    expect(taken.filter(({ node, wording }) => !saysTheSame(node, wording, references)).map(({ node }) => node.attrs['source'])).toEqual([])
  })

  test('differs from no wording of the library when it is compared word by word', () => {
    const differing = taken.filter(({ node, wording }) =>
      compareWordings(state, wording, node, namesOf(standard)).some(({ change }) => change !== 'equal'),
    )
    expect(differing.map(({ node }) => node.attrs['source'])).toEqual([])
  })
})

test('changed text, a reference that leads elsewhere and a sub-clause more are changes; ids, guidance and reservation are none', () => {
  const wording = clause({ id: 'price', heading: 'Pris' }, p('Prisen følger ', ref('annex'), '.'))
  const same = clause({ id: 'x1', heading: 'Pris', reserved: true }, p('Prisen følger ', ref('x2'), '.'))
  expect(saysTheSame(same, wording, none)).toBe(true)
  expect(saysTheSame(clause({ id: 'x1', heading: 'Pris' }, p('Prisen er i ', ref('x2'), '.')), wording, none)).toBe(false)
  expect(saysTheSame(clause({ id: 'x1', heading: 'Pris' }, p('Prisen følger ', ref('x2'), '.'), clause({ id: 'x3' }, 'Mer.')), wording, none)).toBe(
    false,
  )
  expect(saysTheSame(same, wording, { sourcesOf: (id) => new Set(id === 'x2' ? ['other'] : []), isClause: () => true })).toBe(false)
})

test('a changed word is told beside the wording that was taken', () => {
  const own = clause({ id: 'x1', source: { clause: 'price', language: 'da', version: 1 } }, p('Prisen er ti kroner.'))
  const state = contractState(contractOf(contract(own)))
  const [, changed] = compareWordings(state, clause({ id: 'price' }, p('Prisen er fem kroner.')), own, new Map())
  expect(changed?.runs.map(({ change, tokens }) => `${change} ${tokens.map(({ text }) => text).join('')}`)).toEqual([
    'equal Prisen er ',
    'deleted fem',
    'inserted ti',
    'equal  kroner.',
  ])
})

const libraryOf = (): Pick<Api['library'], 'wording' | 'currentVersions' | 'vocabulary'> => ({
  wording: async (id, language, version) => ({
    version: version ?? 1,
    origin: 'shipped',
    createdAt: '2027-01-01T00:00:00Z',
    content: wordings.get(`${language}/${id}`)?.toJSON(),
  }),
  currentVersions: async () => Object.fromEntries([...wordings.keys()].map((key) => [key, 1])),
  vocabulary: async () => ({ targets: { 'service-levels': 'Servicemål', scope: 'Omfang' }, fields: [], questions: [], parties: [] }),
})

test('marks come when the wordings are there, follow the text, and tell of a newer wording', async () => {
  const da = draft(STANDARDS.find(({ id }) => id === 'it-service') as Standard, 'da')
  const [first] = takenIn(da.document)
  if (!first) throw new Error('nothing was taken')
  const key = keyOf(first.node)
  const source = attributesOf(first.node, 'clause').source
  let newest = 1
  const library = libraryWordings({ ...libraryOf(), currentVersions: async () => ({ [`${source?.language}/${source?.clause}`]: newest }) }, da)
  await library.refresh()
  library.look(da.document)
  await settle()
  expect([...library.marks.get()]).toEqual([])
  let state = contractState(da)
  state = state.apply(state.tr.insertText('Nyt. ', (positionOfKey(state.doc, key) ?? 0) + 3))
  library.look(state.doc)
  expect(library.marks.get().get(key)).toEqual({ isChanged: true, isUnlocked: false, isOutdated: false })
  newest = 2
  await library.refresh()
  expect(library.marks.get().get(key)).toEqual({ isChanged: true, isUnlocked: false, isOutdated: true })
  library.look(da.document)
  expect(library.marks.get().get(key)).toEqual({ isChanged: false, isUnlocked: false, isOutdated: true })
})

const source = (id: string) => ({ clause: id, language: 'da', version: 1 }) as const

test('another clause under the name that a standard gives it is what references to that name mean; under no name it is another clause', async () => {
  const idOf = draftIds('own')
  const [scope, other] = ['da/scope', 'da/other'] as const
  const texts: Readonly<Record<string, Node>> = {
    [scope]: clause({ id: 'scope' }, p('Omfang.')),
    [other]: clause({ id: 'other' }, p('Andet.')),
    'da/uses': clause({ id: 'uses' }, p('Se ', ref('scope'), '.')),
  }
  const marksWith = async (id: string): Promise<unknown> => {
    const document = contract(
      clause({ id, source: source('other') }, p('Andet.')),
      clause({ id: 'u', source: source('uses') }, p('Se ', ref(id), '.')),
    )
    const library = libraryWordings(
      {
        ...libraryOf(),
        wording: async (clauseId, language) => ({
          version: 1,
          origin: 'own',
          createdAt: '2027-01-01T00:00:00Z',
          content: texts[`${language}/${clauseId}`]?.toJSON(),
        }),
        currentVersions: async () => ({ [scope]: 1, [other]: 1, 'da/uses': 1 }),
      },
      contractOf(document, { standard: { id: 'own', version: 1 } }),
    )
    await library.refresh()
    library.look(document)
    await settle()
    return Object.fromEntries(library.marks.get())
  }
  expect(await marksWith(idOf('scope'))).toEqual({})
  expect(await marksWith('elsewhere')).toEqual({ u: { isChanged: true, isUnlocked: false, isOutdated: false } })
})

test('locked text that was unlocked is told, by itself and with what was changed in it', async () => {
  const wording = clause({ id: 'law', locked: 'Myndighedens tekst.' }, p('Dansk ret gælder.'))
  const marksOf = async (locked: string | null, text: string): Promise<unknown> => {
    const document = contract(clause({ id: 'l', locked, source: source('law') }, p(text)))
    const library = libraryWordings(
      { ...libraryOf(), wording: async () => ({ version: 1, origin: 'own', createdAt: '2027-01-01T00:00:00Z', content: wording.toJSON() }) },
      contractOf(document),
    )
    await library.refresh()
    library.look(document)
    await settle()
    return library.marks.get().get('l')
  }
  expect(await marksOf('Myndighedens tekst.', 'Dansk ret gælder.')).toBe(undefined)
  expect(await marksOf(null, 'Dansk ret gælder.')).toEqual({ isChanged: false, isUnlocked: true, isOutdated: false })
  expect(await marksOf(null, 'Norsk rett gjelder.')).toEqual({ isChanged: true, isUnlocked: true, isOutdated: false })
})
