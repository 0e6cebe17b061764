/** The table `house_style`. */
import type { Db } from './open.ts'

export interface HouseStyleRow {
  readonly id: string
  readonly name: string
  /** The house style as JSON. */
  readonly content: string
  readonly updatedAt: string
}

export interface HouseStyles {
  /** By name. */
  list(): HouseStyleRow[]
  get(id: string): HouseStyleRow | null
  put(row: HouseStyleRow): void
  remove(id: string): void
}

export const houseStylesRepository = (db: Db): HouseStyles => {
  const columns = 'id, name, content, updated_at AS updatedAt'
  const list = db.prepare<[], HouseStyleRow>(`SELECT ${columns} FROM house_style ORDER BY name, id`)
  const get = db.prepare<[string], HouseStyleRow>(`SELECT ${columns} FROM house_style WHERE id = ?`)
  const put = db.prepare(
    `INSERT INTO house_style (id, name, content, updated_at) VALUES (@id, @name, @content, @updatedAt)
     ON CONFLICT (id) DO UPDATE SET name = @name, content = @content, updated_at = @updatedAt`,
  )
  const remove = db.prepare('DELETE FROM house_style WHERE id = ?')
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
