/** Version 3: pairs reviewed together, edits told apart, and a search index whose first page costs the same in a hundred thousand clauses. */
import type { Step } from '../migrate.ts'

export const libraryReviewsAndSearch: Step = {
  name: 'library reviews and search',
  run: (db) => {
    db.exec(`
      -- What the user changed, an update of the shipped library leaves: the category of a clause, the tags and the reason of one language.
      ALTER TABLE clause RENAME COLUMN details_edited TO category_edited;
      ALTER TABLE clause_text ADD COLUMN details_edited INTEGER NOT NULL DEFAULT 0 CHECK (details_edited IN (0, 1));

      -- The version of the wording when the pair was last reviewed; null when it never was.
      ALTER TABLE clause_text ADD COLUMN reviewed INTEGER;

      UPDATE clause_text SET
        reviewed = version,
        details_edited = (SELECT category_edited FROM clause WHERE id = clause_text.clause_id);

      -- The index is made anew from the wordings when the library is next opened.
      DROP TABLE clause_word;
      DROP TABLE clause_search;

      -- What lists and hits show of a current wording, in order of importance: rows are those of clause_text.
      CREATE TABLE clause_shown (
        row INTEGER PRIMARY KEY,
        heading TEXT NOT NULL,
        titles TEXT NOT NULL,
        body TEXT NOT NULL
      ) STRICT;

      -- Which wordings have a word, a stem or the beginning of a word, in their titles or anywhere. Without places (detail = none) and with a list for
      -- every beginning of up to twelve letters, so that the first page is read off the front of one list. Retired clauses are not in it.
      -- remove_diacritics 0: æ, ø and å are letters of their own, not accents.
      CREATE VIRTUAL TABLE clause_titles USING fts5 (
        words, content = '', contentless_delete = 1, detail = none,
        tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3 4 5 6 7 8 9 10 11 12'
      );
      CREATE VIRTUAL TABLE clause_words USING fts5 (
        words, content = '', contentless_delete = 1, detail = none,
        tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3 4 5 6 7 8 9 10 11 12'
      );

      -- For ranking, where matches are few enough to be ranked.
      CREATE VIRTUAL TABLE clause_rank USING fts5 (
        title, body, title_stems, body_stems, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
      );

      -- Every longer word there is or has been, by its parts: finds driftsvederlag for vederlag.
      CREATE TABLE clause_vocabulary (
        row INTEGER PRIMARY KEY,
        word TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE VIRTUAL TABLE clause_parts USING fts5 (
        word, content = 'clause_vocabulary', content_rowid = 'row', detail = none, tokenize = 'trigram case_sensitive 1'
      );
    `)
  },
}
