/** Number structures as printed text: decimal clauses, roman chapters, annexes with lettered sub-annexes, list labels. */
import type { ContractStyle } from '../model.ts'
import type { PartNumber } from './numbering.ts'
import type { EnumerationStyle } from './schema.ts'

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** Lower-case roman numeral of a positive integer: 4 → iv. */
export const roman = (value: number): string => {
  let rest = value
  let out = ''
  for (const [size, letters] of ROMAN) {
    for (; rest >= size; rest -= size) out += letters
  }
  return out
}

/** Letters as Word's lowerLetter counts them: 1 → a, 26 → z, 27 → aa, 28 → bb (ECMA-376 17.18.59). */
export const letters = (value: number): string => String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1)

/** What is printed for one place of a part's path: IV, 16, and in annexes digits and letters by turns (2a, B1), so that the two are told apart. */
export const placeLabel = (kind: PartNumber['kind'], place: number, depth: number, style: Pick<ContractStyle, 'annexNumber'>): string => {
  if (kind === 'chapter') return roman(place).toUpperCase()
  if (kind === 'clause') return String(place)
  const byLetter = (depth % 2 === 0) === (style.annexNumber === 'letter')
  if (!byLetter) return String(place)
  return depth === 0 ? letters(place).toUpperCase() : letters(place)
}

/**
 * The number of a part as it is printed, without its word: `16.2`, `II`, `2a`. A level-1 clause of the style `decimal_dot` is printed with a dot;
 * in a reference (`inText`) it never is. Clauses of the style `none` have no number: the text is empty.
 */
export const formatNumber = (number: PartNumber, style: ContractStyle, inText = false): string => {
  const labels = number.labels ?? number.path.map((place, depth) => placeLabel(number.kind, place, depth, style))
  if (number.kind !== 'clause') return labels.join('')
  if (style.clauseNumber === 'none') return ''
  return labels.join('.') + (style.clauseNumber === 'decimal_dot' && labels.length === 1 && !inText ? '.' : '')
}

/** The label of the `place`th item (from 1) of a list. Bullets and dashes print themselves. */
export const listLabel = (style: EnumerationStyle, place: number): string => {
  switch (style) {
    case 'roman_parens':
      return `(${roman(place)})`
    case 'alpha_parens':
      return `(${letters(place)})`
    case 'alpha_paren':
      return `${letters(place)})`
    case 'digit_paren':
      return `${place})`
    case 'roman_dot':
      return `${roman(place)}.`
    case 'bullet':
      return '•'
    case 'dash':
      return '–'
    default:
      throw new Error('unknown list style')
  }
}
