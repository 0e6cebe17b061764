/** Levels, order and lists. */
import { expect, test } from 'vitest'
import { demotePart, promotePart } from '../../../renderer/editor/commands/levels.ts'
import { demoteItem, promoteItem, toggleList, unwrapList, wrapInList } from '../../../renderer/editor/commands/lists.ts'
import { moveDown, movePartTo, moveUp } from '../../../renderer/editor/commands/moving.ts'
import type { Place } from '../../../shared/document/edit.ts'
import { annex, type Built, cell, chapter, clause, contract, guidance, headerCell, item, list, p, row, table, when } from '../../build.ts'
import { after } from './editing.ts'

const nested = (depth: number, ...inside: readonly Built[]): Built =>
  depth === 1 ? clause({ id: 'c1' }, 'x', ...inside) : clause({ id: `c${depth}` }, 'x', nested(depth - 1, ...inside))

test.each<[string, Built, string]>([
  ['into the clause before', contract(clause({ id: 'a' }, 'x'), clause({ id: 'b' }, 'y<cursor>', clause({ id: 'b1' }, 'z'))), 'a"x"(b"y|"(b1"z"))'],
  ['behind what is in there', contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'u')), clause({ id: 'b' }, 'y<cursor>')), 'a"x"(a1"u" b"y|")'],
  ['several at once', contract(clause({ id: 'a' }, 'x'), clause({ id: 'b' }, 'y<from>'), clause({ id: 'c' }, 'z<to>')), 'a"x"(b"y‹" c"z›")'],
  ['not the first', contract(clause({ id: 'a' }, 'x<cursor>')), 'refused'],
  ['not a chapter', contract(chapter({ id: 'I', heading: 'H' }), chapter({ id: 'II', heading: 'J<cursor>' })), 'refused'],
  [
    'a section with its heading',
    contract(clause({ id: 'a' }, 'x'), clause({ id: 'b', heading: 'H<cursor>', heading_style: 'block' }, 'y')),
    'a"x"(b##H|"y")',
  ],
  ['an annex into the one before', contract(annex({ id: 'x', heading: 'H' }), annex({ id: 'y', heading: 'J<cursor>' })), 'x##H(y##J|)'],
  [
    'not an annex that has annexes',
    contract(annex({ id: 'x', heading: 'H' }), annex({ id: 'y', heading: 'J<cursor>' }, annex({ id: 'y1', heading: 'K' }))),
    'refused',
  ],
  ['not under a reservation', contract(clause({ id: 'a', reserved: true }, 'x'), clause({ id: 'b' }, 'y<cursor>')), 'refused'],
  ['not under a condition', contract(clause({ id: 'a', condition: when('q', 'ja') }, 'x'), clause({ id: 'b' }, 'y<cursor>')), 'refused'],
  [
    'alternatives together',
    contract(
      clause({ id: 'a' }, 'x'),
      clause({ id: 'b', condition: when('q', 'ja') }, 'y<cursor>'),
      clause({ id: 'b', condition: when('q', 'nej') }, 'z'),
    ),
    'a"x"(b?ja"y|" b?nej"z")',
  ],
  ['no deeper than numbers go', contract(clause({ id: 'a' }, nested(8, clause({ id: 'b' }, 'u'), clause({ id: 'c' }, 'y<cursor>')))), 'refused'],
])('Tab moves a level down: %s', (_name, document, expected) => {
  expect(after(document, demotePart)).toBe(expected)
})

test.each<[string, Built, string]>([
  ['out of the clause around it', contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'y<cursor>'))), 'a"x" a1"y|"'],
  [
    'those after it become part of it',
    contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'y<cursor>', clause({ id: 'b' }, 'u')), clause({ id: 'a2' }, 'z'))),
    'a"x" a1"y|"(b"u" a2"z")',
  ],
  [
    'several at once',
    contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'y<from>'), clause({ id: 'a2' }, 'z<to>'), clause({ id: 'a3' }, 'w'))),
    'a"x" a1"y‹" a2"z›"(a3"w")',
  ],
  ['not at the top', contract(clause({ id: 'a' }, 'x<cursor>')), 'refused'],
  ['not out of a chapter', contract(chapter({ id: 'I', heading: 'H' }, clause({ id: 'a' }, 'x<cursor>'))), 'refused'],
  ['not out of an annex', contract(annex({ id: 'x', heading: 'H' }, clause({ id: 'a' }, 'x<cursor>'))), 'refused'],
  [
    'a sub-annex',
    contract(annex({ id: 'x', heading: 'H' }, annex({ id: 'x1', heading: 'J<cursor>' }), annex({ id: 'x2', heading: 'K' }))),
    'x##H x1##J|(x2##K)',
  ],
  ['the only thing in a clause leaves room to write', contract(clause({ id: 'a' }, clause({ id: 'a1' }, 'y<cursor>'))), 'a"" a1"y|"'],
  [
    'a reserved one takes no others along',
    contract(clause({ id: 'a' }, 'x', clause({ id: 'a1', reserved: true }, 'y<cursor>'), clause({ id: 'a2' }, 'z'))),
    'a"x"(a2"z") a1!"y|"',
  ],
  [
    'alternatives take no others along',
    contract(
      clause(
        { id: 'a' },
        'x',
        clause({ id: 'b', condition: when('q', 'ja') }, 'y<cursor>'),
        clause({ id: 'b', condition: when('q', 'nej') }, 'z'),
        clause({ id: 'c' }, 'w'),
      ),
    ),
    'a"x"(c"w") b?ja"y|" b?nej"z"',
  ],
])('Shift+Tab moves a level up: %s', (_name, document, expected) => {
  expect(after(document, promotePart)).toBe(expected)
})

