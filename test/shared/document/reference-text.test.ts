/** References to what has no number of its own, ranges, and contracts whose headings have no numbers. */
import { expect, test } from 'vitest'
import { resolve } from '../../../shared/document/resolve.ts'
import type { ReferenceForm } from '../../../shared/document/schema.ts'
import { type Contract, type ContractLanguage, DEFAULT_STYLE } from '../../../shared/model.ts'
import { annex, chapter, clause, contract, contractOf, definition, item, list, named, p, ref, when } from '../../build.ts'

/** Text with its hard spaces shown as underscores. */
const shown = (text: string): string => text.replaceAll('\u00a0', '_')

const DOCUMENT = contract(
  clause({ id: 'intro', heading: 'Indledning' }, p('Et.')),
  clause(
    { id: 'price', heading: 'Vederlag', heading_style: 'block' },
    clause(
      { id: 'due', heading: 'Betaling' },
      named({ id: 'first' }, 'Et.'),
      named({ condition: when('drift', 'ja') }, 'Kun ved drift.'),
      named({ id: 'third' }, 'Tre:'),
      list(
        'roman_parens',
        item({ id: 'i1' }, 'a'),
        item({ id: 'i2', condition: when('drift', 'ja') }, 'b'),
        item({ id: 'i3' }, 'c', list('alpha_parens', item({ id: 'i3a' }, 'd'), item({ id: 'i3b' }, 'e')), list('bullet', item({ id: 'dot' }, 'f'))),
      ),
      definition({ id: 'term', term: 'Dag' }, 'betyder'),
    ),
    clause({ id: 'bare' }, p('x')),
    clause({ id: 'last', heading: 'Renter' }, p('x')),
  ),
  chapter({ id: 'I', heading: 'Ophør' }, clause({ id: 'term-clause', heading: 'Opsigelse', heading_style: 'block' }, p('x'))),
  chapter({ id: 'II', heading: 'Øvrigt' }, clause({ id: 'gone', heading: 'Depositum', reserved: true }, list('dash', item({ id: 'lost' }, 'x')))),
  annex(
    { id: 'plan', heading: 'Tidsplan' },
    named({ id: 'annex-text' }, 'x'),
    clause({ id: 'stone', heading: 'Milepæle' }, p('x')),
    clause({ id: 'last-stone' }, p('x')),
  ),
  annex({ id: 'rates', heading: 'Satser' }, annex({ id: 'old-rates', heading: 'Ældre satser' })),
)

const QUESTIONS = [{ key: 'drift', label: 'Drift?', values: ['ja', 'nej'].map((value) => ({ value, label: value })) }]
interface Given {
  readonly form?: ReferenceForm
  readonly to?: string
  readonly from?: readonly number[]
  readonly capital?: boolean
  readonly language?: ContractLanguage
  readonly drift?: 'ja' | 'nej'
  readonly style?: Partial<Contract['style']>
}
const reference = (target: string, { form = 'full', to, from, capital = false, language = 'da', drift = 'ja', style }: Given = {}) => {
  const record = contractOf(DOCUMENT, {
    language,
    term: language === 'da' ? 'Kontrakten' : 'Avtalen',
    questions: QUESTIONS,
    answers: { drift },
    style: { ...DEFAULT_STYLE, ...style },
  })
  return resolve(record).reference(ref(target, form, capital, to ?? null), from ?? null)
}
const NONE = { clauseNumber: 'none' } as const

test.each<[string, Given, string]>([
  ['i2', {}, 'punkt_2.1_(ii)'],
  ['i3', {}, 'punkt_2.1_(iii)'],
  ['i3', { drift: 'nej' }, 'punkt_2.1_(ii)'],
  ['i3b', {}, 'punkt_2.1_(iii)(b)'],
  ['i3b', { form: 'number' }, '2.1_(iii)(b)'],
  ['i3b', { form: 'titled' }, 'punkt_2.1_(iii)(b)'],
  ['i3b', { form: 'title' }, 'punkt_2.1_(iii)(b)'],
  ['dot', {}, 'punkt_2.1_(iii)'],
  ['i1', { from: [1] }, 'Kontraktens punkt_2.1_(i)'],
  ['i1', { capital: true }, 'Punkt_2.1_(i)'],
  ['first', {}, 'punkt_2.1, 1._afsnit'],
  ['third', {}, 'punkt_2.1, 3._afsnit'],
  ['third', { drift: 'nej' }, 'punkt_2.1, 2._afsnit'],
  ['term', {}, 'punkt_2.1, 4._afsnit'],
  ['third', { language: 'nb' }, 'punkt_2.1 tredje ledd'],
  ['third', { language: 'nb', drift: 'nej' }, 'punkt_2.1 annet ledd'],
  ['third', { language: 'nn', drift: 'nej' }, 'punkt_2.1 andre ledd'],
  ['annex-text', {}, 'Bilag_1, 1._afsnit'],
])('a reference to %s with %j reads %s', (target, given, text) => {
  expect(shown(reference(target, given).text)).toBe(text)
})

