/** Standing sets of changes to standards: read off contracts, kept by name, applied to new contracts. */
import { randomBytes } from 'node:crypto'
import { sourcesIn } from '../../shared/library/says-the-same.ts'
import { attributesOf, type Source } from '../../shared/document/attributes.ts'
import { AppError, type Problem } from '../../shared/errors.ts'
import { NO_ANSWERS } from '../../shared/library/answers.ts'
import { applyChanges } from '../../shared/library/apply-changes.ts'
import { assemble } from '../../shared/library/assemble.ts'
import { broughtBy, type Brought, type Change, changeKey, changesOf, listedChanges } from '../../shared/library/change-set.ts'
import { recordChangesOf } from '../../shared/library/record-changes.ts'
import type { Contract } from '../../shared/model.ts'
import type { ChangesFromContract, ChangeSetSummary, ListedChange } from '../../shared/own-api.ts'
import { type ChangeSetRow, changeSetsRepository } from '../db/change-sets.ts'
import type { Db } from '../db/open.ts'
import type { ContractStore } from './contracts.ts'
import { draftIds } from './draft.ts'
import type { Library } from './library.ts'
import { namesIn, pinnedWording } from './save-clause.ts'

export interface ChangeSets {
  list(): ChangeSetSummary[]
  /** How a contract differs from its standard. Throws `AppError`: `unknown_contract`, `unknown_standard`, and as `assemble` does. */
  of(contract: string): ListedChange[]
  /** Keep those that are chosen. Throws `AppError`: `no_changes` when none is, `unknown_change_set`. */
  save(wish: ChangesFromContract): ChangeSetSummary
  rename(id: string, name: string): void
  remove(id: string): void
  /** The sets of a contract's standard by id or name. Throws `AppError`: `unknown_change_set`, `other_standard` for one that belongs to another. */
  apply(contract: Contract, sets: readonly string[]): { readonly contract: Contract; readonly notApplied: readonly Problem[] }
}

interface Content {
  readonly changes: readonly Change[]
  readonly brings: Brought
}

/** Sets of earlier versions bring nothing. */
const contentOf = ({ content }: Pick<ChangeSetRow, 'content'>): Content => ({
  brings: { questions: [], fields: [] },
  ...(JSON.parse(content) as Pick<Content, 'changes'> & Partial<Content>),
})

const summary = (row: ChangeSetRow): ChangeSetSummary => {
  const { content: _content, ...rest } = row
  return { ...rest, changes: contentOf(row).changes.length }
}

/** `dress` is what every new contract goes through before sets are applied to it: a look that it has from the settings is no change of the user's. */
export const changeSets = (
  db: Db,
  library: Library,
  contracts: Pick<ContractStore, 'load'>,
  now: () => string,
  dress: (contract: Contract) => Contract = (contract) => contract,
): ChangeSets => {
  const repository = changeSetsRepository(db)
  const known = (id: string): ChangeSetRow => {
    const row = repository.get(id) ?? repository.list().find(({ name }) => name === id)
    if (!row) {
      const names = repository.list().map(({ name }) => name)
      throw new AppError('unknown_change_set', { id, known: names.join(', ') || '–' })
    }
    return row
  }

  /** What the standard makes, with the clauses of the versions that the contract pins: what the library changed since is no change of the user's. */
  const baseOf = ({ document, standard: { id }, language }: Contract): Contract => {
    const wording = pinnedWording(db)
    const pins = new Map<string, Source>()
    for (const part of sourcesIn(document).parts) {
      const { source } = attributesOf(part, 'clause')
      if (source?.language === language) pins.set(source.clause, source)
    }
    const base = assemble(library.standard(id), NO_ANSWERS, {
      language,
      clauseIds: [],
      idFor: draftIds(id),
      clause: (clause) => {
        const pin = pins.get(clause)
        const node = pin ? wording(pin) : null
        return pin && node ? { node, version: pin.version } : library.clause(clause, language)
      },
    })
    return dress(base)
  }
  const read = (id: string): { readonly contract: Contract; readonly base: Contract; readonly changes: readonly Change[] } => {
    const { contract } = contracts.load(id)
    const base = baseOf(contract)
    return { contract, base, changes: changesOf(contract, base, namesIn(db, library, contract)) }
  }

  return {
    list: () => repository.list().map(summary),
    of: (id) => {
      const { contract, changes } = read(id)
      return listedChanges(changes, contract)
    },
    save: ({ contract: id, set, name, keys }) => {
      const { contract, base, changes } = read(id)
      const wanted = new Set(keys)
      const chosen = changes.filter((change) => wanted.has(changeKey(change)))
      if (chosen.length === 0) throw new AppError('no_changes')
      const { standard, language } = contract
      const row = {
        id: set === null ? randomBytes(8).toString('hex') : known(set).id,
        standardId: standard.id,
        language,
        name,
        content: JSON.stringify({ changes: chosen, brings: broughtBy(chosen, contract, base) } satisfies Content),
        updatedAt: now(),
      }
      repository.put(row)
      return summary(row)
    },
    rename: (id, name) => repository.put({ ...known(id), name, updatedAt: now() }),
    remove: (id) => repository.remove(known(id).id),
    apply: (contract, sets) => {
      const notApplied: Problem[] = []
      let changed = contract
      // What was decided for this contract goes before what is decided for all.
      const decided = new Set(sets.length === 0 ? [] : recordChangesOf(contract, baseOf(contract)).map(changeKey))
      for (const one of sets) {
        const { name, standardId, language, ...row } = known(one)
        if (standardId !== contract.standard.id || language !== contract.language)
          throw new AppError('other_standard', { name, standard: standardId, language })
        const { changes, brings } = contentOf(row)
        const wanted = changes.filter((change) => !decided.has(changeKey(change)))
        const applied = applyChanges(changed, { name, changes: wanted, brings }, draftIds(standardId))
        changed = applied.contract
        notApplied.push(...applied.notApplied)
      }
      return {
        contract: { ...changed, values: { ...changed.values, ...contract.values }, answers: { ...changed.answers, ...contract.answers } },
        notApplied,
      }
    },
  }
}
