/** Word files in every house style: what it says is in the file, valid, and with page numbers that are computed. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { pageLayout } from './page-layout.ts'
import { writeDocx, type WriteOptions } from '../../../electron/docx/write/write-docx.ts'
import { CONTRACT_NUMBER } from '../../../shared/document/special-fields.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { DEFAULT_HOUSE_STYLE, HOUSE_FONTS, type HouseFont, type HouseStyle, SHIPPED_HOUSE_STYLES } from '../../../shared/house-style.ts'
import type { Contract } from '../../../shared/model.ts'
import { clause, contract, contractOf, party, titlePage } from '../../build.ts'
import { JPEG, PNG } from '../../pictures.ts'
import { temporaryFolder } from '../folders.ts'
import { hasValidator, validate } from './validate.ts'
import { readWordFile, type WordFile } from './word-file.ts'
import { descendants, parseXml, textIn } from './xml.ts'

const TEXT = 'Leverandøren underretter Kunden om enhver omstændighed, der kan få betydning for kontraktopfyldelsen. '
const CONTRACT = contractOf(
  contract(
    titlePage(),
    ...Array.from({ length: 4 }, (_, index) =>
      clause(
        { id: `c${index}`, heading: `Ydelser ${index}` },
        clause({ id: `s${index}` }, TEXT.repeat(5)),
        clause({ id: `t${index}` }, TEXT.repeat(4)),
      ),
    ),
  ),
  {
    title: 'Kontrakt om drift',
    parties: [party('customer', 'buyer', 'Kunden')],
    fields: [{ key: CONTRACT_NUMBER, label: 'kontraktnummer', type: 'text', owner: 'buyer' }],
    values: { [CONTRACT_NUMBER]: '26/118' },
  },
)
const OWN: HouseStyle = {
  ...DEFAULT_HOUSE_STYLE,
  id: 'own',
  name: 'Odense',
  organisation: 'Odense Kommune',
  fonts: { text: 'Georgia', headings: 'Verdana' },
  colours: { ...DEFAULT_HOUSE_STYLE.colours, headings: '7A1F2B' },
  margins: { top: 32, bottom: 28, left: 30, right: 20 },
  logo: { ...PNG, width: 50, alt: 'Odense Kommunes byvåben', inHeader: true },
}

/** Numbers as 4. */
const counted = (text: string): string => text.replaceAll(/(?<=\u00a0)\d+/g, '4')

/** What a picture says and its id. */
const picture = (xml: string): string[] => [/descr="([^"]*)"/.exec(xml)?.[1] ?? '', /<wp:docPr id="(\d+)"/.exec(xml)?.[1] ?? '']

/** Of a picture, in millimetres. */
const width = (xml: string): number => Math.round(Number(/<wp:extent cx="(\d+)"/.exec(xml)?.[1]) / 36_000)

interface Written {
  readonly docx: Uint8Array
  readonly word: WordFile
  readonly guesses: readonly string[]
}

const write = (houseStyle: HouseStyle, more: Partial<WriteOptions> = {}, given: Contract = CONTRACT): Written => {
  const pages = pageLayout()
  const docx = writeDocx(resolve(given), { markOwners: false, pageNumbers: pages.estimator, houseStyle, ...more })
  return { docx, word: readWordFile(docx), guesses: pages.guesses() }
}

const part = ({ word }: Written, name: string): string => word.parts.get(name) ?? ''
const partsOf = ({ word }: Written, kind: 'header' | 'footer'): string[] =>
  [...word.parts].filter(([name]) => new RegExp(`^word/${kind}\\d+\\.xml$`).test(name)).map(([, xml]) => xml)
/** The lines at the head or foot of the pages after the title page: a tab as |, a new line as ¶. */
const line = (written: Written, kind: 'header' | 'footer'): string =>
  partsOf(written, kind)
    .map((xml) =>
      descendants(parseXml(xml))
        .map((node) => {
          if (node.name === 'w:tab' && !node.attributes['w:val']) return '|'
          if (node.name === 'w:br') return '¶'
          return node.name === 'w:t' ? textIn(node) : ''
        })
        .join(''),
    )
    .join('')
