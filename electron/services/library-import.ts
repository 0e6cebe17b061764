/** What a library file would change in the library, and taking it: what is chosen, in one transaction, each wording as a new version over the old. */
import type { ImportChoice, ImportedClause, ImportedStandard, ImportedWording, ImportState } from '../../shared/exchange-api.ts'
import { nodeJson } from '../../shared/document/json.ts'
import { AppError, type Problem } from '../../shared/errors.ts'
import { normalForm } from '../../shared/library/clause-names.ts'
import type { ClauseText } from '../../shared/library/clause-text.ts'
import { clauseEntries, languagesOf, parseStandard, type Standard, textIn } from '../../shared/library/standard.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../shared/model.ts'
import { type ClauseTextRow, clausesRepository } from '../db/clauses.ts'
import { importedRepository } from '../db/imported.ts'
import type { Db } from '../db/open.ts'
import { standardsRepository } from '../db/standards.ts'
import type { ExchangedLibrary, ExchangedPair } from './exchange-file.ts'
import type { Library } from './library.ts'
import { exchangedStandard, exchangeNames, pairOf } from './library-export.ts'
import { titleOf } from './search-words.ts'
import { sha256 } from './shipped-library.ts'
import { wordingNode } from './wordings.ts'

export interface Comparison {
  readonly clauses: readonly ImportedClause[]
  readonly standards: readonly ImportedStandard[]
  /** Changes whenever the library does in anything that the comparison rests on. */
  readonly stamp: string
}

export interface LibraryImport {
  compare(file: ExchangedLibrary): Comparison
  wordings(file: ExchangedLibrary, clause: string): ImportedWording[]
  /**
   * Take what is chosen, all or nothing. `stamp` is that of the comparison that the choice was made from. Returns how many clauses and standards were
   * taken. Throws `AppError`: `import_outdated`, `import_incomplete` when a chosen standard would name clauses that are not there.
   */
  apply(file: ExchangedLibrary, choice: ImportChoice, stamp: string): number
}

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one, index) => one === b[index])
const samePair = (a: ExchangedPair, b: ExchangedPair): boolean =>
  a.reviewed === b.reviewed && CONTRACT_LANGUAGES.every((language) => a.notes[language] === b.notes[language])
/** The gravest of several states. */
const together = (states: readonly ImportState[]): ImportState =>
  (['conflict', 'changed', 'new'] as const).find((state) => states.includes(state)) ?? 'unchanged'

const readStandard = (json: string, id: string): Standard => parseStandard(JSON.parse(json), id)
/** As the program reads it: the order of keys, comments and the like make no difference. */
const sameStandard = (a: Standard, b: Standard): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The pair as the file has it; null when the file has one language of the clause and so says nothing of a pair. */
const pairIn = (file: ExchangedLibrary, id: string, texts: readonly ClauseText[]): ExchangedPair | null =>
  file.pairs.get(id) ?? (texts.length > 1 ? { notes: {}, reviewed: true } : null)

/** The clauses that a standard names and nobody has. */
const missingIn = (standard: Standard, id: string, has: (clause: string, language: string) => boolean): Problem[] =>
  clauseEntries(standard).flatMap(({ clause, only }) =>
    languagesOf(standard)
      .filter((language) => only === null || only === language)
      .filter((language) => !has(clause, language))
      .map((language) => ({ place: `${id}: ${language}`, code: 'unknown_clause', params: { id: clause } })),
  )

