import { expect, test } from 'vitest'
import { capitalised, genitive } from '../../../shared/language/inflection.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import type { ContractLanguage } from '../../../shared/model.ts'

test.each([
  ['Kunden', 'Kundens'],
  ['Avtalen', 'Avtalens'],
  ['Leverandøren', 'Leverandørens'],
  ['OS', 'OS’'],
  ['Schultz', 'Schultz’'],
  ['Linux', 'Linux’'],
  ['Amgros', 'Amgros’'],
])('the genitive of %s is %s', (name, form) => {
  expect(genitive(name)).toBe(form)
})

test.each([
  ['øvrigt', 'Øvrigt'],
  ['CVR-nr.', 'CVR-nr.'],
  ['', ''],
])('%j with a capital is %j', (text, form) => {
  expect(capitalised(text)).toBe(form)
})

test.each<[ContractLanguage, string, string]>([
  ['da', 'Kunden', 'Kundens adresse'],
  ['da', 'OS', 'OS’ adresse'],
  ['da', 'Schultz', 'Schultz’ adresse'],
  ['nb', 'Leverandøren', 'Leverandørens adresse'],
  ['nb', 'Linux', 'Linux’ adresse'],
  ['nn', 'Kunden', 'adressa til Kunden'],
  ['nn', 'OS', 'adressa til OS'],
])('in %s the address of %s is »%s«', (code, owner, written) => {
  const { possessive, ownedFacts } = LANGUAGES[code]
  expect(possessive(owner, ownedFacts.address)).toBe(written)
})