test('an item of a list with full stops is named without them, as Word does it', () => {
  const inner = list('roman_dot', item({ id: 'r1' }, 'c'), item({ id: 'r2' }, 'd'))
  const document = contract(
    clause({ id: 'a' }, list('roman_dot', item({ id: 'o1' }, 'x'), item({ id: 'o2' }, 'y'))),
    clause({ id: 'b' }, list('alpha_paren', item('z', inner))),
  )
  const resolution = resolve(contractOf(document))
  expect(['o2', 'r2'].map((id) => shown(resolution.reference(ref(id), null).text))).toEqual(['punkt_1_ii', 'punkt_2_a)ii'])
})

test.each<[string, string, Given, string]>([
  ['intro', 'price', {}, 'punkt_1–2'],
  ['due', 'last', { capital: true }, 'Punkt_2.1–2.3'],
  ['due', 'last', { form: 'number' }, '2.1–2.3'],
  ['due', 'last', { from: [1] }, 'Kontraktens punkt_2.1–2.3'],
  ['stone', 'last-stone', { from: [1] }, 'punkt_1–2 i dette bilag'],
  ['stone', 'last-stone', {}, 'Bilag_1, punkt_1–2'],
  ['plan', 'rates', {}, 'Bilag_1–2'],
  ['I', 'II', {}, 'Kapitel_I–II'],
  ['i1', 'i3', {}, 'punkt_2.1_(i)–(iii)'],
  ['first', 'third', {}, 'punkt_2.1, 1.–3._afsnit'],
  ['first', 'third', { language: 'nb' }, 'punkt_2.1 første til tredje ledd'],
  ['intro', 'plan', {}, 'punkt_1 – Bilag_1'],
  ['intro', 'stone', {}, 'punkt_1 – Bilag_1, punkt_1'],
])('a reference from %s to %s with %j reads %s', (target, to, given, text) => {
  expect(shown(reference(target, { ...given, to }).text)).toBe(text)
})

test.each<[string, Given, string | null]>([
  ['i2', { drift: 'nej' }, 'left_out'],
  ['i2', {}, null],
  ['lost', {}, 'left_out'],
  ['nothing', {}, 'missing'],
  ['intro', { to: 'i2', drift: 'nej' }, 'left_out'],
  ['i2', { to: 'intro', drift: 'nej' }, 'left_out'],
  ['intro', { to: 'nothing' }, 'missing'],
  ['intro', { to: 'last' }, null],
])('a reference to %s with %j is broken: %s', (target, given, broken) => {
  expect(reference(target, given).broken).toBe(broken)
})

const live = (target: string, to: string | null = null) =>
  reference(target, to === null ? {} : { to }).pieces.flatMap((piece) => (piece.live ? [`${piece.text} → ${piece.live.target}`] : []))

test('the number of the clause and every label are live, so that each follows its own paragraph in Word', () => {
  expect(live('i3b')).toEqual(['2.1 → due', '(iii) → i3', '(b) → i3b'])
  expect(live('intro', 'price')).toEqual(['1 → intro', '2 → price'])
  // The word stands in Word's list: a live second end would print it again.
  expect(live('plan', 'rates').map(shown)).toEqual(['Bilag_1 → plan'])
})

test.each<[string, Given, string]>([
  ['price', {}, 'afsnittet »Vederlag«'],
  ['price', { capital: true }, 'Afsnittet »Vederlag«'],
  ['price', { language: 'nb' }, 'avsnittet «Vederlag»'],
  ['price', { form: 'number' }, '»Vederlag«'],
  ['price', { form: 'titled' }, 'afsnittet »Vederlag«'],
  ['price', { form: 'title' }, 'Vederlag'],
  ['due', {}, 'afsnittet »Betaling«'],
  ['bare', {}, 'afsnittet »Vederlag«'],
  ['i3', {}, 'afsnittet »Betaling«_(iii)'],
  ['third', { language: 'nb' }, 'avsnittet «Betaling» tredje ledd'],
  ['price', { from: [1] }, 'Kontraktens afsnit »Vederlag«'],
  ['price', { from: [1], language: 'nn' }, 'avsnittet «Vederlag» i Avtalen'],
  ['stone', { from: [1] }, 'afsnittet »Milepæle« i dette bilag'],
  ['stone', {}, 'Bilag_1, afsnittet »Milepæle«'],
  ['intro', { to: 'price' }, 'afsnittet »Indledning« – »Vederlag«'],
  ['plan', {}, 'Bilag_1'],
  ['I', {}, 'Kapitel_I'],
])('in a contract without clause numbers a reference to %s with %j reads %s', (target, given, text) => {
  expect(shown(reference(target, { ...given, style: NONE }).text)).toBe(text)
})

test('annexes can be counted in letters, their sub-annexes then in digits', () => {
  const style = { annexNumber: 'letter' } as const
  expect(['rates', 'old-rates'].map((id) => shown(reference(id, { style }).text))).toEqual(['Bilag_B', 'Bilag_B1'])
})
