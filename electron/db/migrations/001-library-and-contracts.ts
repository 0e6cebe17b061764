/** Version 1: settings, the clause library with versions per language and its search index, standards, and contracts as content-addressed sections. */
import type { Step } from '../migrate.ts'

export const libraryAndContracts: Step = {
  name: 'library and contracts',
  run: (db) => {
    db.exec(`
      CREATE TABLE setting (
        key TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL
      ) STRICT;

      CREATE TABLE clause (
        id TEXT PRIMARY KEY NOT NULL,
        category TEXT NOT NULL,
        origin TEXT NOT NULL CHECK (origin IN ('shipped', 'own')),
        retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
        details_edited INTEGER NOT NULL DEFAULT 0 CHECK (details_edited IN (0, 1))
      ) STRICT;

      -- Every wording there has been. Contracts pin versions, so none is ever deleted.
      CREATE TABLE clause_version (
        clause_id TEXT NOT NULL REFERENCES clause (id),
        language TEXT NOT NULL,
        version INTEGER NOT NULL,
        origin TEXT NOT NULL CHECK (origin IN ('shipped', 'own')),
        content TEXT NOT NULL,
        hash TEXT NOT NULL,
        created_at TEXT NOT NULL,
        PRIMARY KEY (clause_id, language, version)
      ) STRICT, WITHOUT ROWID;

      -- A clause in a language: its current wording. The row number is that of the search index.
      CREATE TABLE clause_text (
        row INTEGER PRIMARY KEY,
        clause_id TEXT NOT NULL,
        language TEXT NOT NULL,
        version INTEGER NOT NULL,
        tags TEXT NOT NULL,
        no_guidance TEXT,
        UNIQUE (clause_id, language),
        FOREIGN KEY (clause_id, language, version) REFERENCES clause_version (clause_id, language, version)
      ) STRICT;

      -- Pairs of languages whose texts are not equivalent, with a note per language of the reader.
      CREATE TABLE clause_pair (
        clause_id TEXT PRIMARY KEY NOT NULL REFERENCES clause (id),
        notes TEXT NOT NULL,
        edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1))
      ) STRICT;

      CREATE TABLE standard_version (
        standard_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        origin TEXT NOT NULL CHECK (origin IN ('shipped', 'own')),
        content TEXT NOT NULL,
        hash TEXT NOT NULL,
        created_at TEXT NOT NULL,
        PRIMARY KEY (standard_id, version)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE standard (
        id TEXT PRIMARY KEY NOT NULL,
        version INTEGER NOT NULL,
        FOREIGN KEY (id, version) REFERENCES standard_version (standard_id, version)
      ) STRICT;

      -- remove_diacritics 0: æ, ø and å are letters of their own, not accents.
      CREATE VIRTUAL TABLE clause_search USING fts5 (
        title, body, title_stems, body_stems,
        tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
      );
      CREATE VIRTUAL TABLE clause_word USING fts5vocab (clause_search, row);

      -- Sections and records of contracts under the hash of their content: each is stored once, whoever uses it.
      CREATE TABLE content (
        hash TEXT PRIMARY KEY NOT NULL,
        json TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE contract (
        id TEXT PRIMARY KEY NOT NULL,
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        standard_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
      ) STRICT;

      -- A revision is the hash of the record and those of the sections, in order.
      CREATE TABLE revision (
        contract_id TEXT NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        record TEXT NOT NULL REFERENCES content (hash),
        sections TEXT NOT NULL,
        created_at TEXT NOT NULL,
        PRIMARY KEY (contract_id, number)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
