/** The text of a file that came back against the text that was sent: which parts say something else, and what was filled in. */
import { diffArrays } from 'diff'
import { plainText } from '../../../shared/document/fingerprint.ts'
import { SHEET_HEADING_STYLE } from '../write/names.ts'
import type { DocumentText, WordParagraph } from './document-text.ts'
import { type Filling, filledIn } from './filled-in.ts'

/** The list of the tenderer's fields behind the text: no part of the contract, but something to fill in. */
export const SHEET = 'sheet'

export interface PartDifference {
  /** The bookmark of the part; null for what stands before the first; `SHEET`. */
  readonly bookmark: string | null
  /** `missing`: its heading or first line is gone, with its bookmark. `moved`: it says the same at another place. */
  readonly kind: 'changed' | 'missing' | 'moved'
  /** The paragraphs that differ. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export interface TextComparison {
  readonly parts: readonly PartDifference[]
  /** What was filled in, in the order of the places. */
  readonly filled: readonly Filling[]
}

interface Section {
  readonly bookmark: string | null
  readonly paragraphs: readonly WordParagraph[]
}

/** A cross-reference that shows another number says the same. */
const sameText = (a: WordParagraph, b: WordParagraph): boolean =>
  plainText(a.text) === plainText(b.text) || plainText(a.stable) === plainText(b.stable)

/** The paragraphs that say something, by the part that they stand in. A bookmark begins its part once. */
const sectionsOf = ({ paragraphs }: DocumentText, parts: ReadonlySet<string>, sheet: WordParagraph | undefined): Section[] => {
  const sections: { bookmark: string | null; paragraphs: WordParagraph[] }[] = [{ bookmark: null, paragraphs: [] }]
  const seen = new Set<string>()
  for (const paragraph of paragraphs) {
    if (paragraph.isContents) continue
    for (const bookmark of paragraph.bookmarks) {
      if (!parts.has(bookmark) || seen.has(bookmark)) continue
      seen.add(bookmark)
      sections.push({ bookmark, paragraphs: [] })
    }
    if (sheet && sameText(paragraph, sheet)) sections.push({ bookmark: SHEET, paragraphs: [] })
    if (plainText(paragraph.text + paragraph.stable) !== '') sections.at(-1)?.paragraphs.push(paragraph)
  }
  return sections
}

interface Compared {
  readonly before: readonly WordParagraph[]
  readonly after: readonly WordParagraph[]
  readonly filled: readonly Filling[]
}

/** What differs between the paragraphs of a part. A paragraph in which only something was filled in does not. */
const compareParagraphs = (sent: readonly WordParagraph[], returned: readonly WordParagraph[]): Compared => {
  const changes = diffArrays([...sent], [...returned], { comparator: sameText })
  const before: WordParagraph[] = []
  const after: WordParagraph[] = []
  const filled: Filling[] = []
  for (const [index, change] of changes.entries()) {
    if (change.removed) before.push(...change.value)
    if (!change.added) continue
    const removed = changes[index - 1]?.removed === true ? (changes[index - 1]?.value ?? []) : []
    // Word and LibreOffice both begin a new paragraph only where somebody pressed Enter: those that were filled in stand in the same order.
    let from = 0
    for (const paragraph of change.value) {
      const rest = removed.slice(from)
      const found = rest.findIndex((one) => filledIn(one, paragraph) !== null)
      const model = rest[found]
      if (!model) after.push(paragraph)
      else {
        filled.push(...(filledIn(model, paragraph) ?? []))
        before.splice(before.indexOf(model), 1)
        from += found + 1
      }
    }
  }
  return { before, after, filled }
}

const texts = (paragraphs: readonly WordParagraph[]): string[] => paragraphs.map(({ text }) => plainText(text))

/** The parts that stand in another order among those that are in both. */
const movedParts = (sent: readonly Section[], returned: readonly Section[]): ReadonlySet<string> => {
  const names = (sections: readonly Section[], others: readonly Section[]): string[] => {
    const known = new Set(others.map(({ bookmark }) => bookmark))
    return sections.flatMap(({ bookmark }) => (bookmark !== null && known.has(bookmark) ? [bookmark] : []))
  }
  return new Set(diffArrays(names(sent, returned), names(returned, sent)).flatMap(({ removed, value }) => (removed ? value : [])))
}

/** Compare two files; `parts` are the bookmarks of parts. */
export const compareTexts = (sent: DocumentText, returned: DocumentText, parts: ReadonlySet<string>): TextComparison => {
  const sheet = sent.paragraphs.find(({ style }) => style === SHEET_HEADING_STYLE)
  const [before, after] = [sectionsOf(sent, parts, sheet), sectionsOf(returned, parts, sheet)]
  const found = new Map(after.map((section) => [section.bookmark, section]))
  const moved = movedParts(before, after)
  const differences: PartDifference[] = []
  const filled: Filling[] = []
  for (const { bookmark, paragraphs } of before) {
    const section = found.get(bookmark)
    if (!section) {
      differences.push({ bookmark, kind: 'missing', before: texts(paragraphs), after: [] })
      continue
    }
    const compared = compareParagraphs(paragraphs, section.paragraphs)
    filled.push(...compared.filled)
    if (compared.before.length > 0 || compared.after.length > 0) {
      differences.push({ bookmark, kind: 'changed', before: texts(compared.before), after: texts(compared.after) })
    } else if (bookmark !== null && moved.has(bookmark)) differences.push({ bookmark, kind: 'moved', before: [], after: [] })
  }
  return { parts: differences, filled }
}
