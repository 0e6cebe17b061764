import { expect, test } from 'vitest'
import { capitalised, genitive } from '../../../shared/language/inflection.ts'

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
