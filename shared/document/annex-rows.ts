/** The table of the annexes in words, row by row: the page in the window and the Word file are both made of it. */
import { REFERENCE_WORDS } from '../language/reference-words.ts'
import { annexState, headingOf } from './attributes.ts'
import { formatNumber } from './number-styles.ts'
import type { Resolution } from './resolve.ts'
import type { AnnexListForm } from './schema.ts'

const CROSS = '☒'
const BOX = '☐'

export interface AnnexTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Number and title of each annex; one that is reserved or not used says so. `check` has columns that tick whether it is there. */
export const annexTable = ({ parts, contract, language }: Resolution, form: AnnexListForm): AnnexTable => {
  const words = REFERENCE_WORDS[language.code]
  const isChecked = form === 'check'
  return {
    head: [language.annex, language.annexTitle, ...(isChecked ? [words.yes, words.no] : [])],
    rows: parts
      .filter(({ number }) => number.kind === 'annex')
      .map(({ node, number }) => {
        const state = annexState(node)
        const out = state === 'reserved' ? language.reserved : words.notUsed
        const title = isChecked || state === 'included' ? headingOf(node) : `${headingOf(node)} – ${out}`
        const ticks = state === 'included' ? [CROSS, BOX] : [BOX, CROSS]
        return [`${language.annex}\u00a0${formatNumber(number, contract.style)}`, title, ...(isChecked ? ticks : [])]
      }),
  }
}
