/** What the program itself writes into a contract in one language: words, labels, formats and typography. */
import type { GuidanceAudience } from '../document/schema.ts'
import type { ContractLanguage, FieldOwner } from '../model.ts'

type PartyFactWord = 'name' | 'address' | 'cvr' | 'organisation_number' | 'registration' | 'contact_name' | 'contact_email' | 'contact_phone'

export interface Language {
  readonly code: ContractLanguage
  /** BCP 47 tag with region: Word's proofing language and Intl's locale. */
  readonly locale: 'da-DK' | 'nb-NO' | 'nn-NO'
  readonly and: string
  /** Between the parties on the title page: mellem, mellom. */
  readonly between: string
  readonly contents: string
  readonly annexList: string
  /**
   * The words of annexes and chapters, in headings and in references alike. They stand in Word's list levels, so a live reference prints them as they
   * are: a lower-case word inside a sentence would change to a capital when a word processor updates its fields.
   */
  readonly annex: string
  readonly chapter: string
  /** After the number of a clause in the annex that the reference itself stands in. */
  readonly inThisAnnex: string
  /** The heading over the titles in the list of annexes. */
  readonly annexTitle: string
  /** What a reserved part says: Udgår, Utgår. */
  readonly reserved: string
  /** The footer's words around the numbers: Side 2 af 27. */
  readonly page: { readonly page: string; readonly of: string }
  readonly quotes: { readonly open: string; readonly close: string }
  /** What is printed where a reference's target is not in the contract. */
  readonly missingReference: string
  /** What a printed guidance note begins with, by whom it is for. */
  readonly guidanceFor: Readonly<Record<GuidanceAudience, string>>
  /** The marker put before an open field that somebody else fills in. */
  readonly filledBy: Readonly<Record<FieldOwner, string>>
  /** What a blank in a table is called, by who fills it in. */
  readonly blankFor: Readonly<Record<FieldOwner, string>>
  /** What the footer of a signed copy says of it. */
  readonly stamp: { readonly version: string; readonly fingerprint: string }
  /** Across the pages of a draft. */
  readonly draftMark: string
  /** The list of what the tenderer fills in. */
  readonly controlSheet: {
    readonly title: string
    readonly intro: string
    readonly field: string
    readonly place: string
    readonly page: string
    readonly value: string
    readonly titlePage: string
    readonly parties: string
    readonly signatures: string
  }
  /** What the marks of a draft or a tender mean. */
  readonly legend: {
    readonly title: string
    readonly mark: string
    readonly meaning: string
    /** Stands for the name of a field. */
    readonly field: string
    /** An open field where it is not said who fills it in, and where it is. */
    readonly open: string
    readonly openBy: Readonly<Record<FieldOwner, string>>
    /** A blank, where it is not said who fills it in; else of the tenderer and of anybody else. */
    readonly blank: string
    readonly blankTenderer: string
    readonly blankOther: string
    /** Of a blank that is one of several answers. */
    readonly choose: string
    /** Guidance that hangs beside the text. */
    readonly comment: string
    readonly guidance: Readonly<Record<GuidanceAudience, string>>
    readonly missing: string
  }
  /** The list of what deviates from locked text. */
  readonly deviationList: {
    readonly place: string
    readonly was: string
    readonly now: string
    readonly reason: string
    /** Stands for a reason that nobody has given. */
    readonly missing: string
    readonly none: string
  }
  /** The facts of a party by themselves: adresse. At the head of a line they get a capital. */
  readonly partyFacts: Readonly<Record<PartyFactWord, string>>
  /** The facts in the form that `possessive` takes: Kundens adresse, adressa til Kunden. */
  readonly ownedFacts: Readonly<Record<PartyFactWord, string>>
  /** What belongs to a party: Kundens adresse; in nynorsk, which avoids the genitive s, adressa til Kunden. */
  readonly possessive: (owner: string, thing: string) => string
  /** What stands around a clause of the contract seen from an annex: Kontraktens punkt 4, punkt 4 i Avtalen. `contract` is the contract's term. */
  readonly aroundClauseOf: (contract: string) => { readonly before: string; readonly after: string }
  readonly signature: {
    readonly for: string
    readonly placeAndDate: string
    readonly date: string
    readonly name: string
    readonly signature: string
    readonly digital: string
  }
  /** The label of the field for who signs for a party. */
  readonly signatoryOf: (party: string) => string
  readonly contractNumber: string
  /** The names of our paragraph styles in Word's list of styles. */
  readonly wordStyles: Readonly<
    Record<
      | 'clause'
      | 'text'
      | 'guidance'
      | 'annex'
      | 'subAnnex'
      | 'annexHeading'
      | 'annexClause'
      | 'list'
      | 'listText'
      | 'cell'
      | 'cellHeading'
      | 'titlePageText'
      | 'pageBreak'
      | 'partyText'
      | 'partyTerm'
      | 'partyWord'
      | 'runIn'
      | 'runInText'
      | 'tableEnd'
      | 'sheetHeading',
      string
    >
  >
  /** Written before an amount: kr. 10.000 (da), kr 10 000 (nb). */
  readonly currency: string
  /** Words and abbreviations that must not be parted from the number after them. */
  readonly beforeNumber: readonly string[]
  /** Units that must not be parted from the number before them (the beginning of the word is enough). */
  readonly afterNumber: readonly string[]
  /** Abbreviations whose dot does not end a sentence. */
  readonly abbreviations: readonly string[]
}
