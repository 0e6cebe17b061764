/** Every rule of accessibility finds what it is there for, and finds nothing in a file that keeps it. */
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { schema } from '../../../shared/document/schema.ts'
import { p, cell, headerCell, row, table } from '../../build.ts'
import { accessibilityProblems, foreignProblems, headlessTables, type RuleName, RULES } from './accessibility.ts'
import { contrast } from './contrast.ts'
import { clause, contractOf, field, list, ODD_CONTRACTS, paragraph, reference } from './contracts.ts'
import { readWordFile, type WordFile } from './word-file.ts'

/** A contract with one of everything that the rules look at. */
const sample = contractOf([
  schema.nodes.title_page.create(),
  clause(
    'one',
    { heading: 'Formål', block: true },
    paragraph('Se ', reference('two'), ' og ', field('contract_number'), '.'),
    list('roman_parens', 'et', 'to'),
    table(row(headerCell(p('Nr.')), headerCell(p('Frist'))), row(cell(p('1')), cell(p('I dag')))),
    clause(
      'under',
      { heading: 'Under', block: true },
      schema.nodes.paragraph.create(null, schema.text('as is', [schema.marks.foreign.create({ language: 'en-GB' })])),
    ),
  ),
  clause('two', { heading: 'Varighed', block: true }, schema.nodes.guidance_note.create(null, paragraph('Vælg en varighed.'))),
])
const resolution = resolve(sample)
const bytes = writeDocx(resolution, { markOwners: false, guidance: ['drafter'], pageNumbers: null })

/** The sample with a part changed. The change must find what it changes. */
const spoilt = (part: string, from: string | RegExp, to: string): WordFile => {
  const files = unzipSync(bytes)
  const before = Buffer.from(files[part] ?? []).toString('utf8')
  const after = before.replace(from, to)
  if (after === before) throw new Error(`${String(from)} is not in ${part}`)
  return readWordFile(zipSync({ ...files, [part]: strToU8(after) }))
}
const good = readWordFile(bytes)
const DOCUMENT = 'word/document.xml'
const STYLES = 'word/styles.xml'
const BODY_END = '<w:sectPr'
const beforeEnd = (xml: string) => spoilt(DOCUMENT, BODY_END, `${xml}${BODY_END}`)
const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
const shade = '<w:shd w:val="clear" w:color="auto" w:fill="FFF2AB"/>'
const grid = (rows: string): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows}</w:tbl><w:p/>`
const tc = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr><w:p>${text === '' ? '' : run(text)}</w:p></w:tc>`
const header = '<w:trPr><w:tblHeader/></w:trPr>'

