/** Words that are longer than their cell may be broken by the layout; all others are left whole, and so is the text outside tables. */
import { expect, test } from 'vitest'
import { withBrokenWords } from '../../../electron/docx/preview/long-words.ts'
import { readTree, textIn, type XmlElement } from '../../../electron/docx/preview/xml-tree.ts'

const cell = (text: string, span = 1): string => `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
const body = (...rows: readonly string[]): XmlElement =>
  readTree(
    `<w:body><w:p><w:r><w:t>${'y'.repeat(300)}</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="6000"/></w:tblGrid>${rows
      .map((row) => `<w:tr>${row}</w:tr>`)
      .join('')}</w:tbl></w:body>`,
  )
const texts = (element: XmlElement): string[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : child.name === 'w:t' ? [textIn(child)] : texts(child)))
const long = (length: number): string => 'x'.repeat(length)
const broken = (length: number): string => 'x\u200b'.repeat(length)

// 3,000 twips are 200 pixels, less 7.2 at each side: 37 letters of 5 pixels.
test('a word may be broken where it is longer than its cell, by the width of that cell', () => {
  const all = body(cell(long(37)) + cell(long(38)), cell(`kort ${long(38)} ord`) + cell(long(78)), cell(long(118), 2))
  expect(texts(withBrokenWords(all))).toEqual(['y'.repeat(300), long(37), long(38), `kort ${broken(38)} ord`, broken(78), broken(118)])
})
