/** The layout sets text as wide as Writer does on its reference device: to the dot, at every size, and only where the widths of the letters are known. */
import { describe, expect, test } from 'vitest'
import { deviceText } from '../../../electron/docx/preview/device-text.ts'
import { formatsOf } from '../../../electron/docx/preview/formats.ts'
import { layOutWith } from '../../../electron/docx/preview/lay-out.ts'
import { isCovered, lettersOf } from '../../../electron/docx/preview/letter-widths.ts'
import { dotsWide } from '../../../electron/docx/preview/reference-device.ts'
import { readParts, type WordParts } from '../../../electron/docx/preview/word-parts.ts'
import { readTree } from '../../../electron/docx/preview/xml-tree.ts'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { blankNumbers } from '../../../electron/docx/write/pages.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { type HouseStyle, SHIPPED_HOUSE_STYLES } from '../../../shared/house-style.ts'
import { clause, contractOf, paragraph } from './contracts.ts'

const DOTS_TO_A_POINT = 120

/**
 * Lines of one letter again and again, as LibreOffice 7.4 set them (exported to PDF, which has tenths of a point). They are chosen from 3,190 (every letter of
 * a keyboard in twelve sizes of three fonts) for being half a point or more away from the letters' own width.
 */
const MEASURED: readonly (readonly [font: string, size: number, face: string, letter: string, count: number, points: number])[] = [
  ['Arial', 8, 'regular', 'B', 271, 1445.3],
  ['Arial', 8, 'bold', 'K', 250, 1443.7],
  ['Arial', 10, 'regular', '5', 260, 1445.2],
  ['Arial', 10, 'regular', 'B', 217, 1446.7],
  ['Arial', 10, 'bold', 'B', 200, 1445],
  ['Arial', 10, 'italic', '5', 260, 1445.2],
  ['Arial', 10, 'bold italic', 'B', 200, 1445],
  ['Arial', 14, 'bold', 'a', 186, 1447.7],
  ['Calibri', 8.5, 'regular', 'L', 405, 1447.9],
  ['Calibri', 10.5, 'regular', 'B', 253, 1444.2],
  ['Calibri', 10.5, 'bold', 'B', 246, 1447.3],
  ['Calibri', 10.5, 'bold italic', '5', 272, 1448.4],
  ['Calibri', 11, 'bold', 'a', 267, 1450.7],
  ['Times New Roman', 9, 'regular', 'L', 263, 1446.5],
  ['Times New Roman', 11.5, 'regular', 'K', 174, 1445.6],
  ['Times New Roman', 11.5, 'italic', 'L', 226, 1444.5],
  ['Times New Roman', 11.5, 'bold italic', 'K', 189, 1449],
  ['Times New Roman', 13, 'bold', 'B', 167, 1448.7],
]
const advanceOf = (font: string, face: string, letter: string): number =>
  lettersOf(font, face.includes('bold'), face.includes('italic')).widths.get(letter.codePointAt(0) ?? 0) ?? Number.NaN

test.each(MEASURED)('%s %d %s: %s, %d times, is %d points wide', (font, size, face, letter, count, points) => {
  const advance = advanceOf(font, face, letter)
  expect(Math.abs((dotsWide(advance, size) * count) / DOTS_TO_A_POINT - points)).toBeLessThan(0.1)
  expect(Math.abs((advance / 2048) * size * count - points)).toBeGreaterThan(0.4)
})

const partsOf = (text: string, houseStyle: HouseStyle | undefined): WordParts => {
  const contract = contractOf([clause('one', {}, paragraph(text))], { parties: [], fields: [] })
  return readParts(writeDocx(resolve(contract), { markOwners: false, guidance: [], pageNumbers: blankNumbers, ...(houseStyle && { houseStyle }) }))
}
/** The line of a text as the layout sets it, in pixels, and what the layout guessed at. */
const laidOut = (parts: WordParts, text: string): { readonly width: number; readonly guesses: readonly string[] } => {
  const { pages } = layOutWith(parts)()
  const line = pages
    .flatMap(({ body }) => body.flatMap((block) => (block.type === 'paragraph' ? block.lines : [])))
    .find((one) => one.text.endsWith(text))
  return { width: line?.textWidth ?? Number.NaN, guesses: pages.flatMap(({ guesses = [] }) => guesses) }
}
const MUNICIPALITY = SHIPPED_HOUSE_STYLES.find(({ id }) => id === 'municipality')