const style = (written: Written, id: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(part(written, 'word/styles.xml'))?.[0] ?? ''

const firstText = ({ word }: Written): string => word.paragraphs[0]?.text ?? ''

const SHIPPED = SHIPPED_HOUSE_STYLES.map((one) => [one.id, one] as const)
const BESIDES: readonly (readonly [string, HouseStyle])[] = [
  ['one’s own with a logo', OWN],
  ['one’s own with a photograph, framed', { ...OWN, titlePage: 'framed', logo: { ...JPEG, width: 30, alt: 'Rådhuset', inHeader: false } }],
  [
    'the narrowest margins and the largest text',
    { ...OWN, margins: { top: 10, bottom: 10, left: 10, right: 10 }, sizes: { ...OWN.sizes, text: 14 } },
  ],
  ['hyphenation', { ...OWN, hyphenation: true, logo: null }],
  ['nothing at head and foot', { ...OWN, logo: null, header: { left: '', right: '' }, footer: { left: '', right: '' } }],
]

test.each([...SHIPPED, ...BESIDES])(
  '%s: page numbers are computed and not guessed, unless words are divided, and the same contract gives the same bytes',
  (_name, houseStyle) => {
    const written = write(houseStyle)
    expect(written.guesses.length > 0).toBe(houseStyle.hyphenation)
    expect(Buffer.from(write(houseStyle).docx).equals(Buffer.from(written.docx))).toBe(true)
  },
)

test.skipIf(!hasValidator)(
  'every one of them is valid, those that ship for the oldest Office too',
  async () => {
    const folder = temporaryFolder()
    const check = async ([name, houseStyle]: readonly [string, HouseStyle], versions: readonly string[]): Promise<string[]> => {
      const file = path.join(folder, `${name.replaceAll(/\W+/g, '-')}.docx`)
      writeFileSync(file, write(houseStyle).docx)
      const found = await Promise.all(versions.map((version) => validate(file, version)))
      return found.flat()
    }
    const found: string[] = []
    for (const one of SHIPPED) found.push(...(await check(one, ['Office2007', 'Microsoft365'])))
    for (const one of BESIDES) found.push(...(await check(one, ['Microsoft365'])))
    expect(found).toEqual([])
  },
  120_000,
)

test.each(Object.keys(HOUSE_FONTS) as HouseFont[])(
  'the layout of the pages knows the widths of %s',
  (font) => {
    expect(write({ ...OWN, logo: null, fonts: { text: font, headings: font } }).guesses).toEqual([])
  },
  30_000,
)

/** The number of the page is counted by the word processor alone, that of the pages is filled in. */
const HARD = '\u00a0'
test.each<[string, Partial<HouseStyle>, string, string]>([
  ['what the plain one has', {}, 'Kontrakt om drift', `|Side${HARD} af${HARD}4`],
  ['both ends', { header: { left: '{organisation}', right: '{title}' } }, 'Odense Kommune|Kontrakt om drift', `|Side${HARD} af${HARD}4`],
  ['words around tokens', { footer: { left: 'Kontrakt nr. {number}, {page}', right: '' } }, 'Kontrakt om drift', `Kontrakt nr. 26/118, side${HARD}`],
  [
    'a part whose token is empty goes with its separator',
    { footer: { left: '{title} · Version {version} · {fingerprint} · {number}', right: '' } },
    'Kontrakt om drift',
    'Kontrakt om drift · 26/118',
  ],
  ['no page numbers', { footer: { left: '', right: 'Fortroligt' } }, 'Kontrakt om drift', '|Fortroligt'],
  ['braces that are no token', { footer: { left: '', right: '{x} {' } }, 'Kontrakt om drift', '|{x} {'],
  [
    'two ends that do not fit on a line have one each',
    { header: { left: 'Kommunens kontrakt om '.repeat(4), right: 'drift og vedligeholdelse '.repeat(3) } },
    `${'Kommunens kontrakt om '.repeat(4)}¶|${'drift og vedligeholdelse '.repeat(3)}`,
    `|Side${HARD} af${HARD}4`,
  ],
])('head and foot: %s', (_what, change, header, footer) => {
  const written = write({ ...OWN, logo: null, fonts: DEFAULT_HOUSE_STYLE.fonts, ...change })
  expect([counted(line(written, 'header')), counted(line(written, 'footer'))]).toEqual([header, footer])
})

test('version and fingerprint are printed where they are known', () => {
  const houseStyle = { ...OWN, logo: null, footer: { left: 'Version {version} · {fingerprint}', right: '{page}' } }
  expect(line(write(houseStyle, { stamp: { version: '7', fingerprint: 'a1b2-c3d4' } }), 'footer')).toMatch(/^Version 7 · a1b2-c3d4\|Side/)
})

test('a Norwegian contract has the page in its own words', () => {
  expect(line(write({ ...OWN, logo: null }, {}, { ...CONTRACT, language: 'nb' }), 'footer')).toMatch(/^\|Side\u00a0 av\u00a0\d+$/)
})

test('page numbers are fields that a word processor counts on, and the title page has none', () => {
  const [footer = '', first = ''] = partsOf(write({ ...OWN, logo: null }), 'footer').toSorted((a, b) => b.length - a.length)
  expect(footer).toMatch(/PAGE<\/w:instrText>.*NUMPAGES<\/w:instrText>/s)
  expect(first).not.toContain('w:instrText')
})

test('the logo stands on the title page and small in the header, said in words, and is in the file once', () => {
  const written = write(OWN)
  const header = partsOf(written, 'header').find((xml) => xml.includes('w:drawing')) ?? ''
  expect([picture(part(written, 'word/document.xml')), picture(header)]).toEqual([
    ['Odense Kommunes byvåben', '1'],
    ['Odense Kommunes byvåben', '2'],
  ])
  expect([width(part(written, 'word/document.xml')), width(header)]).toEqual([50, 18])
  expect([...written.word.parts.keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(1)
  const without = write({ ...OWN, logo: OWN.logo && { ...OWN.logo, inHeader: false } })
  expect(partsOf(without, 'header').some((xml) => xml.includes('w:drawing'))).toBe(false)
})

test('fonts, sizes, colours, margins and the author are those of the house style', () => {
  const written = write(OWN)
  expect(style(written, 'Heading1')).toContain('w:ascii="Verdana"')
  expect(style(written, 'Heading1')).toContain('w:color w:val="7A1F2B"')
  expect(part(written, 'word/styles.xml')).toMatch(/<w:rPrDefault>.*w:ascii="Georgia".*<w:sz w:val="21"\/>/s)
  expect(part(written, 'word/document.xml')).toMatch(/<w:pgMar w:top="1814" w:right="1134" w:bottom="1587" w:left="1701"/)
  expect(part(written, 'docProps/core.xml')).toMatch(/<dc:creator>Odense Kommune<\/dc:creator>.*<cp:lastModifiedBy>Odense Kommune</s)
  expect(part(write(DEFAULT_HOUSE_STYLE), 'docProps/core.xml')).toContain('<dc:creator>Klausul</dc:creator>')
})

test('capitals and rules are properties of the style, so that the text and the contents keep its letters', () => {
  const written = write({ ...OWN, headings: { capitals: true, rule: true } })
  for (const id of ['Heading1', 'Annex', 'ContentsHeading']) {
    expect(style(written, id)).toContain('<w:caps/>')
    expect(style(written, id)).toContain('<w:pBdr>')
  }
  expect(style(written, 'Heading2')).not.toContain('<w:caps/>')
  expect(style(written, 'Clause1')).toContain('<w:caps w:val="false"/>')
  expect(written.word.paragraphs.some(({ text }) => text === 'Ydelser 0')).toBe(true)
})

test.each([
  ['left', '', false],
  ['centred', '<w:jc w:val="center"/>', false],
  ['framed', '<w:jc w:val="center"/>', true],
] as const)('a title page that is %s', (titlePageLayout, alignment, framed) => {
  const written = write({ ...OWN, titlePage: titlePageLayout })
  for (const id of ['Title', 'Subtitle', 'TitlePageText']) expect(/<w:jc [^>]*>/.exec(style(written, id))?.[0] ?? '').toBe(alignment)
  expect(part(written, 'word/document.xml').includes('<w:pgBorders w:display="firstPage"')).toBe(framed)
})

test('the organisation’s name stands on the title page where there is no logo', () => {
  expect([firstText(write({ ...OWN, logo: null })), firstText(write(DEFAULT_HOUSE_STYLE))]).toEqual(['Odense Kommune', 'Kontrakt om drift'])
})

test('words are divided in text alone', () => {
  const written = write({ ...OWN, hyphenation: true })
  expect(part(written, 'word/settings.xml')).toContain('<w:autoHyphenation')
  for (const id of ['Heading1', 'Heading9', 'Title', 'TOC1', 'Annex', 'Footer']) expect(style(written, id)).toContain('<w:suppressAutoHyphens/>')
  expect(style(written, 'Clause2')).toContain('<w:suppressAutoHyphens w:val="false"/>')
  expect(part(write(OWN), 'word/settings.xml')).not.toContain('autoHyphenation')
})
