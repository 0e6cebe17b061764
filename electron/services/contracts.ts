/** Contracts in the database: kept piece by piece under the hash of their content, every revision whole for some two kilobytes. */
import type { ContractChange, ContractSummary, OpenedContract, Revision } from '../../shared/api.ts'
import type { Edition } from '../../shared/export-wish.ts'
import { parse } from '../../shared/document/format.ts'
import { usedFields } from '../../shared/document/outline.ts'
import { changedPieces, documentText, filledJson, frameJson, piecesOf } from '../../shared/document/pieces.ts'
import { resolve } from '../../shared/document/resolve.ts'
import { AppError } from '../../shared/errors.ts'
import type { Contract } from '../../shared/model.ts'
import { contractsRepository, type StoredRevision } from '../db/contracts.ts'
import type { Db } from '../db/open.ts'
import { sweepContent } from './content-sweep.ts'
import { checkChange, clausesOf, contractFacts, readRecord } from './contract-changes.ts'
import { checkPiece, checkStructure } from './piece-check.ts'
import { workingContracts } from './working-contracts.ts'

export interface Saved {
  readonly revision: number
  readonly at: string
}

export interface ContractStore {
  /** All, those in the archive and in the bin too; the last changed first. */
  list(): ContractSummary[]
  /** Keep a new contract. Returns its id. */
  create(contract: Contract): string
  /**
   * Keep what changed; one transaction. A change of nothing makes no revision. Throws `AppError`: `conflict` when another save came first,
   * `bad_document` when the change is unsound; then nothing is changed.
   */
  save(id: string, change: ContractChange): Saved
  /** Keep a whole contract over revision `expected`: what changed is found by comparing. */
  saveWhole(id: string, contract: Contract, expected: number): Saved
  /** A revision as stored, the newest when `number` is null. Throws `AppError`: `unknown_contract`, `unknown_revision`. */
  open(id: string, number: number | null): OpenedContract
  /** Make a revision that is being worked on ready for its first save, little by little. Never rejects. */
  readAhead(id: string, revision: number): Promise<void>
  /** A revision as `open` gives it, read and checked. */
  load(id: string, number?: number): { readonly contract: Contract; readonly revision: number }
  /** The newest revision as stored, with its number, its title and the id of its house style. */
  forExport(id: string): { readonly contract: string; readonly revision: number; readonly title: string; readonly houseStyle: string }
  /** A copy of the newest revision under another title. Returns its id. */
  duplicate(id: string, title: string): string
  /** A revision with another title and nothing else. */
  rename(id: string, title: string): void
  setArchived(id: string, archived: boolean): void
  /** Put in the bin, or take out of it. */
  setDeleted(id: string, deleted: boolean): void
  /** Delete for good what is in the bin (`AppError('not_in_bin')` else). The content that nothing else uses is freed step by step; resolves then. */
  destroy(id: string): Promise<void>
  /** The newest first. */
  revisions(id: string): Revision[]
  nameRevision(id: string, number: number, name: string | null): void
  /** The file or folder that the last export wrote, or null. */
  exported(id: string): string | null
  setExported(id: string, edition: Edition, file: string): void
  /** The contracts that have a library clause, the last changed first. */
  withClause(clause: string): { readonly id: string; readonly title: string; readonly version: number }[]
}

export interface ContractStoreOptions {
  /** The time, as ISO 8601. */
  readonly now: () => string
  readonly newId: () => string
  /** The name that stands beside a revision. */
  readonly drafter: () => string
}

/** How many fields a contract uses and how many of them are open. */
const fieldsOf = (contract: Contract): ContractSummary['fields'] => {
  const fields = usedFields(resolve(contract))
  return { total: fields.length, open: fields.filter(({ open }) => open).length }
}

