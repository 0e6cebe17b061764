/** The text that a fingerprint is taken of, and how the fingerprint is written. */
import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonicalText, isFingerprint, plainText, shortFingerprint } from '../../../shared/document/fingerprint.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { clause, contract, contractOf, field, footnote, guidance, item, list, p, ref } from '../../build.ts'

const drafted = (price: string, note = 'til os selv') =>
  contractOf(
    contract(
      clause(
        { id: 'price', heading: 'Vederlag' },
        p('Prisen er ', field('price'), footnote('Uden moms.'), ', jf. ', ref('other'), '.'),
        guidance(p(note)),
        list('alpha_paren', item({ id: 'a' }, p('fast'))),
      ),
      clause({ id: 'other', heading: 'Andet' }, p('Intet.')),
    ),
    { title: 'Kontrakt', fields: [{ key: 'price', label: 'Pris', type: 'text', owner: 'buyer' }], values: { price } },
  )
const textOf = (price: string, note?: string): string => canonicalText(resolve(drafted(price, note)))

describe('the text of a fingerprint', () => {
  test('is what is printed, line by line, with numbers, labels and footnotes, without guidance', () => {
    expect(textOf('100 kr.').split('\n')).toEqual(['1 Vederlag', 'Prisen er 100 kr. [Uden moms.] , jf. punkt 2.', 'a) fast', '2 Andet', 'Intet.'])
  })

  test('changes with a value, not with a note to the drafter', () => {
    expect(textOf('101 kr.')).not.toBe(textOf('100 kr.'))
    expect(textOf('100 kr.', 'noget andet')).toBe(textOf('100 kr.'))
  })

  test('counts no difference that nobody can see', () => {
    expect(plainText(' Kø\u00adben\u00a0\u00a0 a\u030a \n')).toBe('Køben å')
  })
})

describe('a fingerprint', () => {
  test('is four groups of four signs that cannot be mistaken for each other', () => {
    const fingerprint = shortFingerprint(hash('sha256', textOf('100 kr.'), 'buffer'))
    expect(fingerprint).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    expect(isFingerprint(fingerprint)).toBe(true)
    expect(isFingerprint(fingerprint.toLowerCase())).toBe(false)
  })

  test('holds the first eighty bits in order', () => {
    expect(shortFingerprint(new Uint8Array(10))).toBe('0000-0000-0000-0000')
    expect(shortFingerprint(new Uint8Array([0x08, 0x42, 0x10, 0x84, 0x21, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]))).toBe('1111-1111-ZZZZ-ZZZZ')
  })
})
