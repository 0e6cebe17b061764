/** References under every combination of answers, against trying them all. */
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { isEmptied } from '../../../shared/document/attributes.ts'
import { type ReferenceFault, referenceFaults } from '../../../shared/document/reference-check.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { schema } from '../../../shared/document/schema.ts'
import type { Condition, Contract } from '../../../shared/model.ts'
import { anyContract, QUESTIONS } from '../../arbitraries.ts'
import { annex, clause, contract, guidance, item, list, named, p, ref, when } from '../../build.ts'

const asked = (...keys: readonly string[]): Contract['questions'] =>
  keys.map((key) => ({ key, label: key, values: ['ja', 'nej'].map((value) => ({ value, label: value })) }))
const faults = (document: Node, ...questions: readonly string[]): [string, Readonly<Record<string, string>>][] =>
  referenceFaults({ document, questions: asked(...questions) }).map(({ target, answers }) => [target, answers])

const JA = when('q', 'ja')
const NEJ = when('q', 'nej')

test.each<[string, Node, [string, Readonly<Record<string, string>>][]]>([
  ['a target that is always there', contract(clause({ id: 'a' }, p(ref('b'))), clause({ id: 'b' })), []],
  ['a target that is nowhere', contract(clause({ id: 'a' }, p(ref('b')))), [['b', {}]]],
  ['a target for one answer', contract(clause({ id: 'a' }, p(ref('b'))), clause({ id: 'b', condition: JA })), [['b', { q: 'nej' }]]],
  ['a place under the same condition', contract(clause({ id: 'a', condition: JA }, p(ref('b'))), clause({ id: 'b', condition: JA })), []],
  [
    'a place under the opposite one',
    contract(clause({ id: 'a', condition: NEJ }, p(ref('b'))), clause({ id: 'b', condition: JA })),
    [['b', { q: 'nej' }]],
  ],
  [
    'alternatives for every answer',
    contract(clause({ id: 'a' }, p(ref('b'))), clause({ id: 'b', condition: JA }), clause({ id: 'b', condition: NEJ })),
    [],
  ],
  [
    'alternatives, one of them inside a part that another question leaves out',
    contract(
      clause({ id: 'a' }, p(ref('b'))),
      clause({ id: 'b', condition: JA }),
      clause({ id: 'c', condition: when('r', 'ja') }, clause({ id: 'b', condition: NEJ })),
    ),
    [['b', { q: 'nej', r: 'nej' }]],
  ],
  [
    'a paragraph with the condition of the target',
    contract(clause({ id: 'a' }, named({ condition: JA }, ref('b'))), clause({ id: 'b', condition: JA })),
    [],
  ],
  [
    'an item without it',
    contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, ref('b')))), clause({ id: 'b', condition: JA })),
    [['b', { q: 'nej' }]],
  ],
  ['an item as the target', contract(clause({ id: 'a' }, p(ref('i')), list('dash', item({ id: 'i', condition: JA }, 'x')))), [['i', { q: 'nej' }]]],
  [
    'the other end of a range',
    contract(clause({ id: 'a' }, p(ref('a', 'full', false, 'b'))), clause({ id: 'b', condition: JA })),
    [['b', { q: 'nej' }]],
  ],
  ['guidance', contract(clause({ id: 'a' }, guidance(ref('nowhere')))), []],
  ['a reserved target', contract(clause({ id: 'a' }, p(ref('b'))), clause({ id: 'b', reserved: true })), []],
  [
    'a target inside a reserved part',
    contract(clause({ id: 'a' }, p(ref('b'))), clause({ id: 'c', reserved: true }, clause({ id: 'b' }))),
    [['b', {}]],
  ],
  ['a place inside an unused annex', contract(annex({ id: 'x', heading: 'X', unused: true }, p(ref('nowhere')))), []],
  [
    'a place under two conditions that never hold together',
    contract(clause({ id: 'a', condition: JA }, named({ condition: NEJ }, ref('nowhere')))),
    [],
  ],
  ['a place for a question that is not asked', contract(clause({ id: 'a', condition: when('unasked', 'ja') }, p(ref('nowhere')))), []],
  [
    'a target for a question that is not asked',
    contract(clause({ id: 'a' }, p(ref('b'))), clause({ id: 'b', condition: when('unasked', 'ja') })),
    [['b', {}]],
  ],
])('%s', (_what, document, expected) => {
  expect(faults(document, 'q', 'r')).toEqual(expected)
})

