/** Footnotes look as Word's own: smaller than the text, below a line that takes no room of its own to speak of. */
import { expect, test } from 'vitest'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { ODD_CONTRACTS } from './contracts.ts'
import { readWordFile } from './word-file.ts'
import { child, descendants, elements, parseXml, valueOf } from './xml.ts'

const write = ODD_CONTRACTS['without clause numbers']
const word = readWordFile(writeDocx(resolve(write!()), { markOwners: false, pageNumbers: null }))
const notes = elements(parseXml(word.parts.get('word/footnotes.xml') ?? ''), 'w:footnote')
const sizeIn = (style: string): number => Number(valueOf(word.styles.byId.get(style), 'w:rPr', 'w:sz'))

test('footnotes are in the style that Word has for them, which is smaller than the text', () => {
  const own = notes.filter(({ attributes }) => Number(attributes['w:id']) > 0)
  expect(own).toHaveLength(2)
  expect(own.flatMap((note) => elements(note, 'w:p').map((one) => valueOf(one, 'w:pPr', 'w:pStyle')))).toEqual(['FootnoteText', 'FootnoteText'])
  expect(sizeIn('FootnoteText')).toBeLessThan(Number(valueOf(word.styles.root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:sz')))
})

test('the line above them has no number before it, and is low', () => {
  const lines = notes.filter(({ attributes }) => attributes['w:type'] !== undefined)
  expect(lines).toHaveLength(2)
  for (const line of lines) {
    expect(descendants(line, 'w:footnoteRef')).toEqual([])
    const [paragraph] = elements(line, 'w:p')
    const low = [child(paragraph, 'w:pPr'), child(paragraph, 'w:r')].map((one) => Number(valueOf(one, 'w:rPr', 'w:sz')))
    expect(low.every((size) => size > 0 && size <= 12)).toBe(true)
  }
})
