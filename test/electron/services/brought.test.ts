/** What a clause that an answers file adds brings into a contract, from a small library. */
import { expect, test } from 'vitest'
import { draftIds, draftWithBrought } from '../../../electron/services/draft.ts'
import { readyToExport } from '../../../electron/services/export.ts'
import { attributesOf, headingOf, partAttributes } from '../../../shared/document/attributes.ts'
import { definedTerms } from '../../../shared/document/defined-terms.ts'
import { findParts } from '../../../shared/document/edit.ts'
import type { Contract } from '../../../shared/model.ts'
import { smallStandard } from '../../small-standard.ts'
import { refusal } from '../../refused.ts'
import { installation, SMALL_FILES } from './library-folder.ts'

const unguided = 'no-guidance: a test'
const texts = (heading: string): object => ({ da: heading, nb: heading })
/** Another standard, with a glossary, an annex and a field that the small one has not. */
const OTHER = {
  ...smallStandard({
    id: 'other',
    fields: [{ key: 'deadline', type: 'integer', owner: 'buyer', label: texts('Frist i dage') }],
    outline: [
      { section: 'words', heading: texts('Ord'), clauses: ['def-day', 'def-milestone'] },
      { section: 'lateness', heading: texts('Tider'), clauses: ['cure'] },
    ],
    annexes: [{ annex: 'annex-times', heading: texts('Terminer'), clauses: ['times', 'late'] }],
  }),
}
const FILES = {
  ...SMALL_FILES,
  'standards/other.yaml': JSON.stringify(OTHER),
  'clauses/da/more.md': [
    `## def-milestone\n${unguided}\n\n= Frist; Fristen, Frister = betyder en Dag.`,
    `## def-day\n${unguided}\n\n= Dag; Dage = betyder enhver kalenderdag.`,
    `## late: Forsinkelse\n${unguided}\n\nOverskrides Fristen i {ref:annex-times}, gælder {ref:cure} efter {field:deadline} dage.`,
    `## cure: Afhjælpning\n${unguided}\n\nAfhjælpning sker, jf. {ref:late}.`,
    `## times: Terminer\n${unguided}\n\nTerminen står her, jf. {ref:late}.`,
  ].join('\n\n'),
  'clauses/nb/more.md': ['def-milestone', 'def-day', 'late', 'cure', 'times'].map((id) => `## ${id}: ${id}\n${unguided}\n\nTekst.`).join('\n\n'),
}

const WISH = { clause: 'late', after: 'payment' }
const drafted = (clauses: object, more: object = {}) =>
  draftWithBrought(installation().start(FILES), 'small', 'da', { ...more, clauses: { add: [WISH], ...clauses } })
const has = ({ document }: Contract, name: string): boolean => findParts(document, draftIds('small')(name)).length > 0
const broken = (contract: Contract): number => readyToExport(contract, 'working').summary.references.broken
const kinds = (brought: ReturnType<typeof drafted>['brought']): unknown =>
  brought.map(({ clause, parts, fields }) => [clause, parts.map(({ identity, neededBy }) => [identity, neededBy]), fields.map(({ key }) => key)])

test('a clause brings the annex it refers to, the terms it uses and their fields, each with what needs it', () => {
  const { contract, brought } = drafted({})
  expect(kinds(brought)).toEqual([
    [
      'late',
      [
        ['annex-times', 'Forsinkelse'],
        ['def-milestone', 'Forsinkelse'],
        ['def-day', 'Frist'],
      ],
      ['deadline'],
    ],
  ])
  expect(definedTerms(contract.document).map(({ term }) => term)).toEqual(['Dag', 'Frist', 'Milepæl'])
  const annexes = contract.document.children.filter((node) => node.type.name === 'annex')
  expect(annexes.map(headingOf)).toEqual(['Tidsplan', 'Vederlag', 'Terminer'])
  expect(contract.fields.map(({ key }) => key)).toContain('deadline')
  // The clause that it refers to is not there, as nobody asked for it.
  expect([has(contract, 'cure'), broken(contract)]).toEqual([false, 1])
})

test('clauses that it refers to come where they are asked for, and nothing comes where it is refused', () => {
  const all = drafted({ add: [{ ...WISH, bring: 'all' }] })
  expect([has(all.contract, 'cure'), broken(all.contract)]).toEqual([true, 0])
  const none = drafted({ add: [{ ...WISH, bring: 'none' }] }, { fields: { deadline: 5 } })
  expect(kinds(none.brought)).toEqual([['late', [], ['deadline']]])
  expect(['annex-times', 'def-milestone', 'cure'].filter((name) => has(none.contract, name))).toEqual([])
  expect(refusal(() => drafted({ add: [{ ...WISH, bring: false }] })).problems).toEqual([
    { place: 'clauses.add[0].bring', code: 'wrong_value', params: { expected: 'none, terms_and_annexes, all' } },
  ])
})

test('one of what comes along can be left out, and what is left out is not said to have come', () => {
  const { contract, brought } = drafted({ leave_out: ['annex-times', 'def-day'] })
  expect(['annex-times', 'def-day', 'def-milestone'].filter((name) => has(contract, name))).toEqual(['def-milestone'])
  expect(brought[0]?.parts.map(({ identity }) => identity)).toEqual(['def-milestone'])
})

test('what the answers add themselves is not brought as well, before or after', () => {
  for (const others of [
    [WISH, { clause: 'def-day', after: 'purpose' }],
    [{ clause: 'def-day', after: 'purpose' }, WISH],
  ]) {
    const { contract, brought } = drafted({ add: others }, { annexes: { 'annex-times': { title: 'Vores', after: 'annex-plan' } } })
    expect(brought.flatMap(({ parts }) => parts.map(({ identity }) => identity))).toEqual(['def-milestone'])
    expect(findParts(contract.document, draftIds('small')('annex-times')).map(({ node }) => headingOf(node))).toEqual(['Vores'])
  }
})

test('what two clauses need comes once', () => {
  const { contract } = drafted({ add: [WISH, { clause: 'times', after: 'payment' }] })
  expect(definedTerms(contract.document).filter(({ term }) => term === 'Frist')).toHaveLength(1)
})

test('an annex that comes along does not say again what the contract has elsewhere', () => {
  const { contract } = drafted({})
  const sources: string[] = []
  contract.document.descendants((node) => {
    if (node.type.name === 'clause') sources.push(attributesOf(node, 'clause').source?.clause ?? '')
  })
  expect(sources.filter((clause) => ['late', 'times'].includes(clause))).toEqual(['late', 'times'])
})

test('an added clause whose condition asks a question that the contract does not ask is in the contract', () => {
  const library = installation().start({
    ...FILES,
    'clauses/da/asked.md': `## asked: Spurgt\n${unguided}\nwhen: nobody = asks\n\nTekst.`,
    'clauses/nb/asked.md': `## asked: Spurt\n${unguided}\n\nTekst.`,
  })
  const { contract } = draftWithBrought(library, 'small', 'da', { clauses: { add: [{ clause: 'asked', after: 'payment' }] } })
  expect(findParts(contract.document, draftIds('small')('asked')).map(({ node }) => partAttributes(node).condition)).toEqual([null])
})
