/** Enter, Shift+Enter and the next clause. */
import { expect, test } from 'vitest'
import { newClause, newParagraph, nextStep } from '../../../renderer/editor/commands/enter.ts'
import { type Built, annex, cell, chapter, clause, contract, definition, guidance, item, list, p, row, signatures, table, when } from '../../build.ts'
import { after } from './editing.ts'

const i = (id: string, ...children: Parameters<typeof item> extends [unknown, ...infer Rest] ? Rest : never): Built => item({ id }, ...children)

test.each<[string, Built, string]>([
  // In the text of a clause.
  ['at the end of a text, the next clause', contract(clause({ id: 'a' }, 'x<cursor>'), clause({ id: 'b' }, 'y')), 'a"x" *"|" b"y"'],
  ['inside a clause, the next one inside', contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'y<cursor>'))), 'a"x"(a1"y" *"|")'],
  ['with clauses inside, the first of them', contract(clause({ id: 'a' }, 'x<cursor>', clause({ id: 'a1' }, 'y'))), 'a"x"(*"|" a1"y")'],
  ['in the middle, it is split', contract(clause({ id: 'a' }, 'x<cursor>y', clause({ id: 'a1' }, 'z'))), 'a"x" *"|y"(a1"z")'],
  ['at the start, room above', contract(clause({ id: 'a' }, '<cursor>x')), '*"" a"|x"'],
  ['at the end of a paragraph with more after it, what follows goes along', contract(clause({ id: 'a' }, p('x<cursor>'), p('y'))), 'a"x" *"|""y"'],
  [
    'before a note only, what is inside stays and the note with it',
    contract(clause({ id: 'a' }, p('x<cursor>'), guidance('n'), clause({ id: 'a1' }, 'y'))),
    'a"x"{"n"}(*"|" a1"y")',
  ],
  [
    'in an empty paragraph before a note only, that becomes the next clause',
    contract(clause({ id: 'a' }, p('x'), p('<cursor>'), guidance('n'))),
    'a"x"{"n"} *"|"',
  ],
  ['at the start of a further paragraph, it begins the next clause', contract(clause({ id: 'a' }, p('x'), p('<cursor>y'))), 'a"x" *"|y"'],
  ['in an empty further paragraph, that becomes the next clause', contract(clause({ id: 'a' }, p('x'), p('<cursor>'))), 'a"x" *"|"'],
  ['in an empty clause, a level up', contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, p('<cursor>')))), 'a"x" a1"|"'],
  ['in an empty clause at the top, nothing', contract(clause({ id: 'a' }, p('<cursor>'))), 'a"|"'],
  ['what is selected goes first', contract(clause({ id: 'a' }, 'x<from>yz<to>w')), 'a"x" *"|w"'],
  ['a clause under a condition is split under it', contract(clause({ id: 'a', condition: when('q', 'ja') }, 'x<cursor>y')), 'a?ja"x" *?ja"|y"'],
  [
    'after alternatives, not between them',
    contract(clause({ id: 'a', condition: when('q', 'ja') }, 'x<cursor>'), clause({ id: 'a', condition: when('q', 'nej') }, 'y')),
    'a?ja"x" a?nej"y" *"|"',
  ],
  // Headings.
  ['at the end of a heading, on to the text', contract(clause({ id: 'a', heading: 'H<cursor>' }, 'x')), 'a#H"|x"'],
  [
    'at the end of a heading without text, a place for it',
    contract(clause({ id: 'a', heading: 'H<cursor>' }, clause({ id: 'a1' }, 'x'))),
    'a#H"|"(a1"x")',
  ],
  [
    'in the middle of a heading, the rest is text',
    contract(clause({ id: 'a', heading: 'Hx<cursor>y', heading_style: 'block' }, 'z')),
    'a##Hx"|y""z"',
  ],
  ['at the start of a heading, room above', contract(clause({ id: 'a', heading: '<cursor>H', heading_style: 'block' }, 'z')), '*##"" a##|H"z"'],
  [
    'after a section with a heading, a section with a heading',
    contract(clause({ id: 'a', heading: 'H', heading_style: 'block' }, 'x<cursor>')),
    'a##H"x" *##|""',
  ],
  [
    'in the empty text under a heading, the next section',
    contract(clause({ id: 'a', heading: 'H', heading_style: 'block' }, p('<cursor>'))),
    'a##H *##|""',
  ],
  [
    'at the end of a chapter’s heading, its first clause',
    contract(chapter({ id: 'I', heading: 'H<cursor>' }, clause({ id: 'a' }, 'x'))),
    'I##H(*##|"" a"x")',
  ],
  ['in the middle of a chapter’s heading, the rest heads a clause', contract(chapter({ id: 'I', heading: 'H<cursor>J' })), 'I##H(*##|J"")'],
  ['at the end of an annex’s heading, its text', contract(annex({ id: 'x', heading: 'H<cursor>' }, clause({ id: 'a' }, 'x'))), 'x##H"|"(a"x")'],
  ['in the text of an annex, a paragraph', contract(annex({ id: 'x', heading: 'H' }, 'a<cursor>b')), 'x##H"a""|b"'],
  [
    'in an empty last paragraph of an annex, its first clause',
    contract(annex({ id: 'x', heading: 'H' }, p('a'), p('<cursor>'), clause({ id: 'b' }, 'c'))),
    'x##H"a"(*"|" b"c")',
  ],
  // Lists.
  ['at the end of an item, the next item', contract(clause({ id: 'a' }, list('dash', i('i', 'x<cursor>'), i('j', 'y')))), 'a[dash i"x", *"|", j"y"]'],
  ['in an item, it is split', contract(clause({ id: 'a' }, list('dash', i('i', 'x<cursor>y', p('z'))))), 'a[dash i"x", *"|y""z"]'],
  ['at the start of an item, room above', contract(clause({ id: 'a' }, list('dash', i('i', '<cursor>x')))), 'a[dash *"", i"|x"]'],
  ['in an empty item, out of the list', contract(clause({ id: 'a' }, list('dash', i('i', 'x'), i('j', p('<cursor>'))))), 'a[dash i"x"]"|"'],
  [
    'in an empty item in the middle, the list is parted',
    contract(clause({ id: 'a' }, list('dash', i('i', 'x'), i('j', p('<cursor>')), i('k', 'y')))),
    'a[dash i"x"]"|"[dash k"y"]',
  ],
  [
    'in an empty inner item, to the outer list',
    contract(clause({ id: 'a' }, list('dash', i('i', 'x', list('bullet', i('j', 'y'), i('k', p('<cursor>'))))))),
    'a[dash i"x"[bullet j"y"], k"|"]',
  ],
  [
    'in an empty further paragraph of an item, the next item',
    contract(clause({ id: 'a' }, list('dash', i('i', p('x'), p('<cursor>'))))),
    'a[dash i"x", *"|"]',
  ],
  // Elsewhere.
  ['after a definition, the next clause', contract(clause({ id: 'a' }, definition({ id: 'd', term: 'Dag' }, 'x<cursor>'))), 'a=Dag"x" *"|"'],
  ['in a definition, the rest is no definition', contract(clause({ id: 'a' }, definition({ id: 'd', term: 'Dag' }, 'x<cursor>y'))), 'a=Dag"x" *"|y"'],
  ['in a cell, a paragraph', contract(clause({ id: 'a' }, table(row(cell('x<cursor>y'), cell('z'))))), 'a<"x""|y","z">'],
  ['in a note, a paragraph', contract(clause({ id: 'a' }, guidance('x<cursor>y'))), 'a{"x""|y"}'],
  ['in an empty last paragraph of a note, out of it', contract(clause({ id: 'a' }, guidance(p('x'), p('<cursor>')))), 'a{"x"}"|"'],
  ['beside the signatures, a paragraph', contract(clause({ id: 'a' }, 'x<node>', signatures())), 'a"x"~"|"'],
])('Enter: %s', (_name, document, expected) => {
  const { node } = document.tags
  // A tag at the end of a paragraph names the position in it; the node begins after the paragraph's end.
  const tagged = node === undefined ? document : Object.assign(document, { tags: { node: node + 1 } })
  expect(after(tagged, nextStep)).toBe(expected)
})

