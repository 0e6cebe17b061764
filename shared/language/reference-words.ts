/** How a contract in each language names what a number alone cannot: headings without numbers, paragraphs, parts that are not there. */
import type { ContractLanguage } from '../model.ts'

export interface ReferenceWords {
  /** Before a heading that stands for a number: afsnittet »Betaling«; after a genitive without the article: Kontraktens afsnit »Betaling«. */
  readonly section: { readonly definite: string; readonly owned: string }
  /** A paragraph of a clause by its place, with what joins it to the number before: `, 3. afsnit`, ` tredje ledd`. */
  readonly paragraph: (place: number) => string
  readonly paragraphs: (from: number, to: number) => string
  /** What an unused annex says. */
  readonly notUsed: string
  /** What an annex says whose content is a document of its own. */
  readonly attached: string
  /** The heads of the columns to tick in the table of annexes. */
  readonly yes: string
  readonly no: string
  readonly or: string
  /** How the parties' block brings in the names that the text uses. */
  readonly introductions: Readonly<Record<'hereinafter' | 'called' | 'bare', string>>
}

const HARD_SPACE = '\u00a0'

const ledd = (ordinals: readonly string[]): Pick<ReferenceWords, 'paragraph' | 'paragraphs'> => {
  const ordinal = (place: number): string => ordinals[place - 1] ?? `${place}.`
  return {
    paragraph: (place) => ` ${ordinal(place)} ledd`,
    paragraphs: (from, to) => ` ${ordinal(from)} til ${ordinal(to)} ledd`,
  }
}

export const REFERENCE_WORDS: Readonly<Record<ContractLanguage, ReferenceWords>> = {
  da: {
    section: { definite: 'afsnittet', owned: 'afsnit' },
    paragraph: (place) => `, ${place}.${HARD_SPACE}afsnit`,
    paragraphs: (from, to) => `, ${from}.–${to}.${HARD_SPACE}afsnit`,
    notUsed: 'Anvendes ikke',
    attached: 'Vedlagt som særskilt dokument',
    yes: 'Ja',
    no: 'Nej',
    or: 'eller',
    introductions: { hereinafter: 'herefter', called: 'i det følgende benævnt', bare: '' },
  },
  nb: {
    section: { definite: 'avsnittet', owned: 'avsnitt' },
    ...ledd(['første', 'annet', 'tredje', 'fjerde', 'femte', 'sjette', 'sjuende', 'åttende', 'niende', 'tiende', 'ellevte', 'tolvte']),
    notUsed: 'Benyttes ikke',
    attached: 'Vedlagt som eget dokument',
    yes: 'Ja',
    no: 'Nei',
    or: 'eller',
    introductions: { hereinafter: 'heretter kalt', called: 'i det følgende kalt', bare: '' },
  },
  nn: {
    section: { definite: 'avsnittet', owned: 'avsnittet' },
    ...ledd(['første', 'andre', 'tredje', 'fjerde', 'femte', 'sjette', 'sjuande', 'åttande', 'niande', 'tiande', 'ellevte', 'tolvte']),
    notUsed: 'Blir ikkje nytta',
    attached: 'Lagt ved som eige dokument',
    yes: 'Ja',
    no: 'Nei',
    or: 'eller',
    introductions: { hereinafter: 'heretter kalla', called: 'i det følgjande kalla', bare: '' },
  },
}
