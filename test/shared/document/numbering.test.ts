import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { formatNumber } from '../../../shared/document/number-styles.ts'
import { allParts, conditionHolds, numberParts } from '../../../shared/document/numbering.ts'
import { DEFAULT_STYLE } from '../../../shared/model.ts'
import { anyContract } from '../../arbitraries.ts'
import { annex, chapter, clause, contract, p, when } from '../../build.ts'
import { numberProblems } from './sound-numbers.ts'

const numbersOf = (document: Node, answers: Readonly<Record<string, string>> = {}): string[] =>
  numberParts(document, conditionHolds(answers)).map(({ node, number }) => `${String(node.attrs['id'])} ${formatNumber(number, DEFAULT_STYLE)}`)

test('clauses are numbered by their place at every level', () => {
  const document = contract(
    clause({ id: 'a' }, clause({ id: 'b' }), clause({ id: 'c' }, clause({ id: 'd' }), clause({ id: 'e' }))),
    clause({ id: 'f' }),
  )
  expect(numbersOf(document)).toEqual(['a 1', 'b 1.1', 'c 1.2', 'd 1.2.1', 'e 1.2.2', 'f 2'])
})

test('level-1 clauses run on across chapters and beside them', () => {
  const document = contract(
    clause({ id: 'a' }),
    chapter({ id: 'I', heading: 'Indledning' }, clause({ id: 'b' }), clause({ id: 'c' })),
    clause({ id: 'd' }),
    chapter({ id: 'II', heading: 'Ydelser' }, clause({ id: 'e' })),
  )
  expect(numbersOf(document)).toEqual(['a 1', 'I I', 'b 2', 'c 3', 'd 4', 'II II', 'e 5'])
})

test('clauses start again in every annex and every sub-annex', () => {
  const document = contract(
    clause({ id: 'a' }),
    annex({ id: 'x', heading: 'Tid' }, clause({ id: 'b' }), clause({ id: 'c' }), annex({ id: 'y', heading: 'Plan' }, clause({ id: 'd' }))),
    annex({ id: 'z', heading: 'Pris' }, clause({ id: 'e' })),
  )
  expect(numbersOf(document)).toEqual(['a 1', 'x 1', 'b 1', 'c 2', 'y 1a', 'd 1', 'z 2', 'e 1'])
})

test('a part that the answers leave out takes what is inside it along and gives its number to the next', () => {
  const document = contract(
    clause({ id: 'a', condition: when('drift', 'ja') }, clause({ id: 'b' })),
    clause({ id: 'c' }),
    annex({ id: 'x', heading: 'Drift', condition: when('drift', 'ja') }, clause({ id: 'd' })),
    annex({ id: 'y', heading: 'Pris' }),
  )
  expect(numbersOf(document, { drift: 'nej' })).toEqual(['c 1', 'y 1'])
  expect(numbersOf(document, { drift: 'ja' })).toEqual(['a 1', 'b 1.1', 'c 2', 'x 1', 'd 1', 'y 2'])
})

test('the clauses of a chapter that is left out are not counted', () => {
  const document = contract(
    chapter({ id: 'I', heading: 'Drift', condition: when('drift', 'ja') }, clause({ id: 'a' })),
    chapter({ id: 'II', heading: 'Pris' }, clause({ id: 'b' })),
  )
  expect(numbersOf(document, { drift: 'nej' })).toEqual(['II I', 'b 1'])
})

test('of alternatives exactly the one that was chosen is numbered', () => {
  const alternatives = ['fast', 'timer'].map((value) => clause({ id: 'pris', condition: when('pris', value) }, p(value)))
  const parts = numberParts(contract(clause({ id: 'a' }), ...alternatives, clause({ id: 'b' })), conditionHolds({ pris: 'timer' }))
  expect(parts.map(({ node, number }) => [node.attrs['id'], node.textContent, number.path])).toEqual([
    ['a', '', [1]],
    ['pris', 'timer', [2]],
    ['b', '', [3]],
  ])
})

test('a condition without an answer does not hold', () => {
  expect(numbersOf(contract(clause({ id: 'a', condition: when('pris', 'fast') })), {})).toEqual([])
})

test('a reserved clause keeps its number, and what is inside it is out of force', () => {
  const document = contract(clause({ id: 'a', reserved: true }, clause({ id: 'b' })), clause({ id: 'c' }))
  expect(numbersOf(document)).toEqual(['a 1', 'c 2'])
})

test('a reserved annex keeps its number, and its clauses and sub-annexes are out of force', () => {
  const document = contract(
    annex({ id: 'x', heading: 'Tid', reserved: true }, clause({ id: 'a' }), annex({ id: 'y', heading: 'Plan' })),
    annex({ id: 'z', heading: 'Pris' }),
  )
  expect(numbersOf(document)).toEqual(['x 1', 'z 2'])
})

test('a reserved chapter keeps its number, and its clauses are out of force', () => {
  const document = contract(
    chapter({ id: 'I', heading: 'Drift', reserved: true }, clause({ id: 'a' })),
    chapter({ id: 'II', heading: 'Pris' }, clause({ id: 'b' })),
  )
  expect(numbersOf(document)).toEqual(['I I', 'II II', 'b 1'])
})

test('every part in force has exactly one number, without gaps and in document order', () => {
  fc.assert(
    fc.property(anyContract, (record) => {
      expect(numberProblems(record)).toEqual([])
    }),
    { numRuns: 150 },
  )
})

/** The clauses of a chapter that is unconditional and in force. */
const clausesOf = (chapterNode: Node): readonly Node[] =>
  chapterNode.attrs['condition'] === null && !chapterNode.attrs['reserved'] ? chapterNode.content.content.slice(1) : []

test('the clauses of the body have the numbers they would have without chapters', () => {
  fc.assert(
    fc.property(anyContract, ({ document, answers }) => {
      const flat = document.content.content.flatMap((node) => (node.type.name === 'chapter' ? clausesOf(node) : [node]))
      const whole = document.content.content.filter((node) => node.type.name !== 'chapter' || clausesOf(node).length > 0)
      const numbered = (nodes: readonly Node[]): string[] =>
        numberParts(contract(...nodes), conditionHolds(answers))
          .filter(({ number }) => number.kind === 'clause')
          .map(({ node, number }) => `${String(node.attrs['id'])} ${number.path.join('.')}`)
      expect(numbered(whole)).toEqual(numbered(flat))
    }),
    { numRuns: 100 },
  )
})

const idsOf = (nodes: readonly Node[]): unknown[] => nodes.map((node) => node.attrs['id'] as unknown)

test('all parts are listed in document order with the parts around them from the outside in, whatever the answers', () => {
  const document = contract(
    chapter({ id: 'I', heading: 'Drift' }, clause({ id: 'a', condition: when('drift', 'ja') }, p('x'), clause({ id: 'b', reserved: true }))),
    annex({ id: 'x', heading: 'Tid' }),
  )
  expect(allParts(document).map(({ node, within }) => [node.attrs['id'], idsOf(within)])).toEqual([
    ['I', []],
    ['a', ['I']],
    ['b', ['I', 'a']],
    ['x', []],
  ])
})
