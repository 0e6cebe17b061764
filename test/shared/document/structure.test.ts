/** What counts as a change of structure: whatever can change a number, a reference or a term. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameStructure } from '../../../shared/document/structure.ts'
import { parse, serialise } from '../../../shared/document/format.ts'
import { anyContract } from '../../arbitraries.ts'
import { annex, type Child, clause, contract, definition, deviationList, item, list, named, p, when } from '../../build.ts'

const body = (...children: readonly Child[]) => contract(clause({ id: 'a', heading: 'Løbetid' }, ...children), clause({ id: 'z' }, 'Slut'))

const unlocked = (text: string) => contract(clause({ id: 'a', deviation: { reason: '', lock: 'Låst.', was: [p('Nul').toJSON()] } }, p(text)))

test.each([
  ['text in a paragraph', body(p('Et')), body(p('Et to')), true],
  ['a paragraph more', body(p('Et')), body(p('Et'), p('To')), true],
  ['a list more', body(p('Et')), body(p('Et'), list('dash', item('To'))), false],
  ['a list of deviations more', body(p('Et')), body(p('Et'), deviationList()), false],
  ['text in a clause that was unlocked', unlocked('Et'), unlocked('To'), false],
  ['text in a list item', body(list('dash', item({ id: 'i' }, 'Et'))), body(list('dash', item({ id: 'i' }, 'To'))), true],
  [
    'an item more, which may move the label of another',
    body(list('dash', item({ id: 'i' }, 'Et'))),
    body(list('dash', item({ id: 'j' }, 'To'), item({ id: 'i' }, 'Et'))),
    false,
  ],
  ['a paragraph more where a reference may count them', body(named({ id: 'x' }, 'Et')), body(p('To'), named({ id: 'x' }, 'Et')), false],
  ['text in a paragraph that a reference may name', body(named({ id: 'x' }, 'Et')), body(named({ id: 'x' }, 'To')), true],
  ['a paragraph with a condition', body(p('Et')), body(named({ condition: when('pris', 'fast') }, 'Et')), false],
  ['an annex not used', contract(annex({ id: 'x', heading: 'X' })), contract(annex({ id: 'x', heading: 'X', unused: true })), false],
  ['another heading', contract(clause({ id: 'a', heading: 'Et' }, 'x')), contract(clause({ id: 'a', heading: 'To' }, 'x')), false],
  ['a heading gone', contract(clause({ id: 'a', heading: 'Et' }, 'x')), contract(clause({ id: 'a' }, 'x')), false],
  ['a clause more', contract(clause({ id: 'a' }, 'x')), contract(clause({ id: 'a' }, 'x'), clause({ id: 'b' }, 'y')), false],
  [
    'clauses in another order',
    contract(clause({ id: 'a' }, 'x'), clause({ id: 'b' }, 'y')),
    contract(clause({ id: 'b' }, 'y'), clause({ id: 'a' }, 'x')),
    false,
  ],
  [
    'a clause nested',
    contract(clause({ id: 'a' }, 'x'), clause({ id: 'b' }, 'y')),
    contract(clause({ id: 'a' }, 'x', clause({ id: 'b' }, 'y'))),
    false,
  ],
  ['a clause reserved', contract(clause({ id: 'a' }, 'x')), contract(clause({ id: 'a', reserved: true }, 'x')), false],
  ['a form of a term', body(definition({ id: 'd', term: 'Dag' })), body(definition({ id: 'd', term: 'Dag', forms: ['Dage'] })), false],
  ['a term renamed', body(definition({ id: 'd', term: 'Dag' }, 'x')), body(definition({ id: 'd', term: 'Døgn' }, 'x')), false],
  ['the text of a definition', body(definition({ id: 'd', term: 'Dag' }, 'x')), body(definition({ id: 'd', term: 'Dag' }, 'y')), true],
])('%s', (_name, before, after, same) => {
  expect(sameStructure(before, after)).toBe(same)
})

test('a contract read again has the structure it had', () => {
  fc.assert(
    fc.property(anyContract, (one) => {
      expect(sameStructure(one.document, parse(serialise(one)).document)).toBe(true)
    }),
  )
})
