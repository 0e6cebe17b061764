/** Backspace and Delete: at the ends of texts, and over a selection. */
import { expect, test } from 'vitest'
import { deleteBackward, deleteForward } from '../../../renderer/editor/commands/backspace.ts'
import {
  annex,
  type Built,
  cell,
  chapter,
  clause,
  contract,
  definition,
  field,
  guidance,
  headerCell,
  item,
  list,
  p,
  parties,
  ref,
  row,
  signatures,
  table,
  titlePage,
  when,
} from '../../build.ts'
import { after } from './editing.ts'

test.each<[string, Built, string]>([
  ['in a text it is left to the browser', contract(clause({ id: 'a' }, 'xy<cursor>')), 'refused'],
  // Clauses.
  ['a clause loses its number and follows on the one before', contract(clause({ id: 'a' }, 'x'), clause({ id: 'b' }, '<cursor>y')), 'a"x""|y"'],
  ['then its text joins the text before', contract(clause({ id: 'a' }, p('x'), p('<cursor>y'))), 'a"x|y"'],
  [
    'what is inside it keeps its level',
    contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'u')), clause({ id: 'b' }, '<cursor>y', clause({ id: 'b1' }, 'v'))),
    'a"x"(a1"u""|y" b1"v")',
  ],
  [
    'the first inside another becomes text of that',
    contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, '<cursor>y', clause({ id: 'a11' }, 'v')))),
    'a"x""|y"(a11"v")',
  ],
  ['the first of an annex becomes text of that', contract(annex({ id: 'x', heading: 'H' }, clause({ id: 'a' }, '<cursor>y'))), 'x##H"|y"'],
  ['an empty clause goes', contract(clause({ id: 'a' }, 'x'), clause({ id: 'b' }, p('<cursor>')), clause({ id: 'c' }, 'y')), 'a"x|" c"y"'],
  ['an empty clause before goes instead', contract(clause({ id: 'a' }, p('')), clause({ id: 'b', heading_style: 'block' }, '<cursor>y')), 'b"|y"'],
  ['the first text of a contract stays where it is', contract(titlePage(), parties(), clause({ id: 'a' }, '<cursor>y')), '@ & a"|y"'],
  ['the only clause of a contract stays', contract(clause({ id: 'a' }, p('<cursor>'))), 'a"|"'],
  ['the first clause of a chapter stays', contract(chapter({ id: 'I', heading: 'H' }, clause({ id: 'a' }, '<cursor>y'))), 'I##H(a"|y")'],
  ['an empty first clause of a chapter goes', contract(chapter({ id: 'I', heading: 'H' }, clause({ id: 'a' }, p('<cursor>')))), 'I##H|'],
  [
    'after a chapter, a clause joins its last one',
    contract(chapter({ id: 'I', heading: 'H' }, clause({ id: 'a' }, 'x')), clause({ id: 'b' }, '<cursor>y')),
    'I##H(a"x""|y")',
  ],
  ['text does not slip into a reserved clause', contract(clause({ id: 'a', reserved: true }, 'x'), clause({ id: 'b' }, '<cursor>y')), 'a!"x" b"|y"'],
  ['nor under a condition', contract(clause({ id: 'a', condition: when('q', 'ja') }, 'x'), clause({ id: 'b' }, '<cursor>y')), 'a?ja"x" b"|y"'],
  ['nor out from under one', contract(clause({ id: 'a' }, 'x'), clause({ id: 'b', condition: when('q', 'ja') }, '<cursor>y')), 'a"x" b?ja"|y"'],
  [
    'under one condition clauses join',
    contract(clause({ id: 'a', condition: when('q', 'ja') }, 'x'), clause({ id: 'b', condition: when('q', 'ja') }, '<cursor>y')),
    'a?ja"x""|y"',
  ],
  // Headings.
  ['a heading that ran in becomes the beginning of the text', contract(clause({ id: 'a', heading: '<cursor>H' }, 'x')), 'a"|H x"'],
  ['a heading of its own line becomes a paragraph', contract(clause({ id: 'a', heading: '<cursor>H', heading_style: 'block' }, 'x')), 'a"|H""x"'],
  ['an empty heading goes', contract(clause({ id: 'a', heading: '<cursor>' }, 'x')), 'a"|x"'],
  ['from the text the caret goes to the heading before', contract(clause({ id: 'a', heading: 'H' }, '<cursor>x')), 'a#H|"x"'],
  ['an empty text under a heading goes', contract(clause({ id: 'a', heading: 'H' }, p('<cursor>'), clause({ id: 'a1' }, 'y'))), 'a#H|(a1"y")'],
  [
    'a chapter without a heading joins the one before',
    contract(chapter({ id: 'I', heading: 'H' }, clause({ id: 'a' }, 'x')), chapter({ id: 'II', heading: '<cursor>' }, clause({ id: 'b' }, 'y'))),
    'I##H(a"x|" b"y")',
  ],
  ['a chapter with a heading stays', contract(chapter({ id: 'I', heading: 'H' }), chapter({ id: 'II', heading: '<cursor>J' })), 'I##H II##|J'],
  ['an empty annex goes', contract(clause({ id: 'a' }, 'x'), annex({ id: 'x', heading: '<cursor>' }, p(''))), 'a"x|"'],
  ['an annex with text stays', contract(clause({ id: 'a' }, 'x'), annex({ id: 'x', heading: '<cursor>' }, p('y'))), 'a"x" x##|"y"'],
  // Lists.
  [
    'an item loses its label',
    contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, 'x'), item({ id: 'j' }, '<cursor>y')))),
    'a[dash i"x""|y"]',
  ],
  [
    'the first item leaves the list',
    contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, '<cursor>x'), item({ id: 'j' }, 'y')))),
    'a"|x"[dash j"y"]',
  ],
  [
    'the first inner item becomes text of the outer',
    contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, 'x', list('bullet', item({ id: 'j' }, '<cursor>y')))))),
    'a[dash i"x""|y"]',
  ],
  [
    'an empty item before goes instead',
    contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, p('')), item({ id: 'j' }, '<cursor>y')))),
    'a[dash j"|y"]',
  ],
  [
    'a paragraph after a list joins its last item',
    contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, 'x')), p('<cursor>y'))),
    'a[dash i"x|y"]',
  ],
  // What text must not slip into.
  ['not into a table', contract(clause({ id: 'a' }, table(row(cell('x'))), p('<cursor>y'))), 'a<"x">"|y"'],
  ['an empty paragraph after a table goes', contract(clause({ id: 'a' }, table(row(cell('x'))), p('<cursor>'))), 'a<"x|">'],
  ['not into a note', contract(clause({ id: 'a' }, guidance('x'), p('<cursor>y'))), 'a{"x"}"|y"'],
  ['out of no note', contract(clause({ id: 'a' }, 'w', guidance('<cursor>x'))), 'a"w"{"|x"}'],
  ['an empty note becomes a paragraph', contract(clause({ id: 'a' }, 'w', guidance(p('<cursor>')))), 'a"w""|"'],
  ['not out of a cell', contract(clause({ id: 'a' }, table(row(cell('x'), cell('<cursor>y'))))), 'a<"x","|y">'],
  ['the signatures are selected first', contract(clause({ id: 'a' }, signatures(), p('<cursor>y'))), 'a‹~›"y"'],
  ['a definition becomes a paragraph with its term', contract(clause({ id: 'a' }, definition({ id: 'd', term: 'Dag' }, '<cursor>x'))), 'a"Dag |x"'],
  ['a reference is selected first', contract(clause({ id: 'a' }, 'x', ref('a'), '<cursor>y')), 'a"x‹→a›y"'],
  ['a field too', contract(clause({ id: 'a' }, 'x', field('k'), '<cursor>')), 'a"x‹$k›"'],
])('Backspace: %s', (_name, document, expected) => {
  expect(after(document, deleteBackward)).toBe(expected)
})

