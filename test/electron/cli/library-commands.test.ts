/** The library goes out to a file and in from one at the command line, in every language. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXIT, run } from '../../../electron/cli/cli.ts'

let cwd = ''
const klausul = async (argv: readonly string[], language = 'en') => {
  let out = ''
  let err = ''
  const code = await run([...argv, '--data', path.join(cwd, 'data')], {
    env: { LANG: language },
    platform: 'linux',
    cwd,
    now: () => '2026-11-21T00:00:00.000Z',
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  return { code, out, err }
}
let exported: Awaited<ReturnType<typeof klausul>>
const file = (): string => path.join(cwd, 'a.klausul-library')

// One export of the library that ships serves them all; each takes it further.
beforeAll(async () => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'klausul-cli-'))
  exported = await klausul(['library', 'export', '--out', 'a.klausul-library', '--name', 'Odense Kommune'])
}, 60_000)

afterAll(() => rmSync(cwd, { recursive: true, force: true }))

test('everything is exported, and importing it again changes nothing', { timeout: 60_000 }, async () => {
  expect([exported.code, exported.out]).toEqual([EXIT.done, expect.stringMatching(/Written: .*a\.klausul-library\n\d{3} clauses, \d standards?/)])
  expect(readFileSync(file(), 'utf8')).toMatch(/^%% klausul-library 1\nname: Odense Kommune\n/)
  const { code, out } = await klausul(['library', 'import', 'a.klausul-library', '--preview', '--json'])
  const { preview } = JSON.parse(out) as { preview: { clauses: { state: string }[]; standards: { state: string }[] } }
  expect(code).toBe(EXIT.done)
  expect(new Set([...preview.clauses, ...preview.standards].map(({ state }) => state))).toEqual(new Set(['unchanged']))
})

test('a preview changes nothing, an import does, and what the user has changed stays unless all is asked for', { timeout: 60_000 }, async () => {
  const changed = readFileSync(file(), 'utf8').replace(/(\n## mediation: [^\n]*\n(?:[^\n]+\n)*\n)/, '$1Ny indledning.\n\n')
  writeFileSync(path.join(cwd, 'b.txt'), changed)
  const preview = await klausul(['library', 'import', 'b.txt', '--preview'], 'da')
  expect(preview.out).toMatch(/^ændret +da +mediation /m)
  expect((await klausul(['library', 'import', 'b.txt', '--preview'], 'da')).out).toBe(preview.out)
  const taken = await klausul(['library', 'import', 'b.txt'], 'nb')
  expect(taken.out).toMatch(/1 importert i biblioteket/)
  const own = await klausul(['library', 'export', '--own', '--out', 'own.klausul-library', '--json'])
  expect(JSON.parse(own.out)).toMatchObject({ clauses: 1, standards: 0, leftOut: [] })
  expect(readFileSync(path.join(cwd, 'own.klausul-library'), 'utf8')).toContain('Ny indledning.')
})

test('a broken file is refused with its places in the language of the user', { timeout: 60_000 }, async () => {
  writeFileSync(path.join(cwd, 'broken'), readFileSync(file(), 'utf8').slice(0, 5000))
  const { code, out, err } = await klausul(['library', 'import', 'broken'], 'nn')
  expect([code, out]).toEqual([EXIT.refused, ''])
  expect(err).toMatch(/^Biblioteket broken blir avvist som heilskap; ingenting er endra:\n {2}- broken:\d+: fila sluttar for tidleg/)
  const json = await klausul(['library', 'import', 'broken', '--json'])
  expect(JSON.parse(json.out)).toMatchObject({ error: { code: 'bad_library_file', problems: [{ code: 'cut_short' }] } })
})

test.each([
  [['library'], /no command “library”/],
  [['library', 'burn'], /no command “library_burn”|no command “library burn”/],
  [['library', 'import'], /library import needs one file/],
  [['library', 'import', 'a', 'b'], /library import needs one file/],
  [['library', 'export'], /library export needs --out/],
  [['library', 'export', '--out', 'x', '--everything'], /library export has no option --everything.*--leave-out/s],
])('%j is wrong use and says what would be right', async (argv, message) => {
  const { code, err } = await klausul(argv)
  expect([code, err]).toEqual([EXIT.wrongUse, expect.stringMatching(message)])
  expect(existsSync(path.join(cwd, 'x'))).toBe(false)
})

test.each(['da', 'nb', 'nn', 'en'])('the help in %s names both', async (language) => {
  const { out } = await klausul(['help'], language)
  expect(out).toMatch(/library export .*--own/)
  expect(out).toMatch(/library import .*/)
})
