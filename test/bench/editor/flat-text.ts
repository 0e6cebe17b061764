/** A contract as plain lines: what the editors that Klausul is measured against hold. The same words, with the text of references written out. */
import { attributesOf, isPart, partAttributes } from '../../../shared/document/attributes.ts'
import { definedTerms } from '../../../shared/document/defined-terms.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import type { Contract } from '../../../shared/model.ts'

export interface Line {
  readonly tag: 'h2' | 'h3' | 'p'
  /** Of the numbered clause that begins with this line; 0 when none does. */
  readonly level: number
  readonly text: string
}

export interface FlatText {
  readonly lines: readonly Line[]
  readonly terms: readonly string[]
  /** The texts of references. */
  readonly references: readonly string[]
}

/** The lines of a contract. A row of a table is a line: fewer nodes than the table has, to the peers' advantage. */
export const flatText = (contract: Contract): FlatText => {
  const resolution = resolve(contract)
  const lines: Line[] = []
  const references = new Set<string>()
  let level = 0
  contract.document.descendants((node) => {
    if (isPart(node)) {
      level = resolution.numberOf(partAttributes(node).id)?.path.length ?? 0
      return true
    }
    if (!node.isTextblock && node.type.name !== 'table_row') return true
    const text = node.textBetween(0, node.content.size, ' | ', (leaf) => {
      const shown = leaf.type.name === 'reference' ? resolution.reference(leaf, null).text : resolution.field(attributesOf(leaf, 'field').key).text
      references.add(shown)
      return shown
    })
    lines.push({ tag: node.type.name === 'heading' ? (level === 1 ? 'h2' : 'h3') : 'p', level, text })
    level = 0
    return false
  })
  return { lines, terms: definedTerms(contract.document).map(({ term }) => term), references: [...references] }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The lines as HTML. */
export const htmlOf = ({ lines }: FlatText): string =>
  lines.map(({ tag, level, text }) => `<${tag}${level === 0 ? '' : ` data-level="${level}"`}>${escaped(text)}</${tag}>`).join('')
