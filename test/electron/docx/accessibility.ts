/**
 * The rules of EN 301 549, chapter 10 (documents that are not on the web; WCAG 2.1, A and AA) that apply to a contract as .docx. Each rule returns what is
 * wrong with the place, and an empty list when all is well. Not here is what such a file never has: sound, moving pictures, forms that send anything.
 */
import type { GuidanceAudience } from '../../../shared/document/schema.ts'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { flatten } from '../../../shared/document/flatten.ts'
import type { Run } from '../../../shared/document/runs.ts'
import type { Resolution } from '../../../shared/document/resolve.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { CONTRACT_LANGUAGES } from '../../../shared/model.ts'
import { contrast, neededContrast, readParts, shownText } from './contrast.ts'
import { differences, isPart } from './expectations.ts'
import type { WordFile, WordParagraph } from './word-file.ts'
import { child, descendants, elements, isOn, parseXml, textIn, valueOf, type XmlElement } from './xml.ts'

type Rule = (word: WordFile) => string[]

const shortened = (text: string): string => JSON.stringify(text.slice(0, 40))
const textOf = (element: XmlElement): string =>
  descendants(element, 'w:t')
    .map((one) => textIn(one))
    .join('')
const isTag = (tag: string | undefined): boolean => {
  try {
    return tag !== undefined && new Intl.Locale(tag).language !== 'und'
  } catch {
    return false
  }
}

/** WCAG 2.4.2: the document says what it is called. */
const titleProblems: Rule = (word) => {
  const title = child(parseXml(word.parts.get('docProps/core.xml') ?? '<none/>'), 'dc:title')
  return title && textIn(title).trim() !== '' ? [] : ['the document has no title']
}

