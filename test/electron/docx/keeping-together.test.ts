/** What stays on one page, and what has room for its number: a list with the words that lead to it, signatures with theirs, titles after long numbers. */
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { schema } from '../../../shared/document/schema.ts'
import { SHIPPED_HOUSE_STYLES } from '../../../shared/house-style.ts'
import { cell, headerCell, p, row, table } from '../../build.ts'
import { annex, chapter, clause, contractOf, list, paragraph } from './contracts.ts'
import { keepsWithNext } from './expectations.ts'
import { readWordFile, type WordFile } from './word-file.ts'
import { child } from './xml.ts'

const keeps = (word: WordFile, text: string): boolean => {
  const found = word.paragraphs.find((one) => one.text === text)
  if (!found) throw new Error(`there is no ${text}`)
  return keepsWithNext(word, found)
}

test('the words that a list or table follows stay with it, and the first of several items with the second', () => {
  const items = list('alpha_paren', 'Første', [paragraph('Andet'), list('dash', 'Indre et', 'Indre to')], 'Tredje')
  const grid = table(row(headerCell(p('Nr.'))), row(cell(p('1'))))
  const body = clause('c', {}, paragraph('Kunden skal'), items, paragraph('Før tabellen'), grid, paragraph('Til sidst'), list('dash', 'Alene'))
  const word = readWordFile(writeDocx(resolve(contractOf([body])), { markOwners: false, pageNumbers: null }))
  const kept = ['Kunden skal', 'Første', 'Andet', 'Indre et', 'Indre to', 'Tredje', 'Før tabellen', 'Til sidst', 'Alene'].map((text) =>
    keeps(word, text),
  )
  expect(kept).toEqual([true, true, true, false, false, false, true, true, false])
})

test('a note between the last sentence and the signatures does not part them', () => {
  const note = schema.nodes.guidance_note.create(null, paragraph('Brug den seneste form.'))
  const body = clause('c', {}, paragraph('Underskrives her'), note, schema.nodes.signature_block.create())
  const word = readWordFile(writeDocx(resolve(contractOf([body])), { markOwners: false, guidance: ['drafter'], pageNumbers: null }))
  expect(keeps(word, 'Underskrives her')).toBe(true)
  expect(
    word.paragraphs
      .filter(({ text, style }) => text.endsWith('Brug den seneste form.') && style === 'Guidance')
      .map((one) => keepsWithNext(word, one)),
  ).toEqual([true])
})

test('a heading that runs in with no text stays with the signatures', () => {
  const body = clause('c', { heading: 'Underskrift' }, schema.nodes.signature_block.create())
  const word = readWordFile(writeDocx(resolve(contractOf([schema.nodes.title_page.create(), body])), { markOwners: false, pageNumbers: null }))
  expect(keeps(word, 'Underskrift')).toBe(true)
})

test.each([
  [3, [true, true, true, false]],
  [20, [true, ...Array.from({ length: 20 }, () => false)]],
] as const)('a list of %i annexes stands below the table of contents; a short one on one page', (count, kept) => {
  const annexes = Array.from({ length: count }, (_, at) => annex(`b${at}`, { heading: `Titel ${at}` }, paragraph('Tekst.')))
  const body = [schema.nodes.title_page.create(), clause('c', { heading: 'Levering', block: true }, paragraph('Tekst.')), ...annexes]
  const word = readWordFile(writeDocx(resolve(contractOf(body)), { markOwners: false, pageNumbers: null }))
  const heading = word.paragraphs.findIndex(({ style }) => style === 'AnnexListHeading')
  expect(word.paragraphs[heading - 1]?.style).toBe('TOC1')
  const rows = word.paragraphs.slice(heading).filter(({ inTable }) => inTable)
  expect(rows.filter((_one, at) => at % 2 === 0).map((one) => keepsWithNext(word, one))).toEqual(kept)
  const breaks = word.paragraphs.flatMap(({ text }, at) => (text === '\f' ? [at] : []))
  expect(breaks.filter((at) => at > heading)).toEqual([word.paragraphs.findLastIndex(({ inTable }) => inTable) + 1])
})

