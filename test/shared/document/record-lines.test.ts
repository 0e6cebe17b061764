/** The lines of title page, parties' block and signature block, which the page and the Word file share. */
import { expect, test } from 'vitest'
import { partiesLines, type RecordLine, signatureColumns, titlePageLines } from '../../../shared/document/record-lines.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { fieldsWrittenBy, partyFields, signatoryField } from '../../../shared/document/special-fields.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import type { Contract, ContractLanguage, Party, Representative } from '../../../shared/model.ts'
import { contract, contractOf, party } from '../../build.ts'

const person = (role: Representative['role'], name: string, rest: Partial<Representative> = {}): Representative => ({
  role,
  name,
  title: '',
  email: '',
  phone: '',
  ...rest,
})

const made = (parties: readonly Party[], language: ContractLanguage = 'da', overrides: Partial<Contract> = {}) =>
  resolve({
    ...contractOf(contract()),
    language,
    parties,
    fields: parties.flatMap((one) => [...partyFields(one, LANGUAGES[language]), signatoryField(one, LANGUAGES[language])]),
    ...overrides,
  })
const texts = (lines: readonly RecordLine[]): string[] => lines.map(({ kind, pieces }) => `${kind} ${pieces.map(({ text }) => text).join('')}`.trim())

const CUSTOMER = party('customer', 'buyer', 'Kunden')
const SUPPLIER = party('supplier', 'tenderer', 'Leverandøren')

test('the title page names the parties, and the number only where the contract has one', () => {
  expect(texts(titlePageLines(made([CUSTOMER, SUPPLIER])))).toEqual([
    'title Kontrakt om drift',
    'word mellem',
    'name [Kundens navn]',
    'word og',
    'name [Leverandørens navn]',
  ])
  const numbered = made([], 'da', {
    fields: [{ key: 'contract_number', label: 'Nummer', type: 'text', owner: 'buyer' }],
    values: { contract_number: '17' },
  })
  expect(texts(titlePageLines(numbered))).toEqual(['title Kontrakt om drift', 'text Kontrakt nr. 17'])
})

test('terms that are kept in versions say on the title page which one they are, and from when', () => {
  const versioned = made([], 'nb', {
    fields: [
      { key: 'agreement_version', label: 'Versjon', type: 'text', owner: 'tenderer' },
      { key: 'agreement_date', label: 'Dato for versjonen', type: 'date', owner: 'tenderer' },
    ],
    values: { agreement_version: '5.1.0', agreement_date: '2019-10-09' },
  })
  const lines = texts(titlePageLines(versioned)).map((text) => text.replaceAll('\u00a0', ' '))
  expect(lines).toEqual(['title Kontrakt om drift', 'text Versjon: 5.1.0', 'text Dato: 9. oktober 2019'])
  expect(fieldsWrittenBy('title_page', versioned.contract)).toEqual(['agreement_version', 'agreement_date'])
})

test('the parties’ block has the facts, an address on lines of its own, further contacts, and the term last', () => {
  const representatives = [
    person('contact', 'Bo Bech', { title: 'IT-chef', email: 'bo@odense.dk' }),
    person('signatory', 'Ida Ib'),
    person('contact', 'Eva', { phone: '66 13 13 72' }),
  ]
  const resolution = made([{ ...CUSTOMER, representatives }], 'da', {
    values: { 'customer.name': 'Odense Kommune', 'customer.address': 'Flakhaven 2\n5000 Odense C', 'customer.registration': '35209115' },
  })
  expect(texts(partiesLines(resolution))).toEqual([
    'title Kontrakt om drift',
    'word mellem',
    'fact Odense Kommune',
    'fact Flakhaven 2\n5000 Odense C',
    'fact CVR-nr.\u00a035209115',
    'fact Kontaktperson: [Kundens kontaktperson]',
    'fact E-mail: [Kundens e-mail]',
    'fact Telefon: [Kundens telefon]',
    'fact Kontaktperson: Bo Bech, IT-chef',
    'fact E-mail: bo@odense.dk',
    'fact Kontaktperson: Eva',
    'fact Telefon: 66 13 13 72',
    'term (herefter »Kunden«)',
  ])
})

test.each<[ContractLanguage, Partial<Party>, string]>([
  ['da', { introduction: 'called' }, '(i det følgende benævnt »Kunden«)'],
  ['da', { introduction: 'bare' }, '(»Kunden«)'],
  ['da', { shortName: 'OS' }, '(herefter »Kunden« eller »OS«)'],
  ['nb', { shortName: 'OS', introduction: 'bare' }, '(«Kunden» eller «OS»)'],
  ['nn', { introduction: 'called' }, '(i det følgjande kalla «Kunden»)'],
])('a party is introduced as the contract wishes, in %s', (language, change, term) => {
  const lines = partiesLines(made([{ ...CUSTOMER, ...change }], language))
  expect(texts(lines).at(-1)).toBe(`term ${term}`)
})

test.each<[string, 'paper' | 'digital', boolean, Record<string, string>, string[]]>([
  ['a draft shows the field', 'paper', false, {}, ['text Dato: [Dato]']],
  ['what is signed on paper has room for pens', 'paper', true, {}, ['room', 'text Sted og dato']],
  ['a digital signature brings its own', 'digital', true, {}, []],
  ['a date that is known is printed', 'paper', true, { signing_date: '2027-03-01' }, ['text Dato: 1.\u00a0marts 2027']],
])('the date of the signature: %s', (_what, form, isForSigning, values, expected) => {
  const fields = [{ key: 'signing_date', label: 'Dato', type: 'date', owner: 'signing' }] as const
  const [column = []] = signatureColumns(made([CUSTOMER], 'da', { fields, values }), form, isForSigning)
  const signing = form === 'paper' ? ['room', 'text Underskrift'] : ['text Underskrives digitalt']
  expect(texts(column).slice(2)).toEqual([...expected, ...signing, 'text Navn og titel:'])
})

test('the article of a party’s name is small in the heading of its column', () => {
  const parties = [
    { ...CUSTOMER, name: 'Den Dataansvarlige' },
    { ...SUPPLIER, name: 'Denmark A/S' },
  ]
  const columns = signatureColumns(made(parties, 'da'))
  expect(columns.map((column) => texts(column)[0])).toEqual(['heading For den Dataansvarlige', 'heading For Denmark A/S'])
})

test('everybody who signs has room to sign in the column of their party', () => {
  const second = { ...CUSTOMER, representatives: [person('signatory', 'Ida Ib', { title: 'kommunaldirektør' }), person('contact', 'Bo Bech')] }
  const columns = signatureColumns(
    made([second, SUPPLIER], 'da', { values: { 'customer.name': 'Odense Kommune', customer_signatory: 'Kirsten Eksempel' } }),
  )
  expect(columns.map(texts)).toEqual([
    [
      'heading For Kunden',
      'text Odense Kommune',
      'room',
      'text Underskrift',
      'text Navn og titel: Kirsten Eksempel',
      'room',
      'text Underskrift',
      'text Navn og titel: Ida Ib, kommunaldirektør',
    ],
    [
      'heading For Leverandøren',
      'text [Leverandørens navn]',
      'room',
      'text Underskrift',
      'text Navn og titel: [Underskriver for Leverandøren (navn, titel)]',
    ],
  ])
})

test('without a field for who signs, the line ends at its label', () => {
  const columns = signatureColumns(made([CUSTOMER], 'nb', { fields: [] }))
  expect(texts(columns[0] ?? []).at(-1)).toMatch(/:$/)
})