/** WCAG 3.1.1 and 3.1.2: the language of the text, of new text, and of every passage that says its own, is one that a reader knows. */
const languageProblems: Rule = (word) => {
  const settings = child(parseXml(word.parts.get('word/settings.xml') ?? '<none/>'), 'w:themeFontLang')?.attributes['w:val']
  const usual = valueOf(word.styles.root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang')
  return [
    ...(isTag(usual) ? [] : [`the language of the text is ${usual ?? 'not said'}`]),
    ...(settings === usual ? [] : [`new text is in ${settings ?? 'no language'}, the text in ${usual ?? 'none'}`]),
    ...readParts(word).flatMap(({ root }) =>
      descendants(root, 'w:lang')
        .map(({ attributes }) => attributes['w:val'])
        .filter((tag) => !isTag(tag))
        .map((tag) => `a passage is in ${tag ?? 'no language'}`),
    ),
  ]
}

/** How deep a paragraph stands in the outline, from 0: by its own level, or, for numbered text, by that of the heading whose number it takes. Null for other text. */
const depthOf = (word: WordFile, paragraph: WordParagraph): number | null => {
  if (paragraph.outline !== null) return paragraph.outline
  if (!isPart(paragraph)) return null
  const level = word.styles
    .chain(paragraph.style)
    .map((style) => valueOf(style, 'w:pPr', 'w:outlineLvl'))
    .find((value) => value !== undefined && value !== '9')
  return level === undefined ? null : Number(level)
}

/**
 * WCAG 1.3.1 and 2.4.6: headings never skip a level on the way down from the title, under which a clause may stand before the first chapter. A clause that has a number but no heading line of its own holds
 * its level: what stands under it is not skipped, it is announced by its number.
 */
const headingProblems: Rule = (word) => {
  let before = 0
  return word.paragraphs.flatMap((paragraph) => {
    const depth = depthOf(word, paragraph)
    if (depth === null) return []
    const skips = depth > before + 1
    const wrong = skips ? [`level ${depth + 1} after level ${before + 1}: ${shortened(`${paragraph.label ?? ''} ${paragraph.text}`)}`] : []
    before = depth
    return wrong
  })
}

/** Headings that say nothing. A part whose author gave it no heading has its number. */
const emptyHeadingProblems: Rule = (word) =>
  word.paragraphs
    .filter(({ outline, text, label }) => outline !== null && text.trim() === '' && (label ?? '') === '')
    .map(({ style }) => `an empty heading, ${style}`)

const tables = (word: WordFile): XmlElement[] => descendants(word.document, 'w:tbl')
/** A table without lines puts things side by side and has no headers: signatures. */
const isLayout = (table: XmlElement): boolean => {
  const borders = child(table, 'w:tblPr', 'w:tblBorders')
  return borders !== undefined && elements(borders).every(({ attributes }) => ['none', 'nil'].includes(attributes['w:val'] ?? ''))
}
const rowsOf = (table: XmlElement): XmlElement[] => elements(table, 'w:tr')
const cellsOf = (row: XmlElement): XmlElement[] => elements(row, 'w:tc')
const isHeaderRow = (row: XmlElement): boolean => isOn(child(row, 'w:trPr'), 'w:tblHeader')
const placeOf = (table: XmlElement): string => `the table ${shortened(textOf(table))}`
/** Whether a cell looks like a header: shaded, every paragraph in bold by its style. */
const looksLikeHeader = (word: WordFile, cell: XmlElement): boolean =>
  descendants(cell, 'w:p').every((paragraph) =>
    word.styles.chain(valueOf(paragraph, 'w:pPr', 'w:pStyle') ?? null).some((style) => isOn(child(style, 'w:rPr'), 'w:b')),
  )

/** The lower part of a cell that spans rows has no text of its own. */
const continues = (cell: XmlElement): boolean => {
  const merge = child(cell, 'w:tcPr', 'w:vMerge')
  return merge !== undefined && (merge.attributes['w:val'] ?? 'continue') === 'continue'
}

/** WCAG 1.3.1: rows that look like headers are marked as such, from the first row on; every header says something and none reaches down into the data. */
const headerRowProblems: Rule = (word) =>
  tables(word)
    .filter((table) => !isLayout(table))
    .flatMap((table) => {
      const rows = rowsOf(table)
      const headers = rows.findIndex((row) => !isHeaderRow(row))
      const count = headers === -1 ? rows.length : headers
      const last = rows[count - 1]
      const next = rows[count]
      const continued = next && cellsOf(next).some(continues)
      return [
        ...rows.flatMap((row, at) => {
          const cells = cellsOf(row)
          const marked = isHeaderRow(row)
          if (marked && at >= count) return [`row ${at + 1} is a header below rows that are not`]
          if (!marked && at === count && at === 0 && cells.length > 0 && cells.every((cell) => looksLikeHeader(word, cell))) {
            return ['the first row looks like headers and is not marked']
          }
          return marked ? cells.filter((cell) => textOf(cell).trim() === '' && !continues(cell)).map(() => `an empty header in row ${at + 1}`) : []
        }),
        ...(last && continued ? ['a header reaches down into the data'] : []),
      ].map((problem) => `${problem} in ${placeOf(table)}`)
    })

/** Tables that have no header row at all: right for what an author made so, never for a table of ours. */
export const headlessTables: Rule = (word) =>
  tables(word)
    .filter((table) => !isLayout(table) && !rowsOf(table).some(isHeaderRow))
    .map((table) => `no header row in ${placeOf(table)}`)

/** WCAG 1.1.1: a picture has a text beside it, or says that it is there for its looks only. */
const pictureProblems: Rule = (word) =>
  readParts(word).flatMap(({ path, root }) => [
    ...descendants(root, 'wp:docPr')
      .filter(({ attributes }) => (attributes['descr'] ?? '').trim() === '')
      .filter((picture) => !descendants(picture).some(({ name, attributes }) => name.endsWith(':decorative') && attributes['val'] === '1'))
      .map(() => `a picture without alternative text in ${path}`),
    ...descendants(root, 'v:shape')
      .filter(({ attributes }) => (attributes['alt'] ?? '').trim() === '')
      .map(() => `a shape without alternative text in ${path}`),
  ])

/** A label as a person types it where there should be a list: `(i)`, `a)`, `2.1`, a bullet or a dash. Not `1. juli`: that is a date. */
const TYPED_LABEL = /^\s*(?:\(?(?:[ivx]{1,5}|[a-zæøå]|\d{1,2})\)|\d{1,2}(?:\.\d{1,2})+\.?|[•·▪◦–—-])[\s\t]/u

/** WCAG 1.3.1: what is a list is one, with numbers that are counted and not typed. */
const listProblems: Rule = (word) =>
  word.paragraphs
    .filter(({ label, text, style }) => label === null && !/^TOC\d$/.test(style ?? '') && TYPED_LABEL.test(text))
    .map(({ text }) => `a label is typed: ${shortened(text)}`)

const shaded = (properties: XmlElement | undefined): boolean => !['auto', undefined].includes(child(properties, 'w:shd')?.attributes['w:fill'])

/** WCAG 1.4.1: what is shaded says in words what the shade means: an open field in brackets, a note by its label in bold. */
const colourProblems: Rule = (word) => {
  let inBox = false
  return word.paragraphs.flatMap(({ element, style, text }) => {
    const runs = descendants(element, 'w:r')
    const isBox = [element, ...word.styles.chain(style)].some((one) => shaded(child(one, 'w:pPr')))
    const [first] = runs.filter((run) => textOf(run) !== '')
    const isLabelled = first !== undefined && isOn(child(first, 'w:rPr'), 'w:b') && /:\s*$/.test(textOf(first))
    const unlabelled = isBox && !inBox && text.trim() !== '' && !isLabelled
    inBox = isBox
    const marked = runs.filter((run) => shaded(child(run, 'w:rPr')))
    // Neighbouring runs, and lines that follow each other, are one field to the eye.
    const stretches = runs.reduce<string[]>(
      (all, run) => (marked.includes(run) || textOf(run) === '' ? [...all.slice(0, -1), `${all.at(-1) ?? ''}${textOf(run)}`] : [...all, '']),
      [''],
    )
    const unmarked = stretches.filter((one) => one.trim() !== '' && !/^(?:\s*\[[\s\S]*\]\s*)+$/.test(one))
    return [
      ...(unlabelled ? [`a shaded paragraph without a label: ${shortened(text)}`] : []),
      ...unmarked.map((one) => `shaded but not in brackets: ${shortened(one)}`),
    ]
  })
}

/** WCAG 1.4.3: every text stands out from what is behind it. */
const contrastProblems: Rule = (word) => {
  const wrong = shownText(word).filter((shown) => contrast(shown.colour, shown.ground) < neededContrast(shown))
  const first = new Map(wrong.map((shown) => [`${shown.colour} on ${shown.ground}`, shown]))
  return [...first].map(([colours, { text, colour, ground }]) => `${contrast(colour, ground).toFixed(1)}, ${colours}: ${shortened(text)}`)
}

/** WCAG 2.4.4: links and references say where they lead; every line of the contents is one. */
const linkProblems: Rule = (word) => [
  ...descendants(word.document, 'w:hyperlink')
    .filter((link) => textOf(link).trim() === '')
    .map(({ attributes }) => `a link without text to ${attributes['w:anchor'] ?? attributes['r:id']}`),
  ...word.fields
    .filter(({ instruction, result }) => /^\s*REF\s/.test(instruction) && result.trim() === '')
    .map(({ instruction }) => `no text for ${instruction}`),
  ...word.paragraphs
    .filter(({ style, element }) => /^TOC\d$/.test(style ?? '') && descendants(element, 'w:hyperlink').length === 0)
    .map(({ text }) => `a line of the contents is no link: ${shortened(text)}`),
]

/** Empty paragraphs are read out one by one: there is none but what Word needs after a table, and those that hold a break of the page or the section. */
const emptyParagraphProblems: Rule = (word) => {
  const body = child(word.document, 'w:body')
  const blocks = body ? elements(body) : []
  const byElement = new Map(word.paragraphs.map((paragraph) => [paragraph.element, paragraph]))
  return blocks.flatMap((block, at) => {
    const paragraph = byElement.get(block)
    if (!paragraph || paragraph.text !== '' || (paragraph.label ?? '') !== '') return []
    const needed = blocks[at - 1]?.name === 'w:tbl' || child(block, 'w:pPr', 'w:sectPr') !== undefined || descendants(block, 'w:drawing').length > 0
    return needed
      ? []
      : [`an empty paragraph, ${paragraph.style ?? 'Normal'}, before ${shortened(blocks[at + 1] ? textOf(blocks[at + 1] as XmlElement) : '')}`]
  })
}

const FLOATING = ['w:txbxContent', 'wps:txbx', 'v:textbox', 'w:framePr', 'wp:anchor']

/** WCAG 1.3.2: text is read in the order in which it stands; nothing floats. */
const floatingProblems: Rule = (word) =>
  FLOATING.flatMap((name) => descendants(word.document, name).map((one) => `${name} in the text: ${shortened(textOf(one))}`))

/** WCAG 4.1.2: a content control says what goes into it. */
const controlProblems: Rule = (word) =>
  descendants(word.document, 'w:sdt')
    .filter((control) => (valueOf(control, 'w:sdtPr', 'w:alias') ?? '').trim() === '')
    .map((control) => `a content control without a title: ${shortened(textOf(control))}`)

export const RULES = {
  title: titleProblems,
  language: languageProblems,
  headings: headingProblems,
  'empty headings': emptyHeadingProblems,
  'header rows': headerRowProblems,
  pictures: pictureProblems,
  lists: listProblems,
  colour: colourProblems,
  contrast: contrastProblems,
  links: linkProblems,
  'empty paragraphs': emptyParagraphProblems,
  'reading order': floatingProblems,
  'content controls': controlProblems,
} as const satisfies Readonly<Record<string, Rule>>
export type RuleName = keyof typeof RULES

/** What is wrong by every rule but those left out. */
export const accessibilityProblems = (word: WordFile, leftOut: readonly RuleName[] = []): string[] =>
  (Object.keys(RULES) as RuleName[])
    .filter((name) => !leftOut.includes(name))
    .flatMap((name) => RULES[name](word).map((problem) => `${name}: ${problem}`))

/** The paragraphs of a block, whatever it is. */
const paragraphsOf = (block: FlatBlock): readonly (readonly Run[])[] => {
  if ('runs' in block) return [block.runs]
  if (block.kind === 'guidance') return block.paragraphs
  return block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs)) : []
}

/** Contract languages are marked with their country as well. */
const localeOf = (language: string): string =>
  CONTRACT_LANGUAGES.filter((code) => code === language).map((code) => LANGUAGES[code].locale)[0] ?? language

/** WCAG 3.1.2: every passage in another language is marked with it, in order. */
export const foreignProblems = (word: WordFile, resolution: Resolution, guidance: readonly GuidanceAudience[] = []): string[] => {
  const usual = valueOf(word.styles.root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang')
  const found = descendants(word.document, 'w:r').flatMap((run) => {
    const language = valueOf(run, 'w:rPr', 'w:lang')
    return language === undefined || language === usual ? [] : [`${language} ${textOf(run)}`]
  })
  const expected = flatten(resolution, guidance)
    .flatMap(paragraphsOf)
    .flat()
    .flatMap(({ foreign, text }) => (foreign === null || localeOf(foreign) === usual || text === '' ? [] : [`${localeOf(foreign)} ${text}`]))
  return differences(found, expected)
}