test.each<[string, Built, string]>([
  ['in a text it is left to the browser', contract(clause({ id: 'a' }, '<cursor>xy')), 'refused'],
  ['the next clause joins', contract(clause({ id: 'a' }, 'x<cursor>'), clause({ id: 'b' }, 'y', clause({ id: 'b1' }, 'z'))), 'a"x|y"(b1"z")'],
  ['with its heading', contract(clause({ id: 'a' }, 'x<cursor>'), clause({ id: 'b', heading: 'H' }, 'y')), 'a"x|H y"'],
  ['the next item joins', contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, 'x<cursor>'), item({ id: 'j' }, 'y')))), 'a[dash i"x|y"]'],
  [
    'the first item of a list joins the text before it',
    contract(clause({ id: 'a' }, 'x<cursor>', list('dash', item({ id: 'i' }, 'y'), item({ id: 'j' }, 'z')))),
    'a"x|y"[dash j"z"]',
  ],
  [
    'an empty clause goes, the next keeps its number',
    contract(clause({ id: 'a' }, p('<cursor>')), clause({ id: 'b', heading: 'H' }, 'y')),
    'b#|H"y"',
  ],
  ['an empty paragraph goes', contract(clause({ id: 'a' }, p('x'), p('<cursor>')), clause({ id: 'b' }, 'y')), 'a"x" b"|y"'],
  ['the end of the contract', contract(clause({ id: 'a' }, 'x<cursor>')), 'a"x|"'],
  ['a heading keeps apart from the text', contract(clause({ id: 'a', heading: 'H<cursor>' }, 'x')), 'a#H"|x"'],
  ['a chapter’s heading is left alone', contract(clause({ id: 'a' }, 'x<cursor>'), chapter({ id: 'I', heading: 'H' })), 'a"x|" I##H'],
  ['a reserved clause is left alone', contract(clause({ id: 'a' }, 'x<cursor>'), clause({ id: 'b', reserved: true }, 'y')), 'a"x|" b!"y"'],
  ['a table is left alone', contract(clause({ id: 'a' }, 'x<cursor>', table(row(cell('y'))))), 'a"x|"<"y">'],
  ['the signatures are selected first', contract(clause({ id: 'a' }, 'x<cursor>', signatures())), 'a"x"‹~›'],
  ['a reference is selected first', contract(clause({ id: 'a' }, 'x<cursor>', ref('a'))), 'a"x‹→a›"'],
])('Delete: %s', (_name, document, expected) => {
  expect(after(document, deleteForward)).toBe(expected)
})

