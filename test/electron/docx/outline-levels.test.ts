/** Where parts stand in Word's outline and in its lists: what word processors collect for the contents, and count by. */
import { expect, test } from 'vitest'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { DEFAULT_HOUSE_STYLE } from '../../../shared/house-style.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { MAX_CLAUSE_DEPTH } from '../../../shared/document/format.ts'
import { schema } from '../../../shared/document/schema.ts'
import { annex, chapter, clause, contractOf, field, paragraph, reference } from './contracts.ts'
import { contentsLines, references } from './expectations.ts'
import { readWordFile, type WordFile } from './word-file.ts'
import { elements, valueOf } from './xml.ts'

const write = (...body: Parameters<typeof contractOf>[0]): WordFile =>
  readWordFile(writeDocx(resolve(contractOf(body)), { markOwners: false, pageNumbers: null }))

const nested = (level: number, id = 'body'): ReturnType<typeof clause> =>
  clause(
    `${id}-${level}`,
    { heading: `Niveau ${level}`, block: true },
    paragraph('Tekst.'),
    ...(level < MAX_CLAUSE_DEPTH ? [nested(level + 1, id), clause(`${id}-text-${level}`, {}, paragraph(`Tekst under ${level}.`))] : []),
  )

/** Outline level and list level of the styles that a list's levels are linked to. */
const linksOf = ({ numbering, styles }: WordFile): (readonly [outline: string | undefined, level: string | undefined])[][] =>
  elements(numbering, 'w:abstractNum')
    .map((list) =>
      elements(list, 'w:lvl').flatMap((level) => {
        const style = valueOf(level, 'w:pStyle')
        return style === undefined ? [] : [[valueOf(styles.byId.get(style), 'w:pPr', 'w:outlineLvl'), level.attributes['w:ilvl']] as const]
      }),
    )
    .filter((links) => links.length > 1)

test.each([
  ['without chapters', nested(1)],
  ['with chapters', chapter('one', { heading: 'Et' }, nested(1))],
])('%s: no list has a heading of its own level at every level, which LibreOffice would take for its chapter numbering', (_what, part) => {
  const links = linksOf(write(part))
  expect(links.length).toBeGreaterThan(0)
  for (const list of links) expect(list.some(([outline, level]) => outline !== level)).toBe(true)
})

test('the ninth level has its number with a heading and without', () => {
  const word = write(nested(1))
  const ninth = word.paragraphs.find(({ text }) => text === 'Niveau 9')
  expect([ninth?.style, ninth?.label, ninth?.outline]).toEqual(['Heading9', '1.1.1.1.1.1.1.1.1', 8])
  const text = word.paragraphs.find(({ text: said }) => said === 'Tekst under 8.')
  expect([text?.style, text?.label, text?.outline]).toEqual(['Clause9', '1.1.1.1.1.1.1.1.2', null])
})

const annexes = annex('x', { heading: 'Bilaget' }, clause('x1', { heading: 'I bilaget', block: true }, nested(4, 'annex')))

test.each([
  [1, 'without chapters', nested(1), ['1 1 Niveau 1', '1 Bilag 1 Bilaget']],
  [2, 'without chapters', nested(1), ['1 1 Niveau 1', '2 1.1 Niveau 2', '1 Bilag 1 Bilaget', '2 1 I bilaget']],
  [1, 'with chapters', chapter('one', { heading: 'Et' }, nested(1)), ['1 Kapitel I Et', '2 1 Niveau 1', '1 Bilag 1 Bilaget', '2 1 I bilaget']],
  [
    2,
    'with chapters',
    chapter('one', { heading: 'Et' }, nested(1)),
    ['1 Kapitel I Et', '2 1 Niveau 1', '3 1.1 Niveau 2', '1 Bilag 1 Bilaget', '2 1 I bilaget', '3 1.1 Niveau 4'],
  ],
] as const)('%i levels of contents %s are those that a word processor collects', (contentsDepth, _what, part, expected) => {
  const houseStyle = { ...DEFAULT_HOUSE_STYLE, contentsDepth }
  const word = readWordFile(
    writeDocx(resolve(contractOf([schema.nodes.title_page.create(), part, annexes])), { markOwners: false, pageNumbers: null, houseStyle }),
  )
  expect(contentsLines(word).map(({ level, number, heading }) => `${level} ${number} ${heading}`)).toEqual(expected)
  const deepest = Number(/TOC \\o "1-(\d)"/.exec(word.fields[0]?.instruction ?? '')?.[1])
  const collected = word.paragraphs.filter(({ outline }) => outline !== null && outline < deepest)
  expect(collected.map(({ outline, label, text }) => `${(outline ?? 0) + 1} ${label} ${text}`)).toEqual(expected)
})

test('the bookmark of a clause without a heading stands around its text, as Word sets it for a reference of its own', () => {
  const body = [
    clause(
      'a',
      { heading: 'Et', block: true },
      clause('b', {}, paragraph('Tekst uden overskrift.')),
      clause('c', {}, paragraph('Se ', reference('b'), '.')),
    ),
  ]
  const word = write(...body)
  const [referred] = references(word)
  const name = /REF (\S+)/.exec(referred?.instruction ?? '')?.[1]
  expect(word.bookmarks.find((bookmark) => bookmark.name === name)?.text).toBe('Tekst uden overskrift.')
  expect(word.bookmarks.filter(({ text }) => text === '')).toEqual([])
})

test('a bookmark ends before a control at the end of a text with a footnote: LibreOffice doubles the control when both end there', () => {
  const note = schema.nodes.footnote.create({ text: 'En note.' })
  const texts = [
    [paragraph('Efter', note, ' noten: ', field('customer.name')), 'Efter noten: '],
    [paragraph('Uden note: ', field('customer.name')), 'Uden note: [Kundens navn]'],
    [paragraph('Efter', note, ' noten: ', field('customer.name'), '.'), 'Efter noten: [Kundens navn].'],
  ] as const
  const word = write(...texts.map(([text], at) => clause(`c${at}`, {}, text)))
  expect(word.bookmarks.map(({ text }) => text)).toEqual(texts.map(([, marked]) => marked))
})
