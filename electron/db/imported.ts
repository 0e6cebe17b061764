/** The table `imported`: the last version of a clause or standard that an import gave. */
import type { ContractLanguage } from '../../shared/model.ts'
import type { Db } from './open.ts'

export interface Imported {
  /** Null when no import gave any. */
  clause(id: string, language: ContractLanguage): number | null
  standard(id: string): number | null
  putClause(id: string, language: ContractLanguage, version: number): void
  putStandard(id: string, version: number): void
}

export const importedRepository = (db: Db): Imported => {
  const get = db.prepare<[string, string, string], number>('SELECT version FROM imported WHERE kind = ? AND id = ? AND language = ?').pluck()
  const put = db.prepare(
    `INSERT INTO imported (kind, id, language, version) VALUES (?, ?, ?, ?)
     ON CONFLICT (kind, id, language) DO UPDATE SET version = excluded.version`,
  )
  return {
    clause: (id, language) => get.get('clause', id, language) ?? null,
    standard: (id) => get.get('standard', id, '') ?? null,
    putClause: (id, language, version) => {
      put.run('clause', id, language, version)
    },
    putStandard: (id, version) => {
      put.run('standard', id, '', version)
    },
  }
}
