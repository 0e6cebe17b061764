/** Version 4: which versions of clauses and standards came from an imported library, so that they are told apart from the user's own changes. */
import type { Step } from '../migrate.ts'

export const importedVersions: Step = {
  name: 'imported versions',
  run: (db) => {
    db.exec(`
      -- The last version that an import gave. While it is the current one, a later import changes nothing that the user wrote. A standard has no language.
      CREATE TABLE imported (
        kind TEXT NOT NULL CHECK (kind IN ('clause', 'standard')),
        id TEXT NOT NULL,
        language TEXT NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (kind, id, language)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
