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

/** Digits and letters take turns, so that the parts of 2a and of B1 are told apart. */
const annexPlace = (place: number, depth: number, style: ContractStyle['annexNumber']): string => {
  if (style === 'letter') return depth % 2 === 0 ? letters(place).toUpperCase() : String(place)
  return depth % 2 === 0 ? String(place) : letters(place)
}

/**
 * The number of a part as it is printed, without its word: `16.2`, `II`, `2a`. A level-1 clause of the style `decimal_dot` is printed with a dot;
 * in a reference (`inText`) it never is.
 */
export const formatNumber = (number: PartNumber, style: ContractStyle, inText = false): string => {
  switch (number.kind) {
    case 'chapter':
      return roman(number.path[0]).toUpperCase()
    case 'annex':
      return number.path.map((place, depth) => annexPlace(place, depth, style.annexNumber)).join('')
    case 'clause':
      return number.path.join('.') + (style.clauseNumber === 'decimal_dot' && number.path.length === 1 && !inText ? '.' : '')
    default:
      throw new Error('unknown kind of number')
  }
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
    case 'bullet':
      return '•'
    case 'dash':
      return '–'
    default:
      throw new Error('unknown list style')
  }
}
