import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { EXIT, run } from '../../../electron/cli/cli.ts'
import { dataFolder } from '../../../electron/cli/data-folder.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { temporaryFolder } from '../folders.ts'

const EXAMPLES = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'examples')

// One data folder for the tests that do not care, so that the shipped library is loaded once.
let shared = ''
beforeAll(() => {
  shared = mkdtempSync(path.join(os.tmpdir(), 'klausul-cli-'))
})

afterEach(() => vi.unstubAllEnvs())
afterAll(() => rmSync(shared, { recursive: true, force: true }))

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

const klausul = async (argv: readonly string[], { cwd = shared, language = 'en' } = {}): Promise<Said> => {
  let out = ''
  let err = ''
  const code = await run(argv.length > 0 ? [...argv, '--data', shared] : argv, {
    env: { LANG: language },
    platform: 'linux',
    cwd,
    now: () => '2026-01-01T00:00:00.000Z',
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  return { code, out, err }
}
const answersFile = (folder: string, answers: unknown): string => {
  const file = path.join(folder, 'answers.json')
  writeFileSync(file, JSON.stringify(answers))
  return file
}
/** A folder with a program that takes LibreOffice's place. */
const fakeConverter = (folder: string, does = 'while [ "$1" != --outdir ]; do shift; done\necho PDF > "$2/k.pdf"'): string => {
  const bin = path.join(folder, 'bin')
  mkdirSync(bin)
  writeFileSync(path.join(bin, 'soffice'), `#!/bin/sh\n${does}\n`, { mode: 0o755 })
  return bin
}
/** Makes a PDF of each Word file that it is given, as LibreOffice does. */
const EVERY_FILE = 'while [ "$1" != --outdir ]; do shift; done\nout="$2"; shift 2\nfor file; do echo PDF > "$out/$(basename "$file" .docx).pdf"; done'
/** The pages of the large standard take seconds to lay out. */
const draftArguments = (standard: 'it-service' | 'partner', ...more: readonly string[]): string[] => [
  'draft',
  '--standard',
  standard,
  '--language',
  'da',
  '--out',
  'k.docx',
  ...more,
]
const documentText = (file: string): string => strFromU8(unzipSync(readFileSync(file))['word/document.xml'] ?? new Uint8Array())

describe('listing', () => {
  test('standards are listed with their languages', async () => {
    const { code, out } = await klausul(['standards'])
    expect([code, out]).toEqual([EXIT.done, expect.stringContaining('it-service')])
  })

  test('with --json standard output is one JSON object and nothing else', async () => {
    const { out, err } = await klausul(['standards', '--json'])
    expect((JSON.parse(out) as { standards: { id: string }[] }).standards.map(({ id }) => id)).toContain('it-service')
    expect([out.trimEnd().split('\n').length, err]).toEqual([1, ''])
  })

  test('clauses can be listed in one language', async () => {
    const { out } = await klausul(['clauses', '--language', 'nb', '--json'])
    const { clauses } = JSON.parse(out) as { clauses: { language: string }[] }
    expect(clauses.length).toBeGreaterThan(150)
    expect(new Set(clauses.map(({ language }) => language))).toEqual(new Set(['nb']))
  })

  test('a search shows the hit in its sentence', async () => {
    const { out } = await klausul(['clauses', '--search', 'vederlag', '--language', 'da'])
    expect(out).toMatch(/\*\*[a-zæøå]*vederlag[a-zæøå]*\*\*/i)
  })
})

describe('drafting', () => {
  test('a draft says what it holds and writes file and outline; a complete contract has a signing edition', { timeout: 60_000 }, async () => {
    const cwd = temporaryFolder()
    const answers = path.join(EXAMPLES, 'municipality-da-signing.json')
    const { code, out } = await klausul(draftArguments('it-service', '--answers', answers, '--edition', 'signing', '--outline', 'k.json', '--json'), {
      cwd,
    })
    expect(code).toBe(EXIT.done)
    const said = JSON.parse(out) as {
      file: string
      clauses: number
      annexes: number
      references: { total: number; broken: number }
      fields: { total: number; open: number }
    }
    const outline = JSON.parse(readFileSync(path.join(cwd, 'k.json'), 'utf8')) as {
      items: { id: string; kind: string }[]
      references: { text: string; target: string }[]
    }
    expect(said.file).toBe(path.join(cwd, 'k.docx'))
    expect(said.clauses).toBe(outline.items.filter(({ kind }) => kind === 'clause').length)
    expect(said.annexes).toBe(17)
    expect(said.fields.open).toBe(0)
    expect(said.references).toEqual({ total: outline.references.length, broken: 0 })
    const ids = new Set(outline.items.map(({ id }) => id))
    expect(outline.references.every(({ target }) => ids.has(target))).toBe(true)
    expect(documentText(said.file)).toContain('Odense Kommune')
  })

  test('questions that are not answered are named with what was taken instead', { timeout: 60_000 }, async () => {
    const { code, err } = await klausul(draftArguments('partner'), { cwd: temporaryFolder(), language: 'da_DK' })
    expect([code, err]).toEqual([
      EXIT.done,
      expect.stringMatching(/2 spørgsmål er ikke besvaret.*\n.*Ja, ændringer skal deles \(open_source = copyleft\)/),
    ])
  })

  test('the signing edition refuses open fields, lists them, and writes no file', async () => {
    const cwd = temporaryFolder()
    const { code, err, out } = await klausul(
      draftArguments('it-service', '--answers', path.join(EXAMPLES, 'municipality-da.json'), '--edition', 'signing', '--json'),
      { cwd },
    )
    expect(code).toBe(EXIT.refused)
    expect(err).toContain('supplier.name')
    expect((JSON.parse(out) as { error: { code: string; problems: object[] } }).error).toMatchObject({ code: 'not_ready_to_sign' })
    expect(existsSync(path.join(cwd, 'k.docx'))).toBe(false)
  })

  test('the signing edition refuses a broken reference and names the clause it stands in', async () => {
    const cwd = temporaryFolder()
    const answers = JSON.parse(readFileSync(path.join(EXAMPLES, 'municipality-da-signing.json'), 'utf8')) as object
    const file = answersFile(cwd, { ...answers, clauses: { leave_out: ['mediation', 'dispute-venue', 'negotiation'] } })
    const { code, err } = await klausul(draftArguments('it-service', '--answers', file, '--edition', 'signing'), { cwd })
    expect(code).toBe(EXIT.refused)
    expect(err).toMatch(/- punkt \d+(\.\d+)*: refers to a part that is not in the contract \((?:mediation|dispute-venue|negotiation)\)/)
    expect(err).toMatch(/- Bilag \d+, punkt [\d.]+: refers to a part/)
  })

  test('a personal identity number among the answers is told', { timeout: 60_000 }, async () => {
    const cwd = temporaryFolder()
    const file = answersFile(cwd, { parties: { partner: { contact: { name: 'Ib Ibsen, 070761-4285' } } } })
    const { code, err } = await klausul(draftArguments('partner', '--answers', file), { cwd, language: 'da_DK' })
    expect([code, err]).toEqual([EXIT.done, expect.stringMatching(/cpr-nummer.*\n.*\(partner\.contact_name\)/)])
  })

  test('a wrong answers file is refused with every place at once', async () => {
    const cwd = temporaryFolder()
    const file = answersFile(cwd, {
      parties: { customer: { cvr: '35209116' } },
      fields: { takover_date: '2026-01-01', term_end: '2026-02-30' },
      answers: { pricing: 'cheap' },
    })
    const { code, err } = await klausul(draftArguments('it-service', '--answers', file), { cwd })
    expect(code).toBe(EXIT.refused)
    expect(err).toContain(
      'parties.customer.cvr: is not a CVR number: the check digit does not fit. With these first seven digits it would be 35209115',
    )
    expect(err).toContain('fields.takover_date: is not a field of the standard; did you mean takeover_date?')
    expect(err).toContain('fields.term_end: is not a date')
    expect(err).toContain('answers.pricing: is not an answer')
  })

  test.each([
    ['a file that is not there', 'nowhere.json', null],
    ['a file that is not JSON', 'answers.json', '{"title": '],
    ['a file that holds a list', 'answers.json', '[]'],
  ])('%s is refused', async (_what, name, content) => {
    const cwd = temporaryFolder()
    if (content !== null) writeFileSync(path.join(cwd, name), content)
    expect((await klausul(draftArguments('it-service', '--answers', name), { cwd })).code).toBe(EXIT.refused)
  })

  test('a place that cannot be written is refused and nothing is left behind', { timeout: 60_000 }, async () => {
    const cwd = temporaryFolder()
    writeFileSync(path.join(cwd, 'taken'), '')
    const { code, err } = await klausul(['draft', '--standard', 'partner', '--language', 'da', '--out', 'taken/k.docx'], { cwd })
    expect([code, err]).toEqual([EXIT.refused, expect.stringContaining('cannot be written')])
  })

  test('a kept contract can be listed and exported again with the same bytes', { timeout: 90_000 }, async () => {
    const cwd = temporaryFolder()
    const { out } = await klausul(draftArguments('partner', '--save', '--json'), { cwd })
    const { contract } = JSON.parse(out) as { contract: string }
    expect((await klausul(['contracts'], { cwd })).out).toContain(contract)
    await klausul(['export', '--contract', contract, '--out', 'again.docx'], { cwd })
    expect(readFileSync(path.join(cwd, 'again.docx')).equals(readFileSync(path.join(cwd, 'k.docx')))).toBe(true)
  })

  test('the example is drafted beside an older one, never over it', { timeout: 90_000 }, async () => {
    const cwd = temporaryFolder()
    writeFileSync(path.join(cwd, 'klausul-eksempel.docx'), 'mine')
    const { code, out } = await klausul(['example'], { cwd })
    expect([code, out]).toEqual([EXIT.done, expect.stringContaining('klausul-eksempel-2.docx')])
    expect(readFileSync(path.join(cwd, 'klausul-eksempel.docx'), 'utf8')).toBe('mine')
  })
})

// Where else LibreOffice would be found at its own place, whatever the path says.
describe.runIf(process.platform === 'linux')('what goes with the file', () => {
  test('guidance, signatures, source and a PDF are written as they are asked for', { timeout: 90_000 }, async () => {
    const cwd = temporaryFolder()
    vi.stubEnv('PATH', fakeConverter(cwd))
    const asked = ['--guidance', 'comments', '--signatures', 'digital', '--source', 'none', '--pdf', '--json']
    const { code, out } = await klausul(draftArguments('partner', ...asked), { cwd })
    expect(code).toBe(EXIT.done)
    expect((JSON.parse(out) as { pdf: string }).pdf).toBe(path.join(cwd, 'k.pdf'))
    expect(readFileSync(path.join(cwd, 'k.pdf'), 'utf8')).toBe('PDF\n')
    const parts = unzipSync(readFileSync(path.join(cwd, 'k.docx')))
    expect(Object.keys(parts)).toContain('word/comments.xml')
    expect(Object.values(parts).filter((part) => strFromU8(part).includes('urn:klausul:contract'))).toEqual([])
    expect(documentText(path.join(cwd, 'k.docx'))).toContain(LANGUAGES.da.signature.digital)
  })

  test('one file per annex goes into the folder that is named, with links between the files and a PDF beside each', { timeout: 90_000 }, async () => {
    const cwd = temporaryFolder()
    vi.stubEnv('PATH', `${fakeConverter(cwd, EVERY_FILE)}:/usr/bin:/bin`)
    const made = ['draft', '--standard', 'data-processing', '--language', 'nb', '--out', 'avtale', '--per-annex', '--pdf', '--json']
    const { code, out } = await klausul(made, { cwd })
    expect(code).toBe(EXIT.done)
    const { folder, files, pdfs } = JSON.parse(out) as { folder: string; files: string[]; pdfs: string[] }
    expect(folder).toBe(path.join(cwd, 'avtale'))
    expect(files.map((file) => path.relative(folder, file).slice(0, 7))).toEqual(['00 Data', 'Bilag A', 'Bilag B', 'Bilag C', 'Bilag D'])
    expect(pdfs).toEqual(files.map((file) => file.replace(/docx$/, 'pdf')))
    expect(readdirSync(folder)).toEqual([...files, ...pdfs].map((file) => path.basename(file)).toSorted())
    const parts = unzipSync(readFileSync(files[0] ?? ''))
    expect(strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array())).toContain('Bilag%20B')
  })

  test('a PDF that nothing on the machine can make is refused before anything is written or kept', async () => {
    const cwd = temporaryFolder()
    vi.stubEnv('PATH', cwd)
    const { code, err } = await klausul(draftArguments('partner', '--save', '--pdf'), { cwd })
    expect([code, err]).toEqual([EXIT.refused, expect.stringContaining('LibreOffice')])
    expect(existsSync(path.join(cwd, 'k.docx'))).toBe(false)
  })

  test('a PDF that could not be made is told, and the Word file stays', { timeout: 90_000 }, async () => {
    const cwd = temporaryFolder()
    vi.stubEnv('PATH', fakeConverter(cwd, 'exit 1'))
    const { code, err } = await klausul(draftArguments('partner', '--pdf'), { cwd })
    expect([code, err]).toEqual([EXIT.refused, expect.stringContaining('The Word file is written')])
    expect(existsSync(path.join(cwd, 'k.docx'))).toBe(true)
  })
})

describe('use', () => {
  test.each([
    [['drat'], 'There is no command “drat”'],
    [['draft', '--language', 'da', '--out', 'k.docx'], 'draft needs --standard'],
    [['draft', '--standard', 'it-service', '--language', 'sv', '--out', 'k.docx'], '--language cannot be “sv”'],
    [['draft', '--standard', 'it-service', '--language', 'da', '--out', 'k.docx', '--edition', 'final'], '--edition cannot be “final”'],
    [['export', '--contract', 'x', '--out', 'k.docx', '--source', 'all'], '--source cannot be “all”'],
    [['export', '--contract', 'x', '--out', 'k.docx', '--per-annex'], 'With --per-annex, --out names a folder'],
    [['clauses', '--serch', 'x'], '--search'],
  ])('%j is wrong use', async (argv, message) => {
    const { code, err, out } = await klausul(argv)
    expect([code, err, out]).toEqual([EXIT.wrongUse, expect.stringContaining(message), ''])
  })

  test('an unknown standard is refused with those there are', async () => {
    const { code, err } = await klausul(['draft', '--standard', 'it-servise', '--language', 'da', '--out', 'k.docx'])
    expect([code, err]).toEqual([EXIT.refused, expect.stringContaining('it-service')])
  })

  test.each([
    ['da_DK.UTF-8', 'Brug:'],
    ['nb_NO.UTF-8', 'Bruk:'],
    ['no_NO', 'Bruk:'],
    ['nn_NO.UTF-8', 'KOMMANDO [VAL]'],
    ['en_GB.UTF-8', 'Usage:'],
  ])('help comes in the language of %s', async (language, words) => {
    const { code, out } = await klausul(['help'], { language })
    expect([code, out]).toEqual([EXIT.done, expect.stringContaining(words)])
  })

  test('no command at all shows the help', async () => {
    expect((await klausul([])).out).toContain('Usage:')
  })
})

test.each([
  ['linux' as const, {}, '/home/a/.config/Klausul'],
  ['linux' as const, { XDG_CONFIG_HOME: '/elsewhere' }, '/elsewhere/Klausul'],
  ['darwin' as const, {}, '/home/a/Library/Application Support/Klausul'],
  ['win32' as const, { APPDATA: 'C:\\Users\\a\\AppData\\Roaming' }, 'C:\\Users\\a\\AppData\\Roaming\\Klausul'],
])('the data folder on %s with %j is %s', (platform, env, folder) => {
  expect(dataFolder(platform, env, '/home/a')).toBe(folder)
})

test('a clause that the answers add brings its fields from the standard that has them, and what it refers to in vain is called by its name', async () => {
  const folder = temporaryFolder()
  const added = { add: [{ clause: 'transition-delay-customer', after: 'partner-fee', bring: 'none' }] }
  const answers = answersFile(folder, { clauses: added, fields: { transition_penalty_cap: 12.5 } })
  const { code, err, out } = await klausul([...draftArguments('partner', '--answers', answers, '--json')], { cwd: folder })
  expect(code).toBe(EXIT.done)
  expect(err).toContain('(participation-failure)')
  expect(JSON.parse(out)).toMatchObject({ references: { broken: 4 } })
  const text = documentText(path.join(folder, 'k.docx'))
  expect(['12,5', '[Bod for forsinket transition pr. arbejdsdag]'].filter((one) => !text.includes(one))).toEqual([])
  // Without the clause there is no such field.
  const refused = await klausul([...draftArguments('partner', '--answers', answersFile(folder, { fields: { transition_penalty_cap: 12.5 } }))], {
    cwd: folder,
  })
  expect([refused.code, refused.err]).toEqual([EXIT.refused, expect.stringContaining('transition_penalty_cap')])
})

test('a clause that the answers add brings the annex and the terms it needs, and standard output says what and why', {
  timeout: 60_000,
}, async () => {
  const folder = temporaryFolder()
  const add = (bring?: string): string => answersFile(folder, { clauses: { add: [{ clause: 'ops-def-exit-plan', after: 'partner-fee', bring }] } })
  const args = ['draft', '--standard', 'partner', '--language', 'nb', '--out', 'k.docx', '--outline', 'k.json']
  const { code, out } = await klausul([...args, '--answers', add()], { cwd: folder, language: 'nb_NO' })
  expect(code).toBe(EXIT.done)
  expect(out).toContain('«Avslutningsplan» (ops-def-exit-plan) har tatt med det som kontrakten manglet:')
  expect(out).toMatch(/ {2}- bilaget «[^»]+» \(ops-annex-exit\), som «Avslutningsplan» viser til\n/)
  expect(out).toMatch(/ {2}- definisjonen av «[^»]+» \(ops-def-systems\), et ord i «[^»]+»\n/)
  expect(out).toContain('bring: none')
  const outline = (): { items: { kind: string }[] } => JSON.parse(readFileSync(path.join(folder, 'k.json'), 'utf8')) as { items: { kind: string }[] }
  const annexes = (): number => outline().items.filter(({ kind }) => kind === 'annex').length
  expect(annexes()).toBe(1)
  const json = await klausul([...args, '--answers', add('none'), '--json'], { cwd: folder })
  expect([annexes(), JSON.parse(json.out)]).toEqual([0, expect.not.objectContaining({ brought: expect.anything() as unknown })])
})

test.each([
  [['draft', '--standrd', 'x'], 'draft har ikke tilvalget --standrd.'],
  [['draft', 'ekstra'], 'draft kan ikke bruge »ekstra«'],
  [['draft', '--standard', '--language', 'da'], 'draft: Efter --standard skal der stå en værdi.'],
  [['draft', '--pdf=ja'], 'draft: --pdf står alene uden værdi.'],
  [['library', 'eksport'], 'Kommandoen »library eksport« findes ikke.'],
])('wrong use is told in the language of the user: %j', async (argv, words) => {
  const { code, err } = await klausul(argv, { language: 'da' })
  expect([code, err]).toEqual([EXIT.wrongUse, expect.stringContaining(words)])
  expect(err).not.toMatch(/Option|argument|positional/)
})

test('no file of a command is written over another, and a Word file has the name of one', async () => {
  const cwd = temporaryFolder()
  const answers = answersFile(cwd, {})
  const before = readFileSync(answers, 'utf8')
  for (const files of [
    ['--out', 'k.docx', '--outline', './k.docx'],
    ['--out', 'k.docx', '--answers', answers, '--outline', answers],
    ['--out', answers, '--answers', answers],
    ['--out', 'k.pdf'],
    ['--out', 'k'],
  ]) {
    expect((await klausul(['draft', '--standard', 'partner', '--language', 'da', ...files], { cwd })).code).toBe(EXIT.wrongUse)
  }
  expect([readdirSync(cwd), readFileSync(answers, 'utf8')]).toEqual([[path.basename(answers)], before])
})

test('a contract that was kept is told to be, though its file cannot be written', { timeout: 60_000 }, async () => {
  const cwd = temporaryFolder()
  mkdirSync(path.join(cwd, 'k.docx'))
  const { code, err } = await klausul(draftArguments('partner', '--save'), { cwd })
  const [, id] = /Kept in the database as (\w+)/.exec(err) ?? []
  expect([code, (await klausul(['contracts'])).out.includes(id ?? 'none')]).toEqual([EXIT.refused, true])
  expect(readdirSync(cwd)).toEqual(['k.docx'])
})
