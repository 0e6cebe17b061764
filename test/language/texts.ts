/** Every text that ships, line by line, without its markup: clauses, standards, notes on pairs and the words of the program. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { readLibraryFiles } from '../../electron/services/shipped-library.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../shared/model.ts'

export interface Line {
  readonly language: ContractLanguage
  /** `clauses/da/payment.md:12`. */
  readonly place: string
  readonly text: string
}

const ROOT = path.join(import.meta.dirname, '..', '..')
export const LIBRARY = path.join(ROOT, 'resources', 'library')
const LOCALES = path.join(ROOT, 'locales')

const languageOf = (code: string | undefined): ContractLanguage | null => CONTRACT_LANGUAGES.find((one) => one === code) ?? null

/** What stands for a reference or a field, which print something of their own. */
const PRINTED = '…'

/** A line of a clause as a reader meets it. Settings that nobody reads, and ids, are gone. */
export const readable = (line: string): string =>
  line
    .replace(/^#+ (?:[a-z0-9-]+(?:: |$))?/, '')
    .replace(/^(?:heading|when): .*$/, '')
    .replace(/^(?:tags|locked|no-guidance): /, '')
    .replace(/^\s*(?:>|\*|-|\(?[a-z0-9]{1,4}\)) +/, '')
    .replace(/^= (.*?) = /, '$1 ')
    .replace(/^\[[a-z: ]+\]$/, '')
    .replaceAll(/\{(?:when|id):[^}]*\}\s*/g, '')
    .replaceAll(/\{choice:[^|}]*\|([^}]*)\}/g, (_all, choices: string) =>
      choices
        .split('|')
        .map((one) => one.slice(one.indexOf('=') + 1))
        .join(' / '),
    )
    .replaceAll(/\{note:([^}]*)\}/g, ' / $1 /')
    .replaceAll(/\{[^}]*\}/g, PRINTED)
    .replaceAll(/\{(?:choice|note)[^}]*$/g, PRINTED)
    .replaceAll(/\s*\|\s*/g, ' ')
    .replaceAll('*', '')
    .trim()

const clauseLines = (name: string, text: string, language: ContractLanguage): Line[] =>
  text.split('\n').flatMap((line, index) => {
    const clean = readable(line)
    return clean === '' ? [] : [{ language, place: `${name}:${index + 1}`, text: clean }]
  })

/** The texts under `da`, `nb` and `nn`, wherever in the file they are. */
const yamlLines = (name: string, text: string): Line[] => {
  const counter = new LineCounter()
  const lines: Line[] = []
  visit(parseDocument(text, { lineCounter: counter }), {
    Pair: (_key, { key, value }) => {
      const language = isScalar(key) ? languageOf(String(key.value)) : null
      if (!language || !isScalar(value) || typeof value.value !== 'string') return
      lines.push({ language, place: `${name}:${counter.linePos(value.range?.[0] ?? 0).line}`, text: value.value })
    },
  })
  return lines
}

/** The lines of a library's files. */
export const libraryLines = (folder: string): Line[] =>
  readLibraryFiles(folder).flatMap(({ name, text }) => {
    const language = languageOf(/^clauses\/([a-z]+)\//.exec(name)?.[1])
    return language ? clauseLines(name, text, language) : yamlLines(name, text)
  })

/** The words of the program in a language; placeholders of values print something of their own. */
export const localeLines = (language: ContractLanguage): Line[] =>
  readFileSync(path.join(LOCALES, `${language}.json`), 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      const [, value] = /^\s*"[^"]+": (".*"),?$/.exec(line) ?? []
      if (value === undefined) return []
      const text = (JSON.parse(value) as string).replaceAll(/\{\{[^}]*\}\}/g, PRINTED).replaceAll(/<\/?\w+>/g, '')
      return [{ language, place: `locales/${language}.json:${index + 1}`, text }]
    })
