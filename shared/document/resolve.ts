/** The one resolver: ids to numbers, references to text, fields to values, answers to what is in the contract. Everything that shows, checks or exports a contract asks it. */
import type { Node } from 'prosemirror-model'
import { formatValue } from '../language/formats.ts'
import { capitalised } from '../language/inflection.ts'
import type { Language } from '../language/language.ts'
import { LANGUAGES } from '../language/languages.ts'
import { answersInForce, type Contract, type FieldDefinition } from '../model.ts'
import { attributesOf, headingOf, partAttributes } from './attributes.ts'
import { formatNumber } from './number-styles.ts'
import { allParts, conditionHolds, type NumberedPart, numberParts, type PartNumber } from './numbering.ts'

/** A piece of a reference's text. A piece with a target is live in Word: the number or the title of that part. */
export interface ReferencePiece {
  readonly text: string
  readonly live: { readonly target: string; readonly what: 'number' | 'title' } | null
}

export interface ResolvedReference {
  readonly target: string
  readonly text: string
  readonly pieces: readonly ReferencePiece[]
  /** Why it is broken: no such part in the contract, or one that the answers or a reservation leave out. */
  readonly broken: 'missing' | 'left_out' | null
}

export interface ResolvedField {
  readonly key: string
  readonly text: string
  readonly open: boolean
  /** Null when the contract has no such field. */
  readonly definition: FieldDefinition | null
}

export interface Resolution {
  readonly contract: Contract
  readonly language: Language
  /** The numbered parts in document order: what is in the contract. */
  readonly parts: readonly NumberedPart[]
  included(part: Node): boolean
  /** The number of an included part. */
  numberOf(id: string): PartNumber | undefined
  /** That number as printed (`16.2`, `2a`), or undefined when the part is not in the contract. */
  printedNumber(id: string): string | undefined
  /** A reference seen from the body (`from` null) or from an annex (its place). */
  reference(node: Node, from: readonly number[] | null): ResolvedReference
  field(key: string): ResolvedField
}

const HARD_SPACE = '\u00a0'
const samePlace = (a: readonly number[] | null, b: readonly number[] | null): boolean => a?.join() === b?.join()
const plain = (text: string): ReferencePiece => ({ text, live: null })

/** The pieces of a reference to `part`, from a place in the body or in an annex. */
const piecesOf = (
  part: NumberedPart,
  form: 'full' | 'number' | 'titled' | 'title',
  from: readonly number[] | null,
  contract: Contract,
  language: Language,
  annexIds: ReadonlyMap<string, string>,
): ReferencePiece[] => {
  const { id } = partAttributes(part.node)
  const { number } = part
  const live = { target: id, what: 'number' } as const
  const printed = formatNumber(number, contract.style, true)
  const title: ReferencePiece = { text: headingOf(part.node), live: { target: id, what: 'title' } }
  // A part without a heading has no title to print: its number then stands for it.
  if (form === 'title' && title.text !== '') return [title]

  const pieces: ReferencePiece[] = []
  // The word of an annex or chapter is part of its number in Word's list, so it is inside the live piece, capital and all.
  if (number.kind === 'annex') pieces.push({ text: `${language.annex}${HARD_SPACE}${printed}`, live })
  else if (number.kind === 'chapter') pieces.push({ text: `${language.chapter}${HARD_SPACE}${printed}`, live })
  else if (form === 'number') pieces.push({ text: printed, live })
  else {
    const word = `${contract.style.clauseWord}${HARD_SPACE}`
    const numberPiece: ReferencePiece = { text: printed, live }
    if (number.annex === null && from === null) pieces.push(plain(word), numberPiece)
    else if (number.annex === null) {
      const { before, after } = language.aroundClauseOf(contract.term)
      pieces.push(plain(`${before}${word}`), numberPiece, ...(after === '' ? [] : [plain(after)]))
    } else if (samePlace(number.annex, from)) pieces.push(plain(word), numberPiece, plain(` ${language.inThisAnnex}`))
    else {
      const annexId = annexIds.get(number.annex.join('.'))
      const annexNumber = formatNumber({ kind: 'annex', path: number.annex }, contract.style)
      const annexLive = annexId === undefined ? null : ({ target: annexId, what: 'number' } as const)
      pieces.push({ text: `${language.annex}${HARD_SPACE}${annexNumber}`, live: annexLive }, plain(`, ${word}`), numberPiece)
    }
  }
  return form === 'titled' && title.text !== '' ? [...pieces, plain(' ('), title, plain(')')] : pieces
}

/** Resolve a contract: one walk over its structure; references and fields are then looked up as they are asked for. */
export const resolve = (contract: Contract): Resolution => {
  const language = LANGUAGES[contract.language]
  const included = conditionHolds(answersInForce(contract))
  const parts = numberParts(contract.document, included)
  const byId = new Map(parts.map((part) => [partAttributes(part.node).id, part]))
  const annexIds = new Map(
    parts.filter((part) => part.number.kind === 'annex').map((part) => [part.number.path.join('.'), partAttributes(part.node).id]),
  )
  const definitions = new Map(contract.fields.map((definition) => [definition.key, definition]))
  let known: Set<string> | null = null
  /** Ids of every part, included or not; only a broken reference needs to know. */
  const knownIds = (): Set<string> => {
    if (known) return known
    known = new Set(allParts(contract.document).map(({ node }) => partAttributes(node).id))
    return known
  }

  return {
    contract,
    language,
    parts,
    included,
    numberOf: (id) => byId.get(id)?.number,
    printedNumber: (id) => {
      const part = byId.get(id)
      return part && formatNumber(part.number, contract.style)
    },
    reference: (node, from) => {
      const { target, form, capital } = attributesOf(node, 'reference')
      const part = byId.get(target)
      if (!part) {
        const text = `[${language.missingReference}]`
        return { target, text, pieces: [plain(text)], broken: knownIds().has(target) ? 'left_out' : 'missing' }
      }
      // A live piece prints what stands at its target: a capital would be gone when a word processor updates its fields.
      const pieces = piecesOf(part, form, from, contract, language, annexIds).map((piece, place) =>
        place === 0 && capital && piece.live === null ? { ...piece, text: capitalised(piece.text) } : piece,
      )
      return { target, text: pieces.map((piece) => piece.text).join(''), pieces, broken: null }
    },
    field: (key) => {
      const definition = definitions.get(key) ?? null
      const value = Object.hasOwn(contract.values, key) ? contract.values[key] : undefined
      if (definition && value !== undefined) return { key, text: formatValue(definition.type, value, language), open: false, definition }
      return { key, text: `[${definition?.label ?? key}]`, open: true, definition }
    },
  }
}
