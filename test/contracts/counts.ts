/** What was counted in the five contracts (domain reference, A2), what ours have of it, and where they are meant to differ. */
import type { Shape } from './shape.ts'

export interface Counts {
  readonly chapters: number
  /** Numbered sections, and the clauses on the two levels below them. */
  readonly sections: number
  readonly second: number
  readonly third: number
  /** Headings that have no number; the title is not among them. */
  readonly unnumbered: number
  readonly annexes: number
  readonly subAnnexes: number
  /** Outside the annexes. */
  readonly definitions: number
  /** How the lists in the text are labelled. */
  readonly lists: readonly string[]
  readonly titlePage: boolean
  readonly contents: boolean
  readonly partiesBlock: boolean
  readonly signatures: boolean
}

const NONE: Counts = {
  chapters: 0,
  sections: 0,
  second: 0,
  third: 0,
  unnumbered: 0,
  annexes: 0,
  subAnnexes: 0,
  definitions: 0,
  lists: [],
  titlePage: false,
  contents: false,
  partiesBlock: false,
  signatures: false,
}

export const COUNTED = {
  '000': { ...NONE, unnumbered: 2, lists: ['bullets'], signatures: true },
  '001': { ...NONE, unnumbered: 28, lists: ['bullets', 'letters'] },
  '002': {
    ...NONE,
    sections: 33,
    second: 123,
    third: 70,
    annexes: 13,
    definitions: 8,
    lists: ['roman'],
    titlePage: true,
    contents: true,
    partiesBlock: true,
    signatures: true,
  },
  '003': { ...NONE, sections: 20, second: 15, definitions: 15, lists: ['bullets', 'digits'], titlePage: true, contents: true },
  '004': {
    ...NONE,
    chapters: 8,
    sections: 45,
    annexes: 12,
    subAnnexes: 20,
    lists: ['digits', 'letters', 'roman'],
    titlePage: true,
    contents: true,
    partiesBlock: true,
    signatures: true,
  },
} as const satisfies Readonly<Record<string, Counts>>

/** What is not compared, or differs, and why. */
export const EXCEPTIONS: Readonly<Record<keyof typeof COUNTED, Partial<Record<keyof Counts, string>>>> = {
  '000': {},
  '001': {},
  '002': {},
  '003': { annexes: 'It refers to a data processing agreement without listing it as an annex; ours is one, so that the reference leads somewhere.' },
  '004': {
    second: 'All numbers below the sections were lost when the contract was turned into text.',
    third: 'The same.',
  },
}

const LISTS: Readonly<Record<string, string>> = {
  roman_parens: 'roman',
  alpha_parens: 'letters',
  alpha_paren: 'letters',
  digit_paren: 'digits',
  roman_dot: 'roman',
  bullet: 'bullets',
  dash: 'bullets',
}

/** The same counts of one of ours. Contract 002 breaks off in its 30th section: what is below the later ones is not counted. */
export const countsOf = (shape: Shape): Counts => {
  const { chapters, sections, clauses, annexes, headings, definitions, written } = shape
  const isNumbered = sections.flat().some((number) => number !== '')
  const below = (level: number): number => clauses.filter((number) => number.split('.').length === level && Number.parseInt(number, 10) <= 30).length
  return {
    chapters: chapters.length,
    sections: isNumbered ? sections.flat().length : 0,
    second: below(2),
    third: below(3),
    unnumbered: isNumbered ? 0 : headings,
    annexes: annexes.filter((number) => /^\d+$/.test(number)).length,
    subAnnexes: annexes.filter((number) => /[a-z]$/.test(number)).length,
    definitions: definitions.body,
    lists: [...new Set(Object.keys(shape.lists).map((style) => LISTS[style] ?? style))].toSorted(),
    titlePage: written.includes('title_page'),
    contents: written.includes('contents'),
    partiesBlock: written.includes('parties'),
    signatures: written.includes('signatures'),
  }
}
