/** What must hold of every Word file the program writes: each function returns what is wrong, in words, and an empty list when all is well. */
import type { GuidanceAudience } from '../../../shared/document/schema.ts'
import { blockRuns, contentsLevel, type FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { flatten } from '../../../shared/document/flatten.ts'
import type { Run } from '../../../shared/document/runs.ts'
import { outline } from '../../../shared/document/outline.ts'
import type { Resolution } from '../../../shared/document/resolve.ts'
import type { WordField, WordFile, WordParagraph } from './word-file.ts'
import { child, descendants, elements, isOn, textIn, valueOf, type XmlElement } from './xml.ts'

/** Text with every kind of white space as one ordinary space, for comparing with what does not know hard spaces. */
export const plainSpaces = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** What no XML file can hold (control characters, noncharacters) is left out; half a character becomes the mark for one. */
const writable = (text: string): string =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** Where two lists differ, the first few places. What is expected is what a file can hold of it. */
export const differences = (found: readonly string[], expected: readonly string[]): string[] => {
  const wrong: string[] = []
  for (let at = 0; at < Math.max(found.length, expected.length) && wrong.length < 5; at += 1) {
    const wanted = expected[at]
    const text = wanted === undefined ? undefined : writable(wanted)
    if (found[at] !== text) wrong.push(`${at}: found ${JSON.stringify(found[at])}, expected ${JSON.stringify(text)}`)
  }
  return wrong
}

/** The number of an outline item with the word that its list level has. */
const withWord = (kind: string, number: string, { language }: Resolution): string => {
  if (kind === 'chapter') return `${language.chapter} ${number}`
  return kind === 'annex' ? `${language.annex} ${number}` : number
}

/** A paragraph that a part begins with: it has a style of theirs, whatever list its number is from. */
export const isPart = (paragraph: WordParagraph | undefined): boolean =>
  /^(?:Heading|Clause|Annex|AnnexHeading|AnnexClause|SubAnnex|RunInHeading)\d*$/.test(paragraph?.style ?? '')

/** The numbered parts in order: Word's number and the beginning of the paragraph against the outline's number and heading. */
export const numberProblems = (word: WordFile, resolution: Resolution): string[] => {
  const parts = word.paragraphs.filter((one) => isPart(one))
  const { items } = outline(resolution)
  return differences(
    parts.map(({ label, text }, at) => `${label ?? ''} ${plainSpaces(text).slice(0, plainSpaces(writable(items[at]?.heading ?? '')).length)}`),
    items.map(({ kind, number, heading }) => `${withWord(kind, number, resolution)} ${plainSpaces(writable(heading))}`),
  )
}

/** The labels of enumerations in order, bullets and dashes with them. */
export const listProblems = (word: WordFile, resolution: Resolution): string[] => {
  const items = flatten(resolution).flatMap((block) => (block.kind === 'item' && !block.continues ? [`${block.depth} ${block.label}`] : []))
  const found = word.paragraphs.filter((one) => one.label !== null && !isPart(one))
  return differences(
    found.map(({ element, label }) => `${valueOf(element, 'w:pPr', 'w:numPr', 'w:ilvl')} ${label}`),
    items,
  )
}

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

/** What a block reads as in Word. Null where it is no single paragraph. */
export const blockText = (block: FlatBlock): string | null => {
  switch (block.kind) {
    case 'chapter':
    case 'annex':
      return block.heading
    case 'clause': {
      const text = textOf(block.runs)
      const isSilent = block.runs.every((run) => run.text.trim() === '' && run.footnote === null)
      if (block.heading === '' || isSilent) return block.heading + text
      if (block.headingStyle === 'block') return `${block.heading} – ${text}`
      return `${block.heading}${/[.:;?!]$/.test(block.heading) ? '' : ':'} ${text}`
    }
    case 'paragraph':
    case 'item':
      return textOf(block.runs)
    case 'guidance':
    case 'table':
    case 'signatures':
    case 'annex_list':
    case 'contents':
    case 'title':
    case 'title_page':
    case 'parties':
      return null
    default:
      throw new Error('unknown block')
  }
}

/** Texts as they read: a paragraph whose mark is hidden runs on in the next. */
const linesOf = (paragraphs: readonly WordParagraph[]): string[] => {
  const lines: string[] = []
  let begun = ''
  for (const { element, text } of paragraphs) {
    begun += text
    if (child(element, 'w:pPr', 'w:rPr', 'w:specVanish')) continue
    lines.push(begun)
    begun = ''
  }
  return lines
}

/** Every paragraph of the contract's body, in order and whole. Word's paragraphs outside tables; what comes before the first block is left aside. */
export const textProblems = (word: WordFile, resolution: Resolution, guidance: readonly GuidanceAudience[] = []): string[] => {
  const expected = flatten(resolution, guidance).flatMap((block) => {
    if (block.kind === 'guidance') {
      const label = `${resolution.language.guidanceFor[block.audience]}: `
      return block.paragraphs.map((runs, index) => `${index === 0 ? label : ''}${textOf(runs)}`)
    }
    const text = blockText(block)
    return text === null ? [] : [text]
  })
  const found = linesOf(word.paragraphs.filter(({ inTable, style }) => !inTable && style !== 'TableText' && style !== 'TableEnd'))
  return differences(expected.length === 0 ? [] : found.slice(-expected.length), expected)
}

const REF = /^ ?REF (\S+)( \\[nwr])? \\h( \\\* MERGEFORMAT)? ?$/
const PAGEREF = /^ ?PAGEREF (\S+)( \\h)? ?$/

/** The fields that are live references. */
export const references = (word: WordFile): WordField[] => word.fields.filter(({ instruction }) => /^\s*REF\s/.test(instruction))

/** Every REF as a word processor would update it: the number or the text at its bookmark. */
export const referenceProblems = (word: WordFile): string[] => {
  const bookmarks = new Map(word.bookmarks.map((bookmark) => [bookmark.name, bookmark]))
  return references(word).flatMap(({ instruction, result, formatted }) => {
    const [, name = '', what, keepsFormat] = REF.exec(instruction) ?? []
    const bookmark = bookmarks.get(name)
    if (!bookmark) return [`no bookmark for ${instruction}`]
    const paragraph = word.paragraphs[bookmark.paragraph]
    if (what === undefined) {
      if (keepsFormat === undefined) return [`${instruction} takes the format of its target`]
      return result === bookmark.text && result !== '' ? [] : [`${instruction} shows ${result} but would become ${bookmark.text}`]
    }
    if (formatted && keepsFormat === undefined) return [`${instruction} would lose the format of its result`]
    const number = (what === ' \\n' ? paragraph?.label : paragraph?.fullLabel) ?? ''
    const updated = number.replace(/\.$/, '')
    // A list level has an ordinary space after its word, where the text has a hard one.
    return result.replaceAll('\u00a0', ' ') === updated && updated !== '' ? [] : [`${instruction} shows ${result} but would become ${updated}`]
  })
}

/** The references that the outline tells of, as one text: each must be in the text with its live pieces, in order. */
export const pieceProblems = (word: WordFile, resolution: Resolution, guidance: readonly GuidanceAudience[] = []): string[] => {
  const blocks = flatten(resolution, guidance)
  const runs = blocks.flatMap(blockRuns)
  return differences(
    references(word).map(({ result }) => result),
    runs.flatMap(({ text, live }) => (live === null ? [] : [text])),
  )
}

const repeated = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at)