export const contractStore = (db: Db, { now, newId, drafter }: ContractStoreOptions): ContractStore => {
  const contracts = contractsRepository(db)
  const working = workingContracts(contracts)

  const stored = (id: string, number: number | null): StoredRevision => {
    const revision = contracts.revision(id, number)
    if (revision) return revision
    if (number !== null && contracts.get(id)) throw new AppError('unknown_revision', { id, number })
    return contracts.unknown(id)
  }
  const open = (id: string, number: number | null): OpenedContract => {
    const revision = stored(id, number)
    const { frame, filled } = contracts.record(revision)
    const texts = contracts.pieces(revision.contract, revision.entries)
    const document = documentText(revision.entries.map(({ depth }, index) => ({ depth, json: texts[index] ?? '' })))
    const record = JSON.stringify({ ...(JSON.parse(frame) as object), ...(JSON.parse(filled) as object) })
    return { id, revision: revision.number, contract: `${record.slice(0, -1)},"document":${document}}` }
  }
  const load: ContractStore['load'] = (id, number) => {
    const { contract, revision } = open(id, number ?? null)
    return { contract: parse(contract), revision }
  }

  const save = (id: string, change: ContractChange): Saved => {
    const list = working.at(id, change.expected)
    const { facts, ...changes } = checkChange(change, {
      facts: change.splice ? list.facts() : [],
      record: () => contracts.record(stored(id, null)),
      texts: (from, to) => list.texts(from, to),
    })
    if (changes.frame === null && changes.filled === null && changes.splices.length === 0) {
      return { revision: change.expected, at: contracts.get(id)?.updatedAt ?? now() }
    }
    const at = now()
    const kept = contracts.save(id, list.base, changes, { at, drafter: drafter(), fields: change.fields })
    working.follow(id, kept, changes.splices, facts)
    return { revision: change.expected + 1, at }
  }

  /** The frame of the newest revision with another title. */
  const retitled = (id: string, title: string): string =>
    JSON.stringify({ ...(JSON.parse(contracts.record(stored(id, null)).frame) as object), title })

  return {
    list: () =>
      contracts.list().map(({ fields, ...row }) => {
        if (fields) return { ...row, fields }
        const counted = fieldsOf(load(row.id).contract)
        contracts.setFields(row.id, row.revision, counted)
        return { ...row, fields: counted }
      }),
    create: (contract) => {
      const id = newId()
      const pieces = piecesOf(contract.document).map((piece, index) => checkPiece(piece, `piece ${index + 1}`))
      const facts = pieces.map((piece) => piece.facts)
      checkStructure(facts)
      contracts.create({
        id,
        facts: contractFacts(contract),
        frame: frameJson(contract),
        filled: filledJson(contract),
        pieces,
        clauses: clausesOf(facts),
        at: now(),
        drafter: drafter(),
        fields: fieldsOf(contract),
      })
      return id
    },
    save,
    readAhead: (id, revision) => working.readAhead(id, revision),
    saveWhole: (id, contract, expected) => {
      const before = load(id).contract
      const [frame, filled] = [frameJson(contract), filledJson(contract)]
      return save(id, {
        expected,
        frame: frame === frameJson(before) ? null : frame,
        filled: filled === filledJson(before) ? null : filled,
        splice: changedPieces(before.document, contract.document),
        fields: fieldsOf(contract),
      })
    },
    open,
    load,
    forExport: (id) => {
      const { houseStyle } = readRecord(contracts.record(stored(id, null)))
      const { contract, revision } = open(id, null)
      return { contract, revision, title: (contracts.get(id) ?? contracts.unknown(id)).title, houseStyle }
    },
    duplicate: (id, title) => {
      const copy = newId()
      contracts.duplicate(id, { id: copy, title, frame: retitled(id, title) }, now(), drafter())
      return copy
    },
    rename: (id, title) => {
      const row = contracts.get(id) ?? contracts.unknown(id)
      if (row.title === title) return
      const fields = row.fields ?? fieldsOf(load(id).contract)
      save(id, { expected: row.revision, frame: retitled(id, title), filled: null, splice: null, fields })
    },
    setArchived: (id, archived) => contracts.setArchived(id, archived),
    setDeleted: (id, deleted) => contracts.setDeleted(id, deleted ? now() : null),
    destroy: (id) => {
      const row = contracts.get(id) ?? contracts.unknown(id)
      if (row.deletedAt === null) throw new AppError('not_in_bin', { id })
      return sweepContent(db, id)
    },
    revisions: (id) => contracts.revisions(id),
    nameRevision: (id, number, name) => contracts.nameRevision(id, number, name),
    exported: (id) => contracts.exported(id),
    setExported: (id, edition, file) => contracts.setExport(id, edition, now(), file),
    withClause: (clause) => contracts.withClause(clause),
  }
}
