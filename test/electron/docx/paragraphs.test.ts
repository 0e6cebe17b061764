/** What the writer makes of paragraphs, runs and a body's text by itself is what docx makes of them. */
import { Document, type IContext, Packer, PageBreak, Paragraph, Tab, TextRun } from 'docx'
import { assert, asyncProperty, boolean, constantFrom, oneof, property, record, string } from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { element, inParagraph } from '../../../electron/docx/write/elements.ts'
import { paragraph, tabbedRun, textRun } from '../../../electron/docx/write/paragraphs.ts'
import { writeBodyAsText } from '../../../electron/docx/write/xml-text.ts'

const context = (): IContext => ({ stack: [] }) as unknown as IContext

/** Any text but a hyphen that holds, which docx writes as a sign, and docx's own names for page numbers, which it takes for fields. */
const text = string({
  unit: oneof(constantFrom('<', '&', '"', "'", '>', ' ', '\u0000', '\u001f', '{a}', 'å'), string({ minLength: 1, maxLength: 3 })),
}).filter((one) => !one.includes('\u2011') && !['CURRENT', 'TOTAL_PAGES', 'TOTAL_PAGES_IN_SECTION', 'SECTION'].includes(one))
const look = record({ bold: boolean(), italics: boolean(), language: record({ value: constantFrom('da-DK', 'en-GB') }) }, { requiredKeys: [] })

test('a run of text is the one that docx writes', () => {
  assert(
    property(text, look, boolean(), (words, options, isNewLine) => {
      const docx = new TextRun({ text: words, ...options, ...(isNewLine && { break: 1 }) })
      expect(textRun(words, options, isNewLine).prepForXml(context())).toEqual(docx.prepForXml(context()))
    }),
  )
})

test('a run of texts with tabs is the one that docx writes', () => {
  const docx = new TextRun({ children: ['1.1', new Tab(), 'Levering', new Tab()] })
  expect(tabbedRun(['1.1', 'Levering']).prepForXml(context())).toEqual(docx.prepForXml(context()))
})

test("a hyphen that holds is Word's own mark", () => {
  const { 'w:r': content } = textRun('CVR\u2011nr.').prepForXml(context()) ?? {}
  expect(content.map((one: object) => Object.keys(one)[0])).toEqual(['w:t', 'w:noBreakHyphen', 'w:t'])
})

test('a word that docx takes for a page number is the text that it is', () => {
  expect(JSON.stringify(textRun('CURRENT').prepForXml(context()))).toContain('"CURRENT"')
})

test.each([
  ['with a style', { style: 'Clause1' }],
  ['with nothing said', {}],
  ['that stays with the next', { style: 'Clause1', keepNext: true, keepLines: true }],
  ['whose mark is hidden', { style: 'RunInHeading1', run: { vanish: true, specVanish: true } }],
] as const)('a paragraph %s is the one that docx writes', (_name, options) => {
  for (const children of [[], [new TextRun('Én'), new TextRun('To')]]) {
    expect(paragraph(options, children).prepForXml(context())).toEqual(new Paragraph({ ...options, children }).prepForXml(context()))
  }
})

test('the text of a body is the one that docx writes', async () => {
  await assert(
    asyncProperty(text, async (words) => {
      const make = (): Document =>
        new Document({
          numbering: { config: [{ reference: 'list', levels: [{ level: 0, format: 'decimal', text: '%1' }] }] },
          sections: [
            {
              children: [
                new Paragraph({ numbering: { reference: 'list', level: 0 }, children: [new TextRun(words), new PageBreak()] }),
                new Paragraph({ children: [inParagraph(element('w:bookmarkStart', { 'w:id': 1, 'w:name': words }))] }),
                new Paragraph({}),
                paragraph({}, [textRun(words, { bold: false })]),
              ],
            },
          ],
        })
      const [docx, ours] = [make(), make()]
      writeBodyAsText(ours)
      const [theirs, mine] = await Promise.all([docx, ours].map(async (one) => unzipSync(await Packer.toBuffer(one))['word/document.xml']))
      expect(strFromU8(mine ?? new Uint8Array())).toBe(strFromU8(theirs ?? new Uint8Array()))
    }),
    { numRuns: 20 },
  )
})