/** Bookmarks as Word wants them, and everything that points at one. */
export const bookmarkProblems = (word: WordFile): string[] => {
  const { bookmarks, fields, document } = word
  const names = bookmarks.map(({ name }) => name.toLowerCase())
  const known = new Set(bookmarks.map(({ name }) => name))
  const targets = [
    ...fields.flatMap(({ instruction }) => /^\s*(?:PAGE)?REF\s+(\S+)/.exec(instruction)?.[1] ?? []),
    ...descendants(document, 'w:hyperlink').map(({ attributes }) => attributes['w:anchor'] ?? ''),
  ]
  return [
    ...repeated(names).map((name) => `two bookmarks ${name}`),
    ...repeated(bookmarks.map(({ id }) => id)).map((id) => `two bookmarks with the id ${id}`),
    ...bookmarks.filter(({ name }) => !/^[A-Za-z_][A-Za-z0-9_]{0,39}$/.test(name)).map(({ name }) => `a bad name: ${name}`),
    ...bookmarks.filter(({ closed }) => !closed).map(({ name }) => `${name} has no end`),
    ...targets.filter((target) => !known.has(target)).map((target) => `nothing is called ${target}`),
    ...fields
      .filter(({ instruction }) => /^\s*(PAGE)?REF\b/.test(instruction) && !REF.test(instruction) && !PAGEREF.test(instruction))
      .map(({ instruction }) => `an odd instruction: ${instruction}`),
  ]
}

export interface ContentsLine {
  readonly level: number
  readonly number: string
  readonly heading: string
  readonly page: number
}

/** The lines of the table of contents as they stand in the file. */
export const contentsLines = (word: WordFile): ContentsLine[] =>
  word.paragraphs.flatMap(({ style, text }) => {
    const level = /^TOC(\d)$/.exec(style ?? '')?.[1]
    if (level === undefined) return []
    const [, number = '', heading = '', page = ''] = /^(?:([^\t]*)\t)?([^]*)\t(\d*)$/.exec(text) ?? []
    return [{ level: Number(level), number, heading, page: page === '' ? Number.NaN : Number(page) }]
  })

