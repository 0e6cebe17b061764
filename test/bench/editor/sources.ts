/** The texts that the benchmark's pages open, by name: `300.contract`, `300.lines`, `300.html`, and `clause.html`, the floor's one clause. */
import { serialise } from '../../../shared/document/format.ts'
import { contractOfPages } from '../large-contract.ts'
import { flatText, htmlOf } from './flat-text.ts'

/** The sizes of the contracts, in pages: the one that counts, and those that show that cost does not grow with size. */
export const PAGES = [30, 300, 600] as const

const isFullClause = ({ tag, text }: { readonly tag: string; readonly text: string }): boolean => tag === 'p' && text.length > 400

export const sources = (): Map<string, string> => {
  const texts = new Map<string, string>()
  for (const pages of PAGES) {
    const contract = contractOfPages(pages)
    const flat = flatText(contract)
    texts.set(`${pages}.contract`, serialise(contract))
    texts.set(`${pages}.lines`, JSON.stringify(flat))
    texts.set(`${pages}.html`, htmlOf(flat))
    texts.set('clause.html', htmlOf({ ...flat, lines: flat.lines.filter(isFullClause).slice(0, 1) }))
  }
  return texts
}
