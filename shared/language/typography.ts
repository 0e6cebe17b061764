/** Hard spaces and hyphens where the language wants them: between a number and what it belongs to, and inside CVR-nr. */
import type { Language } from './language.ts'

const HARD_SPACE = '\u00a0'
export const HARD_HYPHEN = '\u2011'
const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const alternatives = (words: readonly string[]): string => words.map(escape).join('|')

const patterns = new WeakMap<Language, RegExp>()

/** One pass over the text: every space that must not break is a match of one of the branches. */
const patternOf = (language: Language): RegExp => {
  let pattern = patterns.get(language)
  if (!pattern) {
    // An annex may have a letter for its number, alone or with a digit; a chapter has a Roman one.
    const number = '(?:[\\d(]|(?:\\p{Lu}\\d*|[IVXLC]+)(?![\\p{L}\\d]))'
    const before = `(?<=(?<!\\p{L})(?:${alternatives(language.beforeNumber)})) (?=${number})`
    const after = `(?<=\\d) (?=(?:${alternatives(language.afterNumber)}))`
    const marks = '(?<=§|(?<!\\p{L})jf\\.) '
    const dayAndMonth = '(?<=(?<!\\d)\\d{1,2}\\.) (?=(?:jan|feb|mar|apr|maj|mai|jun|jul|aug|sep|okt|nov|dec|des))'
    pattern = new RegExp(`${before}|${after}|${marks}|${dayAndMonth}`, 'gu')
    patterns.set(language, pattern)
  }
  return pattern
}

/** The hyphen of an abbreviation in capitals (CVR-nr., EAN-nr.): the two halves say nothing by themselves. Other words may break at theirs. */
const ABBREVIATED = /(?<=(?<!\p{L})\p{Lu}+)-(?=nr\.)/gu

/**
 * The text with hard spaces and hyphens in place of ordinary ones where a line must not break. Keeps the length, so offsets stay true. A hyphen that
 * holds is U+2011, which browsers and LibreOffice know; Word draws it from another font where the text's own lacks it, so the Word writer puts Word's own
 * mark (`w:noBreakHyphen`) in its place.
 */
export const heldTogether = (text: string, language: Language): string => {
  const spaced = text.includes(' ') ? text.replace(patternOf(language), HARD_SPACE) : text
  return spaced.includes('-nr.') ? spaced.replace(ABBREVIATED, HARD_HYPHEN) : spaced
}