describe('a line of text', () => {
  test.each(SHIPPED_HOUSE_STYLES.map((style) => [style.id, style] as const))(
    'in the house style %s is as wide as its letters on the device',
    (_id, style) => {
      const width = (text: string): number => laidOut(partsOf(text, style), text).width
      const letters = (text: string): number =>
        Array.from(text, (one) => dotsWide(advanceOf(style.fonts.text, 'regular', one), style.sizes.text)).reduce((sum, dots) => sum + dots, 0)
      // What stands before the text, its number, is the same in both.
      const [short, long] = ['Parten', 'Parten retter »fejlen« hurtigst muligt efter Fællesskabets øvrige frister']
      expect(width(long) - width(short)).toBeCloseTo(((letters(long) - letters(short)) / DOTS_TO_A_POINT / 72) * 96, 6)
    },
  )

  test('with a letter whose width is not known is left to the layout, which guesses at nothing', () => {
    const greek = 'nnnnnnnnnnΩnnnnnnnnnn'
    const parts = partsOf(greek, MUNICIPALITY)
    expect(deviceText(parts.styles, formatsOf(parts)).onDevice(parts.body)).toEqual(parts.body)
    expect(laidOut(parts, greek).guesses).toEqual([])
  })
})

const body = (run: string) => readTree(`<w:body><w:p><w:r>${run}<w:t>Tekst</w:t></w:r></w:p></w:body>`)
const styled = (properties: string) =>
  readTree(`<w:styles><w:docDefaults><w:rPrDefault><w:rPr>${properties}</w:rPr></w:rPrDefault></w:docDefaults></w:styles>`)

describe('text on the device', () => {
  const parts = partsOf('Tekst', MUNICIPALITY)
  const fontOf = (run: string, styles = parts.styles): string =>
    /"w:ascii":"([^"]*)"/.exec(JSON.stringify(deviceText(styles, formatsOf({ ...parts, styles })).onDevice(body(run))))?.[1] ?? ''

  test('names a font for each size, and keeps the rest of its look', () => {
    expect(fontOf('')).toBe('Arial 10 on the device')
    expect(fontOf('<w:rPr><w:sz w:val="21"/></w:rPr>')).toBe('Arial 10.5 on the device')
    expect(fontOf('<w:rPr><w:sz w:val="400"/></w:rPr>')).toBe('Arial 200 on the device')
    expect(fontOf('<w:rPr><w:sz w:val="600"/></w:rPr>')).toBe('')
    expect(fontOf('<w:rPr><w:rFonts w:ascii="Calibri" w:asciiTheme="minorHAnsi"/><w:b/></w:rPr>')).toBe('Calibri 10 on the device')
    const looks = JSON.stringify(deviceText(parts.styles, formatsOf(parts)).onDevice(body('<w:rPr><w:b/><w:sz w:val="30"/></w:rPr>')))
    expect(looks).toContain('"w:b"')
    expect(looks).toContain('"30"')
  })

  test('is left alone in another font, and in a file that kerns or joins letters', () => {
    const arial = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
    expect(fontOf('', styled('<w:rFonts w:ascii="Garamond" w:hAnsi="Garamond"/>'))).toBe('')
    expect(fontOf('', styled(arial))).toBe('Arial 10 on the device')
    expect(fontOf('', styled(`${arial}<w:kern w:val="0"/>`))).toBe('Arial 10 on the device')
    expect(fontOf('', styled(`${arial}<w:kern w:val="2"/>`))).toBe('')
    expect(fontOf('', styled(`${arial}<w14:ligatures w14:val="standardContextual"/>`))).toBe('')
  })
})

test('the letters of both languages are known, and every letter of every face has a width', () => {
  expect(isCovered('Æblegrød på skærmen: »50 % – Größe, café« Ånund Øystein señor')).toBe(true)
  expect(isCovered('λ')).toBe(false)
  for (const font of ['Arial', 'Calibri', 'Times New Roman']) {
    for (const face of ['regular', 'bold', 'italic', 'bold italic']) {
      const widths = [...lettersOf(font, face.includes('bold'), face.includes('italic')).widths.values()]
      expect(widths.filter((width) => !(width > 300 && width < 2500))).toEqual([])
    }
  }
})
