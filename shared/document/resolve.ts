/** The one resolver: ids to numbers, references to text, fields to values, answers to what is in the contract. Everything that shows, checks or exports a contract asks it. */
import type { Node } from 'prosemirror-model'
import { formatValue } from '../language/formats.ts'
import { capitalised } from '../language/inflection.ts'
import type { Language } from '../language/language.ts'
import { LANGUAGES } from '../language/languages.ts'
import { hasWords, numberInWords } from '../language/number-words.ts'
import { answersInForce, type Contract, type FieldDefinition } from '../model.ts'
import { attributesOf, headingOf, isEmptied, partAttributes } from './attributes.ts'
import { definedTerms } from './defined-terms.ts'
import { frozenLabels } from './frozen-numbers.ts'
import { innerTargets, type InnerTarget, itemLabels, paragraphPlace } from './inner-targets.ts'
import { formatNumber } from './number-styles.ts'
import { allParts, conditionHolds, type NumberedPart, numberParts, type PartNumber } from './numbering.ts'
import { plain, type ReferenceContext, type ReferencePiece, referencePieces, type Target } from './reference-text.ts'
import type { FieldForm } from './schema.ts'

export interface ResolvedReference {
  readonly target: string
  /** The other end of a range. */
  readonly to: string | null
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
  /** Whether a node's own condition holds; parts, paragraphs and list items can have one. */
  included(node: Node): boolean
  /** The number of an included part. */
  numberOf(id: string): PartNumber | undefined
  /** That number as printed (`16.2`, `2a`), or undefined when the part is not in the contract. */
  printedNumber(id: string): string | undefined
  /** A reference seen from the body (`from` null) or from an annex (its place). */
  reference(node: Node, from: readonly number[] | null): ResolvedReference
  /** A field, plain or as a number with its word: `30 (tretti)`. */
  field(key: string, form?: FieldForm): ResolvedField
  /** The words that the answer to its question gives a choice. */
  choice(node: Node): string
}

const placeOf = (kind: PartNumber['kind'], annex: readonly number[] | null, path: readonly number[]): string =>
  `${kind} ${annex?.join('.') ?? ''} ${path.join('.')}`

/** Parts by where they stand, worked out when a reference needs it. */
const partsAround = (parts: readonly NumberedPart[]): Pick<ReferenceContext, 'annexAt' | 'headed'> => {
  let places: Map<string, NumberedPart> | null = null
  const at = (place: string): NumberedPart | undefined => {
    places ??= new Map(
      parts.map((part) => [placeOf(part.number.kind, part.number.kind === 'clause' ? part.number.annex : null, part.number.path), part]),
    )
    return places.get(place)
  }
  return {
    annexAt: (path) => at(placeOf('annex', null, path)),
    headed: (part) => {
      const { number } = part
      let found: NumberedPart | undefined = part
      for (let length = number.path.length - 1; found && headingOf(found.node) === '' && length >= 0; length -= 1) {
        found = length === 0 || number.kind !== 'clause' ? undefined : at(placeOf('clause', number.annex, number.path.slice(0, length)))
      }
      return found
    },
  }
}

/** Resolve a contract: one walk over its structure; references and fields are then looked up as they are asked for. */
export const resolve = (contract: Contract): Resolution => {
  const language = LANGUAGES[contract.language]
  const answers = answersInForce(contract)
  const included = conditionHolds(answers)
  const parts = numberParts(contract.document, included, contract.frozen && frozenLabels(contract.frozen, contract.style))
  const byId = new Map(parts.map((part) => [partAttributes(part.node).id, part]))
  const definitions = new Map(contract.fields.map((definition) => [definition.key, definition]))
  const context: ReferenceContext = { contract, language, included, ...partsAround(parts) }

  let inner: Map<string, InnerTarget & { readonly around: NumberedPart }> | null = null
  /** What references can name inside the text of the parts in force, read when the first one does. */
  const insideParts = (): Map<string, InnerTarget & { readonly around: NumberedPart }> => {
    inner ??= new Map(
      parts.flatMap((around) =>
        isEmptied(around.node) ? [] : Array.from(innerTargets(around.node), ([id, found]) => [id, { ...found, around }] as const),
      ),
    )
    return inner
  }
  let terms: Set<string> | null = null
  /** Whether the contract defines a term in that form; read when the first deadline is printed. */
  const isDefined = (word: string): boolean => {
    terms ??= new Set(definedTerms(contract.document).flatMap(({ term, forms }) => [term, ...forms]))
    return terms.has(word)
  }
  let known: Set<string> | null = null
  /** Every id that a reference could name, in force or not; only a broken reference needs to know. */
  const knownIds = (): Set<string> => {
    known ??= new Set(allParts(contract.document).flatMap(({ node }) => [partAttributes(node).id, ...innerTargets(node).keys()]))
    return known
  }
  const find = (id: string): Target | null => {
    const part = byId.get(id)
    if (part) return { part, inner: null }
    const found = insideParts().get(id)
    const isPrinted = found && (found.paragraph === null ? itemLabels(found, included) : paragraphPlace(found, included)) !== null
    return isPrinted ? { part: found.around, inner: found } : null
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
      const { target, to, form, capital } = attributesOf(node, 'reference')
      const [first, last] = [find(target), to === null ? null : find(to)]
      const lost = first === null ? target : to !== null && last === null ? to : null
      if (first === null || lost !== null) {
        const text = `[${language.missingReference}]`
        return { target, to, text, pieces: [plain(text)], broken: lost !== null && knownIds().has(lost) ? 'left_out' : 'missing' }
      }
      // A live piece prints what stands at its target: a capital would be gone when a word processor updates its fields.
      const pieces = referencePieces(first, last, form, from, context).map((piece, place) =>
        place === 0 && capital && piece.live === null ? { ...piece, text: capitalised(piece.text) } : piece,
      )
      return { target, to, text: pieces.map((piece) => piece.text).join(''), pieces, broken: null }
    },
    field: (key, form = 'plain') => {
      const definition = definitions.get(key) ?? null
      const value = Object.hasOwn(contract.values, key) ? contract.values[key] : undefined
      if (definition && value !== undefined) {
        const text = formatValue(definition.type, value, language, isDefined)
        const words = form === 'words' && definition.type === 'integer' && hasWords(Number(value))
        return { key, text: words ? `${text} (${numberInWords(Number(value), contract.language)})` : text, open: false, definition }
      }
      return { key, text: `[${definition?.label ?? key}]`, open: true, definition }
    },
    choice: (node) => {
      const { question, texts } = attributesOf(node, 'choice')
      // A clause of the library may ask what this contract does not: its first words then stand.
      return texts[answers[question] ?? ''] ?? (question in answers ? '' : (Object.values(texts)[0] ?? ''))
    },
  }
}
