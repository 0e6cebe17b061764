/** The interface's words: the same keys in four languages, none missing that the program asks for, none left over. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { COMMANDS } from '../electron/cli/arguments.ts'
import { languageOfLocale, userLanguage, type Words, wordsIn } from '../electron/i18n.ts'
import { AppError } from '../shared/errors.ts'
import { FIELD_OWNERS } from '../shared/model.ts'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../shared/settings.ts'

const ROOT = path.join(import.meta.dirname, '..')

type Texts = { readonly [key: string]: string | Texts }
/** `error.conflict` → its sentence. */
const flat = (texts: Texts, prefix = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
const localeOf = (language: InterfaceLanguage): Map<string, string> =>
  new Map(flat(JSON.parse(readFileSync(path.join(ROOT, 'locales', `${language}.json`), 'utf8')) as Texts))
const LOCALES: Readonly<Record<InterfaceLanguage, ReadonlyMap<string, string>>> = {
  da: localeOf('da'),
  nb: localeOf('nb'),
  nn: localeOf('nn'),
  en: localeOf('en'),
}
const KEYS = [...LOCALES.en.keys()]
const keysUnder = (group: string): string[] => KEYS.filter((key) => key.startsWith(`${group}.`)).map((key) => key.slice(group.length + 1))
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '')
const inTurn = <T>(values: readonly T[]): [T][] => values.map((value) => [value])

// What the sources ask for.

const SOURCES = ['electron', 'shared'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name: `${folder}/${name.split(path.sep).join('/')}`, text: readFileSync(path.join(ROOT, folder, name), 'utf8') })),
)
const sourceOf = (name: string): string => SOURCES.find((source) => source.name === name)?.text ?? ''