export const libraryImport = (db: Db, library: Library, now: () => string): LibraryImport => {
  const clauses = clausesRepository(db)
  const standards = standardsRepository(db)
  const imported = importedRepository(db)
  const writtenIn = (id: string): ContractLanguage[] => CONTRACT_LANGUAGES.filter((language) => clauses.text(id, language) !== null)

  /** Everything that is compared: the wordings that there are by clause, in the form that files have. */
  const snapshot = () => {
    const texts = clauses.allTexts()
    const names = exchangeNames(texts)
    const ids = Map.groupBy(texts, ({ id }) => id)
    return { texts: ids, pairs: clauses.pairs(), normal: (text: ClauseTextRow) => normalForm(wordingNode(text), names(text.language)) }
  }
  type Snapshot = ReturnType<typeof snapshot>

  const compareText = (text: ClauseText, current: ClauseTextRow | undefined, { normal }: Snapshot) => {
    if (!current) return { state: 'new' as const, wordingDiffers: true, tags: false, noGuidance: false }
    const wordingDiffers = !normal(current).eq(text.node)
    const tags = !sameList(current.tags, text.tags)
    const noGuidance = current.noGuidance !== text.noGuidance
    const isTheirs = imported.clause(text.id, text.language) === current.version
    const isOwn = !isTheirs && ((wordingDiffers && current.origin === 'own') || ((tags || noGuidance) && current.detailsEdited))
    const state: ImportState = !wordingDiffers && !tags && !noGuidance ? 'unchanged' : isOwn ? 'conflict' : 'changed'
    return { state, wordingDiffers, tags, noGuidance }
  }

  const compareClause = (file: ExchangedLibrary, id: string, texts: readonly ClauseText[], now_: Snapshot): ImportedClause => {
    const [first] = texts
    const row = clauses.get(id)
    const known = now_.texts.get(id) ?? []
    const compared = texts.map((text) => ({
      language: text.language,
      ...compareText(
        text,
        known.find(({ language }) => language === text.language),
        now_,
      ),
    }))
    const category = row !== null && row.category !== first?.category
    const pair = pairIn(file, id, texts)
    const before = now_.pairs.get(id)
    const pairDiffers = row !== null && pair !== null && known.length > 1 && !samePair(pair, pairOf(known, before?.notes))
    const own = known.some(({ origin, language, version }) => origin === 'own' && imported.clause(id, language) !== version)
    const around: ImportState[] = [
      ...(category ? [row.categoryEdited && own ? ('conflict' as const) : ('changed' as const)] : []),
      ...(pairDiffers ? [before?.edited === true && own ? ('conflict' as const) : ('changed' as const)] : []),
    ]
    const languages = compared.map(({ language, state, wordingDiffers }) => ({ language, state, wordingDiffers }))
    const state = row === null ? 'new' : together([...languages.map((one) => (one.state === 'new' ? 'changed' : one.state)), ...around])
    return {
      id,
      category: first?.category ?? '',
      title: first ? titleOf(first.node) || id : id,
      state,
      languages,
      differs: [
        ...(compared.some(({ tags }) => tags) ? (['tags'] as const) : []),
        ...(compared.some(({ noGuidance }) => noGuidance) ? (['no_guidance'] as const) : []),
        ...(category ? (['category'] as const) : []),
        ...(pairDiffers ? (['pair'] as const) : []),
      ],
    }
  }

  const compareStandard = (
    { id, json }: ExchangedLibrary['standards'][number],
    has: (clause: string, language: string) => boolean,
    { texts }: Snapshot,
  ): ImportedStandard => {
    const standard = readStandard(json, id)
    const [language = 'da'] = languagesOf(standard)
    const current = standards.get(id)
    const problems = missingIn(standard, id, has)
    const isTheirs = current !== null && (current.origin === 'shipped' || imported.standard(id) === current.version)
    const state: ImportState =
      problems.length > 0
        ? 'refused'
        : current === null
          ? 'new'
          : sameStandard(readStandard(exchangedStandard(id, current.content, texts), id), standard)
            ? 'unchanged'
            : isTheirs
              ? 'changed'
              : 'conflict'
    return { id, title: textIn(standard.title, language), state, problems }
  }

  const compare = (file: ExchangedLibrary): Comparison => {
    const known = snapshot()
    const inFile = new Set(file.clauses.map(({ id, language }) => `${language}/${id}`))
    const has = (clause: string, language: string): boolean =>
      inFile.has(`${language}/${clause}`) || (known.texts.get(clause) ?? []).some((text) => text.language === language)
    const compared = {
      clauses: [...Map.groupBy(file.clauses, ({ id }) => id)].map(([id, texts]) => compareClause(file, id, texts, known)),
      standards: file.standards.map((standard) => compareStandard(standard, has, known)),
    }
    const versions = compared.clauses.map(({ id }) => (known.texts.get(id) ?? []).map(({ language, version }) => `${language}${version}`))
    return { ...compared, stamp: sha256(JSON.stringify([compared, versions, file.standards.map(({ id }) => standards.get(id)?.version ?? 0)])) }
  }

  const takeClause = (file: ExchangedLibrary, { id, languages, differs }: ImportedClause): void => {
    const texts = file.clauses.filter((text) => text.id === id)
    const category = texts[0]?.category ?? ''
    const row = clauses.get(id)
    if (!row) clauses.put({ id, category, origin: 'own', retired: false, categoryEdited: true })
    else if (differs.includes('category')) clauses.put({ ...row, category, categoryEdited: true })
    for (const text of texts) {
      const { language, tags, noGuidance } = text
      const compared = languages.find((one) => one.language === language)
      if (compared?.state === 'unchanged') continue
      if (compared?.wordingDiffers === true) imported.putClause(id, language, library.saveWording(id, language, text.node))
      clauses.setDetails(id, language, { tags, noGuidance, edited: true })
    }
    const pair = pairIn(file, id, texts)
    const known = writtenIn(id)
    if (pair && (row === null || differs.includes('pair'))) clauses.putPair(id, pair.notes, true)
    // Who sent the file has compared its wordings; one that only the library has, nobody has compared with them.
    if (known.every((language) => texts.some((text) => text.language === language)) && pair?.reviewed !== false) clauses.setReviewed(id)
    if (row === null && file.retired.has(id)) library.setRetired(id, true)
  }

  return {
    compare,
    wordings: (file, clause) => {
      const known = snapshot()
      return file.clauses
        .filter(({ id }) => id === clause)
        .map(({ language, node }): ImportedWording => {
          const current = known.texts.get(clause)?.find((text) => text.language === language)
          return { language, before: current ? nodeJson(known.normal(current)) : null, after: nodeJson(node) }
        })
    },
    apply: (file, choice, stamp) =>
      db
        .transaction(() => {
          const comparison = compare(file)
          if (comparison.stamp !== stamp) throw new AppError('import_outdated')
          const wanted = comparison.clauses.filter(({ id, state }) => choice.clauses.includes(id) && state !== 'unchanged' && state !== 'refused')
          const outlines = comparison.standards.filter(
            ({ id, state }) => choice.standards.includes(id) && state !== 'unchanged' && state !== 'refused',
          )
          for (const one of wanted) takeClause(file, one)
          const written = new Set(clauses.versions().map(({ id, language }) => `${language}/${id}`))
          const missing = outlines.flatMap(({ id }) => {
            const json = file.standards.find((standard) => standard.id === id)?.json ?? '{}'
            imported.putStandard(id, standards.add({ id, origin: 'own', content: json, hash: sha256(json), createdAt: now() }, true))
            return missingIn(readStandard(json, id), id, (clause, language) => written.has(`${language}/${clause}`))
          })
          if (missing.length > 0) throw new AppError('import_incomplete', {}, missing)
          return wanted.length + outlines.length
        })
        .immediate(),
  }
}
