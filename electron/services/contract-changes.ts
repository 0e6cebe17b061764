/** A change of a contract as the window sends it, checked: nothing that could not be opened again is ever kept. */
import type { ContractChange, DocumentPiece } from '../../shared/api.ts'
import { parse } from '../../shared/document/format.ts'
import { AppError } from '../../shared/errors.ts'
import type { Contract } from '../../shared/model.ts'
import type { Changes, ContractFacts, UsedClause } from '../db/contracts.ts'
import { checkPiece, checkStructure, type PieceFacts, sameSource, sameStructure } from './piece-check.ts'

/** The facts of a contract that a list shows. */
export const contractFacts = ({ title, language, standard }: Pick<Contract, 'title' | 'language' | 'standard'>): ContractFacts => ({
  title,
  language,
  standardId: standard.id,
})

/** The library clauses that pieces come from. */
export const clausesOf = (facts: readonly PieceFacts[]): UsedClause[] =>
  facts.flatMap(({ source }) => (source ? [{ clause: source.clause, version: source.version }] : []))

const objectOf = (json: string, place: string): object => {
  let value: unknown = null
  try {
    value = JSON.parse(json)
  } catch (error) {
    throw new AppError('bad_document', {}, [{ place, code: 'not_json', params: { why: (error as Error).message } }])
  }
  if (typeof value !== 'object' || value === null)
    throw new AppError('bad_document', {}, [{ place, code: 'wrong_value', params: { expected: '{…}' } }])
  return value
}

/** The record that frame and filled make, checked as that of a stored contract is, around an empty document. */
export const readRecord = ({ frame, filled }: { readonly frame: string; readonly filled: string }): Contract =>
  parse(JSON.stringify({ ...objectOf(frame, 'frame'), ...objectOf(filled, 'filled'), document: { type: 'contract' } }))

export interface CheckedChange extends Changes {
  /** What the structure sees of the pieces that come in, by splice. */
  readonly facts: readonly (readonly PieceFacts[])[]
}

/** What a change is measured against: the newest revision. */
export interface Before {
  readonly facts: readonly PieceFacts[]
  readonly record: () => { readonly frame: string; readonly filled: string }
  readonly texts: (from: number, to: number) => readonly string[]
}

type WindowSplice = NonNullable<ContractChange['splice']>

/**
 * The same splice without what it leaves as it is: the window sends everything between the first and the last piece that changed, and replacing a word
 * throughout a contract changes a few that are far apart.
 */
const narrowed = ({ at, remove, insert }: WindowSplice, { facts, texts }: Before): WindowSplice[] => {
  if (insert.length !== remove || remove === 1) return [{ at, remove, insert }]
  const before = texts(at, at + remove)
  const runs: { at: number; insert: DocumentPiece[] }[] = []
  for (const [index, piece] of insert.entries()) {
    if (piece.json === before[index] && piece.depth === facts[at + index]?.depth) continue
    const last = runs.at(-1)
    if (last && last.at + last.insert.length === at + index) last.insert.push(piece)
    else runs.push({ at: at + index, insert: [piece] })
  }
  return runs.map((run) => ({ ...run, remove: run.insert.length }))
}

/** Check a change of a contract. Throws `AppError`: `bad_document` with the place of what is wrong, `newer_format`. */
export const checkChange = ({ frame, filled, splice }: ContractChange, before: Before): CheckedChange => {
  let facts: ContractFacts | null = null
  if (frame !== null || filled !== null) {
    const stored = before.record()
    facts = contractFacts(readRecord({ frame: frame ?? stored.frame, filled: filled ?? stored.filled }))
  }
  const record = { frame: frame !== null && facts ? { json: frame, facts } : null, filled }
  if (!splice) return { ...record, splices: [], clauses: null, facts: [] }

  const known = before.facts
  if (splice.at + splice.remove > known.length) {
    throw new AppError('bad_document', {}, [{ place: `piece ${splice.at + 1}`, code: 'wrong_value', params: { expected: `≤ ${known.length}` } }])
  }
  const splices = narrowed(splice, before).map(({ at, remove, insert }) => ({
    at,
    remove,
    insert: insert.map((piece, index) => checkPiece(piece, `piece ${at + index + 1}`)),
  }))
  const incoming = splices.map(({ insert }) => insert.map((piece) => piece.facts))
  const alike = (same: (a: PieceFacts, b: PieceFacts) => boolean): boolean =>
    splices.every(
      ({ at, remove, insert }) =>
        insert.length === remove &&
        insert.every((piece, index) => {
          const replaced = known[at + index]
          return replaced !== undefined && same(piece.facts, replaced)
        }),
    )
  const after = (): PieceFacts[] => {
    const list = [...known]
    for (const [index, { at, remove }] of splices.entries()) list.splice(at, remove, ...(incoming[index] ?? []))
    return list
  }
  // Typing changes neither; a walk over the whole list is for changes of structure alone.
  if (!alike(sameStructure)) checkStructure(after())
  return { ...record, splices, clauses: alike(sameSource) ? null : clausesOf(after()), facts: incoming }
}
