/** The tables `standard` and `standard_version`. */
import type { Db } from './open.ts'

export interface StandardRow {
  readonly id: string
  readonly version: number
  readonly origin: 'shipped' | 'own'
  /** The standard as JSON. */
  readonly content: string
  readonly hash: string
}

/** A current version in the list; what is retired is offered no more. */
export interface ListedStandard extends StandardRow {
  readonly retired: boolean
}

export interface Standards {
  list(): ListedStandard[]
  setRetired(id: string, retired: boolean): void
  /** The current version, or null. */
  get(id: string): StandardRow | null
  /** The newest version that was shipped, current or not. */
  shipped(id: string): StandardRow | null
  /** Add a version; it becomes the current one if `current` holds. Returns its number. */
  add(row: Omit<StandardRow, 'version'> & { readonly createdAt: string }, current: boolean): number
}

export const standardsRepository = (db: Db): Standards => {
  const columns = 'v.standard_id AS id, v.version, v.origin, v.content, v.hash'
  const joined = `SELECT ${columns} FROM standard s JOIN standard_version v ON v.standard_id = s.id AND v.version = s.version`
  const list = db.prepare<[], StandardRow & { retired: number }>(`${joined.replace(' FROM', ', s.retired FROM')} ORDER BY s.id`)
  const retire = db.prepare('UPDATE standard SET retired = ? WHERE id = ?')
  const get = db.prepare<[string], StandardRow>(`${joined} WHERE s.id = ?`)
  const shipped = db.prepare<[string], StandardRow>(
    `SELECT ${columns} FROM standard_version v WHERE v.standard_id = ? AND v.origin = 'shipped' ORDER BY v.version DESC LIMIT 1`,
  )
  const next = db.prepare<[string], number>('SELECT coalesce(max(version), 0) + 1 FROM standard_version WHERE standard_id = ?').pluck()
  const insert = db.prepare(
    'INSERT INTO standard_version (standard_id, version, origin, content, hash, created_at) VALUES (@id, @version, @origin, @content, @hash, @createdAt)',
  )
  const point = db.prepare('INSERT INTO standard (id, version) VALUES (@id, @version) ON CONFLICT (id) DO UPDATE SET version = @version')
  return {
    list: () => list.all().map(({ retired, ...row }) => ({ ...row, retired: retired === 1 })),
    setRetired: (id, retired) => {
      retire.run(retired ? 1 : 0, id)
    },
    get: (id) => get.get(id) ?? null,
    shipped: (id) => shipped.get(id) ?? null,
    add: db.transaction((row: Omit<StandardRow, 'version'> & { readonly createdAt: string }, current: boolean) => {
      const version = next.get(row.id) ?? 1
      insert.run({ ...row, version })
      if (current) point.run({ id: row.id, version })
      return version
    }),
  }
}
