/** Every shipped text is in its own language and in its country's forms. Spelling itself is `npm run spelling`, which needs Hunspell. */
import { expect, test } from 'vitest'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../shared/model.ts'
import { foreignWords, wrongForms } from './telltale.ts'
import { LIBRARY, libraryLines, localeLines, readable } from './texts.ts'

// The folder of another library can be given, to look at texts before they are taken in.
const LIBRARY_LINES = libraryLines(process.env['KLAUSUL_LIBRARY'] ?? LIBRARY)
const linesOf = (language: ContractLanguage) => [...LIBRARY_LINES, ...localeLines(language)].filter((line) => line.language === language)
const each = CONTRACT_LANGUAGES.map((code) => [code] as const)

test.each(each)('no text in %s has a word of another language', (language) => {
  // A note on a pair is about the other country's text and quotes its words.
  const lines = linesOf(language).filter(({ place }) => !place.startsWith('pairs.yaml'))
  expect(lines.flatMap(({ place, text }) => foreignWords(text, language).map((word) => `${place}: ${word}: ${text}`))).toEqual([])
})

test.each(each)('no text in %s has a form that the language does not write', (language) => {
  // Help of the command line stands in columns, and what is to be written in an answers file is JSON.
  const lines = linesOf(language).filter(({ text }) => !/^\w+(?: [\w.]+)?(?: FIL)? {4,}|[{[]"/.test(text))
  expect(lines.flatMap(({ place, text }) => wrongForms(text, language).map((what) => `${place}: ${what}: ${text}`))).toEqual([])
})

test('all languages have texts to look at', () => {
  for (const language of CONTRACT_LANGUAGES) expect(linesOf(language).length).toBeGreaterThan(500)
  expect(LIBRARY_LINES.some(({ place }) => place.startsWith('clauses/da/'))).toBe(true)
  expect(LIBRARY_LINES.some(({ place, language }) => place.startsWith('standards/') && language === 'nb')).toBe(true)
  expect(LIBRARY_LINES.some(({ place }) => place.startsWith('pairs.yaml'))).toBe(true)
})

test.each<[ContractLanguage, string, string[]]>([
  ['nb', 'Leverandøren sender aftalen efter møtet.', ['aftalen', 'efter']],
  ['nb', 'Avtalen gjelder ikkje uten underskrift.', ['ikkje']],
  ['da', 'Avtalen gælder uten underskrift.', ['Avtalen', 'uten']],
  ['da', 'Leverandøren har ikke krav på tjenester fra andre, heller ikke noko.', ['noko']],
  ['nn', 'Leverandøren skal ikke endre aftalen.', ['ikke', 'aftalen']],
  ['nn', 'Leverandøren skal ikkje endre avtalen.', []],
  ['nb', 'Leverandøren skal ikke endre avtalen uten skriftlig samtykke.', []],
  ['da', 'Leverandøren må ikke ændre aftalen uden skriftligt samtykke.', []],
])('in %s, »%s« has the foreign words %j', (language, text, words) => {
  expect(foreignWords(text, language)).toEqual(words)
})

test.each<[ContractLanguage, string, string[]]>([
  ['da', 'Prisen er kr. 10.000 ekskl. moms, 15 % af »Vederlaget«.', []],
  ['nb', 'Prisen er kr 10 000 ekskl. mva., 15 % av «Vederlaget».', []],
  ['da', 'Efter EN 301 549 og lov af 1. juli 2015.', []],
  ['nb', 'Prisen er kr. 10.000.', ['kr with a dot', 'a dot between thousands']],
  ['nn', '10 000 kr. per år', ['kr with a dot']],
  ['da', 'Prisen er kr 10 000.', ['kr without its dot', 'a space between thousands']],
  ['da', 'excl. moms', ['not an abbreviation of eksklusive']],
  ['nb', 'ekskl mva.', ['ekskl. without its dot']],
  ['nb', 'ekskl. mva og inkl frakt', ['not an abbreviation of inklusive', 'mva without its dot']],
  ['da', '«Kunden»', ['a quotation mark turned the wrong way']],
  ['nb', '»Kunden«', ['a quotation mark turned the wrong way']],
  ['da', '"Kunden"', ['a straight or foreign quotation mark']],
  ['da', 'to  rum', ['two spaces']],
  ['nb', '3% av kr 5000,-', ['a per cent sign without its space', 'an amount that ends in ,-']],
  ['da', 'jf. ovenstående', ['a vague reference']],
])('in %s, what is wrong with »%s« is %j', (language, text, wrong) => {
  expect(wrongForms(text, language)).toEqual(wrong)
})

test.each([
  ['## delay-penalty: Bod ved forsinkelse', 'Bod ved forsinkelse'],
  ['### rate', ''],
  ['#### cap: Loft', 'Loft'],
  ['tags: bod, forsinkelse', 'bod, forsinkelse'],
  ['heading: block', ''],
  ['no-guidance: Beløbet er et felt', 'Beløbet er et felt'],
  ['when: pricing = fixed', ''],
  ['> Vejledning.', 'Vejledning.'],
  ['(ii) det andet, og', 'det andet, og'],
  ['= Dag; Dagen, Dage = betyder', 'Dag; Dagen, Dage betyder'],
  ['Overskrides fristen, jf. {ref:annex-schedule}, er boden {field:rate}.', 'Overskrides fristen, jf. …, er boden ….'],
  ['{when:a=b}{id:c} Prisen er {choice:q|x=fast|y=efter forbrug}.', 'Prisen er fast / efter forbrug.'],
  ['Prisen{note:Uden moms.} er **fast**.', 'Prisen / Uden moms. / er fast.'],
  ['| Nr. | Emne |', 'Nr. Emne'],
  ['[annexes: check]', ''],
])('of the line »%s« a reader meets »%s«', (line, text) => {
  expect(readable(line)).toBe(text)
})
