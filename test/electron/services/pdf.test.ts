/** PDFs beside Word files: found converters, files that appear whole and over nothing, and what LibreOffice really makes where it is installed. */
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { exportContract } from '../../../electron/services/export.ts'
import { findConverter, type Machine, makePdfs, thisMachine } from '../../../electron/services/pdf.ts'
import { clause, contract, contractOf, titlePage } from '../../build.ts'
import { temporaryFolder } from '../folders.ts'

const machine = (platform: NodeJS.Platform, ...files: string[]): Machine => ({
  platform,
  searched: ['/usr/local/bin', '/usr/bin'],
  exists: (file) => files.includes(file),
})

test.each([
  ['on the path', machine('linux', '/usr/bin/soffice'), '/usr/bin/soffice'],
  ['on a Mac', machine('darwin', '/Applications/LibreOffice.app/Contents/MacOS/soffice'), '/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  ['on Windows', machine('win32', 'C:\\Program Files\\LibreOffice\\program\\soffice.exe'), 'C:\\Program Files\\LibreOffice\\program\\soffice.exe'],
  ['nowhere', machine('linux', '/usr/bin/word'), undefined],
])('LibreOffice is found %s', (_where, where, program) => {
  expect(findConverter(where)?.program).toBe(program)
})

/** A program that does what LibreOffice is asked to: a file per file in the folder after --outdir. */
const fakeConverter = (folder: string, script: string) => {
  const program = path.join(folder, 'soffice')
  writeFileSync(program, `#!/bin/sh\n${script}\n`)
  chmodSync(program, 0o755)
  return { name: 'Fake', program }
}
const COPY = 'while [ "$1" != "--outdir" ]; do shift; done; out="$2"; shift 2; for f in "$@"; do cp "$f" "$out/$(basename "$f" .docx).pdf"; done'
const signal = (): AbortSignal => new AbortController().signal

test.skipIf(process.platform === 'win32')('each Word file gets a PDF of its name, and one that is there already is left alone', async () => {
  const folder = temporaryFolder()
  for (const name of ['A b.docx', 'C.docx']) writeFileSync(path.join(folder, name), name)
  writeFileSync(path.join(folder, 'C.pdf'), 'mine')
  const converter = fakeConverter(temporaryFolder(), COPY)
  expect(await makePdfs(converter, folder, ['A b.docx', 'C.docx'], signal())).toEqual(['A b.pdf', 'C (2).pdf'])
  expect(readdirSync(folder).toSorted()).toEqual(['A b.docx', 'A b.pdf', 'C (2).pdf', 'C.docx', 'C.pdf'])
  expect(readFileSync(path.join(folder, 'C.pdf'), 'utf8')).toBe('mine')
})

test.skipIf(process.platform === 'win32').each([
  ['fails', 'exit 3', /Command failed/],
  ['makes nothing', 'exit 0', /ENOENT/],
] as const)('a converter that %s leaves nothing behind', async (_what, script, why) => {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'A.docx'), 'A')
  await expect(makePdfs(fakeConverter(temporaryFolder(), script), folder, ['A.docx'], signal())).rejects.toThrow(why)
  expect(readdirSync(folder)).toEqual(['A.docx'])
})

test.skipIf(process.platform === 'win32')('a converter at work is ended, and nothing is left behind', async () => {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'A.docx'), 'A')
  const ending = new AbortController()
  const making = makePdfs(fakeConverter(temporaryFolder(), 'exec sleep 60'), folder, ['A.docx'], ending.signal)
  ending.abort()
  await expect(making).rejects.toThrow(/aborted/)
  expect(readdirSync(folder)).toEqual(['A.docx'])
})

const converter = findConverter(thisMachine())
if (!converter) console.log('LibreOffice is not installed: what it makes of a file is not tested.')

test.skipIf(!converter)(
  'LibreOffice makes a tagged PDF with bookmarks',
  async () => {
    const folder = temporaryFolder()
    const small = contractOf(contract(titlePage(), clause({ id: 'a', heading: 'Formål' }, 'Tekst')))
    writeFileSync(path.join(folder, 'A.docx'), exportContract(small, 'working').docx)
    if (!converter) return
    expect(await makePdfs(converter, folder, ['A.docx'], signal())).toEqual(['A.pdf'])
    const pdf = readFileSync(path.join(folder, 'A.pdf'), 'latin1')
    expect([pdf.startsWith('%PDF-'), pdf.includes('/StructTreeRoot'), pdf.includes('/Marked true'), pdf.includes('/Outlines')]).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(existsSync(path.join(folder, 'A.docx'))).toBe(true)
  },
  120_000,
)