/** The table of contents against the contract's headings, one level of clauses deep, and against what Word would collect itself. */
export const contentsProblems = (word: WordFile, resolution: Resolution, paged: boolean): string[] => {
  const lines = contentsLines(word)
  const blocks = flatten(resolution)
  const chapters = blocks.some(({ kind }) => kind === 'chapter')
  const expected = blocks.flatMap((block) => {
    const level = contentsLevel(block, { depth: 1, chapters })
    if (level === null || !('heading' in block)) return []
    if (block.kind !== 'clause') return [`${level} ${withWord(block.kind, block.number, resolution)} ${block.heading}`]
    const state = block.reserved && block.headingStyle === 'block' ? ` – ${textOf(block.runs)}` : ''
    return [`${level} ${block.number} ${block.heading}${state}`]
  })
  const hasContents = blocks.some(({ kind }) => kind === 'contents')
  const wrong = differences(
    lines.map(({ level, number, heading }) => `${level} ${number} ${heading}`),
    hasContents ? expected : [],
  )
  const toc = word.fields.find(({ instruction }) => /^\s*TOC\b/.test(instruction))
  if (lines.length > 0) {
    const [, deepest = '0'] = /^ TOC \\o "1-(\d)" \\h \\z \\u $/.exec(toc?.instruction ?? '') ?? []
    const collected = word.paragraphs.filter(({ outline: level }) => level !== null && level < Number(deepest))
    wrong.push(
      ...differences(
        collected.map(({ outline: level, label, text }) => `${(level ?? 0) + 1} ${label ?? ''} ${text}`),
        expected,
      ).map((line) => `updated contents, ${line}`),
    )
    if (paged) {
      const pages = lines.map(({ page }) => page)
      if (!pages.every((page, at) => Number.isInteger(page) && page >= (pages[at - 1] ?? 1))) wrong.push(`pages ${pages.join(' ')}`)
    }
  } else if (toc) wrong.push('a table of contents without lines')
  return wrong
}

const directProperties = (paragraph: WordParagraph): XmlElement[] => {
  const properties = child(paragraph.element, 'w:pPr')
  return properties ? elements(properties) : []
}

/** Paragraph formatting outside the styles: only numbering, and what keeps paragraphs on one page. */
export const formattingProblems = (word: WordFile): string[] => {
  const allowed = ['w:pStyle', 'w:numPr', 'w:keepNext', 'w:keepLines']
  return word.paragraphs.flatMap((paragraph) =>
    directProperties(paragraph)
      // The hidden mark of a style separator, and of the paragraph after a table that ends the text.
      .filter((property) => !allowed.includes(property.name) && !(property.name === 'w:rPr' && child(property, 'w:vanish')))
      .map(({ name }) => `${name} in ${paragraph.text.slice(0, 40)}`),
  )
}

/** Whether a paragraph stays on the page of what follows it, by itself or by its style. */
export const keepsWithNext = (word: WordFile, { element, style }: WordParagraph): boolean => {
  const properties = [element, ...word.styles.chain(style)].map((one) => child(one, 'w:pPr')).find((one) => child(one, 'w:keepNext'))
  return isOn(properties, 'w:keepNext')
}

/** What asks the reader to update something, and fields other readers drop. Without page numbers there is no other way but to ask. */
export const promptProblems = (word: WordFile, paged = true): string[] =>
  [...word.parts].flatMap(([path, xml]) =>
    [...(paged ? ['w:dirty'] : []), 'w:updateFields', ...(path === 'word/document.xml' ? ['w:fldSimple'] : [])]
      .filter((name) => new RegExp(`[< ]${name}\\b`).test(xml))
      .map((name) => `${name} in ${path}`),
  )