/** The arguments of a call, each as its source text, from the place after its opening bracket. */
const argumentsAt = (text: string, from: number): string[] => {
  const found = ['']
  let depth = 0
  let quote = ''
  for (let place = from; place < text.length; place += 1) {
    const sign = text[place] ?? ''
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (/['"`]/.test(sign)) quote = sign
    else if (/[([{]/.test(sign)) depth += 1
    else if (/[)\]}]/.test(sign)) {
      if (depth === 0) return found.map((one) => one.trim())
      depth -= 1
    } else if (sign === ',' && depth === 0) {
      found.push('')
      continue
    }
    found[found.length - 1] += sign
  }
  return found
}
const callsOf = (pattern: RegExp, text: string): string[][] =>
  [...text.matchAll(pattern)].map((match) => argumentsAt(text, match.index + match[0].length))
/** The texts that an expression can be: its literals, but for those that it compares with. */
const literals = (expression: string): string[] =>
  [...expression.replaceAll(/[!=]==\s*'[^']*'/g, '').matchAll(/'([a-z][a-z_]*)'/g)].map((match) => match[1] ?? '')
/** The code in the arguments of a `report(place, code, …)` or `report(code, …)`. */
const reported = ([first = '', second = '']: readonly string[]): string[] => literals(second.startsWith('{') || second === '' ? first : second)
const REPORT = /(?<![\w])(?:report|this\.report|reader\.report)\(/g
/** Composed codes, each with what it can become; a new composition must be added here. */
/** `unknown(place, code, …)` of the reader of answers files. */
const UNKNOWN = /(?<![\w])unknown\(/g
const COMPOSED: Readonly<Record<string, () => string[]>> = {
  // The sentence with a suggestion beside the one without.
  '${code}_near': () =>
    [
      ...['answers', 'answers-reader'].flatMap((file) => callsOf(UNKNOWN, sourceOf(`shared/library/${file}.ts`)).map(([, code = '']) => code)),
      ...callsOf(/(?<![\w])report\(/g, sourceOf('shared/library/apply-wishes.ts')).map(([, code = '']) => code),
    ]
      .flatMap(literals)
      .map((code) => `${code}_near`),
  // The check of an identifier with the register that it is of.
  '${problem.code}_${code}': () =>
    [...new Set([...sourceOf('shared/library/identifiers.ts').matchAll(/code: '(\w+)'/g)].map((match) => match[1] ?? ''))].flatMap((code) =>
      ['cvr', 'organisation_number', 'gln', 'account', 'iban'].map((register) => `${code}_${register}`),
    ),
  'open_field_${definition.owner}': () => FIELD_OWNERS.map((owner) => `open_field_${owner}`),
  'open_blank_${owner}': () => FIELD_OWNERS.map((owner) => `open_blank_${owner}`),
}

const problemCodes = (): Set<string> => {
  const codes = Object.values(COMPOSED).flatMap((become) => become())
  for (const { name, text } of SOURCES) {
    if (name.startsWith('shared/language/') || name === 'shared/library/identifiers.ts') continue
    codes.push(...callsOf(REPORT, text).flatMap(reported))
    codes.push(
      ...callsOf(/(?<![\w])wrong\(/g, text).flatMap(([code = '']) => literals(code)),
      ...callsOf(UNKNOWN, text).flatMap(([, code = '']) => literals(code)),
    )
    for (const [, expression = ''] of text.matchAll(/(?<![\w])code:\s*([^\n]*?)(?:,\s*params|,\n)/g)) codes.push(...literals(expression))
  }
  return new Set(codes)
}
const errorCodes = (): Set<string> =>
  new Set(
    [...SOURCES.map(({ text }) => text), ...WINDOW].flatMap((text) => callsOf(/new AppError\(/g, text).flatMap(([code = '']) => literals(code))),
  )
const misuses = (): Set<string> => new Set(SOURCES.flatMap(({ text }) => callsOf(/new WrongUse\(/g, text).flatMap(([key = '']) => literals(key))))
/** Keys given to `t` as they are: `cli.summary`. */
const askedFor = (): Set<string> =>
  new Set(SOURCES.flatMap(({ text }) => [...text.matchAll(/(?<![\w])t\('([\w.]+)'/g)].map((match) => match[1] ?? '')))
const withoutPlural = (key: string): string => key.replace(/_(?:one|other)$/, '')

test.each(inTurn(INTERFACE_LANGUAGES))('the words in %s have the same keys as the English ones', (language) => {
  expect([...LOCALES[language].keys()].toSorted()).toEqual(KEYS.toSorted())
})

test.each(inTurn(INTERFACE_LANGUAGES))('every sentence in %s has the same placeholders as the English one, and is not empty', (language) => {
  for (const [key, text] of LOCALES[language]) {
    expect([key, ...placeholders(text).toSorted()]).toEqual([key, ...placeholders(LOCALES.en.get(key) ?? '').toSorted()])
    expect([key, text.trim() === '', /\{\{|\}\}/.test(text.replaceAll(/\{\{\w+\}\}/g, ''))]).toEqual([key, false, false])
  }
})

test('the languages are written apart: no two of them share all their longer sentences', () => {
  for (const one of INTERFACE_LANGUAGES) {
    for (const other of INTERFACE_LANGUAGES) {
      if (one === other) continue
      const same = KEYS.filter((key) => LOCALES[one].get(key) === LOCALES[other].get(key))
      expect(same.length / KEYS.length, `${one} ${other}`).toBeLessThan(0.5)
    }
  }
})

test('every error has a sentence and every sentence an error', () => {
  expect([...errorCodes()].toSorted()).toEqual(keysUnder('error').toSorted())
})

test('every problem has a sentence and every sentence a problem', () => {
  expect([...problemCodes()].toSorted()).toEqual(keysUnder('problem').toSorted())
})

test('every code that the sources compose is known here with all it can become', () => {
  const composed = SOURCES.flatMap(({ text }) => [
    ...callsOf(/(?<![\w])(?:report|wrong)\(/g, text).flatMap((args) => args.slice(0, 2)),
    ...[...text.matchAll(/(?<![\w])code:\s*([^\n]*)/g)].map((match) => match[1] ?? ''),
  ]).flatMap((expression) => [...expression.matchAll(/`([^`]*\$\{[^`]*)`/g)].map((match) => match[1] ?? ''))
  const codes = composed.filter((template) => /^[\w${}.]+$/.test(template) && template.includes('_'))
  expect([...new Set(codes)].toSorted()).toEqual(Object.keys(COMPOSED).toSorted())
})

test('every wrong use of the command line has a sentence and every sentence a wrong use', () => {
  expect([...misuses(), 'see_help'].toSorted()).toEqual(keysUnder('use').toSorted())
  expect([...askedFor()].filter((key) => key.startsWith('use.'))).toEqual(['use.see_help'])
})

test('every command has a line in the help, and every line of the help is shown', () => {
  const shown = new Set([...COMMANDS, ...[...askedFor()].filter((key) => key.startsWith('help.')).map((key) => key.slice(5))])
  expect([...shown].toSorted()).toEqual(keysUnder('help').toSorted())
})

test('every message of the command line is there and every one is used', () => {
  const asked = [...askedFor()].filter((key) => key.startsWith('cli.')).map((key) => key.slice(4))
  expect(asked.toSorted()).toEqual([...new Set(keysUnder('cli').map(withoutPlural))].toSorted())
})

/** The sources of the window and its shell, where keys stand as literals or, composed, in templates. */
const WINDOW = ['renderer', 'electron'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(path.join(ROOT, folder, name), 'utf8')),
)
const CHECKED_ABOVE = ['cli.', 'error.', 'help.', 'problem.', 'use.']
const windowKeys = KEYS.filter((key) => !CHECKED_ABOVE.some((group) => key.startsWith(group)))

test('every word that the window asks for is there', () => {
  const known = new Set([...KEYS, ...KEYS.map(withoutPlural)])
  const asked = WINDOW.flatMap((text) => [...text.matchAll(/(?<![\w.])t\(\s*'([\w.]+)'/g)].map((match) => match[1] ?? ''))
  expect(asked.length).toBeGreaterThan(300)
  expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([])
})

test('every word of the window is asked for', () => {
  const written = new Set(WINDOW.flatMap((text) => [...text.matchAll(/'([a-z_]+(?:\.\w+)+)'/g)].map((match) => match[1] ?? '')))
  const templates = WINDOW.flatMap((text) => [...text.matchAll(/`([a-z_]+\.(?:[\w.]|\$\{[^}]*\})*)`/g)].map((match) => match[1] ?? ''))
    .filter((template) => template.includes('${'))
    .map((template) => new RegExp(`^${template.replaceAll('.', String.raw`\.`).replaceAll(/\$\{[^}]*\}/g, String.raw`[\w-]+`)}$`))
  const isAskedFor = (key: string): boolean => written.has(key) || templates.some((template) => template.test(key))
  expect(windowKeys.filter((key) => !isAskedFor(key) && !isAskedFor(withoutPlural(key)))).toEqual([])
})

test('a sentence that counts has a form for one and a form for more', () => {
  for (const key of KEYS.filter((one) => (LOCALES.en.get(one) ?? '').includes('{{count}}'))) {
    expect(key).toMatch(/_(?:one|other)$/)
    expect(KEYS).toContain(`${withoutPlural(key)}_one`)
    expect(KEYS).toContain(`${withoutPlural(key)}_other`)
  }
})

// Rendered through the program.

const words = new Map<InterfaceLanguage, Words>()
beforeAll(async () => {
  for (const language of INTERFACE_LANGUAGES) words.set(language, await wordsIn(language))
})
const wordsOf = (language: InterfaceLanguage): Words => {
  const found = words.get(language)
  if (!found) throw new Error(`no words in ${language}`)
  return found
}

test.each(inTurn(INTERFACE_LANGUAGES))('every key renders in %s with every fact in its place', (language) => {
  const { t } = wordsOf(language)
  for (const [key, text] of LOCALES[language]) {
    const facts = Object.fromEntries(placeholders(text).map((name) => [name, `«${name} & <b>»`]))
    const count = key.endsWith('_one') ? 1 : 2
    const rendered = placeholders(text).includes('count') ? t(withoutPlural(key), { ...facts, count }) : t(key, facts)
    const expected = text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => (name === 'count' ? String(count) : (facts[name] ?? '')))
    expect(`${key}: ${rendered}`).toBe(`${key}: ${expected}`)
  }
})

test.each(inTurn(INTERFACE_LANGUAGES))('none and many are counted in %s with the form for more', (language) => {
  const { t } = wordsOf(language)
  for (const count of [0, 2, 21, 100])
    expect(t('cli.hit_count', { count })).toBe((LOCALES[language].get('cli.hit_count_other') ?? '').replace('{{count}}', String(count)))
})

test.each(inTurn(INTERFACE_LANGUAGES))('an error in %s is a sentence with its problems one a line, each with its place', (language) => {
  const error = new AppError('bad_answers', {}, [
    { place: 'fields.takeover_date', code: 'not_a_date', params: {} },
    { place: '', code: 'not_an_object', params: { known: 'title' } },
  ])
  const sentence = (key: string): string => LOCALES[language].get(key) ?? ''
  expect(wordsOf(language).error(error).split('\n')).toEqual([
    sentence('error.bad_answers'),
    `  - fields.takeover_date: ${sentence('problem.not_a_date')}`,
    `  - ${sentence('problem.not_an_object').replace('{{known}}', 'title')}`,
  ])
})

test('what a user wrote is shown as it is and never read as a placeholder or a key', () => {
  for (const text of ['{{near}}', '$t(error.internal)', '<b>&amp;</b>', '$&', "it's"]) {
    expect(wordsOf('en').problem({ place: 'p', code: 'unknown_part_near', params: { id: text, near: 'plan' } })).toBe(
      `p: there is no part ${text} in the contract; did you mean plan?`,
    )
  }
})

test.each([
  ['da_DK.UTF-8', 'da'],
  ['nb-NO', 'nb'],
  ['no_NO', 'nb'],
  ['nn_NO.UTF-8', 'nn'],
  ['en', 'en'],
  ['EN_us', 'en'],
  ['de_DE', null],
  ['C', null],
  ['', null],
  ['POSIX', null],
] as const)('the locale %j speaks %s', (locale, language) => {
  expect(languageOfLocale(locale)).toBe(language)
})

test('the user’s own setting comes before those of the system, in their order', () => {
  expect(userLanguage({ KLAUSUL_LANGUAGE: 'nn', LC_ALL: 'da_DK.UTF-8', LANG: 'en_GB.UTF-8' })).toBe('nn')
  expect(userLanguage({ LC_ALL: 'da_DK.UTF-8', LC_MESSAGES: 'nb_NO', LANG: 'en_GB.UTF-8' })).toBe('da')
  expect(userLanguage({ LC_ALL: 'C', LC_MESSAGES: 'nb_NO', LANG: 'en_GB.UTF-8' })).toBe('nb')
  expect(userLanguage({ KLAUSUL_LANGUAGE: 'fr', LANG: 'da_DK' })).toBe('da')
})
