/** A clause library in memory that answers as the main process does: versions, conflicts, pairs, retirement. */
import type { Api, ClauseDetail, ClauseListItem, ClauseWording, Vocabulary } from '../../../../shared/api.ts'
import type { Json } from '../../../../shared/document/format.ts'
import { plainText } from '../../../../shared/document/plain-text.ts'
import { schema } from '../../../../shared/document/schema.ts'
import { AppError } from '../../../../shared/errors.ts'
import { type ClauseText, parseClauseFile } from '../../../../shared/library/clause-text.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../../shared/model.ts'
import { titleOfWording } from '../../../../renderer/views/library/names.ts'

interface Text {
  versions: ClauseWording[]
  tags: readonly string[]
  noGuidance: string | null
  /** The version that was current when the pair was reviewed. */
  reviewed: number
}
interface Clause {
  category: string
  origin: 'shipped' | 'own'
  retired: boolean
  notes: Partial<Record<ContractLanguage, string>> | null
  texts: Partial<Record<ContractLanguage, Text>>
}

export interface FakeLibrary {
  readonly library: Api['library']
  /** What another program saves meanwhile. */
  readonly saveElsewhere: (id: string, language: ContractLanguage, change: (text: string) => string) => void
}

export const NO_VOCABULARY: Vocabulary = { targets: {}, fields: [], questions: [], parties: [] }

const NOW = '2027-03-02T12:00:00.000Z'
const current = (text: Text): ClauseWording => {
  const newest = text.versions.at(-1)
  if (!newest) throw new Error('a text has a version')
  return newest
}

/** Clauses as they stand in the files of the library. */
export const clausesOf = (language: ContractLanguage, category: string, ...texts: readonly string[]): ClauseText[] =>
  parseClauseFile(texts.join('\n'), `${language}/${category}.md`, category, language)

export const fakeLibrary = (
  shipped: readonly ClauseText[],
  { vocabulary = NO_VOCABULARY, usedIn = {} }: { vocabulary?: Vocabulary; usedIn?: Readonly<Record<string, ClauseDetail['usedIn']>> } = {},
): FakeLibrary => {
  const clauses = new Map<string, Clause>()
  let made = 0
  for (const { id, language, category, tags, noGuidance, node } of shipped) {
    const clause = clauses.get(id) ?? { category, origin: 'shipped', retired: false, notes: null, texts: {} }
    const first: ClauseWording = { version: 1, origin: 'shipped', createdAt: '2027-01-04T08:00:00.000Z', content: node.toJSON() as Json }
    clause.texts[language] = { versions: [first], tags, noGuidance, reviewed: 1 }
    clauses.set(id, clause)
  }
  const known = (id: string): Clause => {
    const clause = clauses.get(id)
    if (!clause) throw new AppError('unknown_clause', { id })
    return clause
  }
  const textOf = (id: string, language: ContractLanguage): Text => {
    const text = known(id).texts[language]
    if (!text) throw new AppError('unknown_clause', { id })
    return text
  }
  const pairOf = ({ texts, notes }: Clause): ClauseListItem['pair'] => {
    const all = Object.values(texts)
    if (all.length < 2) return 'one_language'
    if (all.some((text) => text.reviewed !== current(text).version)) return 'needs_review'
    return notes ? 'not_equivalent' : 'equivalent'
  }
  const items = (): ClauseListItem[] =>
    [...clauses].flatMap(([id, clause]) =>
      CONTRACT_LANGUAGES.flatMap((language) => {
        const text = clause.texts[language]
        if (!text) return []
        const { version, origin, content } = current(text)
        const node = schema.nodeFromJSON(content)
        return [
          {
            id,
            category: clause.category,
            language,
            title: titleOfWording(node),
            text: plainText(node).slice(0, 160),
            tags: text.tags,
            version,
            origin: clause.origin,
            changed: clause.origin === 'shipped' && origin === 'own',
            retired: clause.retired,
            pair: pairOf(clause),
          },
        ]
      }),
    )
  const add = (id: string, language: ContractLanguage, content: Json): number => {
    const clause = known(id)
    const text = (clause.texts[language] ??= { versions: [], tags: [], noGuidance: null, reviewed: 1 })
    text.versions.push({ version: text.versions.length + 1, origin: 'own', createdAt: NOW, content })
    return text.versions.length
  }
  const library: Api['library'] = {
    list: async () => items(),
    search: async (text, language) =>
      items()
        .filter(
          (item) =>
            !item.retired &&
            (language === null || item.language === language) &&
            `${item.title} ${item.text}`.toLowerCase().includes(text.toLowerCase()),
        )
        .map(({ id, category, language: found, title, text: sentence }) => {
          const at = sentence.toLowerCase().indexOf(text.toLowerCase())
          return { id, category, language: found, title, sentence, marks: at === -1 ? [] : [[at, at + text.length] as const] }
        }),
    clause: async (id) => {
      const clause = known(id)
      const languages = Object.fromEntries(
        Object.entries(clause.texts).map(([language, text]) => [language, { ...current(text), tags: text.tags, noGuidance: text.noGuidance }]),
      )
      const { category, origin, retired, notes } = clause
      return { id, category, origin, retired, pair: pairOf(clause), pairNotes: notes ?? {}, languages, usedIn: usedIn[id] ?? [] }
    },
    versions: async (id, language) => textOf(id, language).versions.toReversed(),
    wording: async (id, language, version) => {
      const text = textOf(id, language)
      return text.versions.find((one) => one.version === version) ?? current(text)
    },
    currentVersions: async () => Object.fromEntries(items().map(({ id, language, version }) => [`${language}/${id}`, version])),
    vocabulary: async () => vocabulary,
    saveWording: async (id, language, expected, content) => {
      if ((known(id).texts[language]?.versions.length ?? 0) !== expected) throw new AppError('clause_conflict', { id })
      return add(id, language, content)
    },
    setDetails: async (id, language, { tags, noGuidance }) => {
      Object.assign(textOf(id, language), { tags, noGuidance })
    },
    setCategory: async (id, category) => {
      known(id).category = category
    },
    setPair: async (id, notes) => {
      const clause = known(id)
      clause.notes = notes
      for (const text of Object.values(clause.texts)) text.reviewed = current(text).version
    },
    create: async ({ category, language, content }) => {
      made += 1
      const id = `own-${made}`
      clauses.set(id, { category, origin: 'own', retired: false, notes: null, texts: {} })
      add(id, language, content)
      return id
    },
    setRetired: async (id, retired) => {
      known(id).retired = retired
    },
    // The window's part of an exchange is tried in the whole program (test/e2e/library-exchange.spec.ts).
    exportFile: async () => null,
    openImport: async () => null,
    importedWordings: async () => [],
    applyImport: async () => 0,
    closeImport: async () => undefined,
  }
  return {
    library,
    saveElsewhere: (id, language, change) => {
      const { content } = current(textOf(id, language))
      add(id, language, JSON.parse(change(JSON.stringify(content))) as Json)
    },
  }
}
