import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Gender, GREATEST_IN_WORDS, hasWords, numberInWords } from '../../../shared/language/number-words.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'

test.each<[number, string, string, string]>([
  [0, 'nul', 'null', 'null'],
  [1, 'en', 'en', 'ein'],
  [2, 'to', 'to', 'to'],
  [3, 'tre', 'tre', 'tre'],
  [4, 'fire', 'fire', 'fire'],
  [5, 'fem', 'fem', 'fem'],
  [6, 'seks', 'seks', 'seks'],
  [7, 'syv', 'sju', 'sju'],
  [8, 'otte', 'åtte', 'åtte'],
  [9, 'ni', 'ni', 'ni'],
  [10, 'ti', 'ti', 'ti'],
  [11, 'elleve', 'elleve', 'elleve'],
  [12, 'tolv', 'tolv', 'tolv'],
  [13, 'tretten', 'tretten', 'tretten'],
  [14, 'fjorten', 'fjorten', 'fjorten'],
  [15, 'femten', 'femten', 'femten'],
  [16, 'seksten', 'seksten', 'seksten'],
  [17, 'sytten', 'sytten', 'sytten'],
  [18, 'atten', 'atten', 'atten'],
  [19, 'nitten', 'nitten', 'nitten'],
  [20, 'tyve', 'tjue', 'tjue'],
  [21, 'enogtyve', 'tjueen', 'tjueein'],
  [22, 'toogtyve', 'tjueto', 'tjueto'],
  [27, 'syvogtyve', 'tjuesju', 'tjuesju'],
  [30, 'tredive', 'tretti', 'tretti'],
  [38, 'otteogtredive', 'trettiåtte', 'trettiåtte'],
  [40, 'fyrre', 'førti', 'førti'],
  [45, 'femogfyrre', 'førtifem', 'førtifem'],
  [50, 'halvtreds', 'femti', 'femti'],
  [55, 'femoghalvtreds', 'femtifem', 'femtifem'],
  [60, 'tres', 'seksti', 'seksti'],
  [67, 'syvogtres', 'sekstisju', 'sekstisju'],
  [70, 'halvfjerds', 'sytti', 'sytti'],
  [77, 'syvoghalvfjerds', 'syttisju', 'syttisju'],
  [80, 'firs', 'åtti', 'åtti'],
  [84, 'fireogfirs', 'åttifire', 'åttifire'],
  [90, 'halvfems', 'nitti', 'nitti'],
  [99, 'nioghalvfems', 'nittini', 'nittini'],
  [100, 'et hundrede', 'ett hundre', 'eitt hundre'],
  [101, 'et hundrede og en', 'ett hundre og en', 'eitt hundre og ein'],
  [120, 'et hundrede og tyve', 'ett hundre og tjue', 'eitt hundre og tjue'],
  [225, 'to hundrede og femogtyve', 'to hundre og tjuefem', 'to hundre og tjuefem'],
  [1000, 'et tusind', 'ett tusen', 'eitt tusen'],
  [1100, 'et tusind et hundrede', 'ett tusen ett hundre', 'eitt tusen eitt hundre'],
  [2005, 'to tusind og fem', 'to tusen og fem', 'to tusen og fem'],
  // The example of the articles on numerals in both Norwegian encyclopedias.
  [3452, 'tre tusind fire hundrede og tooghalvtreds', 'tre tusen fire hundre og femtito', 'tre tusen fire hundre og femtito'],
  [21_000, 'enogtyve tusind', 'tjueett tusen', 'tjueeitt tusen'],
  [250_000, 'to hundrede og halvtreds tusind', 'to hundre og femti tusen', 'to hundre og femti tusen'],
  [1_000_000, 'en million', 'en million', 'ein million'],
  [1_000_001, 'en million og en', 'en million og en', 'ein million og ein'],
  [2_500_000, 'to millioner fem hundrede tusind', 'to millioner fem hundre tusen', 'to millionar fem hundre tusen'],
  [21_000_000, 'enogtyve millioner', 'tjueen millioner', 'tjueein millionar'],
  [1_000_000_000, 'en milliard', 'en milliard', 'ein milliard'],
  [
    999_999_999_999,
    'ni hundrede og nioghalvfems milliarder ni hundrede og nioghalvfems millioner ni hundrede og nioghalvfems tusind ni hundrede og nioghalvfems',
    'ni hundre og nittini milliarder ni hundre og nittini millioner ni hundre og nittini tusen ni hundre og nittini',
    'ni hundre og nittini milliardar ni hundre og nittini millionar ni hundre og nittini tusen ni hundre og nittini',
  ],
])('%d is %s, %s, %s', (value, danish, bokmål, nynorsk) => {
  expect([numberInWords(value, 'da'), numberInWords(value, 'nb'), numberInWords(value, 'nn')]).toEqual([danish, bokmål, nynorsk])
})

