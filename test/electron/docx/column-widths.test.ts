/** The columns of a table: no word is broken while there is room, numbers stay whole, and the column with much text gets most of it. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnNeeds, type ColumnText, columnWidths, fits } from '../../../electron/docx/write/column-widths.ts'
import { textWidth } from '../../../electron/docx/write/text-width.ts'

/** A letter is a hundred twips here, and a cell's margins take 230. */
const measure = (text: string): number => text.length * 100
const table = (...rows: readonly (readonly string[])[]): ColumnText[] =>
  rows.flatMap((cells, row) => cells.map((text, column) => ({ column, header: row === 0, paragraphs: text.split('\n') })))
const widthsOf = (rows: readonly (readonly string[])[], total: number): number[] =>
  columnWidths(columnNeeds(table(...rows), rows[0]?.length ?? 0, measure), total)

describe('columns', () => {
  test('a column of short texts takes what they need, the one of long texts the rest', () => {
    const long = 'Leverandøren leverer og idriftsætter hele systemet, og afprøver det sammen med Kunden.'
    const [number, area, demand] = widthsOf(
      [
        ['Nr.', 'Område', 'Krav'],
        ['SM1', 'Drift', long],
      ],
      9000,
    ) as [number, number, number]
    expect([number, area]).toEqual([530, 830])
    expect(demand).toBe(9000 - 530 - 830)
  })

  test('two columns of long texts share by the amount, less than in proportion', () => {
    const [one, four] = widthsOf(
      [
        ['a', 'b'],
        ['ord '.repeat(50), 'ord '.repeat(200)],
      ],
      9000,
    ) as [number, number]
    expect(four / one).toBeGreaterThan(1.7)
    expect(four / one).toBeLessThan(2.3)
  })

  test('where the words do not fit, the widest columns give way and a column of numbers stays whole', () => {
    const widths = widthsOf(
      [
        ['Nr.', 'Ændringsanmodninger', 'Sikkerhedsansvarlige'],
        ['1', 'X', 'X'],
      ],
      3000,
    )
    expect(widths).toEqual([530, 1235, 1235])
  })

  test('a word that has hyphens may end its line at them', () => {
    const [soft, hard] = widthsOf(
      [
        ['Transitions\u00adgruppe', 'Transitionsgruppe'],
        ['', ''],
      ],
      3400,
    ) as [number, number]
    expect(soft).toBeLessThan(hard)
  })

  test('a small table is as wide as a large one, in proportion to its texts', () => {
    expect(widthsOf([['Ja', 'Nej']], 9000)).toEqual([4031, 4969])
  })

  test('no column loses a twip that its word needs to the rounding of the others', () => {
    const cells = [
      ['aaaaaaaaaaa aaa', '', 'a aa aaaaaaa aa aaaa', ''],
      ['', 'aa', 'aaaaaaa', 'aaaaaaaa aa aaaaaaaaaaaa'],
    ]
    expect(widthsOf(cells, 6725)[1]).toBe(430)
  })

  test('any columns fill the table to the twip, and no word is broken where all of them fit', () => {
    const cell = fc
      .array(fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'b') }), { maxLength: 8 })
      .map((words) => words.join(' '))
    const rows = fc
      .integer({ min: 1, max: 7 })
      .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1 }))
    fc.assert(
      fc.property(rows, fc.integer({ min: 6000, max: 12_000 }), (cells, total) => {
        const widths = widthsOf(cells, total)
        expect(widths.reduce((sum, width) => sum + width, 0)).toBe(total)
        const needed = widths.map((_, column) =>
          Math.max(...cells.flatMap((row) => (row[column] ?? '').split(' ').map((word) => measure(word) + 230))),
        )
        const all = needed.reduce((sum, width) => sum + width, 0)
        expect(fits(columnNeeds(table(...cells), widths.length, measure), total)).toBe(all <= total)
        if (all > total) return
        for (const [column, width] of widths.entries()) expect(width).toBeGreaterThanOrEqual(Math.floor(needed[column] ?? 0))
      }),
    )
  })
})

test.each([
  ['Sikkerhedsansvarlig', 1926],
  ['Ændringsanmodninger', 2196],
  ['SM10', 510],
])('%s is given the room that it takes in Arial, 10 points and bold', (word, twips) => {
  const width = textWidth(word, { font: 'Arial', size: 20, bold: true })
  expect(width / twips).toBeGreaterThan(1)
  expect(width / twips).toBeLessThan(1.12)
})
