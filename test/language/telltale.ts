/** Words and forms that tell a text of one language from the others, and what a text of a language must therefore not have. */
import type { ContractLanguage } from '../../shared/model.ts'

const list = (words: string): readonly string[] => words.trim().split(/\s+/)

/** In no Norwegian text. Words that Norwegian writes too (»skriftlig«, »bestemmelse«) are left out on purpose. */
const DANISH = list(`
  af efter efterfølgende herefter ydelse ydelsen ydelser ydelserne aftale aftalen aftaler aftalens aftalerne aftalt skriftligt mellem uden hvad noget
  nogle blevet udbud udbuddet tilbudsgiver tilbudsgiveren ændre ændres ændring ændringen ændringer ændringerne væsentlig væsentlige væsentligt ophæve
  ophæves ophævelse opsige opsiges opsigelse ophør ophører ansvarsbegrænsning arbejdsdag arbejdsdage uge uger fejl medmindre såfremt vedligeholdelse
  udvikling udføre udføres udført sikkerhed sikkerheden mulighed muligheder oplysning oplysninger oplyse opfylde opfylder opfyldelse opfyldt tilladelse
  brug brugen bruger brugere samarbejde samarbejdet kravspecifikation kravspecifikationen indhold indgå indgås indeholde indeholder leverance leverancen
  leverancer løbetid løbetiden overtagelse overtagelsesdag overtagelsesprøve rettigheder tavshedspligt databehandleraftale databehandleraftalen
  tredjemand endvidere desuden pågældende fastsætte fastsættes foretage foretages måde pligt pligter forpligtelse forpligtelser parterne parternes
  mødet gøre gør fået hvornår udgøre udgør udgifter afhjælpe afhjælpes afhjælpning udgår værneting afbestilling ugrundet uagtsomhed forsæt moms
  virksomhed virksomheden offentliggøre kræve kræver kræves opretholde fravige beskæftiger medarbejdere
`)

/** In no nynorsk text, and but for `DANISH_TOO` in no Danish one. */
const BOKMÅL = list(`
  ytelse ytelsen ytelser ytelsene avtales hva hvem hvilke endringer endringene oppsigelse oppsigelsen ansvarsbegrensning merverdiavgift virkedager uker
  utføres sikkerhet sikkerheten mulighet muligheter opplysninger opplysningene tillatelse brukere brukerne innhold inngås inneholde inneholder
  leveranser avtaletid avtaletiden overtakelse overtakelsen rettighet rettigheter taushetsplikt databehandleravtale databehandleravtalen fastsettes
  forpliktelse forpliktelser gjøre avhjelpes uaktsomhet oppdragsgiver varighet forlengelse forutsetning forutsetninger tjeneste tjenester tjenestenivå
  kreves gjennomføres ikke fra mislighold misligholdet vesentlig hver enhver noe
`)
const DANISH_TOO: ReadonlySet<string> = new Set(list('hvem hvilke tjeneste tjenester ikke fra mislighold hver enhver'))

/** In no Danish and no bokmål text. */
const NYNORSK = list(`
  ikkje eit ein avtalar avtalane kva kven kvar korleis noko nokon nokre endringar endringane vesentleg vesentlege oppseiing misleghald
  ansvarsavgrensing meirverdiavgift verkedag verkedagar moglegheit opplysningar opplysningane brukarar brukarane innhald innhaldet inneheld leveransar
  teieplikt databehandlaravtale databehandlaravtalen vidare tilbakehald partane partar gjere gjer sjølv aktløyse forseinking skriftleg skriftlege månad
  månader tenestenivå tenester tenesta krevje vere seinast eigar tilgjengeleg tilgjengelege særleg tilsvarande dei deira desse mykje meir fleire
  oppdragsgjevar arbeidstakarar rettar rettane verksemd saman sidan frå berre yting ytinga tryggleik tryggleiken føresegn føresegner føresegnene løysing
  løysinga kjeldekode
`)

/** In Norwegian texts of both kinds, in no Danish one. */
const NORWEGIAN = list(`
  avtale avtalen avtaler avtalt uten utan etter mellom endring heving opphør uke veke utvikling utføre opplysning opplyse oppfylle oppfylt bruk bruken
  samarbeid kravspesifikasjon kravspesifikasjonen inngå leveranse leveransen godkjenningsprøve dessuten fastsette måten tilbake plikt plikter møtet
  gjør utgjør kostnader avhjelpe avhjelp verneting forsett opsjon opsjoner vedlegg dagbot rett spørsmål opplæring gjelde gjelder opphavsrett bruksrett
  lisens lisensen gjennomføre gjennomføring tilgjengelig avvik mva merverdiavgift selskapet
`)

const FOREIGN: Readonly<Record<ContractLanguage, ReadonlySet<string>>> = {
  da: new Set([...BOKMÅL.filter((word) => !DANISH_TOO.has(word)), ...NYNORSK, ...NORWEGIAN]),
  nb: new Set([...DANISH, ...NYNORSK]),
  nn: new Set([...DANISH, ...BOKMÅL]),
}

/** Forms that are wrong in every language, and why. */
const WRONG: readonly (readonly [what: string, form: RegExp])[] = [
  ['two spaces', / {2}/],
  ['a straight or foreign quotation mark', /["“”„]/],
  ['not an abbreviation of eksklusive', /(?<!\p{L})(?:excl|eksl|exkl)\b/iu],
  ['not an abbreviation of inklusive', /(?<!\p{L})(?:incl|inkl(?!\.|u))\b/iu],
  ['ekskl. without its dot', /(?<!\p{L})ekskl(?![.u])/iu],
  ['a per cent sign without its space', /\d%/],
  ['an amount that ends in ,-', /\d,-/],
  ['a vague reference', /(?<!\p{L})(?:ovenstående|nedenstående|foranstående|nærværende|ovennevnte|nedennevnte|ovannemnde|nemnde ovanfor)(?!\p{L})/iu],
]

const NORWEGIAN_FORMS: readonly (readonly [what: string, form: RegExp])[] = [
  ['kr with a dot', /(?<!\p{L})kr\.(?=\s*[\d…])|\d\s?kr\.(?=\s+\p{Ll})/u],
  ['a dot between thousands', /\d\.\d{3}(?!\d)/],
  ['a quotation mark turned the wrong way', /(?:^|[\s(])»|«(?=[\s.,;:)]|$)/],
  ['mva without its dot', /ekskl\. mva(?!\.)/],
]

/** Forms of the other country. */
const FORMS: Readonly<Record<ContractLanguage, readonly (readonly [what: string, form: RegExp])[]>> = {
  da: [
    ['kr without its dot', /(?<!\p{L})kr(?=\s+[\d…])|\d\skr(?![.\p{L}])/u],
    ['a space between thousands', /(?<!\d|\p{Lu} )\d{1,3} \d{3}(?!\d)/u],
    ['a quotation mark turned the wrong way', /(?:^|[\s(])«|»(?=[\s.,;:)]|$)/],
  ],
  nb: NORWEGIAN_FORMS,
  nn: NORWEGIAN_FORMS,
}

/** The words of a text that are of another language than it. */
export const foreignWords = (text: string, language: ContractLanguage): string[] =>
  (text.match(/\p{L}+/gu) ?? []).filter((word) => FOREIGN[language].has(word.toLowerCase()))

/** What a text has that its language does not write, as a list of names. */
export const wrongForms = (text: string, language: ContractLanguage): string[] =>
  [...WRONG, ...FORMS[language]].flatMap(([what, form]) => (form.test(text) ? [what] : []))
