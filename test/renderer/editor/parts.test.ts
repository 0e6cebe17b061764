/** Whole parts, headings, marks, insertions, tables and selecting. */
import type { Command } from 'prosemirror-state'
import { AllSelection, NodeSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { CATALOGUE, catalogued, isEnabled } from '../../../renderer/editor/commands/catalogue.ts'
import { insertDefinition, setTerm } from '../../../renderer/editor/commands/definitions.ts'
import { insertField, insertGuidance, insertNewField, insertSignatures } from '../../../renderer/editor/commands/insertions.ts'
import { clearMarks, toggleEmphasis, toggleForeign, toggleStrong } from '../../../renderer/editor/commands/marks.ts'
import { changeReference, insertReference } from '../../../renderer/editor/commands/references.ts'
import {
  currentPart,
  deletePart,
  duplicatePart,
  newAnnex,
  newChapter,
  newSection,
  newSubAnnex,
  newSubclause,
  onCurrent,
  setHeading,
  setReserved,
  toggleHeading,
  toggleHeadingStyle,
  toggleReserved,
} from '../../../renderer/editor/commands/parts.ts'
import { extendToEnd, goToEnd, goToPart, goToStart, selectMore, selectPart } from '../../../renderer/editor/commands/selecting.ts'
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  insertTable,
  nextCell,
  previousCell,
  toggleHeaderRow,
} from '../../../renderer/editor/commands/tables.ts'
import { recordOf } from '../../../renderer/contract/record.ts'
import { KEYS } from '../../../renderer/editor/keymap.ts'
import type { Contract, FieldDefinition } from '../../../shared/model.ts'
import {
  annex,
  type Built,
  cell,
  chapter,
  clause,
  contract,
  definition,
  emphasis,
  foreign,
  headerCell,
  item,
  list,
  p,
  ref,
  row,
  strong,
  table,
  titlePage,
  when,
} from '../../build.ts'
import { after, done, idsIn, line, stateOf } from './editing.ts'

type Case = [string, Command, Built, string]

