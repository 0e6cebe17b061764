/** Word files are opened at the command line: what they are, what was changed, what of them is kept. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXIT, run } from '../../../electron/cli/cli.ts'

let cwd = ''
const klausul = async (...argv: readonly string[]) => {
  let out = ''
  let err = ''
  const code = await run([...argv, '--data', path.join(cwd, 'data')], {
    env: { LANG: 'en' },
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

beforeAll(async () => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'klausul-open-'))
  await klausul('draft', '--standard', 'data-processing', '--language', 'da', '--edition', 'tender', '--out', 'udbud.docx')
}, 120_000)
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

test('a file is told to be unchanged, then what was changed in it, and it is kept as a contract when that is asked for', {
  timeout: 120_000,
}, async () => {
  const { code, out } = await klausul('open', 'udbud.docx')
  expect([code, out]).toEqual([EXIT.done, expect.stringContaining('The text is unchanged since the file was written.')])

  const parts = unzipSync(readFileSync(path.join(cwd, 'udbud.docx')))
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const [, sentence = ''] = /<w:t[^>]*>(Databehandleren [^<]*)\.<\/w:t>/.exec(xml) ?? []
  expect(sentence).not.toBe('')
  const changed = xml.replace(`${sentence}.`, `${sentence} igen.`)
  writeFileSync(path.join(cwd, 'tilbage.docx'), zipSync({ ...parts, 'word/document.xml': strToU8(changed) }))
  const returned = await klausul('open', 'tilbage.docx')
  expect(returned.out).toMatch(
    /1 place says something else[^\n]*\n {2}punkt \d[\d.]*[^\n]*\n {4}- Databehandleren [^\n]*\n {4}\+ Databehandleren [^\n]* igen\.\n/,
  )

  const kept = await klausul('open', 'udbud.docx', '--save', '--json')
  const { saved, source } = JSON.parse(kept.out) as { saved: string; source: { edition: string; hasContract: boolean } }
  expect(source).toMatchObject({ edition: 'tender', hasContract: true })
  expect((await klausul('contracts')).out).toContain(saved)
})

test('a file that is no Word file is refused, and one that Klausul did not write is said to be foreign', async () => {
  writeFileSync(path.join(cwd, 'a.docx'), 'text')
  expect(await klausul('open', 'a.docx')).toMatchObject({ code: EXIT.refused, err: 'a.docx is not a Word file (.docx or .dotx).\n' })
  expect(await klausul('open', 'none.docx')).toMatchObject({ code: EXIT.refused, err: expect.stringContaining('none.docx cannot be read') })
  expect(await klausul('open')).toMatchObject({ code: EXIT.wrongUse })
  const parts = unzipSync(readFileSync(path.join(cwd, 'udbud.docx')))
  const relations = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array()).replaceAll(/<Relationship [^>]*customXml\/[^>]*>/g, '')
  writeFileSync(path.join(cwd, 'fremmed.docx'), zipSync({ ...parts, 'word/_rels/document.xml.rels': strToU8(relations) }))
  expect((await klausul('open', 'fremmed.docx')).out).toMatch(/not written by Klausul/)
})