test('after a table an empty line stands only where something follows on its page: it would make an empty page after a full one', () => {
  const grid = table(row(headerCell(p('Nr.'))), row(cell(p('1'))))
  const body = [
    clause('c', {}, paragraph('Tabel:'), grid, paragraph('Mere:'), grid),
    annex('a', { heading: 'Et' }, paragraph('Tabel:'), grid),
    annex('b', { heading: 'To' }, paragraph('Tabel:'), grid),
  ]
  const word = readWordFile(writeDocx(resolve(contractOf(body)), { markOwners: false, pageNumbers: null }))
  const after = word.paragraphs.filter((_one, at) => word.paragraphs[at - 1]?.inTable === true && word.paragraphs[at]?.inTable === false)
  expect(after.map(({ style, text }) => [style, text])).toEqual([
    ['TableText', ''],
    ['Annex', 'Et'],
    ['Annex', 'To'],
    ['TableEnd', ''],
  ])
})

const afterTables = (body: readonly Node[]) => {
  const word = readWordFile(writeDocx(resolve(contractOf(body)), { markOwners: false, pageNumbers: null }))
  return word.paragraphs.slice(word.paragraphs.findLastIndex(({ inTable }) => inTable) + 1)
}

test('signatures that fill their page make no empty one before an annex, nor at the end', () => {
  const signed = clause('c', {}, paragraph('Underskrives.'), schema.nodes.signature_block.create())
  expect(afterTables([signed, annex('a', { heading: 'Et' }, paragraph('Tekst.'))])[0]?.style).toBe('Annex')
  const end = afterTables([signed])
  expect(end.map(({ style }) => style)).toEqual(['TableEnd'])
  // Word gives a paragraph whose mark is hidden no room.
  expect(end.map(({ element }) => child(element, 'w:pPr', 'w:rPr', 'w:vanish') !== undefined)).toEqual([true])
  expect(afterTables([signed, clause('d', {}, paragraph('Mere.'))])[0]?.style).toBe('TableEnd')
})

test('the last item of a list is as far from the text after it as a paragraph is', () => {
  const word = readWordFile(
    writeDocx(resolve(contractOf([clause('c', {}, list('dash', 'Et', 'To'), paragraph('Tekst.'))])), { markOwners: false, pageNumbers: null }),
  )
  const spaced = ['Enumeration1', 'EnumerationText1', 'ClauseText'].map((id) => child(word.styles.byId.get(id), 'w:pPr', 'w:spacing'))
  expect(spaced).toEqual([undefined, undefined, undefined])
})

const hanging = (word: WordFile, style: string): number =>
  Number(child(word.styles.byId.get(style), 'w:pPr', 'w:ind')?.attributes['w:hanging'] ?? Number.NaN)

test.each(SHIPPED_HOUSE_STYLES.map((style) => [style.id, style] as const))(
  '%s: the titles of annexes and chapters begin behind the widest number',
  (_id, houseStyle) => {
    const columns = (count: number): number[] => {
      const parts = (make: typeof annex, id: string) =>
        Array.from({ length: count }, (_, at) => make(`${id}${at}`, { heading: 'Titel' }, paragraph('Tekst.')))
      const chapters = Array.from({ length: count }, (_, at) => chapter(`k${at}`, { heading: 'Titel' }, clause(`kc${at}`, {}, paragraph('Tekst.'))))
      const word = readWordFile(
        writeDocx(resolve(contractOf([...chapters, ...parts(annex, 'b')])), { markOwners: false, pageNumbers: null, houseStyle }),
      )
      expect(hanging(word, 'SubAnnex')).toBe(hanging(word, 'Annex'))
      return [hanging(word, 'Heading1'), hanging(word, 'Annex')]
    }
    const [few, many] = [columns(1), columns(18)]
    // »KAPITEL XVIII« and »BILAG 18« in the widest of the fonts, in points.
    expect((many[0] ?? 0) / 20).toBeGreaterThan(houseStyle.sizes.headings[0] * (houseStyle.headings.capitals ? 7.4 : 6))
    expect((many[1] ?? 0) / 20).toBeGreaterThan(houseStyle.sizes.headings[0] * (houseStyle.headings.capitals ? 5 : 4.2))
    for (const [at, width] of many.entries()) expect(width).toBeGreaterThanOrEqual(few[at] ?? 0)
  },
)
