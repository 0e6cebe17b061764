import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { isPart } from '../../../shared/document/attributes.ts'
import { findParts, insertPart, movePart, type Place, removePart, reservePart } from '../../../shared/document/edit.ts'
import { flatten } from '../../../shared/document/flatten.ts'
import { documentProblems } from '../../../shared/document/format.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import type { Contract } from '../../../shared/model.ts'
import { anyContract, partsInForce } from '../../arbitraries.ts'
import { annex, chapter, clause, contract, contractOf, p, when } from '../../build.ts'
import { numberProblems, referenceProblems } from './sound-numbers.ts'

/** The parts as an outline: `a(b c) x[y]`. */
const shape = (parent: Node): string =>
  parent.content.content
    .filter((node) => isPart(node))
    .map((node) => {
      const inside = shape(node)
      return `${String(node.attrs['id'])}${inside === '' ? '' : `(${inside})`}`
    })
    .join(' ')

const edited = (document: Node, act: (tr: Transform) => boolean): string => {
  const tr = new Transform(document)
  const done = act(tr)
  tr.doc.check()
  if (!done) expect(tr.steps).toEqual([])
  return done ? shape(tr.doc) : 'refused'
}

const DOCUMENT = contract(
  clause({ id: 'a' }, p('x'), clause({ id: 'a1' }), clause({ id: 'a2' })),
  chapter({ id: 'I', heading: 'Drift' }, clause({ id: 'b' }), clause({ id: 'c' })),
  annex({ id: 'x', heading: 'Tid' }, p('x'), clause({ id: 'd' }), annex({ id: 'x1', heading: 'Plan' })),
  annex({ id: 'y', heading: 'Pris' }),
)
test('the example has the shape that the tables below begin from', () => {
  expect(shape(DOCUMENT)).toBe('a(a1 a2) I(b c) x(d x1) y')
})

test.each<[string, Place, string]>([
  ['a1', { after: 'a2' }, 'a(a2 a1) I(b c) x(d x1) y'],
  ['a2', { before: 'a1' }, 'a(a2 a1) I(b c) x(d x1) y'],
  ['a1', { after: 'a' }, 'a(a2) a1 I(b c) x(d x1) y'],
  ['a', { into: 'I' }, 'I(b c a(a1 a2)) x(d x1) y'],
  ['b', { into: 'a2' }, 'a(a1 a2(b)) I(c) x(d x1) y'],
  ['b', { before: 'a' }, 'b a(a1 a2) I(c) x(d x1) y'],
  ['c', { into: 'y' }, 'a(a1 a2) I(b) x(d x1) y(c)'],
  ['a', { into: 'x' }, 'I(b c) x(d a(a1 a2) x1) y'],
  ['I', { before: 'a' }, 'I(b c) a(a1 a2) x(d x1) y'],
  ['y', { before: 'x' }, 'a(a1 a2) I(b c) y x(d x1)'],
  ['y', { into: 'x' }, 'a(a1 a2) I(b c) x(d x1 y)'],
  ['x1', { after: 'y' }, 'a(a1 a2) I(b c) x(d) y x1'],
  ['c', { after: 'b' }, 'a(a1 a2) I(b c) x(d x1) y'],
])('moving %s to %j gives %s', (id, place, expected) => {
  expect(edited(DOCUMENT, (tr) => movePart(tr, id, place))).toBe(expected)
})

test.each<[string, string, Place]>([
  ['a part that is not there', 'nowhere', { after: 'a' }],
  ['a part to a place that is not there', 'a', { after: 'nowhere' }],
  ['a part next to itself', 'a', { after: 'a' }],
  ['a part into itself', 'a', { into: 'a' }],
  ['a part into one of its own', 'a', { after: 'a1' }],
  ['a clause after an annex', 'a', { after: 'x' }],
  ['a clause between sub-annexes', 'a', { after: 'x1' }],
  ['a chapter into a chapter', 'I', { before: 'b' }],
  ['a chapter into an annex', 'I', { into: 'x' }],
  ['an annex into the body', 'x', { before: 'a' }],
  ['an annex into a clause', 'x', { into: 'a' }],
  ['a sub-annex before a clause of its annex', 'x1', { before: 'd' }],
  ['an annex with a sub-annex into an annex', 'x', { into: 'y' }],
])('moving %s is refused and changes nothing', (_what, id, place) => {
  expect(edited(DOCUMENT, (tr) => movePart(tr, id, place))).toBe('refused')
})

