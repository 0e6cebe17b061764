/** Numbers that are fixed once a tender is published. */
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { insertPart, movePart, removePart, reservePart } from '../../../shared/document/edit.ts'
import { parse, serialise } from '../../../shared/document/format.ts'
import { freeze, isAddress } from '../../../shared/document/frozen-numbers.ts'
import { outline } from '../../../shared/document/outline.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { type Contract, DEFAULT_STYLE } from '../../../shared/model.ts'
import { anyContract } from '../../arbitraries.ts'
import { annex, chapter, clause, contract, contractOf, p, ref, when } from '../../build.ts'

const numbers = (record: Contract): string =>
  outline(resolve(record))
    .items.map(({ id, number }) => `${id} ${number}`)
    .join(', ')
const frozen = (record: Contract): Contract => ({ ...record, frozen: freeze(record) })
const edited = (record: Contract, act: (tr: Transform) => unknown): Contract => {
  const tr = new Transform(record.document)
  act(tr)
  return { ...record, document: tr.doc }
}
const one = (id: string, ...children: readonly Node[]): Node => clause({ id, heading: id }, p('x'), ...children)

const TENDER = frozen(
  contractOf(
    contract(
      one('a'),
      chapter({ id: 'I', heading: 'I' }, one('b', one('b1'), one('b2')), one('c')),
      chapter({ id: 'II', heading: 'II' }, one('d')),
      annex({ id: 'x', heading: 'X' }, one('x1'), one('x2')),
      annex({ id: 'y', heading: 'Y' }, one('y1'), annex({ id: 'ya', heading: 'YA' }), annex({ id: 'yb', heading: 'YB' })),
    ),
  ),
)

test('freezing changes no number', () => {
  expect(numbers(TENDER)).toBe(numbers({ ...TENDER, frozen: null }))
  expect(TENDER.frozen).toMatchObject({ a: 'clause 1', b2: 'clause 2/2', II: 'chapter II', x2: 'annex 1 clause 2', ya: 'annex 2/a' })
})

test.each<[string, (tr: Transform) => unknown, string]>([
  ['a clause in between', (tr) => insertPart(tr, one('new', one('sub')), { after: 'b' }), 'new 2A, sub 2A.1'],
  ['one before the first', (tr) => insertPart(tr, one('new'), { before: 'a' }), 'new 0A'],
  ['one after the last, which goes on counting', (tr) => insertPart(tr, one('new'), { after: 'd' }), 'new 5'],
  ['a sub-clause in between', (tr) => insertPart(tr, one('new'), { after: 'b1' }), 'new 2.1A'],
  ['a sub-clause after the last', (tr) => insertPart(tr, one('new'), { into: 'b' }), 'new 2.3'],
  ['the first sub-clause', (tr) => insertPart(tr, one('new'), { into: 'c' }), 'new 3.1'],
  ['an annex', (tr) => insertPart(tr, annex({ id: 'new', heading: 'N' }, one('n1')), { after: 'x' }), 'new 1A, n1 1'],
  ['a sub-annex', (tr) => insertPart(tr, annex({ id: 'new', heading: 'N' }), { after: 'ya' }), 'new 2aA'],
  ['a chapter', (tr) => insertPart(tr, chapter({ id: 'new', heading: 'N' }, one('n1')), { after: 'I' }), 'new Ia, n1 3A'],
  ['a clause in an annex', (tr) => insertPart(tr, one('new'), { after: 'x1' }), 'new 1A'],
])('%s gets a number of its own and nothing else moves', (_what, act, added) => {
  const after = edited(TENDER, act)
  const kept = numbers(TENDER).split(', ')
  const now = numbers(after).split(', ')
  expect(now.filter((entry) => !kept.includes(entry)).join(', ')).toBe(added)
  expect(kept.filter((entry) => !now.includes(entry))).toEqual([])
})

test('several in one place are counted by their letters, and so are those that come after another freeze', () => {
  const twice = edited(TENDER, (tr) => insertPart(tr, one('n2'), { after: 'b' }) && insertPart(tr, one('n1'), { after: 'b' }))
  expect(numbers(twice)).toContain('n1 2A, n2 2B')
  const again = edited(frozen(twice), (tr) => insertPart(tr, one('n3'), { after: 'n2' }))
  expect(numbers(again)).toContain('n1 2A, n2 2B, n3 2C')
  expect(numbers(edited(frozen(twice), (tr) => insertPart(tr, one('n3'), { after: 'n1' })))).toContain('n1 2A, n3 2C, n2 2B')
})

test('what is removed leaves a gap, whose number nothing else is given, not even after another freeze', () => {
  const gone = edited(TENDER, (tr) => removePart(tr, 'd'))
  expect(numbers(gone)).not.toContain(' 4')
  expect(numbers(edited(gone, (tr) => insertPart(tr, one('new'), { into: 'II' })))).toContain('new 3A')
  expect(numbers(edited(frozen(gone), (tr) => insertPart(tr, one('new'), { into: 'II' })))).toContain('new 3A')
})

