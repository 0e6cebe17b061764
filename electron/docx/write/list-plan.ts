/**
 * How each numbered part gets its number from Word's own lists. As a rule the style of its paragraph counts on by itself. Where that would give another
 * number than the contract has, the paragraph starts its list level anew at the right one: the first sub-annex after an annex's own clauses (those are
 * deeper levels of the same list, and a word processor counts the level that they skip), and with frozen numbers what follows a gap. A number that no
 * counting gives (5A) is a list of its own, whose text is that number: still a number of Word's, which references can name.
 */
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { nativePlace } from '../../../shared/document/frozen-numbers.ts'
import type { PartNumber } from '../../../shared/document/numbering.ts'
import type { Language } from '../../../shared/language/language.ts'
import type { ContractStyle } from '../../../shared/model.ts'
import { ANNEX_CLAUSE_LEVEL, ANNEX_LIST, CHAPTER_LIST, CLAUSE_LIST } from './names.ts'

/** A list level that one paragraph starts anew. */
export interface Restart {
  readonly reference: string
  readonly level: number
  readonly instance: number
  readonly start: number
}
/** A list of one paragraph. */
export interface LiteralList {
  readonly reference: string
  readonly text: string
}
export type Placement = Restart | LiteralList

export interface ListPlan {
  /** Those of the parts that do not simply count on. */
  readonly placements: ReadonlyMap<FlatBlock, Placement>
  readonly restarts: readonly Restart[]
  readonly literals: readonly LiteralList[]
  /** What the first level of the list of annexes starts with. */
  readonly firstAnnex: number
}

const listOf = (place: PartNumber): { readonly reference: string; readonly level: number } => {
  if (place.kind === 'chapter') return { reference: CHAPTER_LIST, level: 0 }
  const depth = place.path.length - 1
  if (place.kind === 'annex') return { reference: ANNEX_LIST, level: depth }
  return place.annex === null ? { reference: CLAUSE_LIST, level: depth } : { reference: ANNEX_LIST, level: ANNEX_CLAUSE_LEVEL + depth }
}

const keyOf = (place: PartNumber, length = place.path.length): string =>
  `${place.kind} ${place.kind === 'clause' ? (place.annex?.join('.') ?? '') : ''} ${place.path.slice(0, length).join('.')}`

type AnnexBlock = Extract<FlatBlock, { kind: 'annex' }>

/** The number that a part's own list level would print for it; null when no counting gives its frozen number. */
const nativeNumber = ({ kind, path, labels }: PartNumber, style: ContractStyle): number | null => {
  const label = labels?.at(-1)
  return label === undefined ? (path.at(-1) ?? 1) : nativePlace(kind, label, path.length - 1, style)
}

/**
 * Counts as a word processor does (ECMA-376 17.9) through the blocks of a file. In a file of one annex, `around` is the annex that a sub-annex belongs to.
 */
export const planLists = (blocks: readonly FlatBlock[], style: ContractStyle, language: Language, around: AnnexBlock | null): ListPlan => {
  const placements = new Map<FlatBlock, Placement>()
  const restarts: Restart[] = []
  const literals: LiteralList[] = []
  const literalParts = new Set<string>()
  const [first] = blocks
  const startsWith = around ?? (first?.kind === 'annex' ? first : null)
  const firstAnnex = (startsWith && nativeNumber(startsWith.place, style)) ?? 1
  // A file that begins with a sub-annex counts the annex around it as there.
  const counters = new Map<string, number[]>([[ANNEX_LIST, [around ? firstAnnex : firstAnnex - 1]]])
  if (around && nativeNumber(around.place, style) === null) literalParts.add(keyOf(around.place))

  for (const block of blocks) {
    if (block.kind !== 'chapter' && block.kind !== 'annex' && block.kind !== 'clause') continue
    if (block.kind === 'clause' && style.clauseNumber === 'none') continue
    const { place } = block
    const depth = place.path.length - 1
    const own = nativeNumber(place, style)
    if (own === null || literalParts.has(keyOf(place, depth))) {
      const word = place.kind === 'annex' ? `${language.annex} ` : place.kind === 'chapter' ? `${language.chapter} ` : ''
      const literal = { reference: `number-${literals.length + 1}`, text: word + block.number }
      literals.push(literal)
      literalParts.add(keyOf(place))
      placements.set(block, literal)
      continue
    }
    const { reference, level } = listOf(place)
    const values = counters.get(reference) ?? []
    counters.set(reference, values)
    // A level that is skipped on the way down is counted all the same.
    for (let above = 0; above < level; above += 1) values[above] ||= 1
    if (own !== (values[level] ?? 0) + 1) {
      const restart = { reference, level, instance: restarts.length + 1, start: own }
      restarts.push(restart)
      placements.set(block, restart)
    }
    values[level] = own
    values.length = level + 1
  }
  return { placements, restarts, literals, firstAnnex }
}
