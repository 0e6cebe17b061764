/** Version 6: house styles of the user's own. */
import type { Step } from '../migrate.ts'

export const houseStyles: Step = {
  name: 'house styles',
  run: (db) => {
    db.exec(`
      -- Contracts name their house style inside their content and may outlive it: nothing refers to this table.
      CREATE TABLE house_style (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        content TEXT NOT NULL CHECK (json_valid(content)),
        updated_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
