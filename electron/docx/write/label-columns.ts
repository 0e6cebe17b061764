/** The columns in which the numbers of chapters and annexes hang: as wide as the widest of the contract, so that all titles begin at one place. */
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import type { Language } from '../../../shared/language/language.ts'
import type { Look } from './look.ts'
import { textWidth } from './text-width.ts'

/** Between a number and its title, at the least, in twips. */
const GAP = 170

/** The look of a contract with columns that its numbers fit into; they are no narrower than they are in the look that is given. */
export const withLabelColumns = (look: Look, blocks: readonly FlatBlock[], { chapter, annex }: Pick<Language, 'chapter' | 'annex'>): Look => {
  const column = (kind: 'chapter' | 'annex', word: string, size: number, least: number): number =>
    blocks.reduce((widest, block) => {
      if (block.kind !== kind) return widest
      const label = `${word} ${block.number}`
      const printed = look.style.headings.capitals ? label.toUpperCase() : label
      return Math.max(widest, textWidth(printed, { font: look.headingFont, size, bold: true }) + GAP)
    }, least)
  return {
    ...look,
    chapterColumn: column('chapter', chapter, look.chapterSize, look.chapterColumn),
    annexColumn: column('annex', annex, look.annexSize, look.annexColumn),
  }
}