test('forty questions take no longer than the reference needs: nobody tries all their combinations', () => {
  const keys = Array.from({ length: 40 }, (_, index) => `q${index}`)
  const document = contract(
    clause({ id: 'a' }, p(...keys.map((key) => ref(`to-${key}`)))),
    ...keys.flatMap((key) => [clause({ id: `to-${key}`, condition: when(key, 'ja') }), clause({ id: `to-${key}`, condition: when(key, 'nej') })]),
  )
  expect(faults(document, ...keys)).toEqual([])
})

/** The same document with conditions on some paragraphs and items, and some references to items. */
const conditioned = (document: Node, choices: readonly number[]): Node => {
  let at = 0
  const draw = (): number => choices[at++ % choices.length] ?? 0
  const items: string[] = []
  document.descendants((node) => {
    if (node.type.name === 'enumeration_item') items.push(String(node.attrs['id']))
  })
  const condition = (): Condition | null => {
    const [question, value] = [QUESTIONS[draw() % QUESTIONS.length], draw() % 3]
    return draw() % 3 === 0 && question ? { question: question.key, value: question.values[value]?.value ?? '' } : null
  }
  const change = (node: Node): Node => {
    if (node.type.name === 'reference' && items.length > 0 && draw() % 2 === 0) {
      const to = draw() % 3 === 0 ? items[draw() % items.length] : null
      return schema.nodes.reference.create({ ...node.attrs, target: items[draw() % items.length], to }, null, node.marks)
    }
    if (node.isLeaf) return node
    const content = node.content.content.map(change)
    const isConditional = node.type.name === 'paragraph' || node.type.name === 'enumeration_item'
    return node.type.create(isConditional ? { ...node.attrs, condition: condition() } : node.attrs, content, node.marks)
  }
  return change(document)
}

const ALL = QUESTIONS.reduce<Readonly<Record<string, string>>[]>(
  (sets, { key, values }) => sets.flatMap((set) => values.map(({ value }) => ({ ...set, [key]: value }))),
  [{}],
)

/** The ends of references that are printed and lead nowhere, as `position target`. */
const brokenUnder = (record: Contract, answers: Readonly<Record<string, string>>): string[] => {
  const resolution = resolve({ ...record, answers })
  const broken: string[] = []
  const walk = (parent: Node, start: number): void =>
    parent.forEach((node, offset) => {
      if (!resolution.included(node) || node.type.name === 'guidance_note') return
      if (node.type.name === 'reference') {
        for (const target of [node.attrs['target'], node.attrs['to']] as (string | null)[]) {
          if (target !== null && resolution.reference(schema.nodes.reference.create({ target }), null).broken !== null)
            broken.push(`${start + offset} ${target}`)
        }
      }
      if (!isEmptied(node)) walk(node, start + offset + 1)
    })
  walk(record.document, 0)
  return broken
}
const nameOf = ({ pos, target }: ReferenceFault): string => `${pos} ${target}`

test('the faults of any contract are those that trying every combination of answers finds, and their answers show them', () => {
  fc.assert(
    fc.property(anyContract, fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 }), (given, choices) => {
      const record = { ...given, document: conditioned(given.document, choices) }
      const found = referenceFaults(record)
      const tried = new Set(ALL.flatMap((answers) => brokenUnder(record, answers)))
      expect(new Set(found.map(nameOf))).toEqual(tried)
      for (const fault of found) expect(brokenUnder(record, { ...ALL[0], ...fault.answers })).toContain(nameOf(fault))
    }),
    { numRuns: 150 },
  )
})
