/** The table `house_template`. */
import type { Db } from './open.ts'

export interface HouseTemplates {
  get(id: string): Uint8Array | null
  put(id: string, content: Uint8Array, addedAt: string): void
  /** Remove those from before a time that no house style names. */
  sweep(before: string): void
}

export const houseTemplatesRepository = (db: Db): HouseTemplates => {
  const get = db.prepare<[string], { content: Uint8Array }>('SELECT content FROM house_template WHERE id = ?')
  const put = db.prepare(
    'INSERT INTO house_template (id, content, added_at) VALUES (@id, @content, @addedAt) ON CONFLICT (id) DO UPDATE SET added_at = @addedAt',
  )
  const sweep = db.prepare(
    `DELETE FROM house_template WHERE added_at < ? AND NOT EXISTS
       (SELECT 1 FROM house_style WHERE json_extract(house_style.content, '$.template.id') = house_template.id)`,
  )
  return {
    get: (id) => get.get(id)?.content ?? null,
    put: (id, content, addedAt) => {
      put.run({ id, content, addedAt })
    },
    sweep: (before) => {
      sweep.run(before)
    },
  }
}
