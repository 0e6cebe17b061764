/** Hard spaces where the language wants them: between a number and what it belongs to. */
import type { Language } from './language.ts'

const HARD_SPACE = '\u00a0'
const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const alternatives = (words: readonly string[]): string => words.map(escape).join('|')

const patterns = new WeakMap<Language, RegExp>()

/** One pass over the text: every space that must not break is a match of one of the branches. */
const patternOf = (language: Language): RegExp => {
  let pattern = patterns.get(language)
  if (!pattern) {
    const before = `(?<=(?<!\\p{L})(?:${alternatives(language.beforeNumber)})) (?=[\\d(])`
    const after = `(?<=\\d) (?=(?:${alternatives(language.afterNumber)}))`
    const marks = '(?<=§|(?<!\\p{L})jf\\.) '
    const dayAndMonth = '(?<=(?<!\\d)\\d{1,2}\\.) (?=(?:jan|feb|mar|apr|maj|mai|jun|jul|aug|sep|okt|nov|dec|des))'
    pattern = new RegExp(`${before}|${after}|${marks}|${dayAndMonth}`, 'gu')
    patterns.set(language, pattern)
  }
  return pattern
}

/** The text with hard spaces in place of ordinary ones where a line must not break. Keeps the length, so offsets stay true. */
export const hardSpaces = (text: string, language: Language): string => (text.includes(' ') ? text.replace(patternOf(language), HARD_SPACE) : text)