test.each<[Place, string]>([
  [{ after: 'a1' }, 'a(a1 new(new1) a2) I(b c) x(d x1) y'],
  [{ before: 'a' }, 'new(new1) a(a1 a2) I(b c) x(d x1) y'],
  [{ into: 'I' }, 'a(a1 a2) I(b c new(new1)) x(d x1) y'],
  [{ into: 'y' }, 'a(a1 a2) I(b c) x(d x1) y(new(new1))'],
  [{ into: 'nowhere' }, 'refused'],
  [{ after: 'y' }, 'refused'],
])('inserting a clause at %j gives %s', (place, expected) => {
  expect(edited(DOCUMENT, (tr) => insertPart(tr, clause({ id: 'new' }, clause({ id: 'new1' })), place))).toBe(expected)
})

test.each([
  ['a1', 'a(a2) I(b c) x(d x1) y'],
  ['a', 'I(b c) x(d x1) y'],
  ['I', 'a(a1 a2) x(d x1) y'],
  ['x', 'a(a1 a2) I(b c) y'],
  ['nowhere', 'refused'],
])('removing %s gives %s', (id, expected) => {
  expect(edited(DOCUMENT, (tr) => removePart(tr, id))).toBe(expected)
})

const ALTERNATIVES = contract(
  clause({ id: 'a' }),
  clause({ id: 'price', condition: when('pris', 'fast') }, p('fast')),
  clause({ id: 'price', condition: when('pris', 'timer') }, p('timer')),
  clause({ id: 'b' }),
)

test.each<[Place]>([[{ after: 'b' }], [{ before: 'a' }], [{ into: 'b' }]])('alternatives move to %j together and stay in order', (place) => {
  const tr = new Transform(ALTERNATIVES)
  expect(movePart(tr, 'price', place)).toBe(true)
  expect(findParts(tr.doc, 'price').map(({ node }) => node.textContent)).toEqual(['fast', 'timer'])
  expect(shape(tr.doc)).toBe('after' in place ? 'a b price price' : 'before' in place ? 'price price a b' : 'a b(price price)')
})

test('a part goes after the last and before the first of alternatives', () => {
  expect(edited(ALTERNATIVES, (tr) => movePart(tr, 'a', { after: 'price' }))).toBe('price price a b')
  expect(edited(ALTERNATIVES, (tr) => movePart(tr, 'b', { before: 'price' }))).toBe('a b price price')
})

test('removing and reserving take all alternatives', () => {
  expect(edited(ALTERNATIVES, (tr) => removePart(tr, 'price'))).toBe('a b')
  const tr = new Transform(ALTERNATIVES)
  expect(reservePart(tr, 'price')).toBe(true)
  expect(tr.doc.content.content.map((node) => node.attrs['reserved'] as unknown)).toEqual([false, true, true, false])
})

test('removing a part with an alternative inside it takes nothing else along', () => {
  const inner = clause({ id: 'price', condition: when('pris', 'timer') }, p('timer'))
  const document = contract(clause({ id: 'price', condition: when('pris', 'fast') }, p('fast'), inner), clause({ id: 'b' }, p('keep me')))
  expect(edited(document, (tr) => removePart(tr, 'price'))).toBe('b')
})

test('a reserved clause keeps its number, its heading and its text, and every other number stays', () => {
  const document = contract(clause({ id: 'a' }), clause({ id: 'b', heading: 'Pris' }, p('tekst')), clause({ id: 'c' }))
  const tr = new Transform(document)
  expect(reservePart(tr, 'b')).toBe(true)
  const resolution = resolve(contractOf(tr.doc))
  expect(['a', 'b', 'c'].map((id) => resolution.printedNumber(id))).toEqual(['1', '2', '3'])
  expect(tr.doc.textContent).toBe(document.textContent)
})