test.each<Case>([
  [
    'deleting a part',
    deletePart('b'),
    contract(clause({ id: 'a' }, 'x<cursor>'), clause({ id: 'b' }, 'y', clause({ id: 'b1' })), clause({ id: 'c' }, 'z')),
    'a"x" c"|z"',
  ],
  ['deleting the last part leaves room to write', deletePart('a'), contract(titlePage(), clause({ id: 'a' }, 'x<cursor>')), '@ *"|"'],
  [
    'deleting what a clause consists of leaves room to write',
    deletePart('a1'),
    contract(clause({ id: 'a' }, clause({ id: 'a1' }, 'x<cursor>'))),
    'a"|"',
  ],
  [
    'deleting alternatives',
    deletePart('a'),
    contract(
      clause({ id: 'a', condition: when('q', 'ja') }, 'x'),
      clause({ id: 'a', condition: when('q', 'nej') }, 'y'),
      clause({ id: 'b' }, 'z<cursor>'),
    ),
    'b"|z"',
  ],
  ['deleting what is not there', deletePart('nowhere'), contract(clause({ id: 'a' }, 'x<cursor>')), 'refused'],
  ['reserving a part', setReserved('a', true), contract(clause({ id: 'a' }, 'x<cursor>')), 'a!"x|"'],
  ['reserving it again', setReserved('a', true), contract(clause({ id: 'a', reserved: true }, 'x<cursor>')), 'refused'],
  ['bringing it back', toggleReserved('a'), contract(clause({ id: 'a', reserved: true }, 'x<cursor>')), 'a"x|"'],
  ['reserving a chapter', toggleReserved('I'), contract(chapter({ id: 'I', heading: 'H' }, clause({ id: 'a' }, 'x<cursor>'))), 'I##H(a!"x|")'],
  [
    'bringing a chapter back',
    toggleReserved('I'),
    contract(chapter({ id: 'I', heading: 'H' }, clause({ id: 'a', reserved: true }, 'x<cursor>'))),
    'I##H(a"x|")',
  ],
  [
    'a copy points to itself',
    duplicatePart('a'),
    contract(clause({ id: 'a' }, 'x<cursor>', clause({ id: 'a1' }, ref('a1'), ref('b'))), clause({ id: 'b' }, 'y')),
    'a"x"(a1"→a1→b") *"|x"(*"→*→b") b"y"',
  ],
  ['a new heading', setHeading('a', 'Pris'), contract(clause({ id: 'a' }, 'x<cursor>')), 'a#Pris"x|"'],
  ['another heading', setHeading('a', 'Pris'), contract(clause({ id: 'a', heading: 'H' }, 'x<cursor>')), 'a#Pris"x|"'],
  ['no heading', setHeading('a', ''), contract(clause({ id: 'a', heading: 'H' }, 'x<cursor>')), 'a"x|"'],
  ['an annex must have one', setHeading('x', ''), contract(annex({ id: 'x', heading: 'H' }, 'x<cursor>')), 'refused'],
  ['heading on', toggleHeading, contract(clause({ id: 'a' }, 'x<cursor>')), 'a#|"x"'],
  ['a short first line becomes the heading', toggleHeading, contract(clause({ id: 'a' }, p('Pris<cursor>'), p('x'))), 'a#Pris|"x"'],
  ['heading off', toggleHeading, contract(clause({ id: 'a', heading: 'Pr<cursor>is' }, 'x')), 'a"Pr|is x"'],
  [
    'heading off, the caret in the text',
    toggleHeading,
    contract(clause({ id: 'a', heading: 'Pris', heading_style: 'block' }, 'x<cursor>y')),
    'a"Pris""x|y"',
  ],
  ['the other heading style', toggleHeadingStyle, contract(clause({ id: 'a', heading: 'Pris' }, 'x<cursor>y')), 'a##Pris"x|y"'],
  [
    'a new section',
    newSection,
    contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'y<cursor>')), clause({ id: 'b' }, 'z')),
    'a"x"(a1"y") *##|"" b"z"',
  ],
  ['a section in a chapter', newSection, contract(chapter({ id: 'I', heading: 'H<cursor>' }, clause({ id: 'a' }, 'x'))), 'I##H(*##|"" a"x")'],
  ['a new sub-clause', newSubclause, contract(clause({ id: 'a' }, 'x<cursor>', clause({ id: 'a1' }, 'y'))), 'a"x"(a1"y" *"|")'],
  [
    'a clause in an annex stands before its annexes',
    newSubclause,
    contract(annex({ id: 'x', heading: 'H<cursor>' }, annex({ id: 'x1', heading: 'J' }))),
    'x##H(*"|" x1##J)',
  ],
  ['a new chapter', newChapter, contract(clause({ id: 'a' }, 'x<cursor>'), annex({ id: 'x', heading: 'H' })), 'a"x" *##|(*##"") x##H'],
  ['a new chapter from an annex', newChapter, contract(clause({ id: 'a' }, 'x'), annex({ id: 'x', heading: 'H<cursor>' })), 'a"x" *##|(*##"") x##H'],
  ['a new annex', newAnnex, contract(annex({ id: 'x', heading: 'H<cursor>' }), annex({ id: 'y', heading: 'J' })), 'x##H *##|"" y##J'],
  ['a new annex from the body', newAnnex, contract(clause({ id: 'a' }, 'x<cursor>'), annex({ id: 'y', heading: 'J' })), 'a"x" y##J *##|""'],
  ['a new sub-annex', newSubAnnex, contract(annex({ id: 'x', heading: 'H<cursor>' })), 'x##H(*##|"")'],
  ['no sub-annex in the body', newSubAnnex, contract(clause({ id: 'a' }, 'x<cursor>')), 'refused'],
])('%s', (_name, command, document, expected) => {
  expect(after(document, command)).toBe(expected)
})

test('the part that the selection is in is what a command of the menu is about', () => {
  const document = contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'y<cursor>')))
  expect(currentPart(stateOf(document))).toBe('a1')
  expect(after(document, onCurrent(deletePart))).toBe('a"x|"')
  expect(after(contract(titlePage()), onCurrent(deletePart))).toBe('refused')
})

const FIELD: FieldDefinition = { key: 'price', label: 'Pris', type: 'amount', owner: 'buyer' }
const fields: Partial<Contract> = { fields: [FIELD] }

