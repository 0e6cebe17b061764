/** The native multilevel lists of a contract: chapters, clauses, annexes with their clauses, and one list per kind of enumeration. */
import { AlignmentType, type ILevelsOptions, type INumberingOptions, LevelFormat, LevelSuffix } from 'docx'
import { ENUMERATION_STYLES, type EnumerationStyle } from '../../../shared/document/schema.ts'
import type { Language } from '../../../shared/language/language.ts'
import type { ContractStyle } from '../../../shared/model.ts'
import type { Look } from './look.ts'
import type { LiteralList } from './list-plan.ts'
import {
  ANNEX_CLAUSE_LEVEL,
  ANNEX_LIST,
  annexHeadingStyle,
  annexStyle,
  CHAPTER_LIST,
  CLAUSE_LIST,
  enumerationList,
  linkedStyle,
  textColumn,
} from './names.ts'

const LEVELS = Array.from({ length: 9 }, (_, level) => level)
const hanging = (look: Look) => ({ indent: { left: look.numberColumn, hanging: look.numberColumn } })
/** `%1.%2.%3` from one level to another. */
const decimals = (from: number, to: number): string =>
  LEVELS.slice(from, to + 1)
    .map((level) => `%${level + 1}`)
    .join('.')

const clauseLevels = (style: ContractStyle, chapters: boolean, look: Look): ILevelsOptions[] =>
  LEVELS.map((level) => ({
    level,
    format: LevelFormat.DECIMAL,
    text: decimals(0, level) + (level === 0 && style.clauseNumber === 'decimal_dot' ? '.' : ''),
    alignment: AlignmentType.START,
    suffix: LevelSuffix.TAB,
    style: { style: linkedStyle(level + 1, chapters), paragraph: hanging(look) },
  }))

/** Annex, sub-annex, then the annex's own clauses, which Word starts again after every annex because they are deeper levels of the same list. */
const annexLevels = (style: ContractStyle, language: Language, first: number, look: Look): ILevelsOptions[] =>
  (style.clauseNumber === 'none' ? LEVELS.slice(0, ANNEX_CLAUSE_LEVEL) : LEVELS).map((level) => {
    if (level < ANNEX_CLAUSE_LEVEL) {
      const [annex, subAnnex] =
        style.annexNumber === 'letter' ? [LevelFormat.UPPER_LETTER, LevelFormat.DECIMAL] : [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER]
      return {
        level,
        format: level === 0 ? annex : subAnnex,
        text: `${language.annex} %1${level === 1 ? '%2' : ''}`,
        ...(level === 0 && first > 1 && { start: first }),
        alignment: AlignmentType.START,
        suffix: LevelSuffix.TAB,
        style: { style: annexStyle(level), paragraph: { indent: { left: look.annexColumn, hanging: look.annexColumn } } },
      }
    }
    return {
      level,
      format: LevelFormat.DECIMAL,
      text: decimals(ANNEX_CLAUSE_LEVEL, level) + (level === ANNEX_CLAUSE_LEVEL && style.clauseNumber === 'decimal_dot' ? '.' : ''),
      alignment: AlignmentType.START,
      suffix: LevelSuffix.TAB,
      style: { style: annexHeadingStyle(level - ANNEX_CLAUSE_LEVEL + 1), paragraph: hanging(look) },
    }
  })

const ENUMERATIONS: Readonly<Record<EnumerationStyle, { format: (typeof LevelFormat)[keyof typeof LevelFormat]; text: (level: number) => string }>> =
  {
    roman_parens: { format: LevelFormat.LOWER_ROMAN, text: (level) => `(%${level + 1})` },
    alpha_parens: { format: LevelFormat.LOWER_LETTER, text: (level) => `(%${level + 1})` },
    alpha_paren: { format: LevelFormat.LOWER_LETTER, text: (level) => `%${level + 1})` },
    digit_paren: { format: LevelFormat.DECIMAL, text: (level) => `%${level + 1})` },
    roman_dot: { format: LevelFormat.LOWER_ROMAN, text: (level) => `%${level + 1}.` },
    bullet: { format: LevelFormat.BULLET, text: () => '•' },
    dash: { format: LevelFormat.BULLET, text: () => '–' },
  }

const enumerationLevels = (style: EnumerationStyle, column: number, look: Look): ILevelsOptions[] =>
  LEVELS.map((level) => ({
    level,
    format: ENUMERATIONS[style].format,
    text: ENUMERATIONS[style].text(level),
    alignment: AlignmentType.START,
    suffix: LevelSuffix.TAB,
    style: { paragraph: { indent: { left: column + (level + 1) * look.listStep, hanging: look.listStep } } },
  }))

/** The number is the level's text, without a place that counts. */
const literalLevel = (text: string): ILevelsOptions => ({
  level: 0,
  format: LevelFormat.DECIMAL,
  text,
  alignment: AlignmentType.START,
  suffix: LevelSuffix.TAB,
})

/** All list definitions of a contract. `firstAnnex` is the number of the first annex in the file. */
export const numberingOptions = (
  style: ContractStyle,
  language: Language,
  chapters: boolean,
  firstAnnex: number,
  literals: readonly LiteralList[],
  look: Look,
): INumberingOptions => ({
  config: [
    {
      reference: CHAPTER_LIST,
      levels: [
        {
          level: 0,
          format: LevelFormat.UPPER_ROMAN,
          text: `${language.chapter} %1`,
          alignment: AlignmentType.START,
          suffix: LevelSuffix.TAB,
          style: { ...(chapters && { style: 'Heading1' }), paragraph: { indent: { left: look.chapterColumn, hanging: look.chapterColumn } } },
        },
      ],
    },
    ...(style.clauseNumber === 'none' ? [] : [{ reference: CLAUSE_LIST, levels: clauseLevels(style, chapters, look) }]),
    { reference: ANNEX_LIST, levels: annexLevels(style, language, firstAnnex, look) },
    ...ENUMERATION_STYLES.map((one) => ({ reference: enumerationList(one), levels: enumerationLevels(one, textColumn(style, look), look) })),
    ...literals.map(({ reference, text }) => ({ reference, levels: [literalLevel(text)] })),
  ],
})