test('reserving a chapter reserves its clauses one by one, so that the numbers after it stay', () => {
  const document = contract(
    chapter({ id: 'I', heading: 'Drift' }, clause({ id: 'a' }, p('Et.')), clause({ id: 'b' }, p('To.'))),
    chapter({ id: 'II', heading: 'Pris' }, clause({ id: 'c' }, p('Tre.'))),
  )
  const tr = new Transform(document)
  expect(reservePart(tr, 'I')).toBe(true)
  expect(['a', 'b', 'c'].map((id) => resolve(contractOf(tr.doc)).printedNumber(id))).toEqual(['1', '2', '3'])
  expect(flatten(resolve(contractOf(tr.doc))).map((block) => block.kind === 'clause' && block.reserved)).toEqual([false, true, true, false, false])
})

test('reserving a part that is not there is refused', () => {
  expect(edited(DOCUMENT, (tr) => reservePart(tr, 'nowhere'))).toBe('refused')
})

/** Clauses `PREFIX1` to `PREFIXn`, each inside the one before. */
const nested = (prefix: string, depth: number, from = 1): Node =>
  clause({ id: `${prefix}${from}` }, ...(from < depth ? [nested(prefix, depth, from + 1)] : []))

test.each([
  ['into the body at the ninth level', contract(nested('a', 8), clause({ id: 'new' })), { into: 'a8' }, true],
  ['into the body below the ninth level', contract(nested('a', 9), clause({ id: 'new' })), { into: 'a9' }, false],
  ['with its sub-clauses below the ninth level', contract(nested('a', 8), clause({ id: 'new' }, clause({ id: 'sub' }))), { into: 'a8' }, false],
  ['into an annex at the seventh level', contract(clause({ id: 'new' }), annex({ id: 'x', heading: 'X' }, nested('a', 6))), { into: 'a6' }, true],
  ['into an annex below the seventh level', contract(clause({ id: 'new' }), annex({ id: 'x', heading: 'X' }, nested('a', 7))), { into: 'a7' }, false],
  ['beside the deepest clause of the body', contract(nested('a', 9), clause({ id: 'new' })), { after: 'a9' }, true],
] as const)('moving a clause %s leaves a document that can be opened again', (_what, document, place, possible) => {
  const tr = new Transform(document)
  expect(movePart(tr, 'new', place)).toBe(possible)
  expect(documentProblems(tr.doc)).toEqual([])
})

test('an annex with sub-annexes cannot be inserted as a sub-annex', () => {
  const two = annex({ id: 'new', heading: 'A' }, annex({ id: 'new1', heading: 'B' }))
  expect(edited(DOCUMENT, (tr) => insertPart(tr, two, { into: 'y' }))).toBe('refused')
  expect(edited(DOCUMENT, (tr) => insertPart(tr, two, { after: 'y' }))).toBe('a(a1 a2) I(b c) x(d x1) y new(new1)')
})

type Act =
  | { readonly kind: 'remove'; readonly part: number }
  | { readonly kind: 'reserve'; readonly part: number }
  | { readonly kind: 'move'; readonly part: number; readonly where: 'after' | 'before' | 'into'; readonly anchor: number }
  | {
      readonly kind: 'insert'
      readonly node: 'clause' | 'deep' | 'chapter' | 'annex'
      readonly where: 'after' | 'before' | 'into'
      readonly anchor: number
    }
const part = fc.nat(50)
const where = fc.constantFrom('after' as const, 'before' as const, 'into' as const)
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    {
      weight: 1,
      arbitrary: fc.oneof(fc.record({ kind: fc.constant('remove' as const), part }), fc.record({ kind: fc.constant('reserve' as const), part })),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('move' as const), part, where, anchor: part }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('insert' as const),
        node: fc.constantFrom('clause' as const, 'deep' as const, 'chapter' as const, 'annex' as const),
        where,
        anchor: part,
      }),
    },
  ),
  { minLength: 1, maxLength: 12 },
)

const placeAt = (kind: 'after' | 'before' | 'into', id: string): Place =>
  kind === 'after' ? { after: id } : kind === 'before' ? { before: id } : { into: id }

const idsOf = (document: Node): string[] => {
  const ids: string[] = []
  document.descendants((node) => {
    if (isPart(node)) ids.push(String(node.attrs['id']))
  })
  return ids
}

