/** PDFs beside Word files: found converters, files that appear whole and over nothing, and what LibreOffice really makes where it is installed. */
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
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
/** A Word file, as far as it matters to what is between it and a converter. */
const wordFile = (document: string): Uint8Array => zipSync({ 'word/document.xml': strToU8(document) })
const signal = (): AbortSignal => new AbortController().signal

test.skipIf(process.platform === 'win32')('each Word file gets a PDF of its name, and one that is there already is left alone', async () => {
  const folder = temporaryFolder()
  for (const name of ['A b.docx', 'C.docx']) writeFileSync(path.join(folder, name), wordFile(name))
  writeFileSync(path.join(folder, 'C.pdf'), 'mine')
  const converter = fakeConverter(temporaryFolder(), COPY)
  expect(await makePdfs(converter, folder, ['A b.docx', 'C.docx'], signal())).toEqual(['A b.pdf', 'C (2).pdf'])
  expect(readdirSync(folder).toSorted()).toEqual(['A b.docx', 'A b.pdf', 'C (2).pdf', 'C.docx', 'C.pdf'])
  expect(readFileSync(path.join(folder, 'C.pdf'), 'utf8')).toBe('mine')
})

test.skipIf(process.platform === 'win32')('a converter is given the text without content controls, in which LibreOffice marks nothing', async () => {
  const folder = temporaryFolder()
  const marked = '<w:r><w:rPr><w:shd w:val="clear" w:fill="FFF2AB"/></w:rPr><w:t>[Navn]</w:t></w:r>'
  const control = `<w:sdt><w:sdtPr><w:alias w:val="Navn"/><w:text/></w:sdtPr><w:sdtEndPr/><w:sdtContent>${marked}</w:sdtContent></w:sdt>`
  const word = wordFile(`<w:p>${control}</w:p><w:sdt><w:sdtPr/><w:sdtContent><w:p>${control}</w:p></w:sdtContent></w:sdt>`)
  writeFileSync(path.join(folder, 'A.docx'), word)
  await makePdfs(fakeConverter(temporaryFolder(), COPY), folder, ['A.docx'], signal())
  const given = unzipSync(readFileSync(path.join(folder, 'A.pdf')))['word/document.xml']
  expect(strFromU8(given ?? new Uint8Array())).toBe(`<w:p>${marked}</w:p><w:p>${marked}</w:p>`)
  expect(new Uint8Array(readFileSync(path.join(folder, 'A.docx')))).toEqual(new Uint8Array(word))
})

test.skipIf(process.platform === 'win32').each([
  ['fails', 'exit 3', /Command failed/],
  ['makes nothing', 'exit 0', /ENOENT/],
] as const)('a converter that %s leaves nothing behind', async (_what, script, why) => {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'A.docx'), wordFile('A'))
  await expect(makePdfs(fakeConverter(temporaryFolder(), script), folder, ['A.docx'], signal())).rejects.toThrow(why)
  expect(readdirSync(folder)).toEqual(['A.docx'])
})

test.skipIf(process.platform === 'win32')('a converter at work is ended, and nothing is left behind', async () => {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'A.docx'), wordFile('A'))
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
