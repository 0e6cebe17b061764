/** The table `change_set`. */
import type { ContractLanguage } from '../../shared/model.ts'
import type { Db } from './open.ts'

export interface ChangeSetRow {
  readonly id: string
  readonly standardId: string
  readonly language: ContractLanguage
  readonly name: string
  /** The changes as JSON. */
  readonly content: string
  readonly updatedAt: string
}

export interface ChangeSets {
  /** By name. */
  list(): ChangeSetRow[]
  get(id: string): ChangeSetRow | null
  put(row: ChangeSetRow): void
  remove(id: string): void
}

export const changeSetsRepository = (db: Db): ChangeSets => {
  const columns = 'id, standard_id AS standardId, language, name, content, updated_at AS updatedAt'
  const list = db.prepare<[], ChangeSetRow>(`SELECT ${columns} FROM change_set ORDER BY name, id`)
  const get = db.prepare<[string], ChangeSetRow>(`SELECT ${columns} FROM change_set WHERE id = ?`)
  const put = db.prepare(
    `INSERT INTO change_set (id, standard_id, language, name, content, updated_at) VALUES (@id, @standardId, @language, @name, @content, @updatedAt)
     ON CONFLICT (id) DO UPDATE SET name = @name, content = @content, updated_at = @updatedAt`,
  )
  const remove = db.prepare('DELETE FROM change_set WHERE id = ?')
  return {
    list: () => list.all(),
    get: (id) => get.get(id) ?? null,
    put: (row) => {
      put.run(row)
    },
    remove: (id) => {
      remove.run(id)
    },
  }
}