const items = (...children: readonly Built[]): Built => contract(clause({ id: 'a' }, list('roman_parens', ...children)))

test.each<[string, Built, string]>([
  ['into the item before', items(item({ id: 'i' }, 'x'), item({ id: 'j' }, 'y<cursor>')), 'a[roman_parens i"x"[alpha_parens j"y|"]]'],
  [
    'into the list that is there',
    items(item({ id: 'i' }, 'x', list('dash', item({ id: 'k' }, 'u'))), item({ id: 'j' }, 'y<cursor>')),
    'a[roman_parens i"x"[dash k"u", j"y|"]]',
  ],
  ['not the first', items(item({ id: 'i' }, 'x<cursor>')), 'refused'],
  [
    'several at once',
    items(item({ id: 'i' }, 'x'), item({ id: 'j' }, 'y<from>'), item({ id: 'k' }, 'z<to>')),
    'a[roman_parens i"x"[alpha_parens j"y‹", k"z›"]]',
  ],
])('Tab in a list: %s', (_name, document, expected) => {
  expect(after(document, demoteItem)).toBe(expected)
})

test.each<[string, Built, string]>([
  [
    'to the outer list',
    items(item({ id: 'i' }, 'x', list('dash', item({ id: 'j' }, 'y<cursor>'))), item({ id: 'k' }, 'z')),
    'a[roman_parens i"x", j"y|", k"z"]',
  ],
  [
    'with those after it',
    items(item({ id: 'i' }, 'x', list('dash', item({ id: 'j' }, 'y<cursor>'), item({ id: 'k' }, 'z')))),
    'a[roman_parens i"x", j"y|"[dash k"z"]]',
  ],
  [
    'from the middle',
    items(item({ id: 'i' }, 'x', list('dash', item({ id: 'h' }, 'w'), item({ id: 'j' }, 'y<cursor>')))),
    'a[roman_parens i"x"[dash h"w"], j"y|"]',
  ],
  [
    'with the text after the inner list',
    items(item({ id: 'i' }, p('x'), list('dash', item({ id: 'j' }, 'y<cursor>')), p('u'))),
    'a[roman_parens i"x", j"y|""u"]',
  ],
  [
    'with all that',
    items(item({ id: 'i' }, p('x'), list('dash', item({ id: 'h' }, 'w'), item({ id: 'j' }, 'y<cursor>'), item({ id: 'k' }, 'z')), p('u'))),
    'a[roman_parens i"x"[dash h"w"], j"y|"[dash k"z"]"u"]',
  ],
  [
    'out of the outermost list',
    items(item({ id: 'i' }, 'x'), item({ id: 'j' }, p('y<cursor>'), p('u')), item({ id: 'k' }, 'z')),
    'a[roman_parens i"x"]"y|""u"[roman_parens k"z"]',
  ],
  ['several out of it', items(item({ id: 'i' }, 'x<from>'), item({ id: 'j' }, 'y<to>'), item({ id: 'k' }, 'z')), 'a"x‹""y›"[roman_parens k"z"]'],
])('Shift+Tab in a list: %s', (_name, document, expected) => {
  expect(after(document, promoteItem)).toBe(expected)
})

test.each<[string, Built, string]>([
  ['one paragraph', contract(clause({ id: 'a' }, p('x<cursor>'), p('y'))), 'a[dash *"x|"]"y"'],
  ['several', contract(clause({ id: 'a' }, p('x<from>'), p('y'), p('z<to>'))), 'a[dash *"x‹", *"y", *"z›"]'],
  ['in a note', contract(clause({ id: 'a' }, guidance('x<cursor>'))), 'a{[dash *"x|"]}'],
  ['not a heading', contract(clause({ id: 'a', heading: 'H<cursor>' }, 'x')), 'refused'],
  ['not in a cell', contract(clause({ id: 'a' }, table(row(cell('x<cursor>'))))), 'refused'],
  ['not over two clauses', contract(clause({ id: 'a' }, 'x<from>'), clause({ id: 'b' }, 'y<to>')), 'refused'],
])('a list is made of %s', (_name, document, expected) => {
  expect(after(document, wrapInList('dash'))).toBe(expected)
  expect(after(document, toggleList('dash'))).toBe(expected)
})

