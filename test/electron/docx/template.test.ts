/** Contracts written into organisations' own Word templates: what is theirs stays, what is ours works in it, and nothing else comes along. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openTemplate } from '../../../electron/docx/template/open-template.ts'
import { lookOfTemplate } from '../../../electron/docx/template/template-look.ts'
import { withPageNumbers } from '../../../electron/docx/write/pages.ts'
import { writeDocx, type WriteOptions } from '../../../electron/docx/write/write-docx.ts'
import { partyFields } from '../../../shared/document/special-fields.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { houseStyleProblems } from '../../../shared/house-style-check.ts'
import type { HouseStyle } from '../../../shared/house-style.ts'
import { annex, clause, contract, contractOf, party, titlePage } from '../../build.ts'
import { refusal } from '../../refused.ts'
import { temporaryFolder } from '../folders.ts'
import { hasOffice, openInOffice } from './office.ts'
import { field, PAGE_BREAK, paragraph, picture, reference, relation, run, section, style, templateFile, type TemplateWish } from './template-files.ts'
import { hasValidator, validate } from './validate.ts'
import { readWordFile, type WordFile } from './word-file.ts'

const TEXT = 'Leverandøren underretter Kunden om enhver omstændighed, der kan få betydning for kontraktopfyldelsen. '
const CONTRACT = contractOf(
  contract(
    titlePage(),
    clause(
      { id: 'a', heading: 'Ydelser', heading_style: 'block' },
      clause({ id: 'b' }, TEXT),
      clause({ id: 'c', heading: 'Drift', heading_style: 'block' }, clause({ id: 'd' }, TEXT)),
    ),
    clause({ id: 'e', heading: 'Betaling', heading_style: 'block' }, clause({ id: 'f' }, TEXT)),
  ),
  {
    title: 'Kontrakt om drift',
    parties: [party('customer', 'buyer', 'Kunden')],
    values: { 'customer.name': 'Odense Kommune' },
    fields: partyFields(party('customer', 'buyer', 'Kunden'), LANGUAGES.da),
  },
)

interface Written {
  readonly docx: Uint8Array
  readonly word: WordFile
  readonly look: HouseStyle
}

const write = (bytes: Uint8Array, more: Partial<WriteOptions> = {}, given = CONTRACT): Written => {
  const look = lookOfTemplate(openTemplate(bytes, 'skabelon.dotx'), 'a'.repeat(64), 'skabelon.dotx')
  const { docx } = withPageNumbers((pageNumbers) =>
    writeDocx(resolve(given), { markOwners: false, houseStyle: { ...look, templateBytes: bytes }, ...more, pageNumbers }),
  )
  return { docx, word: readWordFile(docx), look }
}
const part = ({ word }: Written, name: string): string => word.parts.get(name) ?? ''
const styleOf = (written: Written, id: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(part(written, 'word/styles.xml'))?.[0] ?? ''
const margins = ({ word }: Written, kind: 'header' | 'footer'): string[] =>
  [...word.parts].filter(([name]) => new RegExp(`^word/[^/]*${kind}\\d+\\.xml$`).test(name)).map(([, xml]) => xml)

const numbersOf = (of: WordFile) => of.paragraphs.filter(({ label }) => label !== null).map(({ label, text }) => [label, text])

const PLAIN: TemplateWish = { body: paragraph(run('Skriv her')) + section() }
const LOGO: TemplateWish = {
  body:
    paragraph(run('Odense Kommune') + picture('logo')) +
    paragraph(run('Skriv titel her'), 'Titel') +
    paragraph(`${run('{par')}${run('ties} · nr. {number}', '<w:b/>')}`) +
    paragraph(PAGE_BREAK + run('Eksempel på brødtekst')) +
    paragraph(run('Mere eksempel')) +
    section(reference('header1') + reference('header2', 'first') + reference('footer1'), '<w:titlePg/>'),
  margins: {
    header1: paragraph(run('{title} – ') + field('PAGE', '1') + picture('p'), 'Sidehoved'),
    header2: paragraph(run('Forsidens hoved'), 'Sidehoved'),
    footer1: paragraph(run('Side {page} ') + run('{pages}')),
  },
  relations: { document: relation('logo', 'image', 'media/logo.png'), header1: relation('p', 'image', 'media/logo.png') },
}
const SECTIONED: TemplateWish = {
  body:
    paragraph(field('TITLE', 'Dokument1')) +
    paragraph('', '', section(reference('header1'), '<w:vAlign w:val="center"/>')) +
    paragraph(run('Tekst')) +
    section('', '<w:pgNumType w:start="1"/>'),
  margins: { header1: paragraph(run('Fælles hoved')) },
}
const HOSTILE: TemplateWish = {
  body:
    paragraph(
      `${run('Forside')}${field('INCLUDEPICTURE "http://example.org/spy.png"', 'hentet')}${picture('away', 'link')}<w:bookmarkStart w:id="0" w:name="_Refa"/><w:bookmarkEnd w:id="0"/><w:r><w:object><w:control r:id="macro"/></w:object></w:r><w:hyperlink r:id="js">${run('klik')}</w:hyperlink><w:ins w:id="1" w:author="Nogen">${run('indsat')}</w:ins><w:del w:id="2" w:author="Nogen"><w:r><w:delText>slettet</w:delText></w:r></w:del>`,
    ) +
    paragraph(PAGE_BREAK) +
    section(),
  relations: {
    document:
      relation('away', 'image', 'http://example.org/spy.png', true) +
      relation('macro', 'control', 'activeX/activeX1.xml') +
      relation('js', 'hyperlink', 'file:///etc/passwd', true) +
      relation('attached', 'attachedTemplate', 'http://example.org/t.dotm', true),
  },
}
const ALL = { PLAIN, LOGO, SECTIONED, HOSTILE }

test('what a template looks like is carried into the house style, with the fonts that are not known', () => {
  const { look } = write(templateFile(LOGO))
  expect(look).toMatchObject({
    fonts: { text: 'Georgia', headings: 'Book Antiqua' },
    sizes: { text: 11, small: 11, title: 30, headings: [16, 13, 11] },
    colours: { text: '222222', headings: '7A1F2B' },
    margins: { top: 32, bottom: 26.5, left: 28, right: 23 },
    lines: 1.15,
    headings: { capitals: true, rule: true },
    template: { hasHeader: true, hasFooter: true, hasTitlePage: true, otherFonts: ['Garamond'] },
  })
  expect(houseStyleProblems({ ...look, name: 'Odense' })).toEqual([])
})

test('styles are matched by their name in the file, whatever their ids: theirs say how, ours what', () => {
  const written = write(templateFile(PLAIN))
  const heading = styleOf(written, 'Heading1')
  expect(heading).toMatch(/w:color w:val="7A1F2B".*w:sz w:val="32"/s)
  expect(heading).toContain('<w:keepNext/>')
  expect(heading).toContain('<w:outlineLvl w:val="0"/>')
  expect(heading).toMatch(/<w:jc w:val="center"\/>/)
  expect(styleOf(written, 'Overskrift1')).toBe('')
  expect(styleOf(written, 'Heading2')).toContain('<w:basedOn w:val="Heading1"/>')
  expect(styleOf(written, 'TOC1')).toMatch(/<w:tab w:val="right" w:leader="dot" w:pos="9006"\/>/)
  expect(styleOf(written, 'TOC1')).not.toContain('w:pos="5000"')
  // Their own, under another id, with their list under another number.
  expect(styleOf(written, 'Clause1')).not.toContain('00FF00')
  expect(styleOf(written, 'Clause1T')).toContain('00FF00')
  const list = /<w:numId w:val="(\d+)"/.exec(styleOf(written, 'Punktopstilling'))?.[1]
  expect(part(written, 'word/numbering.xml')).toMatch(new RegExp(`<w:num w:numId="${list}"`))
  expect(part(written, 'word/styles.xml')).not.toContain('en-US')
  expect(part(written, 'word/theme/theme1.xml')).toContain('Garamond')
})

test('numbers are ours: every clause has the one that it has without a template', () => {
  const { word } = write(templateFile(PLAIN))
  const plain = readWordFile(writeDocx(resolve(CONTRACT), { markOwners: false, pageNumbers: null }))
  expect(numbersOf(word)).toEqual(numbersOf(plain))
  expect(numbersOf(word)).toContainEqual(['1.2', 'Drift'])
})

test('text that takes its number from a heading has none of the heading’s look, and room after it', () => {
  const clauseText = styleOf(write(templateFile(PLAIN)), 'Clause1')
  for (const off of ['b', 'i', 'caps']) expect(clauseText).toContain(`<w:${off} w:val="false"/>`)
  expect(clauseText).toMatch(/<w:color w:val="222222"\/><w:spacing w:val="0"\/><w:sz w:val="22"\/>/)
  expect(clauseText).toContain('<w:jc w:val="left"/>')
  expect(clauseText).toContain('<w:bottom w:val="nil"/>')
  expect(clauseText).toMatch(/<w:spacing w:before="0" w:after="120" w:line="276" w:lineRule="auto"\/>/)
  expect(clauseText).toContain('<w:outlineLvl w:val="9"/>')
})

test('headings that the template lacks look like those that it has', () => {
  const written = write(templateFile(PLAIN), {}, contractOf(contract(clause({ id: 'a', heading: 'Ydelser' }), annex({ id: 'x', heading: 'Krav' }))))
  expect(styleOf(written, 'Annex')).toContain('<w:color w:val="7A1F2B"/>')
  expect(styleOf(written, 'Heading5')).toMatch(/<w:i\/>.*<w:color w:val="7A1F2B"\/>/s)
})

test('header, footer and title page are the template’s, with the contract’s own words where it has a place for them', () => {
  const written = write(templateFile(LOGO))
  const texts = written.word.paragraphs.map(({ text }) => text)
  expect(texts.slice(0, 4)).toEqual(['Odense Kommune', 'Kontrakt om drift', 'Odense Kommune · nr. ', '\f'])
  expect(texts.join()).not.toMatch(/Skriv titel|ksempel/)
  expect(texts.filter((text) => text === 'Kontrakt om drift')).toHaveLength(1)
  const [header = '', first = ''] = margins(written, 'header')
  expect(header).toMatch(/Kontrakt om drift.*PAGE.*r:embed="rId1"/s)
  expect(first).toContain('Forsidens hoved')
  expect(margins(written, 'footer')[0]).toMatch(/ PAGE .* NUMPAGES /s)
  expect([...written.word.parts.keys()].filter((name) => name.startsWith('word/media/'))).toEqual(['word/media/template-1.png'])
  expect(part(written, 'word/document.xml')).toMatch(/<w:pgMar w:top="1800" w:right="1300" w:bottom="1500" w:left="1600"/)
  expect(margins(written, 'header')).toHaveLength(2)
})

test('a title page in a section of its own stays one, and what it names no header for has that of the section before', () => {
  const written = write(templateFile(SECTIONED))
  expect(written.word.paragraphs[0]?.text).toBe('Kontrakt om drift')
  const xml = part(written, 'word/document.xml')
  expect([...xml.matchAll(/<w:sectPr/g)]).toHaveLength(2)
  expect(xml).toContain('<w:vAlign w:val="center"/>')
  expect([...xml.matchAll(/<w:headerReference [^>]*r:id="(\w+)"/g)].map(([, id]) => id)).toEqual(['rId900', 'rId900'])
})

test('a template without a break has no title page: ours stands there, with our header and footer where it has none', () => {
  const written = write(templateFile(PLAIN))
  expect(written.word.paragraphs[0]).toMatchObject({ text: 'Kontrakt om drift', style: 'Title' })
  expect(written.word.paragraphs.some(({ text }) => text === 'Skriv her')).toBe(false)
  expect(margins(written, 'footer').some((xml) => xml.includes('NUMPAGES'))).toBe(true)
})

test('an annex in a file of its own has no title page', () => {
  const given = contractOf(
    contract(titlePage(), clause({ id: 'a', heading: 'Ydelser' }), annex({ id: 'x', heading: 'Krav' }, clause({ id: 'y' }, TEXT))),
  )
  const { word } = write(templateFile(LOGO), { part: { annex: [1] } }, given)
  expect(word.paragraphs.map(({ text }) => text)).not.toContain('Odense Kommune')
})

test('a draft says so on every page, and what is signed has its fingerprint, in headers and footers of the template too', () => {
  const written = write(templateFile(LOGO), { watermark: true, stamp: { version: '7', fingerprint: 'ab12-cd34' } })
  expect(margins(written, 'header').map((xml) => xml.includes('PowerPlusWaterMarkObject'))).toEqual([true, true])
  expect(margins(written, 'footer').every((xml) => xml.includes('ab12\u2011cd34'))).toBe(true)
  const placed = { ...LOGO, margins: { ...LOGO.margins, footer1: paragraph(run('{fingerprint}')) } }
  const [footer = ''] = margins(write(templateFile(placed), { stamp: { version: '7', fingerprint: 'ab12-cd34' } }), 'footer')
  expect([...footer.matchAll(/ab12/g)]).toHaveLength(1)
})

test('nothing comes along that runs, fetches, tracks or names places', () => {
  const written = write(templateFile(HOSTILE))
  const everything = [...written.word.parts].map(([name, xml]) => name + xml).join('\n')
  for (const gone of ['example.org', 'INCLUDEPICTURE', 'vbaProject', 'activeX', 'etc/passwd', 'w:object', 'slettet', 'Nogen', '0A0B0C0D', '00AB12CD'])
    expect([gone, everything.includes(gone)]).toEqual([gone, false])
  expect(written.word.paragraphs[0]?.text).toMatch(/Forside.*hentet.*klik.*indsat/)
  expect([...part(written, 'word/document.xml').matchAll(/w:name="_Refa"/g)]).toHaveLength(1)
})

test('the same contract in the same template gives the same bytes', () => {
  const bytes = templateFile(LOGO)
  const draft = (): Buffer => Buffer.from(write(bytes, { watermark: true }).docx)
  expect(draft().equals(draft())).toBe(true)
})

test.each<[string, Uint8Array, string]>([
  ['no Word file', Buffer.from('hej'), 'not_word'],
  ['cut off', templateFile(PLAIN).slice(0, 800), 'word_broken'],
  ['too large', Buffer.concat([templateFile(PLAIN), Buffer.alloc(6 * 1024 * 1024)]), 'template_too_large'],
  ['styles that are based on each other and nothing else', templateFile({ ...PLAIN, styles: '<!DOCTYPE x>' }), 'word_broken'],
])('a file that is no template is refused: %s', (_what, bytes, code) => {
  expect(refusal(() => openTemplate(bytes, 'x.dotx')).code).toBe(code)
})

test('styles that are based on each other in a ring have an end', () => {
  const ring = style('A', 'heading 1', '', '<w:b/>', '<w:basedOn w:val="B"/>') + style('B', 'heading 2', '', '<w:i/>', '<w:basedOn w:val="A"/>')
  expect(write(templateFile({ ...PLAIN, styles: ring })).word.paragraphs.length).toBeGreaterThan(5)
})

test.skipIf(!hasValidator)(
  'every one of them is valid in the oldest and the newest Office',
  async () => {
    const folder = temporaryFolder()
    const found: string[] = []
    for (const [name, wish] of Object.entries(ALL)) {
      const file = path.join(folder, `${name}.docx`)
      writeFileSync(file, write(templateFile(wish), { watermark: true, controls: 'open', stamp: { version: null, fingerprint: 'ab-cd' } }).docx)
      for (const version of ['Office2007', 'Microsoft365']) found.push(...(await validate(file, version)))
    }
    expect(found).toEqual([])
  },
  120_000,
)

test.skipIf(!hasOffice)(
  'LibreOffice opens every one of them, and updating all fields changes no number',
  async () => {
    const written = new Map(Object.entries(ALL).map(([name, wish]) => [`${name}.docx`, write(templateFile(wish))]))
    const opened = await openInOffice(new Map([...written].map(([name, { docx }]) => [name, docx])), temporaryFolder())
    for (const [name, { word }] of written) {
      const shown = opened.get(name)?.paragraphs ?? []
      const ours = word.paragraphs.filter(({ label, text }) => label !== null && text !== '')
      const labels = shown.filter(({ label }) => label !== '').map(({ label }) => label.trim())
      expect([name, labels]).toEqual([name, ours.map(({ label }) => label)])
      expect(shown.some(({ text }) => text.includes('Kontrakt om drift'))).toBe(true)
    }
  },
  120_000,
)

/** Colour beyond every edge of the page, as older templates have it. */
const HANGING =
  '<w:r><w:pict><v:rect id="bar" style="position:absolute;margin-left:-90pt;margin-top:-120pt;width:700pt;height:900pt;z-index:-1" fillcolor="#eee"/></w:pict></w:r>'

test.each([
  ['as it is', LOGO],
  ['with colour to the edges of the title page', { ...LOGO, body: paragraph(HANGING) + LOGO.body }],
])('every line of the table of contents has its page number in a template %s', (_what, wish) => {
  const { word } = write(templateFile(wish))
  const pages = word.fields.filter(({ instruction }) => instruction.includes('PAGEREF')).map(({ result }) => result)
  expect(pages.length).toBeGreaterThan(0)
  expect(pages.every((page) => /^\d+$/.test(page))).toBe(true)
})
