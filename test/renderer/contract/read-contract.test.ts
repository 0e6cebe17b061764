/** Reading a stored contract a little at a time: the same contract, the same complaints, and the window gets its turns. */
import { expect, test } from 'vitest'
import { readContract } from '../../../renderer/contract/read-contract.ts'
import { parse, serialise } from '../../../shared/document/format.ts'
import { AppError } from '../../../shared/errors.ts'
import { contractOfPages } from '../../bench/large-contract.ts'

const complaint = (thrown: unknown): unknown => thrown instanceof AppError && [thrown.code, thrown.params, thrown.problems]
const complaintOf = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return complaint(error)
  }
}

const large = serialise(contractOfPages(600))

test('a long contract is read as it is at one go, and others have their turn meanwhile', async () => {
  let turns = 0
  const count = setInterval(() => (turns += 1), 1)
  const read = await readContract(large)
  clearInterval(count)
  expect(turns).toBeGreaterThan(1)
  expect({ ...read, document: read.document.toJSON() as unknown }).toEqual({ ...parse(large), document: read.document.toJSON() as unknown })
  expect(read.document.eq(parse(large).document)).toBe(true)
})

test('what is wrong in it is told as at one go', async () => {
  const end = large.lastIndexOf('"paragraph"')
  const broken = `${large.slice(0, end).replace('"chapter"', '"kapitel"')}"paragraf"${large.slice(end + '"paragraph"'.length)}`
  const atOnce = complaintOf(() => parse(broken))
  expect(atOnce).toMatchObject(['bad_document', {}, [{ place: 'contract > kapitel 1' }, { code: 'unknown_node', params: { type: 'paragraf' } }]])
  expect(await readContract(broken).catch(complaint)).toEqual(atOnce)
})
