/** What a tenderer fills in in a Word file comes back: a cell that says »Ja/Nej« is a list to choose from, another takes text of several lines. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readWordFile as readReturned } from '../../../electron/services/read-word-file.ts'
import { readyToExport, writeOptions } from '../../../electron/services/export.ts'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { defaultWish } from '../../../shared/export-wish.ts'
import { DEFAULT_HOUSE_STYLE } from '../../../shared/house-style.ts'
import { annex, cell, clause, contract, contractOf, headerCell, p, party, row, table } from '../../build.ts'
import { hasValidator, validate } from './validate.ts'
import { readWordFile } from './word-file.ts'
import { child, descendants, textIn } from './xml.ts'

const TENDER = contractOf(
  contract(
    clause({ id: 'a', heading: 'Pris' }, p('Se bilaget.')),
    annex(
      { id: 'x', heading: 'Priser', owner: 'tenderer' },
      table(
        row(headerCell('Service'), headerCell('Pris'), headerCell('Ja/Nej')),
        row(cell('Drift'), cell('…'), cell('Ja/Nej')),
        row(cell('Support'), cell('…'), cell('Ja/Nej')),
      ),
    ),
  ),
  { parties: [party('customer', 'buyer', 'Kunden'), party('supplier', 'tenderer', 'Leverandøren')] },
)

const written = (): Uint8Array => {
  const ready = readyToExport(TENDER, 'tender')
  const file = { wish: defaultWish('tender'), houseStyle: DEFAULT_HOUSE_STYLE, origin: { program: '1', contract: null } }
  return writeDocx(ready.resolution, { ...writeOptions(ready, file), pageNumbers: null })
}

test('the tenderer chooses between yes and no; the answers are taken back in their order', () => {
  const docx = written()
  const lists = descendants(readWordFile(docx).document, 'w:sdt').filter((control) => child(control, 'w:sdtPr', 'w:dropDownList'))
  expect(lists.map((control) => descendants(control, 'w:t').map(textIn).join(''))).toEqual(['Ja/Nej', 'Ja/Nej'])
  expect(lists.map((control) => descendants(control, 'w:listItem').map(({ attributes }) => attributes['w:value']))).toEqual([
    ['Ja', 'Nej'],
    ['Ja', 'Nej'],
  ])
  const parts = unzipSync(docx)
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  // The second is what Word leaves behind when »Nej« is chosen in its list; the legend after the text shows one that is none.
  const at = body.lastIndexOf('<w:sdt>', body.lastIndexOf('<w:dropDownList'))
  const chosen = body.slice(0, at) + body.slice(at).replace('<w:showingPlcHdr/>', '').replace('>Ja/Nej<', '>Nej<')
  const returned = zipSync({ ...parts, 'word/document.xml': strToU8(chosen) })
  expect(readReturned(returned, 'returned.docx', () => null).source?.blanks).toEqual([null, null, null, 'Nej'])
})

test('an answer of several lines comes back with a space where a line ended', () => {
  const parts = unzipSync(written())
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const at = body.indexOf('<w:tag w:val="blank"/>')
  const lines = body
    .slice(at)
    .replace('<w:showingPlcHdr/>', '')
    .replace(/<w:t [^>]*>…<\/w:t>/, '<w:t>kr. 10</w:t><w:br/><w:t>pr. time</w:t>')
  const returned = zipSync({ ...parts, 'word/document.xml': strToU8(body.slice(0, at) + lines) })
  expect(readReturned(returned, 'returned.docx', () => null).source?.blanks).toEqual(['kr. 10 pr. time', null, null, null])
})

test.skipIf(!hasValidator)('a list to choose from is valid for Word', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'klausul-yes-no-'))
  try {
    const file = path.join(folder, 'tender.docx')
    writeFileSync(file, written())
    expect(await validate(file, 'Microsoft365')).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
