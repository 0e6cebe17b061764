/** Numbering that was typed as text: what a label at the beginning of a line can mean, without looking at its neighbours. */
import type { EnumerationStyle } from '../../../shared/document/schema.ts'

/** A clause number, by its parts: `16.2` is `[16, 2]`. `certain` when the line alone tells that it is no date or amount. */
export interface ClauseLabel {
  readonly kind: 'clause'
  readonly path: readonly number[]
  readonly section: boolean
  readonly certain: boolean
  /** How much of the line is label and space after it. */
  readonly length: number
}
/** A list label with every reading that it has: `(i)` is the first roman or the ninth letter. */
export interface ItemLabel {
  readonly kind: 'item'
  readonly readings: readonly { readonly style: EnumerationStyle; readonly place: number }[]
  readonly certain: boolean
  readonly length: number
}
export type Label = ClauseLabel | ItemLabel

const MONTH = /^(?:jan|feb|mar|apr|maj|mai|jun|jul|aug|sep|okt|nov|dec|des)/i
const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

/** The value of a roman numeral below 200 in lower case, or null. */
const romanValue = (text: string): number | null => {
  if (!/^(?:c?)(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(text) || text === '') return null
  return text.split('').reduce((sum, sign, index) => {
    const value = ROMAN_DIGITS[sign] ?? 0
    return (ROMAN_DIGITS[text[index + 1] ?? ''] ?? 0) > value ? sum - value : sum + value
  }, 0)
}

/** The place of a letter in a list: `a` 1, `z` 26; Word goes on with `aa`, `bb`. */
const letterValue = (text: string): number | null => {
  if (!/^([a-z])\1{0,3}$/.test(text)) return null
  return text.charCodeAt(0) - 96 + 26 * (text.length - 1)
}

const readings = (inside: string, form: 'parens' | 'paren' | 'dot'): ItemLabel['readings'] => {
  const text = inside.toLowerCase()
  if (/^\d{1,3}$/.test(text)) return [{ style: 'digit_paren', place: Number(text) }]
  const roman = romanValue(text)
  const letter = letterValue(text)
  return [
    ...(roman === null ? [] : [{ style: form === 'dot' ? ('roman_dot' as const) : ('roman_parens' as const), place: roman }]),
    ...(letter === null ? [] : [{ style: form === 'parens' ? ('alpha_parens' as const) : ('alpha_paren' as const), place: letter }]),
  ]
}

/** Whether what follows a label reads like the beginning of a sentence or a heading. */
const beginsLine = (rest: string): boolean => /^[»«"“”'‘’([]*\p{Lu}/u.test(rest)

const NUMBER = String.raw`\d{1,3}(?:\.\d{1,3}){0,8}`
const SECTION = new RegExp(String.raw`^§\s*(${NUMBER})\.?([\s\u00a0]+|$)`)
const DECIMAL = new RegExp(String.raw`^(${NUMBER})(\.?)([\s\u00a0]+|$)`)
/** A number glued to the text, as word processors leave it when a table of contents is copied: `1.Avtalen`. */
const GLUED = new RegExp(String.raw`^(${NUMBER})\.(?=\p{Lu}\p{Ll})`, 'u')
const PARENS = /^\(([a-z]{1,6}|\d{1,3})\)([\s\u00a0]+|$)/i
const PAREN = /^([a-z]{1,5}|\d{1,3})\)([\s\u00a0]+|$)/i
const DOTTED = /^([a-z]{1,5})\.([\s\u00a0]+|$)/
const BULLET = /^([•·●○▪▫■□‣⁃◦∙\uf0b7\uf0a7\uf0d8\uf0fc*])([\s\u00a0]+|$)/
const DASH = /^([-–—‒])([\s\u00a0]+|$)/

const path = (text: string): number[] => text.split('.').map(Number)
/** No contract has a clause 1.500 or a chapter 250: those are amounts. */
const plausible = (numbers: readonly number[]): boolean => numbers.every((one) => one > 0 && one < 200)

const clauseLabel = (text: string): ClauseLabel | null => {
  const section = SECTION.exec(text)
  if (section) {
    const rest = text.slice(section[0].length)
    return { kind: 'clause', path: path(section[1] ?? ''), section: true, certain: rest === '' || beginsLine(rest), length: section[0].length }
  }
  const glued = GLUED.exec(text)
  if (glued && plausible(path(glued[1] ?? '')))
    return { kind: 'clause', path: path(glued[1] ?? ''), section: false, certain: true, length: glued[0].length }
  const decimal = DECIMAL.exec(text)
  if (!decimal || !plausible(path(decimal[1] ?? ''))) return null
  const [whole, number = '', dot, space = ''] = decimal
  const rest = text.slice(whole.length)
  if (MONTH.test(rest) && dot === '.') return null
  const tab = space.includes('\t') || /[\s\u00a0]{3}/.test(space)
  const certain = rest !== '' && (tab || (beginsLine(rest) && (dot === '.' || number.includes('.'))))
  return { kind: 'clause', path: path(number), section: false, certain, length: whole.length }
}

/** What a label at the beginning of a text can be, or null. */
export const readLabel = (text: string): Label | null => {
  const clause = clauseLabel(text)
  if (clause) return clause
  const enclosed = PARENS.exec(text)
  const closed = enclosed ? null : PAREN.exec(text)
  const match = enclosed ?? closed
  if (match) {
    const found = readings(match[1] ?? '', enclosed ? 'parens' : 'paren')
    return found.length === 0 ? null : { kind: 'item', readings: found, certain: true, length: match[0].length }
  }
  const bullet = BULLET.exec(text)
  if (bullet) return { kind: 'item', readings: [{ style: 'bullet', place: 0 }], certain: true, length: bullet[0].length }
  const dash = DASH.exec(text)
  if (dash) return { kind: 'item', readings: [{ style: 'dash', place: 0 }], certain: true, length: dash[0].length }
  const dotted = DOTTED.exec(text)
  const found = dotted ? readings(dotted[1] ?? '', 'dot') : []
  return dotted && found.length > 0 ? { kind: 'item', readings: found, certain: false, length: dotted[0].length } : null
}

/** What a label is that the source itself marks as one: there is no doubt that it is, only what it says. */
export const readMarkedLabel = (label: string, level: number): Label => {
  const text = label.trim()
  const read = readLabel(`${text}\tX`)
  if (read?.kind === 'clause' && level > 1 && read.path.length === 1 && !read.section) {
    return { kind: 'item', readings: [{ style: 'digit_paren', place: read.path[0] ?? 1 }], certain: true, length: 0 }
  }
  if (read) return { ...read, certain: true, length: 0 }
  const letter = /^([A-Z]{1,5})\.$/.exec(text)
  const found = letter ? readings(letter[1] ?? '', 'dot') : []
  // Word prints bullets in fonts of symbols: `o`, `§` and `Ø` are what stands there.
  return { kind: 'item', readings: found.length > 0 ? found : [{ style: 'bullet', place: 0 }], certain: true, length: 0 }
}
