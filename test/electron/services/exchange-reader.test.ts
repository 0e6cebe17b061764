/** Broken and hostile library files: refused whole, with their places, soon, and without a trace in the library. */
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError, type Problem } from '../../../shared/errors.ts'
import { plainText } from '../../../shared/document/plain-text.ts'
import { type ExchangedLibrary, writeLibraryFile } from '../../../electron/services/exchange-file.ts'
import { LARGEST_FILE, LONGEST_LINE, MOST_CLAUSES } from '../../../electron/services/exchange-limits.ts'
import { readLibraryFile } from '../../../electron/services/exchange-reader.ts'
import { libraryExchange } from '../../../electron/services/library-exchange.ts'
import { refusal } from '../../refused.ts'
import { smallStandard } from '../../small-standard.ts'
import { temporaryFolder } from '../folders.ts'
import { installation, SMALL_FILES } from './library-folder.ts'

/** In milliseconds: what takes a second on a quiet machine is no hang on a busy one. */
const HANGS = 60_000

const FILE = 'x.klausul-library'
const HEAD = ['%% klausul-library 1', 'name: Prøve', 'date: 2026-11-21', 'languages: da, nb', '']
const CLAUSE = ['%% clauses da general', '', '## a: Titel', '', 'Tekst.', '']
const END = ['%% end', '']
const bytes = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'))
const file = (...body: readonly string[]): Uint8Array => bytes(...HEAD, ...body, ...END)
const read = (given: Uint8Array): ExchangedLibrary => readLibraryFile(given, FILE)
const problems = (given: Uint8Array): readonly Problem[] => refusal(() => read(given))?.problems ?? []
/** The codes with the lines they stand at. */
const told = (given: Uint8Array): string[] => problems(given).map(({ place, code }) => `${place.replace(`${FILE}:`, '')} ${code}`)
const yaml = (...lines: readonly string[]): Uint8Array => file('%% standard x', '', ...lines, '')

test('a sound file is read whole, whichever line ends and mark at its beginning it has', () => {
  const text = [...HEAD, ...CLAUSE, ...END].join('\n')
  for (const variant of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
    const { name, date, clauses } = read(new TextEncoder().encode(variant))
    expect([name, date, clauses.map(({ id, language, category }) => [id, language, category])]).toEqual([
      'Prøve',
      '2026-11-21',
      [['a', 'da', 'general']],
    ])
  }
})

test('a script in a text is words like any other', () => {
  const text = '<script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1)'
  const [clause] = read(file('%% clauses da general', '', '## a', '', text, '')).clauses
  expect(clause && plainText(clause.node)).toBe(text)
})

const BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghi'.split('').map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(', ')}]`),
]

