/** The library, or a part of it, as the text of one file (exchange-file.ts). */
import type { LibraryExportWish } from '../../shared/exchange-api.ts'
import { AppError, type Problem } from '../../shared/errors.ts'
import type { JsonObject } from '../../shared/document/format.ts'
import { namesIn, type Names, normalForm, referencedIn } from '../../shared/library/clause-names.ts'
import { clauseEntries, parseStandard } from '../../shared/library/standard.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../shared/model.ts'
import { type Clauses, type ClauseTextRow, clausesRepository } from '../db/clauses.ts'
import type { Db } from '../db/open.ts'
import { standardsRepository } from '../db/standards.ts'
import { type ExchangedLibrary, type ExchangedPair, writeLibraryFile } from './exchange-file.ts'
import { readLibraryFile } from './exchange-reader.ts'
import { wordingNode } from './wordings.ts'

export interface ExportedLibrary {
  readonly text: string
  readonly clauses: number
  readonly standards: number
  readonly leftOut: readonly Problem[]
}

/** The names that parts of wordings go by in a file, per language: those that the editor minted mean nothing to anybody else. */
export const exchangeNames = (texts: readonly ClauseTextRow[]): ((language: ContractLanguage) => Names) => {
  const byLanguage = new Map<ContractLanguage, Names>()
  for (const language of CONTRACT_LANGUAGES) {
    const nodes = texts.filter((text) => text.language === language).map(wordingNode)
    const referenced = new Set(nodes.flatMap(referencedIn))
    byLanguage.set(language, new Map(nodes.flatMap((node) => [...namesIn(node, (id) => referenced.has(id))])))
  }
  return (language) => byLanguage.get(language) ?? new Map()
}

/** A standard that names parts inside clauses as files do. `texts` has the wordings of each clause. */
export const exchangedStandard = (id: string, content: string, texts: ReadonlyMap<string, readonly ClauseTextRow[]>): string => {
  const json = JSON.parse(content) as JsonObject
  const standard = parseStandard(json, id)
  if (standard.reserve.length === 0) return content
  const used = clauseEntries(standard).flatMap(({ clause }) => texts.get(clause) ?? [])
  const names = new Map(used.flatMap((text) => [...namesIn(wordingNode(text), () => false)]))
  return JSON.stringify({ ...json, reserve: standard.reserve.map((name) => names.get(name) ?? name) })
}

/** How the languages of a clause stand to each other, as far as the library knows. */
export const pairOf = (texts: readonly Pick<ClauseTextRow, 'version' | 'reviewed'>[], notes: ExchangedPair['notes'] | undefined): ExchangedPair => ({
  notes: notes ?? {},
  reviewed: texts.length < 2 || texts.every(({ version, reviewed }) => version === reviewed),
})

const isOwn = (id: string, texts: readonly ClauseTextRow[], clauses: Clauses, pairs: ReturnType<Clauses['pairs']>): boolean => {
  const clause = clauses.get(id)
  return (
    clause?.origin === 'own' ||
    clause?.categoryEdited === true ||
    clause?.retired === true ||
    pairs.get(id)?.edited === true ||
    texts.some(({ origin, detailsEdited }) => origin === 'own' || detailsEdited)
  )
}

/** The library with what is wished of it, in the form that files have. */
const contentOf = (db: Db, { name, scope, categories }: LibraryExportWish, date: string): ExchangedLibrary => {
  const clauses = clausesRepository(db)
  const all = clauses.allTexts()
  const names = exchangeNames(all)
  const pairs = clauses.pairs()
  const byClause = Map.groupBy(all, ({ id }) => id)
  const wanted = [...byClause].filter(
    ([id, texts]) =>
      scope === 'all' || (scope === 'own' ? isOwn(id, texts, clauses, pairs) : texts.some(({ category }) => categories.includes(category))),
  )
  const standards = standardsRepository(db).list()
  return {
    name,
    date,
    clauses: wanted.flatMap(([, texts]) =>
      texts.map((text) => ({
        id: text.id,
        language: text.language,
        category: text.category,
        tags: text.tags,
        noGuidance: text.noGuidance,
        node: normalForm(wordingNode(text), names(text.language)),
      })),
    ),
    pairs: new Map(
      wanted.flatMap(([id, texts]) => {
        const pair = pairOf(texts, pairs.get(id)?.notes)
        return Object.keys(pair.notes).length > 0 || !pair.reviewed ? [[id, pair] as const] : []
      }),
    ),
    retired: new Set(wanted.flatMap(([id]) => (clauses.get(id)?.retired === true ? [id] : []))),
    standards: standards
      .filter(({ origin }) => scope === 'all' || (scope === 'own' && origin === 'own'))
      .map(({ id, content }) => ({ id, json: exchangedStandard(id, content, byClause) })),
  }
}

const without = (library: ExchangedLibrary, ids: ReadonlySet<string>): ExchangedLibrary => ({
  ...library,
  clauses: library.clauses.filter(({ id }) => !ids.has(id)),
  pairs: new Map([...library.pairs].filter(([id]) => !ids.has(id))),
  retired: new Set([...library.retired].filter((id) => !ids.has(id))),
})

/** `da/own-bod/part-1` → `own-bod`. */
const clauseAt = ({ place }: Problem): string => place.split('/')[1] ?? ''

/**
 * The library as the text of a file, which has been read again before it is given out. Throws `AppError`: `nothing_to_export`; `not_writable` with the place
 * of everything that the notation cannot express, unless that is to be left out.
 */
export const exportLibrary = (db: Db, wish: LibraryExportWish, now: string): ExportedLibrary => {
  const whole = db.transaction(() => contentOf(db, wish, now.slice(0, 10)))()
  if (whole.clauses.length === 0 && whole.standards.length === 0) throw new AppError('nothing_to_export')
  const { problems, text: first } = writeLibraryFile(whole)
  if (problems.length > 0 && !wish.leaveOut) throw new AppError('not_writable', { count: new Set(problems.map(clauseAt)).size }, problems)
  const library = problems.length > 0 ? without(whole, new Set(problems.map(clauseAt))) : whole
  const text = problems.length > 0 ? writeLibraryFile(library).text : first
  // What no other program of ours would take is not given to anybody.
  readLibraryFile(new TextEncoder().encode(text), wish.name)
  return { text, clauses: new Set(library.clauses.map(({ id }) => id)).size, standards: library.standards.length, leftOut: problems }
}
