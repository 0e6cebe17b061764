/** The text of a reference in pieces: the contract's reference words around numbers and titles that stay live in Word. */
import type { Node } from 'prosemirror-model'
import type { Language } from '../language/language.ts'
import { REFERENCE_WORDS } from '../language/reference-words.ts'
import type { Contract } from '../model.ts'
import { attributesOf, headingOf, partAttributes } from './attributes.ts'
import { type InnerTarget, itemLabels, paragraphPlace } from './inner-targets.ts'
import { formatNumber } from './number-styles.ts'
import type { NumberedPart } from './numbering.ts'
import type { ReferenceForm } from './schema.ts'

/** A piece of a reference's text. A piece with a target is live in Word: the number or the title of that part, or the label of that list item. */
export interface ReferencePiece {
  readonly text: string
  readonly live: { readonly target: string; readonly what: 'number' | 'title' } | null
}

/** What a reference points to: a part, or something in the part's own text. */
export interface Target {
  readonly part: NumberedPart
  readonly inner: InnerTarget | null
}

/** What the text of a reference depends on besides its target. */
export interface ReferenceContext {
  readonly contract: Contract
  readonly language: Language
  readonly included: (node: Node) => boolean
  /** An annex by its place. */
  readonly annexAt: (path: readonly number[]) => NumberedPart | undefined
  /** The nearest part with a heading: the part itself or one around it. */
  readonly headed: (part: NumberedPart) => NumberedPart | undefined
}

const HARD_SPACE = '\u00a0'
export const plain = (text: string): ReferencePiece => ({ text, live: null })
const isSame = (a: readonly number[] | null, b: readonly number[] | null): boolean => a?.join('.') === b?.join('.')

const liveNumber = (part: NumberedPart, text: string): ReferencePiece => ({ text, live: { target: partAttributes(part.node).id, what: 'number' } })
const liveTitle = (part: NumberedPart): ReferencePiece => ({
  text: headingOf(part.node),
  live: { target: partAttributes(part.node).id, what: 'title' },
})

const labelPieces = (inner: InnerTarget, { included }: ReferenceContext): ReferencePiece[] =>
  (itemLabels(inner, included) ?? []).flatMap(({ item, label, isCounted }) =>
    isCounted ? [{ text: label, live: { target: attributesOf(item, 'enumeration_item').id, what: 'number' as const } }] : [],
  )

/** What follows the number of the part: (ii)(b), tredje ledd; up to another place in the same text when `to` is given. */
const insidePieces = (inner: InnerTarget | null, to: InnerTarget | null, context: ReferenceContext): ReferencePiece[] => {
  if (inner === null) return []
  const words = REFERENCE_WORDS[context.language.code]
  if (inner.paragraph !== null) {
    const place = paragraphPlace(inner, context.included) ?? 1
    const last = to && paragraphPlace(to, context.included)
    return [plain(last === null ? words.paragraph(place) : words.paragraphs(place, last))]
  }
  const labels = labelPieces(inner, context)
  if (labels.length === 0) return []
  return [plain(HARD_SPACE), ...labels, ...(to ? [plain('–'), ...labelPieces(to, context)] : [])]
}

/** The word of an annex or chapter is part of its number in Word's list, so it is inside the live piece, capital and all. */
const withWord = (part: NumberedPart, { contract, language }: ReferenceContext): ReferencePiece => {
  const word = part.number.kind === 'chapter' ? language.chapter : language.annex
  return liveNumber(part, `${word}${HARD_SPACE}${formatNumber(part.number, contract.style, true)}`)
}

/** The pieces that name a clause: its number, or its heading in quotes where clauses have none. */
const clauseName = (part: NumberedPart, context: ReferenceContext): ReferencePiece[] => {
  const { contract, language } = context
  if (contract.style.clauseNumber !== 'none') return [liveNumber(part, formatNumber(part.number, contract.style, true))]
  const { open, close } = language.quotes
  const headed = context.headed(part)
  return headed ? [plain(open), liveTitle(headed), plain(close)] : [plain(`[${language.missingReference}]`)]
}

/** The other end of a range of parts: 18 in punkt 16–18. Word's list prints the word of an annex or chapter too, so there it is not live. */
const rangeEnd = (to: NumberedPart, context: ReferenceContext): ReferencePiece[] => {
  if (to.number.kind !== 'clause') return [plain(`–${formatNumber(to.number, context.contract.style, true)}`)]
  return [plain(context.contract.style.clauseNumber === 'none' ? ' – ' : '–'), ...clauseName(to, context)]
}

/** A clause with its word, seen from the body (`from` null) or an annex: `Kontraktens punkt 4`, `punkt 4 i dette bilag`, `Bilag 3, punkt 4`. */
const clausePieces = (
  part: NumberedPart,
  name: readonly ReferencePiece[],
  from: readonly number[] | null,
  context: ReferenceContext,
): ReferencePiece[] => {
  const { contract, language } = context
  const annex = part.number.kind === 'clause' ? part.number.annex : null
  const { section } = REFERENCE_WORDS[language.code]
  const isUnnumbered = contract.style.clauseNumber === 'none'
  const word = isUnnumbered ? `${section.definite} ` : `${contract.style.clauseWord}${HARD_SPACE}`
  if (annex === null && from === null) return [plain(word), ...name]
  if (annex === null) {
    const { before, after } = language.aroundClauseOf(contract.term)
    const owned = isUnnumbered && before !== '' ? `${section.owned} ` : word
    return [plain(before + owned), ...name, ...(after === '' ? [] : [plain(after)])]
  }
  if (isSame(annex, from)) return [plain(word), ...name, plain(` ${language.inThisAnnex}`)]
  const around = context.annexAt(annex)
  return [...(around ? [withWord(around, context)] : []), plain(`, ${word}`), ...name]
}

/** The pieces of a reference to `target`, or to everything from `target` to `to`, from a place in the body or in an annex. */
export const referencePieces = (
  target: Target,
  to: Target | null,
  form: ReferenceForm,
  from: readonly number[] | null,
  context: ReferenceContext,
): ReferencePiece[] => {
  const { part, inner } = target
  const title = liveTitle(part)
  // A part without a heading has no title to print, and neither has what is inside one: its number then stands for it.
  const hasTitle = title.text !== '' && inner === null
  if (form === 'title' && hasTitle && to === null) return [title]

  const sameText =
    to !== null && to.part === part && inner !== null && to.inner !== null && (inner.paragraph === null) === (to.inner.paragraph === null)
  const inside = insidePieces(inner, sameText ? to.inner : null, context)
  const { number } = part
  const alike =
    to !== null &&
    !sameText &&
    inner === null &&
    to.inner === null &&
    to.part.number.kind === number.kind &&
    (number.kind !== 'clause' || (to.part.number.kind === 'clause' && isSame(number.annex, to.part.number.annex)))
  const end = alike ? rangeEnd(to.part, context) : []

  const pieces: ReferencePiece[] = []
  if (number.kind !== 'clause') pieces.push(withWord(part, context), ...inside, ...end)
  else {
    const name = [...clauseName(part, context), ...inside, ...end]
    // Where headings stand for numbers, a title in parentheses would say the same again.
    if (form === 'number') pieces.push(...name)
    else pieces.push(...clausePieces(part, name, from, context))
  }
  if (to !== null && !sameText && !alike) pieces.push(plain(' – '), ...referencePieces(to, null, form, from, context))
  const isTitled = form === 'titled' && hasTitle && to === null && !(number.kind === 'clause' && context.contract.style.clauseNumber === 'none')
  return isTitled ? [...pieces, plain(' ('), title, plain(')')] : pieces
}
