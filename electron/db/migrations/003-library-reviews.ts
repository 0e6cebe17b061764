/** Version 3: which wordings of a pair were reviewed together, and edits of category and details told apart. */
import type { Step } from '../migrate.ts'

export const libraryReviews: Step = {
  name: 'library reviews',
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
    `)
  },
}
