// @vitest-environment happy-dom
/** Who fills in a column of a table: said in its heading by a command, shown there, undone, and what the blanks of the column go by. */
import { undo } from 'prosemirror-history'
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { CellSelection } from 'prosemirror-tables'
import { EditorView } from 'prosemirror-view'
import { expect, test } from 'vitest'
import { blanksIn } from '../../../renderer/contract/open-items.ts'
import { CLAUSE_VIEWS } from '../../../renderer/editor/clause-views.ts'
import { catalogued } from '../../../renderer/editor/commands/catalogue.ts'
import { columnsAreFor, mergeCells, toggleColumnsFor } from '../../../renderer/editor/commands/tables.ts'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import { type Built, cell, clause, contract, contractOf, headerCell, p, row, table } from '../../build.ts'
import { stateOf } from './editing.ts'

const prices = (...last: readonly Built[]): Built =>
  contract(
    clause(
      { id: 'a', heading: 'Priser' },
      table(row(headerCell('Ydelse'), headerCell('Pris'), headerCell('Frist')), row(cell('Drift'), cell('…'), cell('…')), ...last),
    ),
  )

/** A view of a contract with the caret in the text cell with those words, or with cells selected from one to another. */
const shownAt = (document: Built, from: string, to = from) => {
  const places = new Map<string, number>()
  document.descendants((node, pos) => {
    if (node.type.spec['tableRole'] === 'cell' || node.type.spec['tableRole'] === 'header_cell') places.set(node.textContent, pos)
  })
  let state = contractState(contractOf(document))
  const [start, end] = [places.get(from) ?? -1, places.get(to) ?? -1]
  const selection = start === end ? TextSelection.near(state.doc.resolve(start + 1)) : CellSelection.create(state.doc, start, end)
  state = state.apply(state.tr.setSelection(selection))
  const view = new EditorView(globalThis.document.createElement('div'), { state, nodeViews: CLAUSE_VIEWS })
  const run = (command: Command): boolean => command(view.state, view.dispatch)
  const said = (): (string | undefined)[] => [...view.dom.querySelectorAll('th')].map(({ dataset }) => dataset['filledBy'])
  return { run, said, now: () => view.state }
}
const owners = (state: EditorState): string[] => blanksIn(state).map(({ owner, count }) => `${owner} ${count}`)
const TENDERER = catalogued('table.for_tenderer')

test('a column is said to be for the tenderer: its heading shows it in words, its blanks are the tenderer’s, and it is undone in one step', () => {
  const { run, said, now } = shownAt(prices(row(cell('Support'), cell('Her'), cell('…'))), 'Her')
  expect([owners(now()), said()]).toEqual([['buyer 3'], [undefined, undefined, undefined]])
  expect(run(TENDERER.run)).toBe(true)
  expect([owners(now()), said()]).toEqual([
    ['tenderer 1', 'buyer 2'],
    [undefined, 'Udfyldes af tilbudsgiver', undefined],
  ])
  expect(TENDERER.isActive?.(now())).toBe(true)
  run(undo)
  expect([owners(now()), said(), TENDERER.isActive?.(now())]).toEqual([['buyer 3'], [undefined, undefined, undefined], false])
})

test('calling it again says it no longer, and another takes its place', () => {
  const { run, said } = shownAt(prices(), 'Drift')
  run(toggleColumnsFor('tenderer'))
  run(toggleColumnsFor('signing'))
  expect(said()).toEqual(['Udfyldes ved underskrift', undefined, undefined])
  run(toggleColumnsFor('signing'))
  expect(said()).toEqual([undefined, undefined, undefined])
})

test('it counts for every column that the selection reaches into, and for those a heading spans', () => {
  const { run, said, now } = shownAt(prices(), 'Pris', 'Frist')
  run(toggleColumnsFor('tenderer'))
  expect(said()).toEqual([undefined, 'Udfyldes af tilbudsgiver', 'Udfyldes af tilbudsgiver'])
  run(toggleColumnsFor('tenderer'))
  run(mergeCells)
  run(toggleColumnsFor('buyer'))
  expect(said()).toEqual([undefined, 'Udfyldes af ordregiver'])
  expect(columnsAreFor('buyer')(now())).toBe(true)
})

test('there is nothing to say it in without a row of headings, or outside a table', () => {
  const bare = contract(clause({ id: 'a' }, 'x', table(row(cell('u<cursor>'), cell('v')))))
  expect(TENDERER.run(stateOf(bare))).toBe(false)
  expect(TENDERER.run(stateOf(contract(clause({ id: 'a' }, p('x<cursor>')))))).toBe(false)
})
