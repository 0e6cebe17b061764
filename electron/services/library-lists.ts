/** The clause library as the window shows it: lists, one clause with all there is to say of it, its wordings through time. */
import type { ClauseDetail, ClauseListItem, ClauseWording, PairState, StandardSummary, Vocabulary } from '../../shared/api.ts'
import type { Json } from '../../shared/document/format.ts'
import { partyFields } from '../../shared/document/special-fields.ts'
import { AppError } from '../../shared/errors.ts'
import { LANGUAGES } from '../../shared/language/languages.ts'
import {
  annexEntries,
  clauseEntries,
  languagesOf,
  partiesIn,
  questionsIn,
  type SectionEntry,
  type Standard,
  textIn,
} from '../../shared/library/standard.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage, type FieldDefinition } from '../../shared/model.ts'
import { type ClauseTextRow, clausesRepository, type WordingRow } from '../db/clauses.ts'
import type { Db } from '../db/open.ts'
import { standardsRepository } from '../db/standards.ts'
import type { ContractStore } from './contracts.ts'
import { beginningOf, type Library } from './library.ts'
import { titleOf } from './search-words.ts'
import { wordingNode } from './wordings.ts'

export interface LibraryLists {
  /** Every clause, a row per language, retired ones too; by category and title. */
  list(): ClauseListItem[]
  standards(): StandardSummary[]
  /** Throws `AppError('unknown_clause')`. */
  clause(id: string): ClauseDetail
  /** The newest first. */
  versions(id: string, language: ContractLanguage): ClauseWording[]
  /** The current wording when `version` is null. Throws `AppError`: `unknown_clause`, `unknown_wording`. */
  wording(id: string, language: ContractLanguage, version: number | null): ClauseWording
  currentVersions(): Record<string, number>
  vocabulary(language: ContractLanguage): Vocabulary
}

/** Whether the wordings of a pair say the same, as far as anybody has looked. `notes` null: nobody has said that they differ. */
export const pairState = (
  texts: readonly Pick<ClauseTextRow, 'version' | 'reviewed'>[],
  notes: Readonly<Record<string, string>> | undefined,
): PairState => {
  if (texts.length < 2) return 'one_language'
  if (texts.some(({ version, reviewed }) => reviewed !== version)) return 'needs_review'
  return Object.keys(notes ?? {}).length > 0 ? 'not_equivalent' : 'equivalent'
}

const toWording = ({ content, ...row }: WordingRow): ClauseWording => ({ ...row, content: JSON.parse(content) as Json })

/** Headings of a standard's chapters, sections and annexes by the identity that references name. */
const targetsOf = (standard: Standard, language: ContractLanguage): [string, string][] => {
  const section = ({ identity, heading }: Pick<SectionEntry, 'identity' | 'heading'>): [string, string] => [identity, textIn(heading, language)]
  const groups = standard.outline.flatMap((entry) => (entry.kind === 'chapter' ? [entry, ...entry.sections] : [entry]))
  return [...groups.filter((entry) => entry.kind !== 'clause'), ...annexEntries(standard.annexes)].map(section)
}

