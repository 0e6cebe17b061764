/** Whole parts, headings, marks, insertions, tables and selecting. */
import type { Command } from 'prosemirror-state'
import { AllSelection, NodeSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { CATALOGUE, catalogued, isEnabled } from '../../../renderer/editor/commands/catalogue.ts'
import {
  changeReference,
  insertDefinition,
  insertField,
  insertGuidance,
  insertNewField,
  insertReference,
  insertSignatures,
  setTerm,
} from '../../../renderer/editor/commands/insertions.ts'
import { clearMarks, toggleEmphasis, toggleForeign, toggleStrong } from '../../../renderer/editor/commands/marks.ts'
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
import { annex, type Built, cell, chapter, clause, contract, definition, emphasis, field, foreign, headerCell, item, list, p, ref, row, strong, table, titlePage, when } from '../../build.ts'
import { after, done, idsIn, line, stateOf } from './editing.ts'

type Case = [string, Command, Built, string]

test.each<Case>([
  ['deleting a part', deletePart('b'), contract(clause({ id: 'a' }, 'x<cursor>'), clause({ id: 'b' }, 'y', clause({ id: 'b1' })), clause({ id: 'c' }, 'z')), 'a"x" c"|z"'],
  ['deleting the last part leaves room to write', deletePart('a'), contract(titlePage(), clause({ id: 'a' }, 'x<cursor>')), '@ *"|"'],
  ['deleting what a clause consists of leaves room to write', deletePart('a1'), contract(clause({ id: 'a' }, clause({ id: 'a1' }, 'x<cursor>'))), 'a"|"'],
  ['deleting alternatives', deletePart('a'), contract(clause({ id: 'a', condition: when('q', 'ja') }, 'x'), clause({ id: 'a', condition: when('q', 'nej') }, 'y'), clause({ id: 'b' }, 'z<cursor>')), 'b"|z"'],
  ['deleting what is not there', deletePart('nowhere'), contract(clause({ id: 'a' }, 'x<cursor>')), 'refused'],
  ['reserving a part', setReserved('a', true), contract(clause({ id: 'a' }, 'x<cursor>')), 'a!"x|"'],
  ['reserving it again', setReserved('a', true), contract(clause({ id: 'a', reserved: true }, 'x<cursor>')), 'refused'],
  ['bringing it back', toggleReserved('a'), contract(clause({ id: 'a', reserved: true }, 'x<cursor>')), 'a"x|"'],
  ['reserving a chapter', toggleReserved('I'), contract(chapter({ id: 'I', heading: 'H' }, clause({ id: 'a' }, 'x<cursor>'))), 'I##H(a!"x|")'],
  ['bringing a chapter back', toggleReserved('I'), contract(chapter({ id: 'I', heading: 'H' }, clause({ id: 'a', reserved: true }, 'x<cursor>'))), 'I##H(a"x|")'],
  ['a copy points to itself', duplicatePart('a'), contract(clause({ id: 'a' }, 'x<cursor>', clause({ id: 'a1' }, ref('a1'), ref('b'))), clause({ id: 'b' }, 'y')), 'a"x"(a1"→a1→b") *"|x"(*"→*→b") b"y"'],
  ['a new heading', setHeading('a', 'Pris'), contract(clause({ id: 'a' }, 'x<cursor>')), 'a#Pris"x|"'],
  ['another heading', setHeading('a', 'Pris'), contract(clause({ id: 'a', heading: 'H' }, 'x<cursor>')), 'a#Pris"x|"'],
  ['no heading', setHeading('a', ''), contract(clause({ id: 'a', heading: 'H' }, 'x<cursor>')), 'a"x|"'],
  ['an annex must have one', setHeading('x', ''), contract(annex({ id: 'x', heading: 'H' }, 'x<cursor>')), 'refused'],
  ['heading on', toggleHeading, contract(clause({ id: 'a' }, 'x<cursor>')), 'a#|"x"'],
  ['a short first line becomes the heading', toggleHeading, contract(clause({ id: 'a' }, p('Pris<cursor>'), p('x'))), 'a#Pris|"x"'],
  ['heading off', toggleHeading, contract(clause({ id: 'a', heading: 'Pr<cursor>is' }, 'x')), 'a"Pr|is x"'],
  ['heading off, the caret in the text', toggleHeading, contract(clause({ id: 'a', heading: 'Pris', heading_style: 'block' }, 'x<cursor>y')), 'a"Pris""x|y"'],
  ['the other heading style', toggleHeadingStyle, contract(clause({ id: 'a', heading: 'Pris' }, 'x<cursor>y')), 'a##Pris"x|y"'],
  ['a new section', newSection, contract(clause({ id: 'a' }, 'x', clause({ id: 'a1' }, 'y<cursor>')), clause({ id: 'b' }, 'z')), 'a"x"(a1"y") *##|"" b"z"'],
  ['a section in a chapter', newSection, contract(chapter({ id: 'I', heading: 'H<cursor>' }, clause({ id: 'a' }, 'x'))), 'I##H(*##|"" a"x")'],
  ['a new sub-clause', newSubclause, contract(clause({ id: 'a' }, 'x<cursor>', clause({ id: 'a1' }, 'y'))), 'a"x"(a1"y" *"|")'],
  ['a clause in an annex stands before its annexes', newSubclause, contract(annex({ id: 'x', heading: 'H<cursor>' }, annex({ id: 'x1', heading: 'J' }))), 'x##H(*"|" x1##J)'],
  ['a new chapter', newChapter, contract(clause({ id: 'a' }, 'x<cursor>'), annex({ id: 'x', heading: 'H' })), 'a"x" *##|(*##"") x##H'],
  ['a new chapter from an annex', newChapter, contract(clause({ id: 'a' }, 'x'), annex({ id: 'x', heading: 'H<cursor>' })), 'a"x" *##|(*##"") x##H'],
  ['a new annex', newAnnex, contract(annex({ id: 'x', heading: 'H<cursor>' }), annex({ id: 'y', heading: 'J' })), 'x##H *##|"" y##J'],
  ['a new annex from the body', newAnnex, contract(clause({ id: 'a' }, 'x<cursor>'), annex({ id: 'y', heading: 'J' })), 'a"x" y##J *##|""'],
  ['a new sub-annex', newSubAnnex, contract(annex({ id: 'x', heading: 'H<cursor>' })), 'x##H(*##|"")'],
  ['no sub-annex in the body', newSubAnnex, contract(clause({ id: 'a' }, 'x<cursor>')), 'refused'],
])('%s', (_name, command, document, expected) => {
  expect(after(document, command)).toBe(expected.replaceAll('→*', () => '→*'))
})