test.each<[string, Built, string]>([
  ['a paragraph in the same clause', contract(clause({ id: 'a' }, 'x<cursor>y', clause({ id: 'a1' }, 'z'))), 'a"x""|y"(a1"z")'],
  ['a paragraph in the same item', contract(clause({ id: 'a' }, list('dash', i('i', 'x<cursor>')))), 'a[dash i"x""|"]'],
  ['from a definition to a paragraph', contract(clause({ id: 'a' }, definition({ id: 'd', term: 'Dag' }, 'x<cursor>y'))), 'a=Dag"x""|y"'],
  ['from a heading to the text', contract(clause({ id: 'a', heading: 'H<cursor>' }, 'x')), 'a#H"|x"'],
])('Shift+Enter: %s', (_name, document, expected) => {
  expect(after(document, newParagraph)).toBe(expected)
})

test.each<[string, Built, string]>([
  [
    'after the clause, wherever the caret stands in it',
    contract(clause({ id: 'a' }, 'x<cursor>y', clause({ id: 'a1' }, 'z')), clause({ id: 'b' }, 'w')),
    'a"xy"(a1"z") *"|" b"w"',
  ],
  ['the first in a chapter', contract(chapter({ id: 'I', heading: 'H<cursor>' })), 'I##H(*"|")'],
  ['the first in an annex', contract(annex({ id: 'x', heading: 'H' }, 'a<cursor>b')), 'x##H"ab"(*"|")'],
  ['from a list too', contract(clause({ id: 'a' }, list('dash', i('i', 'x<cursor>')))), 'a[dash i"x"] *"|"'],
])('Mod+Enter: %s', (_name, document, expected) => {
  expect(after(document, newClause)).toBe(expected)
})
