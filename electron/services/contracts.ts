/** Contracts in the database: kept section by section under the hash of their content, every revision whole for a few kilobytes. */
import { createHash } from 'node:crypto'
import { FORMAT_VERSION, type Json, parse } from '../../shared/document/format.ts'
import { AppError } from '../../shared/errors.ts'
import type { Contract } from '../../shared/model.ts'
import { type ContractRow, contractsRepository, type Piece, type Pieces } from '../db/contracts.ts'
import type { Db } from '../db/open.ts'

export interface ContractStore {
  list(): ContractRow[]
  /** Keep a new contract. Returns its id. */
  create(contract: Contract): string
  /** Save over revision `expected`. Returns the new one. Throws `AppError('conflict')` when another save came first. */
  save(id: string, contract: Contract, expected: number): number
  /** The contract as of a revision (the newest when not given). Throws `AppError('unknown_contract')`. */
  load(id: string, revision?: number): { readonly contract: Contract; readonly revision: number }
}

/** 128 bits of SHA-256: short enough to list in every revision, long enough never to meet twice. */
const piece = (json: string): Piece => ({ hash: createHash('sha256').update(json).digest('base64url').slice(0, 22), json })

const piecesOf = (contract: Contract): Pieces => {
  const { document, ...record } = contract
  return {
    record: piece(JSON.stringify({ format: FORMAT_VERSION, ...record })),
    sections: document.content.content.map((section) => piece(JSON.stringify(section.toJSON()))),
  }
}

const rowOf = (id: string, { title, language, standard }: Contract) => ({ id, title, language, standardId: standard.id })

export const contractStore = (db: Db, now: () => string, newId: () => string): ContractStore => {
  const contracts = contractsRepository(db)
  return {
    list: () => contracts.list(),
    create: (contract) => {
      const id = newId()
      contracts.save(rowOf(id, contract), piecesOf(contract), 0, now())
      return id
    },
    save: (id, contract, expected) => contracts.save(rowOf(id, contract), piecesOf(contract), expected, now()),
    load: (id, revision) => {
      const number = revision ?? contracts.get(id)?.revision ?? 0
      const stored = contracts.load(id, number)
      if (!stored)
        throw new AppError('unknown_contract', {
          id,
          known:
            contracts
              .list()
              .map((one) => one.id)
              .join(', ') || '–',
        })
      const record = JSON.parse(stored.record) as Readonly<Record<string, Json>>
      const document = { type: 'contract', content: stored.sections.map((json) => JSON.parse(json) as Json) }
      return { contract: parse(JSON.stringify({ ...record, document })), revision: number }
    },
  }
}
