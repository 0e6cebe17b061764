/** Version 5: standards that are taken out of the lists, and standing sets of changes to a standard. */
import type { Step } from '../migrate.ts'

export const ownStandardsAndChanges: Step = {
  name: 'own standards and changes',
  run: (db) => {
    db.exec(`
      ALTER TABLE standard ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));

      -- A standard may go while its sets of changes stay: they name it, and say so where they cannot be applied.
      CREATE TABLE change_set (
        id TEXT PRIMARY KEY NOT NULL,
        standard_id TEXT NOT NULL,
        language TEXT NOT NULL,
        name TEXT NOT NULL,
        content TEXT NOT NULL,
        updated_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
