/** Version 7: Word templates of the user's own house styles. */
import type { Step } from '../migrate.ts'

export const houseTemplates: Step = {
  name: 'house templates',
  run: (db) => {
    db.exec(`
      -- By the SHA-256 of their bytes: several house styles may have one. House styles name them inside their content.
      CREATE TABLE house_template (
        id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 64),
        content BLOB NOT NULL,
        added_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