test.each<Case>([
  ['a reference', insertReference('a'), contract(clause({ id: 'a' }, 'x, jf. <cursor>y')), 'a"x, jf. →a|y"'],
  ['a reference in place of words', insertReference('a'), contract(clause({ id: 'a' }, 'x, jf. <from>punkt 5<to>')), 'a"x, jf. →a|"'],
  ['no reference to what is not there', insertReference('nowhere'), contract(clause({ id: 'a' }, 'x<cursor>')), 'refused'],
  ['no reference in a heading', insertReference('a'), contract(clause({ id: 'a', heading: 'H<cursor>' }, 'x')), 'refused'],
  ['a field', insertField('price'), contract(clause({ id: 'a' }, 'x <cursor>')), 'a"x $price|"'],
  ['no field that the contract does not have', insertField('other'), contract(clause({ id: 'a' }, 'x <cursor>')), 'refused'],
  ['no new field under a key that is taken', insertNewField(FIELD), contract(clause({ id: 'a' }, 'x <cursor>')), 'refused'],
  ['a definition', insertDefinition('Dag', 'betyder '), contract(clause({ id: 'a' }, 'x<cursor>')), 'a"x"=Dag"betyder |"'],
  ['a definition in an empty paragraph', insertDefinition('Dag'), contract(clause({ id: 'a' }, p('<cursor>'))), 'a=Dag"|"'],
  ['no definition of nothing', insertDefinition(' '), contract(clause({ id: 'a' }, p('<cursor>'))), 'refused'],
  ['another term', setTerm('d', 'Uge'), contract(clause({ id: 'a' }, definition({ id: 'd', term: 'Dag' }, 'x<cursor>'))), 'a=Uge"x|"'],
  [
    'guidance after the block',
    insertGuidance,
    contract(clause({ id: 'a' }, list('dash', item({ id: 'i' }, 'x<cursor>')), p('y'))),
    'a[dash i"x"]{"|"}"y"',
  ],
  ['guidance from a heading', insertGuidance, contract(clause({ id: 'a', heading: 'H<cursor>' }, 'x')), 'a#H{"|"}"x"'],
  ['no guidance in a chapter', insertGuidance, contract(chapter({ id: 'I', heading: 'H<cursor>' })), 'refused'],
  ['signatures', insertSignatures, contract(clause({ id: 'a' }, 'x<cursor>'), clause({ id: 'b' }, 'y')), 'a"x"~ b"|y"'],
  ['a table', insertTable(2, 2), contract(clause({ id: 'a' }, 'x<cursor>')), 'a"x"<^"|",^"";"","">'],
  ['no table of nothing', insertTable(0, 2), contract(clause({ id: 'a' }, 'x<cursor>')), 'refused'],
  ['no table wider than Word has', insertTable(1, 64), contract(clause({ id: 'a' }, 'x<cursor>')), 'refused'],
])('inserting %s', (_name, command, document, expected) => {
  expect(after(document, command, fields)).toBe(expected)
})

test('a reference at the beginning of a sentence has a capital', () => {
  const capital = (text: string): unknown => {
    const state = done(stateOf(contract(clause({ id: 'a' }, text))), insertReference('a'))
    return state?.selection.$from.nodeBefore?.attrs['capital']
  }
  expect(['<cursor>', 'Den gælder. <cursor>', 'jf. punkt<cursor>', 'og <cursor>'].map(capital)).toEqual([true, true, false, false])
})

test('a new field comes into the contract together with its place in the text, and goes with it', () => {
  const state = done(stateOf(contract(clause({ id: 'a' }, 'x <cursor>'))), insertNewField(FIELD))
  expect(state && recordOf(state).fields).toEqual([FIELD])
  const undone = state && done(state, catalogued('edit.undo').run)
  expect(undone && [line(undone, idsIn(undone.doc)), recordOf(undone).fields]).toEqual(['a"x |"', []])
})

test('a reference keeps its place and marks when its form or target changes', () => {
  const document = contract(clause({ id: 'a' }, 'x', strong(ref('a')), 'y<cursor>'), clause({ id: 'b' }, 'z'))
  const state = done(stateOf(document), changeReference({ form: 'title', target: 'b' }, 3))
  expect(state?.doc.nodeAt(3)?.toJSON()).toEqual({
    type: 'reference',
    attrs: { target: 'b', form: 'title', capital: false, to: null },
    marks: [{ type: 'strong' }],
  })
  expect(after(document, changeReference({ form: 'title' }))).toBe('refused')
})

test('marks are switched on and off, and a word is in one language only', () => {
  const marksAfter = (document: Built, ...commands: readonly Command[]): unknown => {
    const state = commands.reduce((now, command) => done(now, command) ?? now, stateOf(document))
    return state.doc.nodeAt(3)?.marks.map((mark) => mark.attrs['language'] ?? mark.type.name)
  }
  const document = contract(clause({ id: 'a' }, 'x<from>yz<to>w'))
  expect(marksAfter(document, toggleStrong, toggleEmphasis)).toEqual(['strong', 'emphasis'])
  expect(marksAfter(document, toggleStrong, toggleStrong)).toEqual([])
  expect(marksAfter(document, toggleForeign('en'), toggleForeign('de'))).toEqual(['de'])
  expect(marksAfter(document, toggleForeign('en'), toggleForeign('en'))).toEqual([])
  expect(marksAfter(document, toggleStrong, toggleForeign('en'), clearMarks)).toEqual([])
  expect(after(contract(clause({ id: 'a' }, 'x', emphasis('y'), foreign('en', '<cursor>z'))), clearMarks)).toBe('refused')
})

