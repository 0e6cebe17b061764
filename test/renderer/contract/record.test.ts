/** The record in the editor's state: changed by steps, undone in order with the text. */
import { history, redo, undo } from 'prosemirror-history'
import { EditorState, type Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { changeRecord, contractIn, recordOf, recordPlugin, setAnswer, setFieldValue } from '../../../renderer/contract/record.ts'
import { clause, contract, contractOf, p } from '../../build.ts'

const contractNow = contractOf(contract(clause({ id: 'a' }, p('Tekst'))), { values: { pris: 100 } })
const stateOf = () => {
  const { document, ...record } = contractNow
  return EditorState.create({ doc: document, plugins: [recordPlugin(record), history()] })
}
/** A state that takes transactions and commands in turn. */
const running = () => {
  let state = stateOf()
  const dispatch = (tr: Transaction): void => {
    state = state.apply(tr)
  }
  return { now: () => state, dispatch, undo: () => undo(state, dispatch), redo: () => redo(state, dispatch) }
}

test('a field is filled in, emptied and undone', () => {
  const run = running()
  run.dispatch(setFieldValue(run.now(), 'navn', 'Odense Kommune'))
  expect(recordOf(run.now()).values).toEqual({ pris: 100, navn: 'Odense Kommune' })
  run.dispatch(setFieldValue(run.now(), 'pris', null))
  expect(recordOf(run.now()).values).toEqual({ navn: 'Odense Kommune' })
  run.undo()
  run.undo()
  expect(recordOf(run.now()).values).toEqual({ pris: 100 })
  run.redo()
  expect(recordOf(run.now()).values).toEqual({ pris: 100, navn: 'Odense Kommune' })
})

test('text and record are undone in the order in which they were changed', () => {
  const run = running()
  run.dispatch(run.now().tr.insertText('Ny ', 2))
  run.dispatch(setAnswer(run.now(), 'drift', 'ja'))
  run.dispatch(run.now().tr.insertText('og ', 2))
  run.undo()
  expect([run.now().doc.textContent, recordOf(run.now()).answers]).toEqual(['Ny Tekst', { drift: 'ja' }])
  run.undo()
  expect([run.now().doc.textContent, recordOf(run.now()).answers]).toEqual(['Ny Tekst', {}])
  run.undo()
  expect([run.now().doc.textContent, recordOf(run.now()).answers]).toEqual(['Tekst', {}])
  for (let times = 0; times < 3; times += 1) run.redo()
  expect([run.now().doc.textContent, recordOf(run.now()).answers]).toEqual(['og Ny Tekst', { drift: 'ja' }])
})

test('one transaction can change text and record together, and is undone as one', () => {
  const run = running()
  run.dispatch(changeRecord(run.now(), { title: 'Ny titel' }, run.now().tr.insertText('Ny ', 2)))
  expect([contractIn(run.now()).title, run.now().doc.textContent]).toEqual(['Ny titel', 'Ny Tekst'])
  run.undo()
  expect([contractIn(run.now()).title, run.now().doc.textContent]).toEqual(['Kontrakt om drift', 'Tekst'])
})

test('typing leaves the record the same object', () => {
  const run = running()
  const before = recordOf(run.now())
  run.dispatch(run.now().tr.insertText('Ny ', 2))
  expect(recordOf(run.now())).toBe(before)
})
