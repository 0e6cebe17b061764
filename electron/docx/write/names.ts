/** Ids of styles and lists, and names of bookmarks, that the parts of the writer share. */
import type { EnumerationStyle } from '../../../shared/document/schema.ts'
import type { ContractStyle } from '../../../shared/model.ts'
import type { Look } from './look.ts'
import { partAttributes } from '../../../shared/document/attributes.ts'
import type { Resolution } from '../../../shared/document/resolve.ts'

/** The style of a numbered clause paragraph without a heading line of its own. */
export const clauseStyle = (level: number): string => `Clause${level}`
/** The heading style of a level of clauses: in a contract with chapters the chapter is Heading 1 and level-1 clauses are Heading 2. Word has nine headings. */
export const headingStyle = (level: number, chapters: boolean): string => {
  const heading = level + (chapters ? 1 : 0)
  return heading <= 9 ? `Heading${heading}` : clauseStyle(level)
}
/**
 * The style that a level of the clause list is linked to: that of its headings, but for the ninth, whose text style it is. LibreOffice (7.4) takes a list of
 * which every level is linked to a heading of that level for its own chapter numbering, and then lists numbered text among the headings in the contents.
 */
export const linkedStyle = (level: number, chapters: boolean): string => (level === 9 ? clauseStyle(level) : headingStyle(level, chapters))
export const annexStyle = (depth: number): string => (depth === 0 ? 'Annex' : 'SubAnnex')
export const annexHeadingStyle = (level: number): string => `AnnexHeading${level}`
export const annexClauseStyle = (level: number): string => `AnnexClause${level}`
/** Text under a clause, indented to the clause's text. */
export const TEXT_STYLE = 'ClauseText'
export const GUIDANCE_STYLE = 'Guidance'
export const listStyle = (depth: number): string => `Enumeration${depth + 1}`
export const listTextStyle = (depth: number): string => `EnumerationText${depth + 1}`
/** A line of next to no height: a page break after a full page must not make an empty one. */
export const PAGE_BREAK_STYLE = 'PageBreak'
export const CELL_STYLE = 'TableText'
/** The paragraph that Word wants after a table, where nothing follows: it takes no room. */
export const TABLE_END_STYLE = 'TableEnd'
export const CELL_HEADING_STYLE = 'TableHeading'
/** The heading of the list of annexes, below the table of contents. */
export const ANNEX_LIST_HEADING_STYLE = 'AnnexListHeading'
/** The heading of the control sheet, on a page of its own. */
export const SHEET_HEADING_STYLE = 'SheetHeading'
/** A heading that runs in with its text and stands in the table of contents, and that text. */
export const runInStyle = (level: number): string => `RunInHeading${level}`
export const RUN_IN_TEXT_STYLE = 'RunInText'

export const CHAPTER_LIST = 'chapters'
export const CLAUSE_LIST = 'clauses'
export const ANNEX_LIST = 'annexes'
export const enumerationList = (style: EnumerationStyle): string => `enumeration-${style}`

/** List levels: an annex has two levels of annex numbers before its clauses. */
export const ANNEX_CLAUSE_LEVEL = 2

/** Bookmarks of the blocks that the contract's record writes, for the control sheet. */
export const RECORD_BOOKMARKS = { title_page: '_RefTitlePage', parties: '_RefParties', signatures: '_RefSignatures' } as const

/**
 * Bookmark names by the id of a part, or of a list item that a reference names: `_Ref` makes them hidden in Word; at most 40 characters, letters, digits
 * and underscores (ECMA-376 17.13.6.2).
 */
export const bookmarkNames = (resolution: Resolution, items: readonly string[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  const taken = new Set<string>(Object.values(RECORD_BOOKMARKS).map((name) => name.toLowerCase()))
  for (const id of [...resolution.parts.map(({ node }) => partAttributes(node).id), ...items]) {
    const base = `_Ref${id.replaceAll(/[^A-Za-z0-9]/g, '_').slice(0, 30)}`
    let name = base
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${base}_${n}`
    taken.add(name.toLowerCase())
    names.set(id, name)
  }
  return names
}

/** Where text under a clause begins: under the clause's text, or at the margin where clauses have no numbers. */
export const textColumn = (style: ContractStyle, look: Look): number => (style.clauseNumber === 'none' ? 0 : look.numberColumn)
