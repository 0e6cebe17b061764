/** Reads an exchanged library (exchange-file.ts): whole and sound, or refused with the place of everything that is wrong. Nothing is kept here. */
import { nodeJson } from '../../shared/document/json.ts'
import { AppError, type Problem } from '../../shared/errors.ts'
import { type ClauseText, parseClauseFile } from '../../shared/library/clause-text.ts'
import { annexEntries, clauseEntries, parseStandard, type Standard } from '../../shared/library/standard.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../shared/model.ts'
import { type ExchangedLibrary, type ExchangedPair, FILE_FORMAT } from './exchange-file.ts'
import { linesOf, MOST_CLAUSES, MOST_LINES, MOST_PROBLEMS, MOST_SIGNS, MOST_STANDARDS, MOST_YAML } from './exchange-limits.ts'
import { readYaml } from './exchange-yaml.ts'
import { readWording } from './library-edits.ts'

/** Ids are words with hyphens, as in the library that ships: never a path, never a script. */
const ID = /^[a-z0-9][a-z0-9-]{0,79}$/
const KEY = /^[a-z0-9][a-z0-9_.-]{0,79}$/
const LONGEST_NOTE = 10_000
const LONGEST_NAME = 200

interface Section {
  readonly line: number
  readonly words: readonly string[]
  readonly body: string[]
}

class Reader {
  readonly problems: Problem[] = []
  readonly file: string
  #yaml = 0

  constructor(file: string) {
    this.file = file
  }

  readonly report = (line: number, code: string, params: Problem['params'] = {}): void => {
    this.problems.push({ place: `${this.file}:${line}`, code, params })
  }

  /** Do what may refuse; what it says is wrong is noted, at `line` where it knows no better. */
  guarded<T>(act: () => T, line: number | null): T | null {
    try {
      return act()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const place = line === null ? null : `${this.file}:${line}`
      this.problems.push(...error.problems.map((problem) => (place === null ? problem : { ...problem, place: `${place} (${problem.place})` })))
      return null
    }
  }

  yaml({ line, body }: Section): { readonly value: unknown } | null {
    const text = body.join('\n')
    this.#yaml += text.length
    if (this.#yaml > MOST_YAML) {
      this.report(line, 'too_many', { max: MOST_YAML })
      return null
    }
    return readYaml(text, line + 1, this.report)
  }

  fail(): never {
    const more = this.problems.length - MOST_PROBLEMS
    const rest: Problem[] = more > 0 ? [{ place: this.file, code: 'more_problems', params: { number: more } }] : []
    throw new AppError('bad_library_file', { file: this.file }, [...this.problems.slice(0, MOST_PROBLEMS), ...rest])
  }
}

/** The file divided at its lines of `%%`. What stands behind the end, and a file without one, is refused: it was cut or put together. */
const sectionsOf = (lines: readonly string[], reader: Reader): Section[] => {
  const sections: Section[] = []
  let isEnded = false
  for (const [index, line] of lines.entries()) {
    if (isEnded && line.trim() !== '') {
      reader.report(index + 1, 'after_end')
      break
    }
    if (line.startsWith('%%')) {
      sections.push({ line: index + 1, words: line.slice(2).trim().split(/\s+/), body: [] })
      isEnded = line.trim() === '%% end'
    } else sections.at(-1)?.body.push(line)
  }
  if (!isEnded && reader.problems.length === 0) reader.report(lines.length, 'cut_short')
  return sections
}

