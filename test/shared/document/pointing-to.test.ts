/** What points to a part that goes. */
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { allParts } from '../../../shared/document/numbering.ts'
import { partAttributes } from '../../../shared/document/attributes.ts'
import { removePart, reservePart, setAnnexState } from '../../../shared/document/edit.ts'
import { lostReferences } from '../../../shared/document/pointing-to.ts'
import { resolve, type Resolution } from '../../../shared/document/resolve.ts'
import type { Contract } from '../../../shared/model.ts'
import { anyContract } from '../../arbitraries.ts'
import { annex, chapter, clause, contract, contractOf, guidance, item, list, p, ref, when } from '../../build.ts'

const QUESTIONS = [
  {
    key: 'options',
    label: 'Optioner?',
    values: [
      { value: 'yes', label: 'Ja' },
      { value: 'no', label: 'Nej' },
    ],
  },
]

const CONTRACT = contractOf(
  contract(
    chapter(
      { id: 'money', heading: 'Penge' },
      clause(
        { id: 'price', heading: 'Pris' },
        p('Se ', ref('due'), ' og selv ', ref('price'), '.'),
        clause({ id: 'due' }, list('alpha_paren', item({ id: 'net' }, 'Netto'))),
      ),
      clause(
        { id: 'rest', heading: 'Resten' },
        p('Se ', ref('price'), ', ', ref('net'), ' og ', ref('other', 'full', false, 'price'), '.'),
        guidance(p(ref('price'))),
      ),
    ),
    clause({ id: 'other', heading: 'Andet', condition: when('options', 'yes') }, p('Se ', ref('annex-a'), ' og ', ref('nowhere'), '.')),
    clause({ id: 'last', heading: 'Sidst' }, p('Se ', ref('other'), '.'), guidance(p(ref('other')))),
    annex({ id: 'annex-a', heading: 'Bilag' }, p('Bilagets tekst, jf. ', ref('price'), '.')),
  ),
  { questions: QUESTIONS },
)

const changed = (change: (tr: Transform) => unknown): Contract => {
  const tr = new Transform(CONTRACT.document)
  change(tr)
  return { ...CONTRACT, document: tr.doc }
}
/** The targets that are lost, each with the part that the reference stands in. */
const lost = (after: Contract, before = CONTRACT): string[] =>
  lostReferences(resolve(before), resolve(after)).map(({ pos, reference }) => {
    expect(after.document.nodeAt(pos)).toBe(reference)
    const $pos = after.document.resolve(pos)
    const within = Array.from({ length: $pos.depth }, (_, depth) => $pos.node(depth + 1)).findLast(
      (node: Node) => typeof node.attrs['id'] === 'string',
    )
    return `${String(within?.attrs['id'])} → ${String(reference.attrs['target'])}`
  })

test.each([
  [
    'a deleted clause: its own references go with it',
    (tr: Transform) => removePart(tr, 'price'),
    ['rest → price', 'rest → net', 'rest → other', 'annex-a → price'],
  ],
  ['a deleted sub-clause with a list item that is named', (tr: Transform) => removePart(tr, 'due'), ['price → due', 'rest → net']],
  ['a deleted chapter with all in it', (tr: Transform) => removePart(tr, 'money'), ['annex-a → price']],
  ['a deleted annex', (tr: Transform) => removePart(tr, 'annex-a'), ['other → annex-a']],
  ['an annex that is not used: what it says points no more', (tr: Transform) => setAnnexState(tr, 'annex-a', 'not_used'), ['other → annex-a']],
  [
    'a reserved clause keeps its number but says nothing',
    (tr: Transform) => reservePart(tr, 'price'),
    ['rest → price', 'rest → net', 'rest → other', 'annex-a → price'],
  ],
  ['a clause that nothing points to', (tr: Transform) => removePart(tr, 'last'), []],
  ['a change of nothing', () => undefined, []],
])('%s', (_name, change, expected) => {
  expect(lost(changed(change))).toEqual(expected)
})

test('an answer that leaves a part out loses what points to it; the way back loses nothing', () => {
  const without = { ...CONTRACT, answers: { options: 'no' } }
  expect(lost(without)).toEqual(['rest → other', 'last → other'])
  expect(lost(CONTRACT, without)).toEqual([])
})

test('bringing a reserved part back loses nothing', () => {
  expect(
    lost(
      CONTRACT,
      changed((tr) => reservePart(tr, 'money')),
    ),
  ).toEqual([])
})

test('after any removal, what is broken was broken before or is listed', () => {
  fc.assert(
    fc.property(anyContract, fc.nat(), (before, pick) => {
      const parts = allParts(before.document)
      const part = parts[pick % Math.max(1, parts.length)]
      fc.pre(part !== undefined)
      const tr = new Transform(before.document)
      removePart(tr, partAttributes(part.node).id)
      const [old, now] = [resolve(before), resolve({ ...before, document: tr.doc })]
      const listed = new Set(lostReferences(old, now).map(({ reference }) => reference))
      const isNew = (node: Node): boolean => now.reference(node, null).broken !== null && old.reference(node, null).broken === null
      // Only what is printed counts: guidance, and what is left out or reserved, is no part of the contract.
      const unseen = [...printed(now)].filter((node) => node.type.name === 'reference' && isNew(node) && !listed.has(node))
      expect(unseen).toEqual([])
    }),
    { numRuns: 100 },
  )
})

const printed = (resolution: Resolution): Set<Node> => {
  const found = new Set<Node>()
  const walk = (parent: Node): void =>
    parent.forEach((node) => {
      if (!resolution.included(node) || node.type.name === 'guidance_note' || node.attrs['reserved'] === true || node.attrs['unused'] === true) return
      found.add(node)
      walk(node)
    })
  walk(resolution.contract.document)
  return found
}
