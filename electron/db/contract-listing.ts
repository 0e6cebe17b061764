/** What lists say of contracts and their revisions, and the marks that are set on them. */
import type { ContractSummary, Revision } from '../../shared/api.ts'
import type { Edition } from '../../shared/export-wish.ts'
import { AppError } from '../../shared/errors.ts'
import type { Db } from './open.ts'

/** A contract as a list shows it; fields are not known while its newest revision comes from version 1 of the database. */
export type ContractRow = Omit<ContractSummary, 'fields'> & { readonly fields: ContractSummary['fields'] | null }

export interface ContractListing {
  /** The last changed first. */
  list(): ContractRow[]
  get(id: string): ContractRow | null
  /** Throws `AppError('unknown_contract')`, which names those that there are. */
  unknown(id: string): never
  setArchived(id: string, archived: boolean): void
  setDeleted(id: string, at: string | null): void
  setExport(id: string, edition: Edition, at: string, file: string): void
  /** The file or folder that the last export wrote, or null. */
  exported(id: string): string | null
  /** The newest first. */
  revisions(id: string): Revision[]
  /** Throws `AppError('unknown_revision')`. */
  nameRevision(id: string, number: number, name: string | null): void
  setFields(id: string, number: number, fields: ContractSummary['fields']): void
  /** The contracts that have a library clause and are not in the bin, the last changed first. */
  withClause(clause: string): { readonly id: string; readonly title: string; readonly version: number }[]
}

interface RawContract extends Omit<ContractRow, 'fields' | 'lastExport' | 'archived'> {
  readonly total: number | null
  readonly open: number | null
  readonly exportEdition: Edition | null
  readonly exportAt: string | null
  readonly archived: number
}

const toContract = ({ total, open, exportEdition, exportAt, archived, ...row }: RawContract): ContractRow => ({
  ...row,
  fields: total === null || open === null ? null : { total, open },
  lastExport: exportEdition === null || exportAt === null ? null : { edition: exportEdition, at: exportAt },
  archived: archived === 1,
})

const NEWEST = 'r.key = (SELECT max(key) FROM revision WHERE key BETWEEN c.row << 32 AND (c.row << 32) + 4294967295)'

export const contractListing = (db: Db): ContractListing => {
  const columns = `c.id, c.title, c.language, c.standard_id AS standardId, r.number AS revision, c.created_at AS createdAt, r.at AS updatedAt,
    r.fields_total AS total, r.fields_open AS open, c.export_edition AS exportEdition, c.export_at AS exportAt, c.archived, c.deleted_at AS deletedAt`
  const list = db.prepare<[], RawContract>(`SELECT ${columns} FROM contract c JOIN revision r ON ${NEWEST} ORDER BY r.at DESC, c.id`)
  const get = db.prepare<[string], RawContract>(`SELECT ${columns} FROM contract c JOIN revision r ON ${NEWEST} WHERE c.id = ?`)
  const ids = db.prepare<[], string>('SELECT id FROM contract ORDER BY id LIMIT 20').pluck()
  const archive = db.prepare('UPDATE contract SET archived = ? WHERE id = ?')
  const remove = db.prepare('UPDATE contract SET deleted_at = ? WHERE id = ?')
  const setExport = db.prepare('UPDATE contract SET export_edition = @edition, export_at = @at, export_file = @file WHERE id = @id')
  const exported = db.prepare<[string], string | null>('SELECT export_file FROM contract WHERE id = ?').pluck()
  const revisions = db.prepare<[string], Revision>(
    `SELECT r.number, r.at, r.drafter, r.name FROM contract c JOIN revision r ON r.key BETWEEN c.row << 32 AND (c.row << 32) + 4294967295
     WHERE c.id = ? ORDER BY r.key DESC`,
  )
  const inRevision = 'WHERE key = ((SELECT row FROM contract WHERE id = @id) << 32) + CAST(@number AS INTEGER)'
  const name = db.prepare(`UPDATE revision SET name = @name ${inRevision}`)
  const fields = db.prepare(`UPDATE revision SET fields_total = @total, fields_open = @open ${inRevision}`)
  const withClause = db.prepare<[string], { id: string; title: string; version: number }>(
    `SELECT c.id, c.title, u.version FROM contract_clause u JOIN contract c ON c.row = u.contract JOIN revision r ON ${NEWEST}
     WHERE u.clause_id = ? AND c.deleted_at IS NULL ORDER BY r.at DESC, c.id`,
  )
  const unknown = (id: string): never => {
    throw new AppError('unknown_contract', { id, known: ids.all().join(', ') || '–' })
  }
  const expectOne = ({ changes }: { readonly changes: number }, id: string): void => {
    if (changes === 0) unknown(id)
  }
  return {
    list: () => list.all().map(toContract),
    get: (id) => {
      const row = get.get(id)
      return row ? toContract(row) : null
    },
    unknown,
    setArchived: (id, archived) => expectOne(archive.run(archived ? 1 : 0, id), id),
    setDeleted: (id, at) => expectOne(remove.run(at, id), id),
    setExport: (id, edition, at, file) => expectOne(setExport.run({ id, edition, at, file }), id),
    exported: (id) => exported.get(id) ?? null,
    revisions: (id) => revisions.all(id),
    nameRevision: (id, number, text) => {
      if (name.run({ id, number, name: text }).changes === 0) throw new AppError('unknown_revision', { id, number })
    },
    setFields: (id, number, { total, open }) => {
      fields.run({ id, number, total, open })
    },
    withClause: (clause) => withClause.all(clause),
  }
}
