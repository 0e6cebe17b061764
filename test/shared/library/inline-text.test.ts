import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { REFERENCE_FORMS, schema } from '../../../shared/document/schema.ts'
import { parseInline } from '../../../shared/library/inline-text.ts'
import { choice, emphasis, field, footnote, p, ref, strong } from '../../build.ts'

/** In milliseconds: what takes a second on a quiet machine is no hang on a busy one. */
const HANGS = 60_000

const read = (text: string): { nodes: Node[]; problems: [string, unknown][] } => {
  const problems: [string, unknown][] = []
  const nodes = parseInline(text, (code, params) => problems.push([code, params]))
  return { nodes, problems }
}
/** A text that has nothing to complain of, as a paragraph. */
const whole = (text: string): unknown => {
  const { nodes, problems } = read(text)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return schema.nodes.paragraph.create(null, nodes).toJSON()
}

test('plain text stays as it is', () => {
  expect(whole('Leverandøren betaler »bod«, jf. § 4 – 5 * 3 = 15.')).toEqual(p('Leverandøren betaler »bod«, jf. § 4 – 5 * 3 = 15.').toJSON())
})

test('an empty text has no nodes', () => {
  expect(whole('')).toEqual(p().toJSON())
})

test('a reference is a live node and takes the text around it along', () => {
  expect(whole('jf. {ref:annex-schedule}.')).toEqual(p('jf. ', ref('annex-schedule'), '.').toJSON())
})

test('a reference can name a sub-clause by its parents', () => {
  expect(whole('{ref:delay-penalty/cap/later}')).toEqual(p(ref('delay-penalty/cap/later')).toJSON())
})

test.each(REFERENCE_FORMS.map((form) => [form]))('a reference can be written in the form %s', (form) => {
  expect(whole(`{ref:prices|${form}}`)).toEqual(p(ref('prices', form)).toJSON())
})

test('a reference that begins a sentence has a capital', () => {
  expect(whole('{Ref:annex-prices|titled} gælder.')).toEqual(p(ref('annex-prices', 'titled', true), ' gælder.').toJSON())
})

test('a field is a live node, of the standard or of a party', () => {
  expect(whole('{field:penalty_cap} og {field:customer.name}')).toEqual(p(field('penalty_cap'), ' og ', field('customer.name')).toJSON())
})

test('two asterisks mark strong words and one marks emphasis', () => {
  expect(whole('Et **stærkt** og et *fremhævet* ord')).toEqual(p('Et ', strong('stærkt'), ' og et ', emphasis('fremhævet'), ' ord').toJSON())
})

test('emphasis inside strong words has both marks', () => {
  expect(whole('**før *midt* efter**')).toEqual(p(strong('før ', emphasis('midt'), ' efter')).toJSON())
})

test('a reference and a field inside strong words are live and strong', () => {
  expect(whole('**{ref:a} {field:b}**')).toEqual(p(strong(ref('a'), ' ', field('b'))).toJSON())
})

test('an asterisk with a space after it marks nothing', () => {
  expect(whole('2 * 3 * 4')).toEqual(p('2 * 3 * 4').toJSON())
})

test.each([
  '{ref:}',
  '{ref:Prices}',
  '{ref:prices|nothing}',
  '{REF:prices}',
  '{ref: prices}',
  '{field:}',
  '{field:Penalty}',
  '{field:a b}',
  '{punkt 5}',
])('%s is neither a reference nor a field and is reported as it stands', (text) => {
  const { nodes, problems } = read(`før ${text} efter`)
  expect(problems).toEqual([['bad_braces', { text }]])
  expect(nodes.map((node) => node.text)).toEqual(['før ', ' efter'])
})

test.each(['før {ref:a efter', 'før } efter', 'før { efter'])('a brace without its partner is reported: %s', (text) => {
  expect(read(text).problems).toEqual([['bad_braces', { text }]])
})

test('a wrong brace inside strong words is reported too', () => {
  expect(read('**{x}**').problems).toEqual([['bad_braces', { text: '{x}' }]])
})

