/** Clauses that an answers file makes text of what they stand in. */
import { expect, test } from 'vitest'
import { printedReferences } from '../../../shared/document/flatten.ts'
import { allParts } from '../../../shared/document/numbering.ts'
import { outline } from '../../../shared/document/outline.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { partAttributes } from '../../../shared/document/attributes.ts'
import { parseAnswers } from '../../../shared/library/answers.ts'
import { assemble, type PinnedClause } from '../../../shared/library/assemble.ts'
import { parseClauseFile } from '../../../shared/library/clause-text.ts'
import { parseStandard } from '../../../shared/library/standard.ts'
import type { Contract } from '../../../shared/model.ts'
import { problemsOf } from '../../refused.ts'
import { SMALL_LIBRARY, smallStandard } from '../../small-standard.ts'

const LISTED = '# A\n\n## listed: Liste\nno-guidance: a test\n\nHer er:\n\n(i) ét, og\n(ii) to.\n\n## bare\nno-guidance: a test\n\nUden overskrift.\n'
const CLAUSES = new Map<string, PinnedClause>()
for (const [name, text] of [...Object.entries(SMALL_LIBRARY), ['clauses/da/listed.md', LISTED] as const]) {
  if (name.includes('/da/')) for (const { id, node } of parseClauseFile(text, name, 'test', 'da')) CLAUSES.set(id, { node, version: 4 })
}
const draft = (clauses: object, answers: object = {}): Contract => {
  const standard = parseStandard(smallStandard(), 'small.yaml')
  return assemble(standard, parseAnswers({ answers, clauses }, standard, 'da'), {
    language: 'da',
    idFor: (identity) => `id.${identity}`,
    clause: (id) => CLAUSES.get(id) ?? null,
    clauseIds: [...CLAUSES.keys()],
  })
}
const structure = (contract: Contract): string[] => outline(resolve(contract)).items.map(({ number, heading }) => `${number} ${heading}`.trim())
const partOf = ({ document }: Contract, id: string) => allParts(document).find(({ node }) => partAttributes(node).id === `id.${id}`)?.node
const textOf = (contract: Contract, id: string): string[] => {
  const lines: string[] = []
  partOf(contract, id)?.forEach((child) => {
    if (child.type.name === 'paragraph') lines.push(child.textContent)
  })
  return lines
}
const toldAs = (contract: Contract): string[] =>
  printedReferences(resolve(contract)).map(({ text, broken }) => (broken === null ? text.replaceAll('\u00a0', ' ') : broken))

test('a clause that is joined becomes text of its section: later numbers move up, and its heading stands in bold before its first words', () => {
  const contract = draft({ join: ['purpose'] })
  expect(structure(contract).slice(0, 2)).toEqual(['1 Indledning', '1.1 Dansk ret'])
  const [paragraph] = partOf(contract, 'general')?.content.content.filter(({ type }) => type.name === 'paragraph') ?? []
  expect(paragraph?.firstChild?.text).toBe('Formål:')
  expect(paragraph?.firstChild?.marks.map(({ type }) => type.name)).toEqual(['strong'])
})

test('clauses that are joined follow one another before the clauses that stay', () => {
  const contract = draft({ add: [{ clause: 'listed', after: 'purpose' }], join: ['danish-law', 'listed'] })
  expect(textOf(contract, 'general').map((line) => line.split(':')[0])).toEqual(['Dansk ret', 'Liste'])
  expect(structure(contract).slice(0, 2)).toEqual(['1 Indledning', '1.1 Formål'])
})

test('a clause without a heading is joined without words before it', () => {
  expect(textOf(draft({ add: [{ clause: 'bare', after: 'purpose' }], join: ['bare'] }), 'general')).toEqual(['Uden overskrift.'])
})

test('references to a clause that is joined lead to what it stands in', () => {
  const contract = draft({ leave_out: ['payment/option', 'price-hourly/ceiling', 'annex-rates'], join: ['price', 'payment/due'] })
  expect(toldAs(contract)).not.toContain('missing')
  expect(toldAs(contract)).toContain('punkt 2.1')
  expect(toldAs(contract).filter((text) => text === 'punkt 2')).not.toEqual([])
})

test('alternatives are joined together, and each is there for its answer', () => {
  const clauses = { leave_out: ['price-hourly/ceiling', 'annex-rates'], join: ['price'] }
  const headings = (pricing: string): string[] => {
    const contract = draft(clauses, { pricing })
    const resolution = resolve(contract)
    return (partOf(contract, 'prices')?.content.content ?? [])
      .filter((node) => node.type.name === 'paragraph' && resolution.included(node))
      .map((node) => node.firstChild?.text ?? '')
  }
  expect([headings('fixed'), headings('hourly')]).toEqual([['Fast vederlag:'], ['Vederlag efter tid:']])
})

test.each([
  ['a chapter', { join: ['money'] }],
  ['a section', { join: ['general'] }],
  ['a section of a chapter', { leave_out: ['price', 'payment'], join: ['prices'] }],
  ['an annex', { join: ['annex-plan'] }],
  ['a clause with sub-clauses', { join: ['payment'] }],
  ['a reserved clause', { reserve: ['purpose'], join: ['purpose'] }],
])('%s cannot be joined', (_name, clauses) => {
  expect(problemsOf(() => draft(clauses)).map(({ place, code }) => `${place} ${code}`)).toEqual(['clauses.join[0] cannot_join'])
})

test('what is to be joined must be there', () => {
  expect(problemsOf(() => draft({ join: ['purpos', 7] })).map(({ place, code }) => `${place} ${code}`)).toEqual(['clauses.join[1] not_an_id'])
  expect(problemsOf(() => draft({ join: ['purpos'] })).map(({ place, code }) => `${place} ${code}`)).toEqual(['clauses.join[0] unknown_part_near'])
})
