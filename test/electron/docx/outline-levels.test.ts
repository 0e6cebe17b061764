/** Where parts stand in Word's outline and in its lists: what word processors collect for the contents, and count by. */
import { expect, test } from 'vitest'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { MAX_CLAUSE_DEPTH } from '../../../shared/document/format.ts'
import { chapter, clause, contractOf, paragraph } from './contracts.ts'
import { readWordFile, type WordFile } from './word-file.ts'
import { elements, valueOf } from './xml.ts'

const write = (...body: Parameters<typeof contractOf>[0]): WordFile =>
  readWordFile(writeDocx(resolve(contractOf(body)), { markOwners: false, pageNumbers: null }))

const nested = (level: number): ReturnType<typeof clause> =>
  clause(
    `level-${level}`,
    { heading: `Niveau ${level}`, block: true },
    paragraph('Tekst.'),
    ...(level < MAX_CLAUSE_DEPTH ? [nested(level + 1), clause(`text-${level}`, {}, paragraph(`Under niveau ${level}.`))] : []),
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
  const text = word.paragraphs.find(({ text: said }) => said === 'Under niveau 8.')
  expect([text?.style, text?.label, text?.outline]).toEqual(['Clause9', '1.1.1.1.1.1.1.1.2', null])
})
