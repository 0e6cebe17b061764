import { expect, test } from 'vitest'
import { guidanceText, plainText } from '../../../shared/document/plain-text.ts'
import { cell, clause, definition, field, foreign, guidance, headerCell, item, list, p, ref, row, signatures, strong, table } from '../../build.ts'

test('the plain text of a clause is its blocks and those of its sub-clauses, one line each, without headings', () => {
  const node = clause({ id: 'a', heading: 'Løbetid' }, p('Første.'), clause({ id: 'b', heading: 'Ophør' }, p('Anden.'), p('Tredje.')))
  expect(plainText(node)).toBe('Første.\nAnden.\nTredje.')
})

test('references and fields are an ellipsis, and marks leave no trace', () => {
  expect(
    plainText(clause({ id: 'a' }, p('Se ', ref('b'), ' om ', strong('fast'), ' pris ', field('price'), ', ', foreign('en', 'as is'), '.'))),
  ).toBe('Se … om fast pris …, as is.')
})

test('a definition begins with its term', () => {
  expect(plainText(clause({ id: 'a' }, definition({ id: 'd', term: 'Dag' }, 'er en kalenderdag.')))).toBe('Dag er en kalenderdag.')
})

test('items and cells are lines of their own, in reading order', () => {
  const node = clause(
    { id: 'a' },
    list('dash', item('én', list('bullet', item('to'))), item('tre')),
    table(row(headerCell('fire'), headerCell('fem')), row(cell('seks'), cell('syv'))),
    signatures(),
  )
  expect(plainText(node).split('\n')).toEqual(['én', 'to', 'tre', 'fire', 'fem', 'seks', 'syv'])
})

test('guidance is in the plain text only when it is asked for', () => {
  const node = clause({ id: 'a' }, p('Tekst.'), guidance('Udfyld.'))
  expect(plainText(node)).toBe('Tekst.')
  expect(plainText(node, true)).toBe('Tekst.\nUdfyld.')
})

test('the guidance text is every note of the clause and its sub-clauses and nothing else', () => {
  const node = clause(
    { id: 'a' },
    guidance('Første note.', list('dash', item('punkt'))),
    p('Tekst.'),
    clause({ id: 'b' }, guidance(p('Anden note.'))),
  )
  expect(guidanceText(node)).toBe('Første note.\npunkt\nAnden note.')
})

test('a clause without notes has no guidance text', () => {
  expect(guidanceText(clause({ id: 'a', heading: 'Pris' }, p('Tekst.')))).toBe('')
})