const HOSTILE: readonly (readonly [what: string, given: () => Uint8Array, told: string | RegExp])[] = [
  ['nothing', () => new Uint8Array(), '1 not_a_library'],
  ['another text', () => bytes('# Indkøbsliste', 'mælk'), '1 not_a_library'],
  ['a Word file', () => Uint8Array.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0, 1]), `${FILE} not_text`],
  ['Latin-1', () => Uint8Array.from([...bytes(...HEAD), 0xe6, 0x0a]), `${FILE} not_text`],
  ['a null in a text', () => file(...CLAUSE, 'a\0b'), '12 control_character'],
  ['text that is turned round', () => file(...CLAUSE, 'a\u202eb'), '12 control_character'],
  ['a cut file', () => bytes(...HEAD, ...CLAUSE), '11 cut_short'],
  ['a file cut in its head', () => bytes(...HEAD.slice(0, 2)), '2 cut_short'],
  ['something behind the end', () => bytes(...HEAD, ...CLAUSE, ...END, '## b', '', 'Mere.'), '14 after_end'],
  ['an unknown part', () => file('%% macros', 'x'), '6 unknown_key'],
  ['an unknown line in the head', () => bytes(...HEAD.slice(0, 4), 'script: x', '', ...CLAUSE, ...END), '5 unknown_key'],
  ['no date', () => bytes(HEAD[0] ?? '', 'name: x', 'date: i dag', 'languages: da', ...END), '1 wrong_value'],
  ['a language that does not exist', () => bytes(HEAD[0] ?? '', 'name: x', 'date: 2026-11-21', 'languages: da, xx', ...END), '1 wrong_value'],
  ['a language that the head does not name', () => file('%% clauses nn general', '', '## a', '', 'Tekst.', ''), '6 wrong_value'],
  ['a language of another country', () => file('%% clauses sv general', '', '## a', '', 'Text.', ''), '6 wrong_value'],
  ['a category that is a path', () => file('%% clauses da ../../etc', '', '## a', '', 'Tekst.', ''), '6 wrong_value'],
  ['an id that is a path', () => file('%% clauses da general', '', '## ../../etc/passwd', '', 'Tekst.', ''), /^8 bad_heading_line/],
  ['an id that is a script', () => file('%% clauses da general', '', '## <script>', '', 'Tekst.', ''), /^8 bad_heading_line/],
  ['an id without a letter at its beginning', () => file('%% clauses da general', '', '## -a', '', 'Tekst.', ''), '8 bad_id'],
  ['an id that is too long', () => file('%% clauses da general', '', `## ${'a'.repeat(90)}`, '', 'Tekst.', ''), '8 bad_id'],
  ['a clause twice', () => file(...CLAUSE, '## a', '', 'Igen.', ''), '12 duplicate_id'],
  ['a clause twice in two categories', () => file(...CLAUSE, '%% clauses da term', '', '## a', '', 'Igen.', ''), /duplicate_id.*two_categories/s],
  ['a part twice', () => file(...CLAUSE, '### b', '', 'x', '', '### b', '', 'y', ''), '16 duplicate_id'],
  ['an unknown reference', () => file('%% clauses da general', '', '## a', '', 'Se {include:/etc/passwd}.', ''), '10 bad_braces'],
  ['an unknown setting', () => file('%% clauses da general', '', '## a', 'run: rm', '', 'Tekst.', ''), '9 unknown_key'],
  ['a clause without text', () => file('%% clauses da general', '', '## a: Titel', ''), '8 empty_clause'],
  [
    'lists in lists in lists',
    () => file('%% clauses da general', '', '## a', '', ...Array.from({ length: 90 }, (_, at) => `${' '.repeat(at * 4)}- x`), ''),
    /too_deep/,
  ],
  ['a table without cells', () => file('%% clauses da general', '', '## a', '', '|---|', ''), /wrong_attribute/],
  ['notes for a clause that is not there', () => file(...CLAUSE, '%% pairs', '', 'b:', '  da: x', ''), '12 unknown_clause'],
  ['notes that are no text', () => file(...CLAUSE, '%% pairs', '', 'a: [1, 2]', ''), '12 wrong_value'],
  ['notes in another language', () => file(...CLAUSE, '%% pairs', '', 'a: { sv: x }', ''), '12 wrong_value'],
  ['a retired clause that is not there', () => file(...CLAUSE, '%% retired', '', 'b', ''), '14 unknown_clause'],
  ['a bomb of aliases', () => yaml(...BOMB), /yaml_alias/],
  ['an alias', () => yaml('title: &t { da: x }', 'description: *t'), /yaml_alias/],
  ['an anchor', () => yaml('title: &t { da: x }'), /yaml_alias/],
  ['a tag', () => yaml('title: !!js/function "function () {}"'), /not_yaml|yaml_tag/],
  ['a prototype', () => yaml('__proto__: { polluted: yes }', 'id: x'), /yaml_key/],
  ['a constructor', () => yaml('title: { constructor: { prototype: x } }'), /yaml_key/],
  ['a key that is a list', () => yaml('? [a, b]', ': x'), /yaml_key/],
  ['a key twice', () => yaml('id: x', 'id: y'), '8 yaml_key'],
  ['a hidden control character', () => yaml(String.raw`title: { da: "a\u202eb" }`), /control_character/],
  ['YAML that is none', () => yaml('title: [', 'x: }'), /not_yaml/],
  ['a sea of brackets', () => yaml(`title: ${'['.repeat(20_000)}`), /too_deep|not_yaml/],
  ['a sea of dashes', () => yaml(`${'- '.repeat(20_000)}x`), /too_deep|not_yaml/],
  ['a standard that is none', () => yaml('hello: world'), /wrong_value|unknown_key/],
  ['a standard that is a path', () => file('%% standard ../../x', '', 'id: x', ''), '6 bad_id'],
  ['a standard under another name', () => file('%% standard other', '', ...JSON.stringify(smallStandard(), null, 1).split('\n'), ''), /wrong_value/],
  ['a standard twice', () => file(...[1, 2].flatMap(() => ['%% standard small', '', JSON.stringify(smallStandard()), ''])), /duplicate_id/],
  [
    'identities that are paths',
    () => file('%% standard small', '', JSON.stringify(smallStandard()).replaceAll('"general"', '"../general"'), ''),
    /bad_id/,
  ],
  ['a line without end', () => file(...CLAUSE, 'x'.repeat(LONGEST_LINE + 1)), '12 line_too_long'],
  ['cells without end', () => file(...CLAUSE, ...Array.from({ length: 20 }, () => '|'.repeat(20_000)), ''), '1 too_many'],
  ['a table that is too wide', () => file(...CLAUSE, '| a '.repeat(64), ''), '12 wrong_row'],
  ['clauses without end', () => file('%% clauses da general', ...Array.from({ length: MOST_CLAUSES + 1 }, (_, at) => `## a${at}`)), '1 too_many'],
]