/** Do the acts one after the other, each time telling `after` what the document was, what was tried and whether it was done. */
const doAll = (document: Node, all: readonly Act[], after: (before: Node, tr: Transform, act: Act, id: string, done: boolean) => void): Node => {
  let current = document
  for (const [index, act] of all.entries()) {
    const ids = [...new Set(idsOf(current))]
    const pick = (place: number): string => ids[place % Math.max(ids.length, 1)] ?? 'nowhere'
    const tr = new Transform(current)
    const id = act.kind === 'insert' ? `new${index}` : pick(act.part)
    let done: boolean
    if (act.kind === 'remove') done = removePart(tr, id)
    else if (act.kind === 'reserve') done = reservePart(tr, id)
    else if (act.kind === 'move') done = movePart(tr, id, placeAt(act.where, pick(act.anchor)))
    else {
      const made = {
        clause: () => clause({ id }, p('ny')),
        deep: () => clause({ id }, nested(`${id}-`, 6)),
        chapter: () => chapter({ id, heading: 'Ny' }, clause({ id: `${id}-1` })),
        annex: () => annex({ id, heading: 'Ny' }, clause({ id: `${id}-1` }), annex({ id: `${id}-2`, heading: 'Ny' })),
      }
      done = insertPart(tr, made[act.node](), placeAt(act.where, pick(act.anchor)))
    }
    after(current, tr, act, id, done)
    current = tr.doc
  }
  return current
}

test('after any acts the document is valid, can be opened again, and its numbers and references are sound', () => {
  fc.assert(
    fc.property(anyContract, acts, (record, all) => {
      const document = doAll(record.document, all, (_before, tr) => {
        tr.doc.check()
        expect(documentProblems(tr.doc)).toEqual([])
      })
      const after: Contract = { ...record, document }
      expect([...numberProblems(after), ...referenceProblems(after)]).toEqual([])
    }),
    { numRuns: 120 },
  )
})

test('an act that is refused changes nothing, and one that is done can be undone', () => {
  fc.assert(
    fc.property(anyContract, acts, (record, all) => {
      doAll(record.document, all, (before, tr, _act, _id, done) => {
        expect(done || tr.steps.length === 0).toBe(true)
        const back = new Transform(tr.doc)
        for (const [index, step] of [...tr.steps.entries()].toReversed()) back.step(step.invert(tr.docs[index] as Node))
        expect(back.doc.eq(before)).toBe(true)
      })
    }),
    { numRuns: 80 },
  )
})

test('moving keeps every part and every word, and the moved parts stand next to where they were sent', () => {
  fc.assert(
    fc.property(anyContract, acts, (record, all) => {
      doAll(record.document, all, (before, tr, act, id, done) => {
        if (act.kind !== 'move' || !done) return
        expect(idsOf(tr.doc).toSorted()).toEqual(idsOf(before).toSorted())
        expect(tr.doc.nodeSize).toBe(before.nodeSize)
        const moved = findParts(tr.doc, id)
        expect(moved.map(({ node }) => node)).toEqual(findParts(before, id).map(({ node }) => node))
        const [first] = moved
        const last = moved.at(-1)
        const parent = tr.doc.resolve(first?.pos ?? 0).parent
        expect(last && tr.doc.resolve(last.pos).parent).toBe(parent)
        const ids = parent.content.content.map((node) => node.attrs['id'] as unknown)
        expect(ids.filter((one) => one === id).length).toBe(moved.length)
        expect(ids.lastIndexOf(id) - ids.indexOf(id)).toBe(moved.length - 1)
      })
    }),
    { numRuns: 80 },
  )
})

test('reserving a clause or an annex changes no number that is still printed', () => {
  fc.assert(
    fc.property(anyContract, fc.nat(50), (record, place) => {
      const parts = partsInForce(record).filter((node) => node.type.name !== 'chapter')
      const target = parts[place % Math.max(parts.length, 1)]
      if (!target) return
      const id = String(target.attrs['id'])
      const tr = new Transform(record.document)
      reservePart(tr, id)
      const before = resolve(record)
      const after = resolve({ ...record, document: tr.doc })
      for (const { node } of after.parts) {
        const one = String(node.attrs['id'])
        expect(after.printedNumber(one)).toBe(before.printedNumber(one))
      }
      expect(after.printedNumber(id)).toBe(before.printedNumber(id))
    }),
    { numRuns: 100 },
  )
})
