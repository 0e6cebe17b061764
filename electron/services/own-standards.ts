/** Standards of the user's own: made of contracts, renamed, taken out of the lists. */
import type { SavedStandard, StandardFromContract } from '../../shared/own-api.ts'
import { attributesOf } from '../../shared/document/attributes.ts'
import type { JsonObject } from '../../shared/document/format.ts'
import { nodeJson } from '../../shared/document/json.ts'
import { AppError } from '../../shared/errors.ts'
import { saysTheSame, sourcesIn } from '../../shared/library/says-the-same.ts'
import { standardFrom } from '../../shared/library/save-standard.ts'
import { languagesOf, parseStandard } from '../../shared/library/standard.ts'
import type { ContractLanguage } from '../../shared/model.ts'
import { clausesRepository } from '../db/clauses.ts'
import type { Db } from '../db/open.ts'
import { standardsRepository } from '../db/standards.ts'
import type { ContractStore } from './contracts.ts'
import type { Library } from './library.ts'
import { ownId, readWording } from './library-edits.ts'
import { namesIn, pinnedWording } from './save-clause.ts'
import { sha256 } from './shipped-library.ts'

export interface OwnStandards {
  /** Throws `AppError`: `unknown_contract`, `not_own_standard`. */
  save(wish: StandardFromContract): SavedStandard
  /** A new version with another title and description in every language it is written in. Throws `AppError('not_own_standard')`. */
  rename(id: string, title: string, description: string): void
  /** Take a standard out of the list for new contracts, or back in; contracts drafted from it keep it. Throws `AppError('unknown_standard')`. */
  setRetired(id: string, retired: boolean): void
}

/** The category that own clauses of a standard stand in unless they take the place of one of the library. */
const CATEGORY = 'own'

export const ownStandards = (db: Db, library: Library, contracts: Pick<ContractStore, 'load'>, now: () => string): OwnStandards => {
  const standards = standardsRepository(db)
  const clauses = clausesRepository(db)

  const own = (id: string) => {
    const row = standards.get(id)
    if (row?.origin !== 'own') throw new AppError('not_own_standard', { id })
    return row
  }
  const keep = (id: string, json: JsonObject): void => {
    parseStandard(json, id)
    const content = JSON.stringify(json)
    standards.add({ id, origin: 'own', content, hash: sha256(content), createdAt: now() }, true)
  }

  const save = db.transaction(({ contract: contractId, standard, title, description }: StandardFromContract): SavedStandard => {
    const { contract } = contracts.load(contractId)
    const { language } = contract
    const before = standard === null ? null : own(standard)
    const id = before?.id ?? ownId(title, (taken) => standards.get(taken) !== null)
    const version = (before?.version ?? 0) + 1
    const wordingOf = pinnedWording(db)
    const names = namesIn(db, library, contract)
    const { sourcesOf } = sourcesIn(contract.document, names)
    const isClause = (name: string): boolean => clauses.text(name, language) !== null
    const minted = new Set<string>()
    const made = standardFrom(contract, {
      id,
      version,
      title,
      description,
      names,
      isUnchanged: (part) => {
        const { source } = attributesOf(part, 'clause')
        const wording = source?.language === language ? wordingOf(source) : null
        return wording !== null && saysTheSame(part, wording, { sourcesOf, isClause })
      },
      newClauseId: (name) => {
        const fresh = ownId(name, (taken) => minted.has(taken) || clauses.get(taken) !== null)
        minted.add(fresh)
        return fresh
      },
    })
    for (const clause of made.clauses) {
      clauses.put({ id: clause.id, category: CATEGORY, origin: 'own', retired: false, categoryEdited: true })
      library.saveWording(clause.id, language, readWording(nodeJson(clause.node), clause.id))
      clauses.setReviewed(clause.id)
    }
    keep(id, made.json)
    return { id, version, ownClauses: made.clauses.length, leftOut: made.leftOut }
  })

  return {
    save: (wish) => save.immediate(wish),
    rename: (id, title, description) => {
      const { content, version } = own(id)
      const json = JSON.parse(content) as JsonObject
      const inAll = (text: string): Record<ContractLanguage, string> | object =>
        Object.fromEntries(languagesOf(parseStandard(json, id)).map((language) => [language, text]))
      keep(id, { ...json, version: version + 1, title: inAll(title), description: inAll(description.trim() || title) } as JsonObject)
    },
    setRetired: (id, retired) => {
      library.standard(id)
      standards.setRetired(id, retired)
    },
  }
}