test('several wrong pieces are all reported', () => {
  expect(read('{x} {field:y} {z}').problems).toEqual([
    ['bad_braces', { text: '{x}' }],
    ['bad_braces', { text: '{z}' }],
  ])
})

test('a sign behind a backslash is itself', () => {
  expect(whole(String.raw`\{ref:a\} er 5 \*3\* og C:\\`)).toEqual(p('{ref:a} er 5 *3* og C:\\').toJSON())
  expect(whole(String.raw`**a \*\* b**`)).toEqual(p(strong('a ** b')).toJSON())
})

test('empty braces stand for nothing: they keep a space at an end and marks apart', () => {
  expect(whole('{} a {}')).toEqual(p(' a ').toJSON())
  expect(whole('**a *b*{}**')).toEqual(p(strong('a ', emphasis('b'))).toJSON())
  expect(whole('{}')).toEqual(p().toJSON())
})

test('braces and bars inside a footnote or a choice stand behind a backslash', () => {
  expect(whole(String.raw`{note:a \} b}{choice:q|yes=x \| y|no=}`)).toEqual(
    p(schema.nodes.footnote.create({ text: 'a } b' }), schema.nodes.choice.create({ question: 'q', texts: { yes: 'x | y', no: '' } })).toJSON(),
  )
})

test('a long hostile line costs no more than its length', () => {
  const start = performance.now()
  for (const sign of ['*a ', '**', '{', '{a', '*', '\\', '{note:']) read(sign.repeat(30_000))
  expect(performance.now() - start).toBeLessThan(HANGS)
})

/** Pieces that the notation is made of, and anything else. */
const notation = fc
  .array(
    fc.oneof(
      fc.constantFrom('{', '}', '{ref:a}', '{Ref:a/b|titled}', '{field:x.y}', '{ref:', '|', '*', '**', ' ', 'ord', 'é', '🙂'),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

test('whatever is written, the nodes are valid in a paragraph, and what is not understood is reported', () => {
  fc.assert(
    fc.property(notation, (text) => {
      const { nodes, problems } = read(text)
      schema.nodes.paragraph.create(null, nodes).check()
      const shown = nodes.map((node) => (node.isText ? node.text : '')).join('')
      expect(problems.length > 0 || !/[{}]/.test(shown) || /\\[{}]/.test(text)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('a text without braces, asterisks and backslashes is one text with every character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !/[{}*\\]/.test(text)),
      (text) => {
        expect(read(text)).toEqual({ nodes: text === '' ? [] : [schema.text(text)], problems: [] })
      },
    ),
  )
})

test.each<[string, Node]>([
  ['{ref:a..b}', ref('a', 'full', false, 'b')],
  ['{Ref:a/x..b/y|number}', ref('a/x', 'number', true, 'b/y')],
  ['{field:days|words}', field('days', 'words')],
  ['{choice:pricing|fixed=fast|hourly=efter tid}', choice('pricing', { fixed: 'fast', hourly: 'efter tid' })],
  ['{choice:pricing|fixed= altid|hourly=}', choice('pricing', { fixed: ' altid', hourly: '' })],
  ['{note:Se lov nr. 1, § 2 | 3.}', footnote('Se lov nr. 1, § 2 | 3.')],
])('%s is live', (text, node) => {
  expect(parseInline(text, (code) => expect.unreachable(code)).map((one) => one.toJSON() as unknown)).toEqual([node.toJSON()])
})

test.each([
  '{choice:pricing}',
  '{choice:pricing|fixed=fast}',
  '{choice:pricing|fixed=a|fixed=b}',
  '{choice:pricing|Fixed=a|b=c}',
  '{choice:pricing|a=*b*|c=d}',
  '{note:}',
  '{field:x|long}',
  '{ref:a..}',
  '{ref:a..b..c}',
])('%s is refused', (text) => {
  const codes: string[] = []
  expect(parseInline(text, (code) => codes.push(code))).toEqual([])
  expect(codes).toEqual(['bad_braces'])
})