test.each(HOSTILE)('%s is refused with its place', (_what, given, expected) => {
  const start = performance.now()
  const found = told(given()).join('\n')
  const isTold = typeof expected === 'string' ? found.split('\n').includes(expected) : expected.test(found)
  expect([found, isTold]).toEqual([found, true])
  expect(performance.now() - start).toBeLessThan(HANGS)
})

test('a file from a newer version says so instead of being misread', () => {
  expect(refusal(() => read(bytes('%% klausul-library 2', 'x')))).toMatchObject({ code: 'newer_library_file', params: { format: '2', known: 1 } })
})

test('of very many problems a hundred are told, and how many more there are', () => {
  const found = problems(file('%% clauses da general', ...Array.from({ length: 400 }, () => '## Å')))
  expect([found.length, found.at(-1)]).toEqual([101, { place: FILE, code: 'more_problems', params: { number: 300 } }])
})

test('lines made to be slow are read in the time of their length', () => {
  const signs = ['*a ', '**', '{', '{a', '|', '\\', '{note:', '(a) ', '= ', '`', '[', '> ', '# ']
  const lines = signs.flatMap((sign) => ['', sign.repeat(Math.floor(LONGEST_LINE / sign.length))])
  const start = performance.now()
  refusal(() => read(file('%% clauses da general', '', '## a', ...Array.from({ length: 5 }, () => lines).flat(), '')))
  expect(performance.now() - start).toBeLessThan(HANGS)
})

/** An installation whose library must not change. */
const installed = () => {
  const { db, start } = installation()
  const library = start(SMALL_FILES)
  const digest = (): unknown =>
    ['clause', 'clause_text', 'clause_version', 'clause_pair', 'standard', 'standard_version', 'imported'].map((table) =>
      db.prepare(`SELECT * FROM ${table}`).all(),
    )
  return { exchange: libraryExchange(db, library, () => '2026-11-21T00:00:00.000Z'), digest }
}

test('no hostile file leaves a trace in the library', () => {
  const { exchange, digest } = installed()
  const before = digest()
  for (const [index, [, given]] of HOSTILE.entries()) {
    const name = path.join(temporaryFolder(), `${index}.klausul-library`)
    writeFileSync(name, given())
    expect(() => exchange.open(name)).toThrow(AppError)
  }
  expect(digest()).toEqual(before)
  expect({}).not.toHaveProperty('polluted')
})

test('a file of a hundred megabytes is refused by its size, without reading it to its end', () => {
  const name = path.join(temporaryFolder(), 'large.klausul-library')
  writeFileSync(name, '%% klausul-library 1\n')
  truncateSync(name, 100 * 1024 * 1024)
  const before = process.memoryUsage().arrayBuffers
  expect(refusal(() => installed().exchange.open(name))?.problems).toEqual([
    { place: 'large.klausul-library', code: 'file_too_large', params: { max: 16 } },
  ])
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 * LARGEST_FILE)
})

test.each([
  ['a folder', () => temporaryFolder()],
  ['a file that is not there', () => path.join(temporaryFolder(), 'none')],
  [
    'a link to nothing',
    () => {
      const link = path.join(temporaryFolder(), 'link')
      symlinkSync('/nowhere', link)
      return link
    },
  ],
])('%s cannot be read', (_what, make) => {
  expect(refusal(() => installed().exchange.open(make()))?.code).toBe('cannot_read_file')
})

test('a sound file that is cut or damaged anywhere is refused or says what it says, and never breaks the reader', () => {
  const standard = { id: 'small', json: JSON.stringify(smallStandard()) }
  const { text } = writeLibraryFile({
    ...read(file(...CLAUSE)),
    standards: [standard],
    pairs: new Map([['a', { notes: { da: 'x' }, reviewed: false }]]),
  })
  const sound = new TextEncoder().encode(text)
  const tried = (given: Uint8Array): 'read' | 'refused' => {
    try {
      read(given)
      return 'read'
    } catch (error) {
      if (error instanceof AppError) return 'refused'
      throw error
    }
  }
  expect(tried(sound)).toBe('read')
  fc.assert(
    fc.property(fc.nat(sound.length - 8), (length) => {
      expect(tried(sound.slice(0, length))).toBe('refused')
    }),
    { numRuns: 60 },
  )
  fc.assert(
    fc.property(fc.nat(sound.length - 1), fc.nat(255), (at, byte) => {
      const damaged = sound.slice()
      damaged[at] = byte
      expect(['read', 'refused']).toContain(tried(damaged))
    }),
    { numRuns: 150 },
  )
})