test('a list changes its style, and goes when it is asked for the style it has', () => {
  const document = items(item({ id: 'i' }, 'x<cursor>'), item({ id: 'j' }, 'y'))
  expect(after(document, toggleList('bullet'))).toBe('a[bullet i"x|", j"y"]')
  expect(after(document, toggleList('roman_parens'))).toBe('a"x|""y"')
  expect(after(document, unwrapList)).toBe('a"x|""y"')
  expect(after(contract(clause({ id: 'a' }, 'x<cursor>')), unwrapList)).toBe('refused')
})

const BODY = contract(
  clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'y'), clause({ id: 'a2' }, 'z')),
  clause({ id: 'b' }, 'u', clause({ id: 'b1' }, 'v')),
  chapter({ id: 'I', heading: 'H' }, clause({ id: 'c' }, 'w')),
  annex({ id: 'x', heading: 'J' }, clause({ id: 'd' }, 'q')),
)
/** The body above with the caret in the text of one of its parts. */
const at = (id: string): Built => {
  let cursor = 0
  BODY.descendants((node, pos) => {
    if (node.attrs['id'] === id) cursor = pos + 2
  })
  return Object.assign(BODY.copy(BODY.content), { tags: { cursor } })
}
const shape = (text: string): string => text.replaceAll(/"[^"]*"|#+[HJ|]*/g, '')

test.each<[string, string, string]>([
  ['a1', 'refused', 'a(a2 a1) b(b1) I(c) x(d)'],
  ['a2', 'a(a2 a1) b(b1) I(c) x(d)', 'a(a1) b(a2 b1) I(c) x(d)'],
  ['b1', 'a(a1 a2 b1) b I(c) x(d)', 'refused'],
  ['a', 'refused', 'b(b1) a(a1 a2) I(c) x(d)'],
  ['b', 'b(b1) a(a1 a2) I(c) x(d)', 'a(a1 a2) I(b(b1) c) x(d)'],
  ['c', 'a(a1 a2) b(b1) c I x(d)', 'refused'],
  ['I', 'a(a1 a2) I(c) b(b1) x(d)', 'refused'],
  ['x', 'refused', 'refused'],
  ['d', 'refused', 'refused'],
])('Alt+arrows move %s up to %s and down to %s', (id, up, down) => {
  expect(shape(after(at(id), moveUp))).toBe(up)
  expect(shape(after(at(id), moveDown))).toBe(down)
})

test.each<[string, Built, string]>([
  ['an item', items(item({ id: 'i' }, 'x'), item({ id: 'j' }, 'y<cursor>')), 'a[roman_parens j"y|", i"x"]'],
  ['a row', contract(clause({ id: 'a' }, table(row(headerCell('u')), row(cell('v')), row(cell('w<cursor>'))))), 'a<^"u";"w|";"v">'],
  ['several clauses', contract(clause({ id: 'a' }, 'x'), clause({ id: 'b' }, 'y<from>'), clause({ id: 'c' }, 'z<to>')), 'b"y‹" c"z›" a"x"'],
  [
    'past alternatives as one',
    contract(
      clause({ id: 'a', condition: when('q', 'ja') }, 'x'),
      clause({ id: 'a', condition: when('q', 'nej') }, 'y'),
      clause({ id: 'b' }, 'z<cursor>'),
    ),
    'b"z|" a?ja"x" a?nej"y"',
  ],
])('Alt+ArrowUp moves %s, the selection with it', (_name, document, expected) => {
  expect(after(document, moveUp)).toBe(expected)
})

test.each<[string, Place, string]>([
  ['a1', { after: 'b' }, 'a(a2) b(b1) a1 I(c) x(d)'],
  ['b', { into: 'I' }, 'a(a1 a2) I(c b(b1)) x(d)'],
  ['b1', { before: 'a1' }, 'a(b1 a1 a2) b I(c) x(d)'],
  ['a', { into: 'a1' }, 'refused'],
  ['x', { before: 'a' }, 'refused'],
])('the outline moves %s to %j: %s', (id, place, expected) => {
  expect(shape(after(at(id), movePartTo(id, place)))).toBe(expected)
})

test('what is moved by the outline holds the selection that was in it', () => {
  expect(after(at('a1'), movePartTo('a1', { after: 'b1' }))).toBe('a"x"(a2"z") b"u"(b1"v" a1"|y") I##H(c"w") x##J(d"q")')
  expect(after(at('b'), movePartTo('a1', { after: 'b1' }))).toBe('a"x"(a2"z") b"u"(b1"v" a1"|y") I##H(c"w") x##J(d"q")')
})