test.each<[ContractLanguage, number, Gender, string]>([
  ['da', 1, 'neuter', 'et'],
  ['da', 21, 'neuter', 'enogtyve'],
  ['da', 101, 'neuter', 'et hundrede og et'],
  ['nb', 1, 'neuter', 'ett'],
  ['nb', 21, 'neuter', 'tjueett'],
  ['nn', 1, 'neuter', 'eitt'],
  ['nn', 1, 'feminine', 'ei'],
  ['nn', 21, 'feminine', 'tjueei'],
  ['nn', 21, 'neuter', 'tjueeitt'],
])('in %s, %d of a thing of the gender %s is %s', (language, value, gender, words) => {
  expect(numberInWords(value, language, gender)).toBe(words)
})

const anyLanguage = fc.constantFrom(...CONTRACT_LANGUAGES)
/** All sizes alike: a number of one digit is as likely as one of twelve. */
const anyNumber = fc.integer({ min: 1, max: 12 }).chain((digits) => fc.integer({ min: 0, max: 10 ** digits - 1 }))

test('the words have letters and single spaces only', () => {
  fc.assert(
    fc.property(anyNumber, anyLanguage, fc.constantFrom<Gender>('common', 'feminine', 'neuter'), (value, language, gender) => {
      expect(numberInWords(value, language, gender)).toMatch(/^[a-zæøå]+(?: [a-zæøå]+)*$/)
    }),
  )
})

test('no two numbers have the same words', () => {
  for (const language of CONTRACT_LANGUAGES) {
    expect(new Set(Array.from({ length: 30_000 }, (_, value) => numberInWords(value, language))).size).toBe(30_000)
  }
  fc.assert(
    fc.property(anyNumber, anyNumber, anyLanguage, (one, other, language) => {
      fc.pre(one !== other)
      expect(numberInWords(one, language)).not.toBe(numberInWords(other, language))
    }),
    { numRuns: 1000 },
  )
})

test('thousands, millions and milliards begin with their own number, and what is left over follows unchanged', () => {
  const scales: readonly (readonly [number, RegExp])[] = [
    [1000, / tus(?:ind|en)$/],
    [1_000_000, / million(?:er|ar)?$/],
    [1_000_000_000, / milliard(?:er|ar)?$/],
  ]
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 999 }),
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom(...scales),
      anyLanguage,
      (count, rest, [scale, word], language) => {
        const whole = numberInWords(count * scale + rest, language)
        const head = numberInWords(count * scale, language)
        expect(head).toMatch(word)
        expect(head.replace(word, '')).toBe(numberInWords(count, language, scale === 1000 ? 'neuter' : 'common'))
        expect(whole.startsWith(head)).toBe(true)
        expect(whole.slice(head.length).replace(/^ (?:og )?/, '')).toBe(numberInWords(rest, language))
      },
    ),
  )
})

test.each([-1, 0.5, GREATEST_IN_WORDS + 1, Number.NaN, Number.POSITIVE_INFINITY])('%d is refused', (value) => {
  expect(hasWords(value)).toBe(false)
  expect(() => numberInWords(value, 'da')).toThrow(RangeError)
})