const grid = (...rows: readonly Built[]): Built => contract(clause({ id: 'a' }, 'x', table(...rows)))

test.each<Case>([
  ['to the next cell', nextCell, grid(row(cell('u<cursor>'), cell('v'))), 'a"x"<"u","‹v›">'],
  [
    'from the last cell to a new row',
    nextCell,
    grid(row(headerCell('u'), headerCell('v')), row(cell('w'), cell('z<cursor>'))),
    'a"x"<^"u",^"v";"w","z";"|","">',
  ],
  ['to the cell before', previousCell, grid(row(cell('u'), cell('v<cursor>'))), 'a"x"<"‹u›","v">'],
  ['a row after', addRowAfter, grid(row(cell('u<cursor>'))), 'a"x"<"u|";"">'],
  ['a column after', addColumnAfter, grid(row(cell('u<cursor>'))), 'a"x"<"u|","">'],
  ['a row less', deleteRow, grid(row(cell('u<cursor>')), row(cell('v'))), 'a"x"<"|v">'],
  ['the last row takes the table', deleteRow, grid(row(cell('u<cursor>'))), 'a"x|"'],
  ['the last column takes the table', deleteColumn, grid(row(cell('u<cursor>'))), 'a"x|"'],
  ['a clause without its only table has room to write', deleteTable, contract(clause({ id: 'a' }, table(row(cell('u<cursor>'))))), 'a"|"'],
  ['a header row', toggleHeaderRow, grid(row(cell('u<cursor>'), cell('v'))), 'a"x"<^"u|",^"v">'],
  ['none outside', addRowAfter, contract(clause({ id: 'a' }, 'x<cursor>')), 'refused'],
])('tables: %s', (_name, command, document, expected) => {
  expect(after(document, command)).toBe(expected)
})

test('a table gets no more columns than Word has', () => {
  const wide = grid(row(...Array.from({ length: 63 }, (_, index) => (index === 0 ? cell('<cursor>') : cell('')))))
  expect(after(wide, addColumnAfter)).toBe('refused')
})

test('the ends of the contract and its parts are reached', () => {
  const document = contract(titlePage(), clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'y<cursor>')), clause({ id: 'b' }, 'z'))
  expect(after(document, goToEnd)).toBe('@ a"x"(a1"y") b"z|"')
  expect(after(document, extendToEnd)).toBe('@ a"x"(a1"y‹") b"z›"')
  expect(done(stateOf(document), goToStart)?.selection).toBeInstanceOf(NodeSelection)
  expect(after(document, goToPart('b'))).toBe('@ a"x"(a1"y") b"|z"')
  expect(after(document, goToPart('nowhere'))).toBe('refused')
  expect(after(document, selectPart)).toBe('@ a"x"(‹a1"y"›) b"z"')
})

test('Mod+A selects the clause, then everything', () => {
  const document = contract(clause({ id: 'a' }, 'x', clause({ id: 'a1', heading: 'H' }, 'y<cursor>w')), clause({ id: 'b' }, 'z'))
  const once = done(stateOf(document), selectMore)
  expect(once && line(once, idsIn(document))).toBe('a"x"(a1#‹H"yw›") b"z"')
  expect(once && done(once, selectMore)?.selection).toBeInstanceOf(AllSelection)
})

test('the catalogue names every command once, and each of its keys is one of the editor’s', () => {
  expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length)
  const keys = new Set(Object.keys(KEYS).map((key) => key.toLowerCase().replaceAll('-', '+')))
  for (const { id, shortcut, asks } of CATALOGUE) {
    if (shortcut !== undefined && asks === undefined) expect([id, keys.has(shortcut.toLowerCase())]).toEqual([id, true])
  }
  const state = stateOf(contract(clause({ id: 'a' }, 'x<cursor>')))
  const enabled = CATALOGUE.filter((command) => isEnabled(command, state)).map(({ id }) => id)
  expect(enabled).toContain('insert.reference')
  expect(enabled).not.toContain('table.row_after')
  expect(enabled).not.toContain('clause.level_up')
  expect(catalogued('list.dash').isActive?.(state)).toBe(false)
  expect(() => catalogued('nothing')).toThrow('nothing')
})
