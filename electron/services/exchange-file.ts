/**
 * A library as one text file that a person can read and compare: a short head, the clauses in the notation of the library that ships, notes on pairs, and
 * standards as YAML, always in the same order. `exchange-reader.ts` reads it.
 */
import type { Problem } from '../../shared/errors.ts'
import type { ClauseText } from '../../shared/library/clause-text.ts'
import { writeClause } from '../../shared/library/clause-writer.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../shared/model.ts'
import { writeYaml } from './exchange-yaml.ts'

export const FILE_FORMAT = 1
export const LIBRARY_EXTENSION = '.klausul-library'

/** How the wordings of a clause in several languages stand to each other. */
export interface ExchangedPair {
  /** How they differ, for a reader of each language. */
  readonly notes: Readonly<Partial<Record<ContractLanguage, string>>>
  /** Whether somebody has compared them as they stand. */
  readonly reviewed: boolean
}

export interface ExchangedLibrary {
  readonly name: string
  /** The day of the export, `2026-11-21`. */
  readonly date: string
  readonly clauses: readonly ClauseText[]
  /** Those that are not equivalent or not reviewed. */
  readonly pairs: ReadonlyMap<string, ExchangedPair>
  /** Clauses that are no longer offered. */
  readonly retired: ReadonlySet<string>
  /** Standards as JSON. */
  readonly standards: readonly { readonly id: string; readonly json: string }[]
}

/** By code units, so that no system's language changes the order. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The languages of clauses in the order of the program. */
export const languagesIn = (clauses: readonly ClauseText[]): ContractLanguage[] =>
  CONTRACT_LANGUAGES.filter((code) => clauses.some(({ language }) => language === code))

const clauseSections = (clauses: readonly ClauseText[], problems: Problem[]): string[] =>
  languagesIn(clauses).flatMap((language) => {
    const byCategory = Map.groupBy(
      clauses.filter((clause) => clause.language === language),
      ({ category }) => category,
    )
    return [...byCategory]
      .toSorted(([a], [b]) => inOrder(a, b))
      .map(([category, members]) => {
        const texts = members.toSorted((a, b) => inOrder(a.id, b.id)).map((clause) => writeClause(clause))
        problems.push(...texts.flatMap((written) => written.problems))
        return [`%% clauses ${language} ${category}\n`, ...texts.map(({ text }) => text)].join('\n')
      })
  })

const pairSection = (pairs: ExchangedLibrary['pairs']): string[] => {
  if (pairs.size === 0) return []
  const entries = [...pairs]
    .toSorted(([a], [b]) => inOrder(a, b))
    .map(([id, { notes, reviewed }]) => {
      const inLanguages = CONTRACT_LANGUAGES.flatMap((language) => (notes[language] === undefined ? [] : [[language, notes[language]]]))
      return [id, { ...Object.fromEntries(inLanguages), ...(reviewed ? {} : { reviewed: false }) }]
    })
  return [`%% pairs\n\n${writeYaml(Object.fromEntries(entries))}`]
}

/** The file's text, the same for the same library, and what of it the notation cannot express. */
export const writeLibraryFile = (library: ExchangedLibrary): { readonly text: string; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = []
  const languages = languagesIn(library.clauses)
  const head = [
    `%% klausul-library ${FILE_FORMAT}`,
    `name: ${library.name.replaceAll(/\s+/g, ' ').trim() || 'Klausul'}`,
    `date: ${library.date}`,
    // A file of standards alone has no clauses in any language.
    ...(languages.length > 0 ? [`languages: ${languages.join(', ')}`] : []),
    '',
  ].join('\n')
  const sections = [
    ...clauseSections(library.clauses, problems),
    ...pairSection(library.pairs),
    ...(library.retired.size > 0 ? [`%% retired\n\n${[...library.retired].toSorted(inOrder).join('\n')}\n`] : []),
    ...library.standards.toSorted((a, b) => inOrder(a.id, b.id)).map(({ id, json }) => `%% standard ${id}\n\n${writeYaml(JSON.parse(json))}`),
    '%% end\n',
  ]
  return { text: [head, ...sections].join('\n'), problems }
}