/** The first of those with the same key. */
const byKey = <T>(items: readonly T[], keyOf: (item: T) => string): T[] =>
  [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed()

export const libraryLists = (db: Db, library: Library, contracts: Pick<ContractStore, 'withClause'>): LibraryLists => {
  const clauses = clausesRepository(db)
  const standardRows = standardsRepository(db)

  const known = (id: string) => {
    const clause = clauses.get(id)
    if (!clause) throw new AppError('unknown_clause', { id })
    return clause
  }
  const textsOf = (id: string): ClauseTextRow[] =>
    CONTRACT_LANGUAGES.flatMap((language) => {
      const text = clauses.text(id, language)
      return text ? [text] : []
    })
  /** Identities that alternatives share, each with the title of the first of them. */
  const sharedTargets = (standard: Standard, language: ContractLanguage): [string, string][] =>
    byKey(
      clauseEntries(standard).filter(({ clause, identity }) => identity !== clause),
      ({ identity }) => identity,
    ).flatMap(({ clause, identity }) => {
      const text = clauses.text(clause, language)
      return text ? [[identity, titleOf(wordingNode(text))]] : []
    })
  /** The standards that name a clause. */
  const standardsWith = (id: string): ClauseDetail['usedIn'] =>
    library
      .standards()
      .filter((standard) => clauseEntries(standard).some(({ clause }) => clause === id))
      .map((standard) => ({
        kind: 'standard',
        id: standard.id,
        title: languagesOf(standard).map((language) => textIn(standard.title, language))[0] ?? standard.id,
        version: standard.version,
      }))

  return {
    list: () => {
      const pairs = clauses.pairs()
      const rows = clauses.listed()
      const byId = Map.groupBy(rows, ({ id }) => id)
      const items = rows.map(
        ({ text, reviewed: _reviewed, wordingOrigin, ...row }): ClauseListItem => ({
          ...row,
          text: beginningOf(text),
          changed: row.origin === 'shipped' && wordingOrigin === 'own',
          pair: pairState(byId.get(row.id) ?? [], pairs.get(row.id)?.notes),
        }),
      )
      const compare = new Intl.Collator('da').compare
      return items.toSorted((a, b) => compare(a.category, b.category) || compare(a.title, b.title) || compare(a.language, b.language))
    },
    standards: () =>
      library.standards().map((standard) => {
        const { origin, retired } = standardRows.list().find(({ id }) => id === standard.id) ?? { origin: 'shipped' as const, retired: false }
        const texts = languagesOf(standard).map((language) => [
          language,
          { title: textIn(standard.title, language), description: textIn(standard.description, language) },
        ])
        return { id: standard.id, version: standard.version, origin, retired, texts: Object.fromEntries(texts) as StandardSummary['texts'] }
      }),
    clause: (id) => {
      const { category, origin, retired } = known(id)
      const texts = textsOf(id)
      const notes = clauses.pairs().get(id)?.notes
      return {
        id,
        category,
        origin,
        retired,
        pair: pairState(texts, notes),
        pairNotes: notes ?? {},
        languages: Object.fromEntries(
          texts.map(({ language, version, tags, noGuidance }) => {
            const wording = clauses.wording(id, language, version)
            return [language, { ...(wording ? toWording(wording) : {}), tags, noGuidance }]
          }),
        ),
        usedIn: [...standardsWith(id), ...contracts.withClause(id).map((contract) => ({ kind: 'contract' as const, ...contract }))],
      }
    },
    versions: (id, language) => {
      known(id)
      return clauses.wordings(id, language).map(toWording)
    },
    wording: (id, language, version) => {
      known(id)
      const number = version ?? clauses.text(id, language)?.version
      const row = number === undefined ? null : clauses.wording(id, language, number)
      if (!row) throw new AppError('unknown_wording', { id, language, version: number ?? 0 })
      return toWording(row)
    },
    currentVersions: () => Object.fromEntries(clauses.versions().map(({ id, language, version }) => [`${language}/${id}`, version])),
    vocabulary: (language) => {
      const written = library.standards().filter((standard) => languagesOf(standard).includes(language))
      const parties = byKey(
        written.flatMap((standard) => partiesIn(standard, language)),
        ({ role }) => role,
      )
      const fields = written.flatMap((standard) =>
        standard.fields.map((field): FieldDefinition => ({ ...field, label: textIn(field.label, language) })),
      )
      return {
        targets: Object.fromEntries(written.flatMap((standard) => [...sharedTargets(standard, language), ...targetsOf(standard, language)])),
        fields: byKey([...parties.flatMap((party) => partyFields(party, LANGUAGES[language])), ...fields], ({ key }) => key),
        questions: byKey(
          written.flatMap((standard) => questionsIn(standard, language)),
          ({ key }) => key,
        ),
        parties,
      }
    },
  }
}