const BAD: readonly (readonly [RuleName, string, () => WordFile, string])[] = [
  ['title', 'no title', () => spoilt('docProps/core.xml', /<dc:title>.*<\/dc:title>/, ''), 'no title'],
  ['title', 'a title of nothing but spaces', () => spoilt('docProps/core.xml', /(<dc:title>).*(<\/dc:title>)/, '$1  $2'), 'no title'],
  ['language', 'no language', () => spoilt(STYLES, /<w:lang [^>]*>/, ''), 'not said'],
  [
    'language',
    'another language for new text',
    () => spoilt('word/settings.xml', 'w:themeFontLang w:val="da-DK"', 'w:themeFontLang w:val="en-US"'),
    'en-US',
  ],
  ['language', 'a passage in no known language', () => spoilt(DOCUMENT, '<w:lang w:val="en-GB"/>', '<w:lang w:val="engelsk!"/>'), 'engelsk!'],
  ['headings', 'a level that is skipped', () => beforeEnd('<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr></w:p>'), 'level 3 after level 1'],
  [
    'headings',
    'a beginning too far below the title',
    () => spoilt(DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading3"/>'),
    'level 3 after level 1',
  ],
  [
    'empty headings',
    'a heading of nothing',
    () => beforeEnd('<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:p>'),
    'an empty heading',
  ],
  ['header rows', 'a header row that is not marked', () => spoilt(DOCUMENT, '<w:tblHeader/>', ''), 'is not marked'],
  [
    'header rows',
    'an empty header',
    () => beforeEnd(grid(`<w:tr>${header}${tc('Nr.')}${tc('')}</w:tr><w:tr>${tc('1')}${tc('2')}</w:tr>`)),
    'an empty header',
  ],
  [
    'header rows',
    'a header below the data',
    () => beforeEnd(grid(`<w:tr>${tc('1')}</w:tr><w:tr>${header}${tc('Nr.')}</w:tr>`)),
    'below rows that are not',
  ],
  [
    'header rows',
    'a header that reaches into the data',
    () =>
      beforeEnd(
        grid(`<w:tr>${header}${tc('Nr.', '<w:vMerge w:val="restart"/>')}${tc('Frist')}</w:tr><w:tr>${tc('', '<w:vMerge/>')}${tc('2')}</w:tr>`),
      ),
    'reaches down',
  ],
  [
    'pictures',
    'a picture without a text',
    () => beforeEnd('<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr=" "/></wp:inline></w:drawing></w:r></w:p>'),
    'a picture',
  ],
  [
    'pictures',
    'a shape in the header without a text',
    () => spoilt('word/header1.xml', '</w:p>', '<w:r><w:pict><v:shape id="x"/></w:pict></w:r></w:p>'),
    'header1.xml',
  ],
  ['lists', 'a typed letter', () => beforeEnd(`<w:p>${run('a) det første')}</w:p>`), 'a) det'],
  ['lists', 'a typed number of a clause', () => beforeEnd(`<w:p>${run('4.2 Betaling')}</w:p>`), '4.2 Betaling'],
  ['lists', 'a typed dash', () => beforeEnd(`<w:p>${run('– det første')}</w:p>`), '– det'],
  ['colour', 'a field that is marked by its shade only', () => beforeEnd(`<w:p>${run('udfyldes', shade)}</w:p>`), 'udfyldes'],
  ['colour', 'a bracket that does not close', () => beforeEnd(`<w:p>${run('[udfyldes', shade)}${run(' her]')}</w:p>`), '[udfyldes'],
  [
    'colour',
    'a note in a shaded box that does not say so',
    () => spoilt(DOCUMENT, /<w:r><w:rPr><w:b\/>(?:<w:bCs\/>)?<\/w:rPr><w:t[^>]*>[^<]*: <\/w:t><\/w:r>/, ''),
    'Vælg en varighed',
  ],
  ['contrast', 'grey text', () => beforeEnd(`<w:p>${run('svag', '<w:color w:val="8A8A8A"/>')}</w:p>`), 'svag'],
  ['contrast', 'dark text on a dark shade', () => beforeEnd(`<w:p>${run('[mørk]', '<w:shd w:val="clear" w:fill="444444"/>')}</w:p>`), 'mørk'],
  ['contrast', 'a style of pale text', () => spoilt(STYLES, /(w:styleId="Title">.*?<w:color w:val=")[0-9A-F]{6}/, '$1BBBBBB'), 'BBBBBB on FFFFFF'],
  ['contrast', 'a pale footer', () => spoilt('word/footer1.xml', '</w:p>', `${run('bleg', '<w:color w:val="AAAAAA"/>')}</w:p>`), 'bleg'],
  ['links', 'a link without text', () => beforeEnd('<w:p><w:hyperlink w:anchor="_Refone"/></w:p>'), '_Refone'],
  [
    'links',
    'a reference without text',
    () => spoilt(DOCUMENT, /(REF _Reftwo [\s\S]*?"separate"\/><\/w:r>)<w:r>(?:(?!<\/w:r>).)*<\/w:r>/, '$1'),
    'REF _Reftwo',
  ],
  [
    'links',
    'a line of the contents that leads nowhere',
    () => beforeEnd(`<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>${run('Formål')}</w:p>`),
    'Formål',
  ],
  ['empty paragraphs', 'a paragraph for room', () => beforeEnd(`<w:p>${run('Før')}</w:p><w:p/><w:p>${run('Efter')}</w:p>`), 'before "Efter"'],
  [
    'reading order',
    'a text box',
    () => beforeEnd(`<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p>${run('flyder')}</w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>`),
    'flyder',
  ],
  ['reading order', 'a frame', () => beforeEnd('<w:p><w:pPr><w:framePr w:w="100"/></w:pPr></w:p>'), 'w:framePr'],
  [
    'content controls',
    'a control without a title',
    () => beforeEnd(`<w:sdt><w:sdtPr/><w:sdtContent><w:p>${run('udfyld')}</w:p></w:sdtContent></w:sdt>`),
    'udfyld',
  ],
]

describe('accessibility', () => {
  test.each(BAD)('rule »%s« finds %s', (rule, _what, make, told) => {
    expect(RULES[rule](make()).join('\n')).toContain(told)
    // What it finds is the change: the file as it was has no such problem.
    expect(RULES[rule](good).join('\n')).not.toContain(told)
  })
  test('every rule has an example that it catches', () => {
    expect([...new Set(BAD.map(([rule]) => rule))].toSorted()).toEqual(Object.keys(RULES).toSorted())
  })
  test('a file that keeps the rules has no problems', () => {
    expect(accessibilityProblems(good)).toEqual([])
  })

  test('finds a passage in another language that is not marked', () => {
    expect(foreignProblems(good, resolution)).toEqual([])
    expect(foreignProblems(spoilt(DOCUMENT, '<w:lang w:val="en-GB"/>', ''), resolution)).not.toEqual([])
    expect(foreignProblems(spoilt(DOCUMENT, '<w:lang w:val="en-GB"/>', '<w:lang w:val="de-DE"/>'), resolution)).not.toEqual([])
  })
  test('finds a table of ours without headers', () => {
    expect(headlessTables(good)).toEqual([])
    expect(headlessTables(beforeEnd(grid(`<w:tr>${tc('1')}</w:tr>`)))).not.toEqual([])
  })
  test('measures contrast as WCAG does', () => {
    expect(contrast('000000', 'FFFFFF')).toBeCloseTo(21, 5)
    expect(contrast('FFFFFF', '777777')).toBeCloseTo(4.48, 2)
    expect(contrast('123456', '123456')).toBe(1)
  })

  test('lets a numbered clause without a heading hold its level', () => {
    const deep = contractOf([
      clause('a', {}, paragraph('Tekst.'), clause('b', {}, paragraph('Tekst.'), clause('c', { heading: 'Dybt', block: true }))),
    ])
    expect(RULES.headings(readWordFile(writeDocx(resolve(deep), { markOwners: false, pageNumbers: null })))).toEqual([])
  })
})

test.each(Object.entries(ODD_CONTRACTS))('no heading of %s skips a level', (_name, make) => {
  expect(RULES.headings(readWordFile(writeDocx(resolve(make()), { markOwners: false, pageNumbers: null })))).toEqual([])
})