/** Lists as Word makes them, each level linked to a style that links back. */
export const definitionProblems = (word: WordFile): string[] => {
  const abstracts = elements(word.numbering, 'w:abstractNum')
  const identities = abstracts.map((one) => valueOf(one, 'w:nsid') ?? '')
  const links = abstracts.flatMap((abstract) =>
    elements(abstract, 'w:lvl').flatMap((level) => {
      const style = valueOf(level, 'w:pStyle')
      return style === undefined ? [] : [{ abstract: abstract.attributes['w:abstractNumId'], level: level.attributes['w:ilvl'], style }]
    }),
  )
  const lists = new Map(elements(word.numbering, 'w:num').map((num) => [num.attributes['w:numId'], valueOf(num, 'w:abstractNumId')]))
  const brokenLinks = links.filter(({ abstract, level, style }) => {
    const properties = child(word.styles.byId.get(style), 'w:pPr', 'w:numPr')
    return lists.get(valueOf(properties, 'w:numId')) !== abstract || (valueOf(properties, 'w:ilvl') ?? '0') !== level
  })
  const ids = elements(word.styles.root, 'w:style').map(({ attributes }) => attributes['w:styleId'] ?? '')
  const names = elements(word.styles.root, 'w:style').map((style) => (valueOf(style, 'w:name') ?? '').toLowerCase())
  return [
    ...identities.filter((id, at) => !/^[0-9A-F]{8}$/.test(id) || identities.indexOf(id) !== at).map((id) => `list identity ${JSON.stringify(id)}`),
    ...abstracts.filter((one) => valueOf(one, 'w:multiLevelType') !== 'multilevel').map(() => 'a list that is not multilevel'),
    ...(word.parts.get('word/numbering.xml')?.includes('tentative') ? ['a tentative level'] : []),
    ...brokenLinks.map(({ style, level }) => `level ${level} is linked to ${style}, which does not link back`),
    ...links.filter(({ style }, at) => links.findIndex((one) => one.style === style) !== at).map(({ style }) => `${style} is linked twice`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two styles ${id}`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `two styles called ${name}`),
    ...elements(word.styles.root, 'w:style')
      .flatMap((style) => [valueOf(style, 'w:basedOn'), valueOf(style, 'w:next')])
      // Word has this one whether it is written or not.
      .filter((id) => id !== undefined && id !== 'DefaultParagraphFont' && !ids.includes(id))
      .map((id) => `there is no style ${id}`),
  ]
}

/** Every signature table: rows whole, its paragraphs and the one before it kept with the next. */
export const signatureProblems = (word: WordFile, expected: number): string[] => {
  const body = child(word.document, 'w:body')
  const blocks = body ? elements(body) : []
  const byElement = new Map(word.paragraphs.map((paragraph) => [paragraph.element, paragraph]))
  const tables = blocks.flatMap((block, at) => {
    const isSignatures =
      block.name === 'w:tbl' && elements(block, 'w:tr').length >= 5 && valueOf(block, 'w:tblPr', 'w:tblBorders', 'w:top') === 'none'
    return isSignatures ? [{ table: block, before: blocks[at - 1] }] : []
  })
  const kept = (element: XmlElement | undefined): boolean => {
    const paragraph = element && byElement.get(element)
    return paragraph !== undefined && keepsWithNext(word, paragraph)
  }
  const wrong = tables.flatMap(({ table, before }) => {
    const rows = elements(table, 'w:tr')
    return [
      ...rows.filter((one) => !isOn(child(one, 'w:trPr'), 'w:cantSplit')).map(() => 'a row of signatures may break'),
      ...rows.slice(0, -1).flatMap((one) =>
        descendants(one, 'w:p')
          .filter((paragraph) => !kept(paragraph))
          .map(() => 'a line of signatures may part'),
      ),
      ...(kept(before) ? [] : ['the paragraph before the signatures may part from them']),
    ]
  })
  return tables.length === expected ? wrong : [...wrong, `${tables.length} signature tables, not ${expected}`]
}

/** Tables whose first rows are headers repeat them; no row breaks; every row is as wide as the grid. */
export const tableProblems = (word: WordFile): string[] =>
  descendants(word.document, 'w:tbl').flatMap((table) => {
    const columns = elements(child(table, 'w:tblGrid') ?? table, 'w:gridCol').length
    return elements(table, 'w:tr').flatMap((row, at) => {
      const cells = elements(row, 'w:tc')
      const width = cells.reduce((sum, cell) => sum + Number(valueOf(cell, 'w:tcPr', 'w:gridSpan') ?? 1), 0)
      const shaded = cells.length > 0 && cells.every((cell) => child(cell, 'w:tcPr', 'w:shd') !== undefined)
      return [
        ...(isOn(child(row, 'w:trPr'), 'w:cantSplit') ? [] : ['a row may break']),
        ...(shaded && at === 0 && !isOn(child(row, 'w:trPr'), 'w:tblHeader') ? ['a header row does not repeat'] : []),
        ...(width === columns ? [] : [`a row of ${width} columns in a table of ${columns}`]),
        ...cells.filter((cell) => elements(cell).at(-1)?.name !== 'w:p').map(() => 'a cell without a paragraph'),
      ]
    })
  })

/** Open fields: the text in brackets, each run shaded. */
export const openRuns = (word: WordFile, fill: string): string[] =>
  descendants(word.document, 'w:r')
    .filter((run) => child(run, 'w:rPr', 'w:shd')?.attributes['w:fill'] === fill)
    .map((run) =>
      elements(run, 'w:t')
        .map((text) => textIn(text))
        .join(''),
    )
