import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsWithPersonalNumbers, personalNumbers } from '../../../shared/library/personal-numbers.ts'

// No real person's numbers: those that descriptions of the two check digits use as their examples.

const found = (text: string): string[] => personalNumbers(text).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`)

test.each([
  ['Kontaktperson: 070761-4285.', ['cpr 070761-4285']],
  ['CPR 070761 4285 og 0707614285', ['cpr 070761 4285', 'cpr 0707614285']],
  // A number of those without a right check digit, given out since 2007.
  ['(010165-1234)', ['cpr 010165-1234']],
  ['fødselsnummer 13116900216', ['fodselsnummer 13116900216']],
  ['fødselsnummer 131169 00216,', ['fodselsnummer 131169 00216']],
  ['290200-1234', ['cpr 290200-1234']],
])('in %j there is %j', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test.each([
  'CVR-nr. 35209115',
  'Org.nr. 923 673 911',
  'tlf. +45 65 51 12 12',
  'P-nummer 0707614285',
  'P-nr. 0707614285',
  // Ten digits whose last is not that of a CPR number, and eleven of a Norwegian account.
  '0707614286',
  '86011117947',
  '320761-4285',
  '071361-4285',
  '310461-4285',
  '13116900217',
  'DK5000400440116243',
  'kr. 070.761-4285',
  '10070761-4285',
  '070761-428',
  '070761-4285-9',
  '5798009811578',
  '2026-12-18',
  '',
])('in %j there is none', (text) => {
  expect(found(text)).toEqual([])
})

test('what is found is made of ten or eleven digits of the text, each place once and in order', () => {
  const piece = fc.oneof(fc.constantFrom('070761-4285', '13116900216', ' ', ', ', '-', '.', 'nr. '), fc.stringMatching(/^\d{1,12}$/), fc.string())
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        let last = 0
        for (const { kind, from, to } of personalNumbers(text)) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(text.slice(from, to).replaceAll(/\D/g, '')).toHaveLength(kind === 'cpr' ? 10 : 11)
          last = to
        }
      },
    ),
  )
})

test('the fields that hold one are those that a person words freely', () => {
  const fields = (['text', 'address', 'account', 'phone'] as const).map((type) => ({ key: type, label: type, type, owner: 'buyer' }) as const)
  const values = { text: 'Ib Ibsen, 070761-4285', address: 'Vej 1\n070761 4285', account: '13116900216', phone: '0707614285' }
  expect(fieldsWithPersonalNumbers({ fields, values }).map(({ key }) => key)).toEqual(['text', 'address'])
  expect(fieldsWithPersonalNumbers({ fields, values: {} })).toEqual([])
})
