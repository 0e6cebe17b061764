/** The library that ships with the program, read from its text files. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse as parseYaml } from 'yaml'
import { AppError } from '../../shared/errors.ts'
import { type ClauseText, parseClauseFile } from '../../shared/library/clause-text.ts'
import { parseStandard } from '../../shared/library/standard.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../shared/model.ts'

export interface ShippedLibrary {
  readonly clauses: readonly ClauseText[]
  /** Standards as the JSON of their files, checked. */
  readonly standards: readonly { readonly id: string; readonly json: string }[]
  /** Notes on the pairs that are not equivalent: clause id → reader's language → note. */
  readonly pairs: ReadonlyMap<string, Readonly<Record<string, string>>>
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

interface LibraryFile {
  /** Relative to the library's folder, with forward slashes. */
  readonly name: string
  readonly text: string
}

/** The files of a library folder in a fixed order. */
export const readLibraryFiles = (folder: string): LibraryFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /\.(md|yaml)$/.test(name) && name !== 'README.md')
    .toSorted()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))

/** Changes whenever any file of the library does. */
export const fingerprint = (files: readonly LibraryFile[]): string => sha256(files.map(({ name, text }) => `${name}\n${sha256(text)}`).join('\n'))

const yaml = (file: LibraryFile): unknown => {
  try {
    return parseYaml(file.text)
  } catch (error) {
    throw new AppError('bad_library', { file: file.name }, [{ place: file.name, code: 'not_yaml', params: { why: (error as Error).message } }])
  }
}

/** The languages that a note on a pair is written for; one in nynorsk may come with them. */
const PAIR_LANGUAGES = ['da', 'nb'] as const satisfies readonly ContractLanguage[]

const parsePairs = (file: LibraryFile | undefined): Map<string, Readonly<Record<string, string>>> => {
  if (!file) return new Map()
  const raw = (yaml(file) ?? {}) as Readonly<Record<string, unknown>>
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    throw new AppError('bad_library', { file: file.name }, [{ place: file.name, code: 'wrong_value', params: { expected: 'ID: {da, nb}' } }])
  }
  const problems = Object.entries(raw).filter(
    ([, notes]) =>
      typeof notes !== 'object' ||
      notes === null ||
      !PAIR_LANGUAGES.every((language) => typeof (notes as Record<string, unknown>)[language] === 'string') ||
      Object.entries(notes).some(([language, note]) => typeof note !== 'string' || !CONTRACT_LANGUAGES.some((code) => code === language)),
  )
  if (problems.length > 0) {
    throw new AppError(
      'bad_library',
      { file: file.name },
      problems.map(([id]) => ({ place: `${file.name}: ${id}`, code: 'wrong_value', params: { expected: PAIR_LANGUAGES.join(', ') } })),
    )
  }
  return new Map(Object.entries(raw as Readonly<Record<string, Readonly<Record<string, string>>>>))
}

/** Read a library. Throws `AppError('bad_library')` with the place of every problem in the first bad file. */
export const parseLibrary = (files: readonly LibraryFile[]): ShippedLibrary => {
  const clauses = files.flatMap((file) => {
    const [, language, category] = /^clauses\/([a-z]+)\/([a-z-]+)\.md$/.exec(file.name) ?? []
    const known = CONTRACT_LANGUAGES.find((code) => code === language)
    return known && category ? parseClauseFile(file.text, file.name, category, known) : []
  })
  const seen = new Set<string>()
  for (const { id, language, category } of clauses) {
    const key = `${language} ${id}`
    const place = `clauses/${language}/${category}.md`
    if (seen.has(key)) throw new AppError('bad_library', { file: place }, [{ place, code: 'duplicate_id', params: { id } }])
    seen.add(key)
  }
  const standards = files
    .filter(({ name }) => name.startsWith('standards/'))
    .map((file) => {
      const json = yaml(file)
      return { id: parseStandard(json, file.name).id, json: JSON.stringify(json) }
    })
  return { clauses, standards, pairs: parsePairs(files.find(({ name }) => name === 'pairs.yaml')) }
}