const readHead = ({ line, body }: Section, reader: Reader): { name: string; date: string; languages: readonly ContractLanguage[] } => {
  const known = ['name', 'date', 'languages']
  const values = new Map<string, string>()
  for (const [index, text] of body.entries()) {
    if (text.trim() === '') continue
    const [, key = '', value = ''] = /^([a-z]+): (.+)$/.exec(text.trim()) ?? []
    if (!known.includes(key) || values.has(key)) reader.report(line + 1 + index, 'unknown_key', { known: known.join(', ') })
    values.set(key, value)
  }
  const name = values.get('name') ?? ''
  const date = values.get('date') ?? ''
  if (name === '' || name.length > LONGEST_NAME) reader.report(line, 'wrong_value', { expected: 'name: …' })
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) reader.report(line, 'wrong_value', { expected: 'date: 2026-11-21' })
  const codes = (values.get('languages') ?? '').split(',').flatMap((code) => (code.trim() === '' ? [] : [code.trim()]))
  const languages = CONTRACT_LANGUAGES.filter((code) => codes.includes(code))
  if (languages.length !== codes.length) reader.report(line, 'wrong_value', { expected: `languages: ${CONTRACT_LANGUAGES.join(', ')}` })
  return { name, date, languages }
}

/** Every clause of a section, fit to be kept in the library. */
const readClauses = ({ line, words, body }: Section, languages: readonly ContractLanguage[], reader: Reader): ClauseText[] => {
  const [, code = '', category = '', ...more] = words
  const language = languages.find((one) => one === code)
  if (!language || !ID.test(category) || more.length > 0) {
    reader.report(line, 'wrong_value', { expected: `%% clauses ${languages.join('|')} CATEGORY` })
    return []
  }
  const options = { firstLine: line + 1, needsGuidance: false }
  const clauses = reader.guarded(() => parseClauseFile(body.join('\n'), reader.file, category, language, options), null) ?? []
  const places = new Map(body.map((text, index) => [/^## ([^:\s]+)/.exec(text)?.[1] ?? '', line + 1 + index]))
  const lineOf = (id: string): number => places.get(id) ?? line
  for (const { id, node } of clauses) {
    if (!ID.test(id)) reader.report(lineOf(id), 'bad_id', { id })
    // The check that a wording written in the window goes through: nesting, ids that are unique, text that is there.
    else reader.guarded(() => readWording(nodeJson(node), id), lineOf(id))
  }
  return clauses
}

const isNote = (note: unknown): note is string => typeof note === 'string' && note.trim() !== '' && note.length <= LONGEST_NOTE

const readPairs = (section: Section, ids: ReadonlySet<string>, reader: Reader): [string, ExchangedPair][] => {
  const read = reader.yaml(section)
  if (read === null) return []
  const value = read.value ?? {}
  if (typeof value !== 'object' || Array.isArray(value)) {
    reader.report(section.line, 'wrong_value', { expected: 'ID: {da, nb}' })
    return []
  }
  return Object.entries(value).map(([id, entry]: [string, unknown]) => {
    const { reviewed = true, ...notes } = (typeof entry === 'object' && entry !== null ? entry : { reviewed: null }) as Record<string, unknown>
    const known = Object.keys(notes).every((language) => CONTRACT_LANGUAGES.some((code) => code === language))
    if (!ids.has(id)) reader.report(section.line, 'unknown_clause', { id })
    if (!known || !Object.values(notes).every(isNote) || typeof reviewed !== 'boolean') {
      reader.report(section.line, 'wrong_value', { expected: `${id}: {${CONTRACT_LANGUAGES.join(', ')}}` })
    }
    return [id, { notes, reviewed: reviewed === true }]
  })
}

/** The names that a standard gives and uses are words, too. */
const badNames = (standard: Standard): string[] => {
  const groups = standard.outline.flatMap((entry) => (entry.kind === 'chapter' ? [entry, ...entry.sections] : [entry]))
  const ids = [...groups, ...annexEntries(standard.annexes), ...clauseEntries(standard)].map(({ identity }) => identity)
  const keys = [...standard.fields, ...standard.questions].map(({ key }) => key)
  const named = [
    ...clauseEntries(standard).map(({ clause }) => clause),
    ...standard.parties.map(({ role }) => role),
    ...standard.reserve.flatMap((name) => name.split('/')),
  ]
  return [...ids, ...named].filter((id) => !KEY.test(id)).concat(keys.filter((key) => !KEY.test(key)))
}

const readStandard = (section: Section, reader: Reader): { id: string; json: string }[] => {
  const [, id = '', ...more] = section.words
  if (!ID.test(id) || more.length > 0) {
    reader.report(section.line, 'bad_id', { id })
    return []
  }
  const read = reader.yaml(section)
  const standard = read && reader.guarded(() => parseStandard(read.value, `standard ${id}`), section.line)
  if (!read || !standard) return []
  if (standard.id !== id) reader.report(section.line, 'wrong_value', { expected: `id: ${id}` })
  for (const name of new Set(badNames(standard))) reader.report(section.line, 'bad_id', { id: name })
  return [{ id, json: JSON.stringify(read.value) }]
}

/** Ids are used once, and a clause has the same category in all its languages. */
const checkTogether = (clauses: readonly ClauseText[], standards: readonly { readonly id: string }[], reader: Reader): void => {
  const report = (id: string, code: string): void => {
    reader.problems.push({ place: `${reader.file} (${id})`, code, params: { id } })
  }
  for (const [id, texts] of Map.groupBy(clauses, (clause) => clause.id)) {
    if (new Set(texts.map(({ language }) => language)).size < texts.length) report(id, 'duplicate_id')
    if (new Set(texts.map(({ category }) => category)).size > 1) report(id, 'two_categories')
  }
  for (const [id, same] of Map.groupBy(standards, (standard) => standard.id)) if (same.length > 1) report(id, 'duplicate_id')
}

/** Refuse what would take long to read or much to hold, before it is read. */
const checkSize = (lines: readonly string[], reader: Reader): void => {
  const limited = [
    [lines.length, MOST_LINES],
    [lines.filter((line) => line.startsWith('##')).length, MOST_CLAUSES],
    [lines.filter((line) => line.startsWith('%% standard')).length, MOST_STANDARDS],
    [lines.reduce((sum, line) => sum + (line.match(/[|*{]/g)?.length ?? 0), 0), MOST_SIGNS],
  ] as const
  for (const [count, max] of limited) if (count > max) reader.report(1, 'too_many', { max })
}

/**
 * Read the bytes of a file; `file` is what it is called where problems are told. Throws `AppError`: `newer_library_file`, `bad_library_file` with
 * every problem.
 */
export const readLibraryFile = (bytes: Uint8Array, file: string): ExchangedLibrary => {
  const lines = linesOf(bytes, file)
  const reader = new Reader(file)
  const [, format] = /^%% klausul-library (\d{1,9})$/.exec(lines[0]?.trim() ?? '') ?? []
  if (format === undefined) reader.report(1, 'not_a_library')
  else if (Number(format) > FILE_FORMAT) throw new AppError('newer_library_file', { file, format, known: FILE_FORMAT })
  checkSize(lines, reader)
  if (reader.problems.length > 0) reader.fail()

  const [head, ...sections] = sectionsOf(lines, reader)
  if (!head || reader.problems.length > 0) return reader.fail()
  const { name, date, languages } = readHead(head, reader)
  const of = (kind: string): Section[] => sections.filter(({ words }) => words[0] === kind)
  const kinds = ['clauses', 'pairs', 'retired', 'standard', 'end']
  for (const { line, words } of sections) if (!kinds.includes(words[0] ?? '')) reader.report(line, 'unknown_key', { known: kinds.join(', ') })
  const clauses = of('clauses').flatMap((section) => readClauses(section, languages, reader))
  const ids = new Set(clauses.map(({ id }) => id))
  const pairs = new Map(of('pairs').flatMap((section) => readPairs(section, ids, reader)))
  const retired = of('retired').flatMap(({ line, body }) =>
    body.flatMap((text, index) => {
      const id = text.trim()
      if (id !== '' && !ids.has(id)) reader.report(line + 1 + index, 'unknown_clause', { id: id.slice(0, 100) })
      return id === '' ? [] : [id]
    }),
  )
  const standards = of('standard').flatMap((section) => readStandard(section, reader))
  checkTogether(clauses, standards, reader)
  if (reader.problems.length > 0) reader.fail()
  return { name, date, clauses, pairs, retired: new Set(retired), standards }
}
