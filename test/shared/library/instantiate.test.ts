/** Library clauses made part of a contract, and given another wording there. */
import { expect, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { drawn, instantiate, reworded, targetsIn, type Wording } from '../../../shared/library/instantiate.ts'
import { type Built, clause, contract, item, list, p, ref, when } from '../../build.ts'

const counter = (): (() => string) => {
  let count = 0
  return () => {
    count += 1
    return `new${count}`
  }
}
const wordingOf = (node: Node, version = 2): Wording => ({ clause: String(node.attrs['id']), language: 'da', version, node })

/** `id#heading"text →target"(…)` */
const shape = (node: Node): string => {
  if (node.isText) return node.text ?? ''
  const inside = node.content.content.map(shape)
  if (node.type.name === 'reference') return `→${String(node.attrs['target'])}`
  if (node.type.name === 'heading') return `#${inside.join('')}`
  if (node.type.name === 'paragraph') return `"${inside.join('')}"`
  if (node.type.name !== 'clause') return `[${String(node.attrs['id'] ?? '')}${inside.join('')}]`
  return `${String(node.attrs['id'])}${inside.map((one, index) => (node.child(index).type.name === 'clause' ? `(${one})` : one)).join('')}`
}

const PRICE = clause(
  { id: 'price', heading: 'Pris', condition: when('q', 'ja') },
  p('x ', ref('price/cap'), ref('term')),
  list('dash', item({ id: 'price/item.1' }, 'y')),
  clause({ id: 'price/cap', heading: 'Loft' }, 'z'),
)

test('a clause gets the contract’s ids, and references follow', () => {
  const draw = drawn(counter())
  const made = instantiate(wordingOf(PRICE), {
    id: 'a',
    condition: null,
    idFor: draw,
    targetFor: (id) => (id.startsWith('price') ? draw(id) : `T-${id}`),
  })
  expect(shape(made)).toBe(
    'a#Pris"x →new1→T-term"[[new3"y"]](new1#Loft"z")'.replace('new3', 'new2').replaceAll('new1', made.lastChild?.attrs['id'] as string),
  )
  expect(made.attrs).toMatchObject({ condition: when('q', 'ja'), source: { clause: 'price', language: 'da', version: 2 } })
})

test('a condition of the contract stands in place of the wording’s own', () => {
  const made = instantiate(wordingOf(PRICE), { id: 'a', condition: when('q', 'nej'), idFor: (id) => id, targetFor: (id) => id })
  expect(made.attrs['condition']).toEqual(when('q', 'nej'))
})

const source = (id: string) => ({ clause: id, language: 'da', version: 1 }) as const

test.each<[string, string]>([
  ['price', 'p1'],
  ['price/cap', 'p1'],
  ['annex-plan', 'x1'],
  ['gone', 'gone'],
  ['unknown', 'unknown'],
])('a reference to %s leads to %s', (libraryId, expected) => {
  const document = contract(
    clause({ id: 'p1', source: source('price') }, 'x'),
    clause({ id: 'p2', source: source('price') }, 'y'),
    clause({ id: 'x1' }, 'z'),
  )
  const known = new Map([
    ['annex-plan', 'x1'],
    ['gone', 'no-such-part'],
  ])
  expect(targetsIn(document, known)(libraryId)).toBe(expected)
})

const NOW = clause({ id: 'L', heading: 'Pris' }, 'x', clause({ id: 'L/a', heading: 'A' }, 'a1'), clause({ id: 'L/b' }, 'b1'))
const NEXT = clause(
  { id: 'L', heading: 'Vederlag' },
  'x2',
  clause({ id: 'L/a', heading: 'A' }, 'a2 ', ref('L/c')),
  clause({ id: 'L/c' }, 'c2'),
  clause({ id: 'L/b' }, 'b2'),
)

test.each<[string, Built, Node | null, string]>([
  [
    'sub-clauses that are in both keep their ids',
    clause({ id: 'd', heading: 'Pris' }, 'x', clause({ id: 'da', heading: 'A' }, 'a1'), clause({ id: 'db' }, 'b1')),
    NOW,
    'd#Vederlag"x2"(da#A"a2 →new1")(new1"c2")(db"b2")',
  ],
  [
    'one that was edited is found by its heading, or by its place',
    clause({ id: 'd', heading: 'Pris' }, 'x', clause({ id: 'da', heading: 'A' }, 'mine'), clause({ id: 'db' }, 'mine too')),
    NOW,
    'd#Vederlag"x2"(da#A"a2 →new1")(new1"c2")(db"b2")',
  ],
  [
    'one that was added stays behind the one it followed',
    clause(
      { id: 'd', heading: 'Pris' },
      'x',
      clause({ id: 'own0' }, 'first'),
      clause({ id: 'da', heading: 'A' }, 'a1'),
      clause({ id: 'own1' }, 'mine ', ref('L/c')),
      clause({ id: 'db' }, 'b1'),
      clause({ id: 'own2' }, 'last'),
    ),
    NOW,
    'd#Vederlag"x2"(own0"first")(da#A"a2 →new1")(own1"mine →L/c")(new1"c2")(db"b2")(own2"last")',
  ],
  [
    'one that was deleted comes again',
    clause({ id: 'd' }, 'x', clause({ id: 'db' }, 'b1')),
    NOW,
    'd#Vederlag"x2"(new1#A"a2 →new2")(new2"c2")(db"b2")',
  ],
  [
    'without the wording it was taken from, what cannot be told is kept',
    clause({ id: 'd' }, 'x', clause({ id: 'da', heading: 'A' }, 'a1'), clause({ id: 'own' }, 'mine')),
    null,
    'd#Vederlag"x2"(da#A"a2 →new1")(own"mine")(new1"c2")(new2"b2")',
  ],
])('with another wording %s', (_name, part, before, expected) => {
  const made = reworded(part, wordingOf(NEXT), before, { newId: counter(), targetFor: (id) => id })
  expect(shape(made)).toBe(expected)
  expect(made.attrs['source']).toEqual({ clause: 'L', language: 'da', version: 2 })
})

test('a part keeps its condition and reservation with another wording', () => {
  const part = clause({ id: 'd', reserved: true, condition: when('q', 'nej') }, 'x')
  expect(reworded(part, wordingOf(PRICE), null, { newId: counter(), targetFor: (id) => id }).attrs).toMatchObject({
    id: 'd',
    reserved: true,
    condition: when('q', 'nej'),
  })
})

test('a sub-clause that the new wording no longer has goes, what was added behind it stays', () => {
  const shorter = clause({ id: 'L' }, 'x3', clause({ id: 'L/b' }, 'b3'))
  const part = clause({ id: 'd' }, 'x', clause({ id: 'da', heading: 'A' }, 'a1'), clause({ id: 'own' }, 'mine'), clause({ id: 'db' }, 'b1'))
  expect(shape(reworded(part, wordingOf(shorter), NOW, { newId: counter(), targetFor: (id) => id }))).toBe('d"x3"(db"b3")(own"mine")')
})