test.each<[string, Built, string]>([
  ['in one text', contract(clause({ id: 'a' }, 'x<from>yz<to>w')), 'a"x|w"'],
  [
    'from clause to clause',
    contract(clause({ id: 'a' }, 'x<from>y'), clause({ id: 'b' }, 'u'), clause({ id: 'c' }, 'v<to>w', clause({ id: 'c1' }, 'z'))),
    'a"x|w"(c1"z")',
  ],
  [
    'from the beginning of one into another, that one stays',
    contract(clause({ id: 'a' }, '<from>x'), clause({ id: 'b' }, 'u'), clause({ id: 'c' }, 'v<to>w')),
    'c"|w"',
  ],
  [
    'up to the beginning of another',
    contract(clause({ id: 'a' }, '<from>x', clause({ id: 'a1' }, 'u')), clause({ id: 'c', heading: '<to>H' }, 'w')),
    'c#|H"w"',
  ],
  ['a paragraph up to the next clause', contract(clause({ id: 'a' }, p('x'), p('<from>y')), clause({ id: 'b' }, '<to>z')), 'a"x" b"|z"'],
  [
    'everything in a clause leaves room to write',
    contract(clause({ id: 'a', heading: '<from>H' }, 'x', list('dash', item({ id: 'i' }, 'y<to>')))),
    'a"|"',
  ],
  [
    'from a deep clause to a higher one',
    contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'u<from>v')), clause({ id: 'b' }, 'w<to>z', clause({ id: 'b1' }, 'q'))),
    'a"x"(a1"u|z" b1"q")',
  ],
  [
    'over a heading of its own line',
    contract(clause({ id: 'a' }, 'x<from>y'), clause({ id: 'b', heading: 'H', heading_style: 'block' }, 'u<to>v')),
    'a"x|v"',
  ],
  [
    'over a section, what it holds keeps its level',
    contract(
      clause({ id: 'a' }, 'x<from>', clause({ id: 'a1' }, 'u')),
      clause({ id: 'b', heading: 'H', heading_style: 'block' }, clause({ id: 'b1' }, 'v<to>w'), clause({ id: 'b2' }, 'z')),
    ),
    'a"x|w"(b2"z")',
  ],
  ['within a heading', contract(clause({ id: 'a', heading: 'H<from>I' }, 'x<to>y')), 'a#H|"y"'],
  [
    'over a chapter’s heading, which stays',
    contract(clause({ id: 'a' }, 'x<from>y'), chapter({ id: 'I', heading: 'H' }, clause({ id: 'b' }, 'u<to>v'))),
    'a"x|" I##(b"v")',
  ],
  [
    'in a list',
    contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, 'x<from>'), item({ id: 'j' }, 'y'), item({ id: 'k' }, 'u<to>v')))),
    'a[dash i"x|v"]',
  ],
  [
    'from text into a table, the grid stays',
    contract(clause({ id: 'a' }, 'x<from>y', table(row(headerCell('u'), headerCell('v')), row(cell('w'), cell('p<to>q'))))),
    'a"x|"<^"",^"";"","q">',
  ],
  ['a whole table with what is around it', contract(clause({ id: 'a' }, 'x<from>y', table(row(cell('u'))), 'z<to>w')), 'a"x|w"'],
  ['a reference in it goes too', contract(clause({ id: 'a' }, 'x<from>', ref('a'), '<to>y')), 'a"x|y"'],
  [
    'into a definition, its term was selected too',
    contract(clause({ id: 'a' }, 'x<from>y', definition({ id: 'd', term: 'Dag' }, 'u<to>v'))),
    'a"x|v"',
  ],
  [
    'across what must not join, only what is selected goes',
    contract(clause({ id: 'a' }, 'x<from>y'), clause({ id: 'b', condition: when('q', 'ja') }, 'u<to>v')),
    'a"x|" b?ja"v"',
  ],
])('deleting %s', (_name, document, expected) => {
  expect(after(document, deleteBackward)).toBe(expected)
  expect(after(document, deleteForward)).toBe(expected)
})
