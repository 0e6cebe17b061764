/** Content controls that hold the same are bound to one value, but for texts that LibreOffice spoils when it saves. */
import { expect, test } from 'vitest'
import { contentControls } from '../../../electron/docx/write/content-controls.ts'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { annex, contractOf, paragraph } from './contracts.ts'
import { readWordFile } from './word-file.ts'

const bound = (text: string): boolean => {
  const controls = contentControls()
  controls.wrap({ key: 'field:name', label: 'Navn', text, open: null, lock: null }, [])
  return controls.values() !== null
}

test.each([
  'Odense Kommune',
  'Æbleø ApS, »Søn«',
  '10\u00a0% (1.250,50 kr.)',
  '§ 5 + 2 = 7',
  'navn@example.dk',
  '[Leverandørens navn]',
  'D’Angelo–Éclair',
  '',
])('a control of »%s« is bound', (text) => expect(bound(text)).toBe(true))
test.each(['Jensen & Søn A/S', 'a < b', 'שירותי ענן ApS', 'شركة', 'Firma 👩', 'Ring\u200bsted', 'a\tb', '\u202eomvendt'])(
  'a control of »%s« stands for itself',
  (text) => expect(bound(text)).toBe(false),
)

const file = (heading: string): string =>
  readWordFile(
    writeDocx(resolve(contractOf([annex('a', { heading }, paragraph('Tekst.'))])), { markOwners: false, controls: 'open', pageNumbers: null }),
  ).parts.get('word/document.xml') ?? ''

test('a text of more than one script stands in a control of any text', () => {
  expect(file('Odense & Omegn')).toMatch(/<w:tag w:val="annex:a"\/>.*<w:text\/>/s)
  expect(file('שירותי ענן ApS')).toMatch(/<w:tag w:val="annex:a"\/>(?:(?!<w:text\/>).)*$/s)
})
