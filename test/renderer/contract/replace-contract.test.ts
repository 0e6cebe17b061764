/** Putting another version of a contract in the place of the open one. */
import * as fc from 'fast-check'
import { undo } from 'prosemirror-history'
import { EditorState, TextSelection } from 'prosemirror-state'
import { fixTables } from 'prosemirror-tables'
import { expect, test, vi } from 'vitest'
import type { Api } from '../../../shared/api.ts'
import { parse, serialise } from '../../../shared/document/format.ts'
import { AppError } from '../../../shared/errors.ts'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import { ContractSession } from '../../../renderer/contract/contract-session.ts'
import { closeContract } from '../../../renderer/contract/open-contract.ts'
import { contractIn } from '../../../renderer/contract/record.ts'
import { keepAsCopy, replaceContract } from '../../../renderer/contract/replace-contract.ts'
import { anyFullContract } from '../../arbitraries.ts'
import { clause, contract, contractOf } from '../../build.ts'

/** The editor makes every row of a table as long as the others; these are so from the start. */
const evenContract = anyFullContract.map((one) => ({ ...one, document: fixTables(EditorState.create({ doc: one.document }))?.doc ?? one.document }))

test('any version can take the place of any other, and one undo brings the old one back', () => {
  fc.assert(
    fc.property(evenContract, evenContract, (before, after) => {
      let state = contractState(before)
      const old = serialise(contractIn(state))
      state = state.apply(replaceContract(state, after))
      expect(serialise(contractIn(state))).toBe(serialise(after))
      undo(state, (tr) => {
        state = state.apply(tr)
      })
      expect(serialise(contractIn(state))).toBe(old)
    }),
    { numRuns: 60 },
  )
})

test('the caret stays where it was when the text around it is the same in both versions', () => {
  const one = contractOf(contract(clause({ id: 'a', heading: 'Pris' }, 'Ti kroner.'), clause({ id: 'b' }, 'Frist.')))
  const other = contractOf(contract(clause({ id: 'a', heading: 'Pris' }, 'Ti kroner.'), clause({ id: 'b' }, 'Ti dages frist.')))
  let state = contractState(one)
  const at = state.doc.child(0).nodeSize - 5
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)))
  const before = state.selection.from
  state = state.apply(replaceContract(state, other))
  expect(state.selection.from).toBe(before)
})

test('one’s own version of a contract that was changed elsewhere becomes a contract of its own, and nothing is left to save', async () => {
  const stored = contractOf(contract(clause({ id: 'a' }, 'Deres.')))
  const saves: string[] = []
  const api = {
    duplicate: () => Promise.resolve('copy'),
    open: (id: string) => Promise.resolve({ id, revision: 4, contract: serialise(stored) }),
    save: vi.fn<Api['contracts']['save']>((id) => {
      saves.push(id)
      return id === 'copy' ? Promise.resolve({ revision: 5, at: '2027-01-01T00:00:00Z' }) : Promise.reject(new AppError('conflict', { id }))
    }),
  } satisfies Partial<Api['contracts']>
  const session = new ContractSession('one', 1, contractState(parse(serialise(stored))), api.save)
  session.dispatch(session.state.tr.insertText('Vores. ', 2))
  await session.flush()
  expect(session.saving.status).toBe('conflict')
  expect(await keepAsCopy(session, 'Vores kopi', api)).toBe('copy')
  expect(saves).toEqual(['one', 'copy'])
  const change = api.save.mock.lastCall?.[1]
  expect(change?.expected).toBe(4)
  expect(change?.frame).toContain('Vores kopi')
  expect(change?.splice?.insert.map(({ json }) => json).join()).toContain('Vores. Deres.')
  expect(await closeContract(session)).toBe(true)
})