test('a clause that is brought in by an answer later is new; one that comes back has its number again', () => {
  const questions = [{ key: 'pris', label: 'Pris?', values: ['nej', 'ja'].map((value) => ({ value, label: value })) }]
  const document = contract(one('a'), clause({ id: 'b', condition: when('pris', 'ja') }), one('c'))
  const without = frozen(contractOf(document, { questions }))
  expect(numbers({ ...without, answers: { pris: 'ja' } })).toBe('a 1, b 1A, c 2')
  const withIt = frozen(contractOf(document, { questions, answers: { pris: 'ja' } }))
  expect(numbers({ ...withIt, answers: {} })).toBe('a 1, c 3')
  expect(numbers({ ...withIt, answers: { pris: 'ja' } })).toBe('a 1, b 2, c 3')
})

test('a clause that moves among its siblings keeps its number; in another clause it is new', () => {
  expect(numbers(edited(TENDER, (tr) => movePart(tr, 'b2', { before: 'b1' })))).toContain('b2 2.2, b1 2.1')
  expect(numbers(edited(TENDER, (tr) => movePart(tr, 'b2', { into: 'c' })))).toContain('c 3, b2 3.1')
})

test('references print the frozen numbers, in the dotted style too', () => {
  const after = edited(
    { ...TENDER, style: { ...DEFAULT_STYLE, clauseNumber: 'decimal_dot' } },
    (tr) =>
      insertPart(tr, annex({ id: 'new', heading: 'N' }, one('n1')), { after: 'x' }) && insertPart(tr, one('inside', one('sub')), { after: 'b' }),
  )
  const resolution = resolve(after)
  expect(resolution.printedNumber('inside')).toBe('2A.')
  expect(['inside', 'sub', 'new', 'n1'].map((id) => resolution.reference(ref(id), null).text.replaceAll('\u00a0', ' '))).toEqual([
    'punkt 2A',
    'punkt 2A.1',
    'Bilag 1A',
    'Bilag 1A, punkt 1',
  ])
})

test.each(['clause 5', 'clause 5A/1', 'chapter IV', 'chapter IVa', 'annex 2/a', 'annex B/1', 'annex 2/a clause 3/1', 'clause 0A'])(
  '%s is an address',
  (text) => {
    expect(isAddress(text)).toBe(true)
  },
)
test.each(['', 'clause', '5', 'clause <b>', 'annex 2 clause', 'part 5', 'clause 5 ', 'clause 5//1'])('%j is no address', (text) => {
  expect(isAddress(text)).toBe(false)
})

const idsIn = (record: Contract): string[] => resolve(record).parts.map(({ node }) => String(node.attrs['id']))
/** Numbers with what they are counted in, so that those of different annexes are told apart. */
const addresses = (record: Contract): Map<string, string> => {
  const given = freeze({ ...record, frozen: record.frozen })
  return new Map(idsIn(record).map((id) => [id, given[id] ?? '']))
}

const sequenceOf = (address: string): string => address.slice(0, Math.max(address.lastIndexOf('/'), address.lastIndexOf(' ')) + 1)

const acts = fc.array(
  fc.record({
    kind: fc.constantFrom('insert', 'remove', 'reserve', 'move', 'freeze'),
    place: fc.nat(),
    other: fc.nat(),
    side: fc.constantFrom('after', 'before', 'into'),
  }),
  { minLength: 1, maxLength: 8 },
)

test('whatever is inserted, removed, reserved or moved after freezing, no number that stays in its sequence moves and none is given twice', () => {
  fc.assert(
    fc.property(anyContract, acts, (record, list) => {
      let now = frozen(record)
      let count = 0
      for (const { kind, place, other, side } of list) {
        const ids = idsIn(now)
        const pick = (nth: number): string => ids[nth % Math.max(ids.length, 1)] ?? ''
        const before = addresses(now)
        const where = { [side]: pick(other) } as { after: string }
        const moved = kind === 'move' ? pick(place) : ''
        if (kind === 'freeze') now = frozen(now)
        else {
          now = edited(now, (tr) => {
            count += 1
            if (kind === 'insert') insertPart(tr, clause({ id: `new-${count}` }, clause({ id: `new-${count}-1` })), where)
            else if (kind === 'remove') removePart(tr, pick(place))
            else if (kind === 'reserve') reservePart(tr, pick(place))
            else movePart(tr, moved, where)
          })
        }
        const after = addresses(now)
        expect(new Set(after.values()).size).toBe(after.size)
        for (const [id, address] of after) {
          expect(isAddress(address)).toBe(true)
          const was = record.frozen === null ? now.frozen?.[id] : undefined
          const stays = was !== undefined && before.has(id) && sequenceOf(was) === sequenceOf(address)
          expect(address).toBe(stays ? was : address)
        }
      }
      expect(addresses(parse(serialise(now)))).toEqual(addresses(now))
    }),
    { numRuns: 150 },
  )
})

test('freezing again changes no number', () => {
  fc.assert(
    fc.property(anyContract, fc.nat(), (record, place) => {
      const first = frozen(record)
      const ids = idsIn(first)
      const changed = edited(first, (tr) => insertPart(tr, clause({ id: 'new' }), { after: ids[place % Math.max(ids.length, 1)] ?? '' }))
      expect(numbers(frozen(changed))).toBe(numbers(changed))
    }),
  )
})
