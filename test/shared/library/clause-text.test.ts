import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { AppError, type Problem } from '../../../shared/errors.ts'
import { schema } from '../../../shared/document/schema.ts'
import { type ClauseText, parseClauseFile, parseCondition } from '../../../shared/library/clause-text.ts'
import {
  annexList,
  deviationList,
  cell,
  choice,
  clause,
  definition,
  emphasis,
  field,
  guidance,
  headerCell,
  item,
  list,
  named,
  p,
  ref,
  row,
  signatures,
  table,
  tendererGuidance,
  when,
} from '../../build.ts'
import { attempt, problem, problemsOf, refusal } from '../../refused.ts'

const FILE = 'clauses/da/term.md'
const read = (text: string): ClauseText[] => parseClauseFile(text, FILE, 'term', 'da')
/** The one clause with a text; it says why it needs no guidance so that only the text matters. */
const readOne = (...lines: readonly string[]): Node => {
  const [first] = read(['## a: Løbetid', 'no-guidance: a test', '', ...lines].join('\n'))
  if (!first) throw new Error('no clause')
  return first.node
}
const textJson = (lines: readonly string[]): unknown => readOne(...lines).toJSON()
const clauseJson = (...children: Parameters<typeof clause>[1][]): unknown => clause({ id: 'a', heading: 'Løbetid' }, ...children).toJSON()
/** Problems in the text of such a clause; its text begins on line 4. */
const textProblems = (lines: readonly string[]): readonly Problem[] => problemsOf(() => readOne(...lines))
/** Problems in a whole file. */
const fileProblems = (text: string): readonly Problem[] => problemsOf(() => read(text))
const at = (line: number, code: string, params: Problem['params'] = {}): Problem => problem(`${FILE}:${line}`, code, params)

test('a clause has an id, a heading, tags, its language and the category of its file', () => {
  const [only, ...others] = read('# Løbetid\n\n## term: Kontraktens løbetid\ntags: løbetid, ophør\n\nKontrakten udløber.\n\n> Vælg en dato.\n')
  expect(others).toEqual([])
  expect(only).toMatchObject({ id: 'term', language: 'da', category: 'term', tags: ['løbetid', 'ophør'], noGuidance: null })
  expect(only?.node.toJSON()).toEqual(
    clause({ id: 'term', heading: 'Kontraktens løbetid' }, 'Kontrakten udløber.', guidance('Vælg en dato.')).toJSON(),
  )
})

test('a clause may have no heading', () => {
  expect(read('## a\nno-guidance: x\n\nTekst.')[0]?.node.toJSON()).toEqual(clause({ id: 'a' }, 'Tekst.').toJSON())
})

test('the reason for having no guidance is kept', () => {
  expect(read('## a\nno-guidance: nothing to choose\n\nTekst.')[0]?.noGuidance).toBe('nothing to choose')
})

test('a clause with a condition is in the contract only for that answer', () => {
  const [only] = read('## a\nno-guidance: x\nwhen: pricing = fixed\n\nTekst.')
  expect(only?.node.toJSON()).toEqual(clause({ id: 'a', condition: when('pricing', 'fixed') }, 'Tekst.').toJSON())
})

test('a heading runs in with the text unless it is said to stand on a line of its own', () => {
  expect(read('## a: Kort\nno-guidance: x\nheading: block\n\nTekst.')[0]?.node.toJSON()).toEqual(
    clause({ id: 'a', heading: 'Kort', heading_style: 'block' }, 'Tekst.').toJSON(),
  )
})

test('sub-clauses are named with their parents, two levels down', () => {
  const text = '## a: A\nno-guidance: x\n\nEt.\n\n### b: B\nwhen: phased = yes\n\nTo.\n\n#### c\n\nTre.\n\n### d\n\nFire.\n'
  expect(read(text)[0]?.node.toJSON()).toEqual(
    clause(
      { id: 'a', heading: 'A' },
      'Et.',
      clause({ id: 'a/b', heading: 'B', condition: when('phased', 'yes') }, 'To.', clause({ id: 'a/b/c' }, 'Tre.')),
      clause({ id: 'a/d' }, 'Fire.'),
    ).toJSON(),
  )
})

test('a file has several clauses, in order', () => {
  expect(read('## a\nno-guidance: x\n\n1.\n\n## b\nno-guidance: x\n\n2.\n').map(({ id }) => id)).toEqual(['a', 'b'])
})

test('guidance in a sub-clause is guidance of the clause', () => {
  expect(read('## a\n\nTekst.\n\n### b\n\n> Vejledning.\n')[0]?.noGuidance).toBeNull()
})

test('a blank line separates paragraphs and a line break inside one is a space', () => {
  expect(textJson(['Første linje', 'fortsætter her.', '', 'Andet afsnit.'])).toEqual(
    clauseJson(p('Første linje fortsætter her.'), p('Andet afsnit.')),
  )
})

test('files with the line ends of Windows read the same', () => {
  const text = '## a: A\nno-guidance: x\n\nEt\nto.\n\n(i) tre\n(ii) fire\n'
  expect(read(text.replaceAll('\n', '\r\n'))[0]?.node.toJSON()).toEqual(read(text)[0]?.node.toJSON())
})

test('references, fields and emphasis are live inside a paragraph', () => {
  expect(textJson(['Se *{ref:b}* og {field:x}.'])).toEqual(clauseJson(p('Se ', emphasis(ref('b')), ' og ', field('x'), '.')))
})

test('a guidance note of several lines is one note', () => {
  expect(read('## a: A\n\nTekst.\n\n> Første linje\n> og anden.')[0]?.node.toJSON()).toEqual(
    clause({ id: 'a', heading: 'A' }, 'Tekst.', guidance('Første linje og anden.')).toJSON(),
  )
})

test('a note that begins with two signs speaks to the tenderer, and is no guidance for the drafter', () => {
  expect(textJson(['Tekst.', '', '>> Udfyld skemaet.', '>> Angiv alle priser.'])).toEqual(
    clauseJson(p('Tekst.'), tendererGuidance('Udfyld skemaet. Angiv alle priser.')),
  )
  expect(fileProblems('## a\n\nTekst.\n\n>> Udfyld.')).toEqual([at(1, 'guidance_missing')])
  expect(fileProblems('## a\n\nTekst.\n\n> Et.\n>> To.')).toEqual([at(5, 'mixed_guidance')])
})

test('a definition has its term and the text after it, which may run over several lines', () => {
  expect(textJson(['= Dag = betyder enhver', 'kalenderdag.'])).toEqual(
    clauseJson(definition({ id: 'a/term', term: 'Dag' }, 'betyder enhver kalenderdag.')),
  )
})

test('the block for signatures is a line of its own', () => {
  expect(textJson(['[signatures]'])).toEqual(clauseJson(signatures()))
})

test.each([
  ['roman_parens', ['(i)', '(ii)', '(iii)', '(iv)']],
  ['roman_dot', ['i.', 'ii.', 'iii.', 'iv.']],
  ['alpha_parens', ['(a)', '(b)', '(c)', '(d)', '(e)', '(f)', '(g)', '(h)', '(i)', '(j)']],
  ['alpha_paren', ['a)', 'b)', 'c)']],
  ['digit_paren', ['1)', '2)', '3)', '4)', '5)', '6)', '7)', '8)', '9)', '10)']],
  ['bullet', ['*', '*']],
  ['dash', ['-', '-', '-']],
] as const)('a list in the style %s is read from its labels', (style, labels) => {
  const items = labels.map((_label, index) => item({ id: `a/item.${index + 1}` }, `punkt ${index}`))
  expect(textJson(labels.map((label, index) => `${label} punkt ${index}`))).toEqual(clauseJson(list(style, ...items)))
})

test('an indented line goes on with its item', () => {
  expect(textJson(['(i) første', '    fortsat', '(ii) anden'])).toEqual(
    clauseJson(list('roman_parens', item({ id: 'a/item.1' }, 'første fortsat'), item({ id: 'a/item.2' }, 'anden'))),
  )
})

test('a label that is indented begins a list inside the item, whose items are counted on', () => {
  expect(textJson(['(i) første:', '    a) indre', '    b) indre to', '        fortsat', '(ii) anden'])).toEqual(
    clauseJson(
      list(
        'roman_parens',
        item({ id: 'a/item.1' }, 'første:', list('alpha_paren', item({ id: 'a/item.2' }, 'indre'), item({ id: 'a/item.3' }, 'indre to fortsat'))),
        item({ id: 'a/item.4' }, 'anden'),
      ),
    ),
  )
})

test('a list may follow the line that introduces it when that ends with a colon', () => {
  expect(textJson(['Parterne skal:', '- levere', '- betale'])).toEqual(
    clauseJson(p('Parterne skal:'), list('dash', item({ id: 'a/item.1' }, 'levere'), item({ id: 'a/item.2' }, 'betale'))),
  )
})

test('two lists of one clause number their items apart', () => {
  expect(textJson(['- en', '', 'Tekst.', '', '- to'])).toEqual(
    clauseJson(list('dash', item({ id: 'a/item.1' }, 'en')), p('Tekst.'), list('dash', item({ id: 'a/item.2' }, 'to'))),
  )
})

test('a table has a header row and rows, and references are live in its cells', () => {
  expect(textJson(['| Ydelse | Pris |', '|---|---:|', '| Drift | {field:annual_fee} |', '| Support | se {ref:b} |'])).toEqual(
    clauseJson(
      table(
        row(headerCell(p('Ydelse')), headerCell(p('Pris'))),
        row(cell(p('Drift')), cell(p(field('annual_fee')))),
        row(cell(p('Support')), cell(p('se ', ref('b')))),
      ),
    ),
  )
})

const owned = (owner: string, text: string): Node => schema.nodes.table_header.create({ owner }, text === '' ? p() : p(text))

test('the heading of a column says who fills it in; words that only look so are words', () => {
  expect(textJson([String.raw`| Pris {by:tenderer} | {by:signing} | Dato {by:buyer} | x \{by:buyer\} |`, '|---|---|---|---|'])).toEqual(
    clauseJson(table(row(owned('tenderer', 'Pris'), owned('signing', ''), owned('buyer', 'Dato'), headerCell(p('x {by:buyer}'))))),
  )
})

test('a row of empty cells is a row for somebody to fill in, not a line under the header', () => {
  expect(textJson(['| Navn | Rolle |', '|---|---|', '|  |  |', '| – | - |'])).toEqual(
    clauseJson(table(row(headerCell(p('Navn')), headerCell(p('Rolle'))), row(cell(p()), cell(p())), row(cell(p('–')), cell(p('-'))))),
  )
})

test.each([
  ['pricing = fixed', when('pricing', 'fixed')],
  [' personal_data = yes ', when('personal_data', 'yes')],
  ['phase = phase_2', when('phase', 'phase_2')],
])('%j is a condition', (text, condition) => {
  expect(parseCondition(text)).toEqual(condition)
})

test.each(['pricing', 'pricing=fixed', 'pricing = ', 'Pricing = fixed', 'pricing = fixed or hourly', ''])('%j is not a condition', (text) => {
  expect(parseCondition(text)).toBeNull()
})

test('the file of a problem is named in the error', () => {
  const error = refusal(() => read('## a\n\nTekst.'))
  expect(error.code).toBe('bad_library')
  expect(error.params).toEqual({ file: FILE })
})

test('a clause with neither guidance nor a reason is refused where it begins', () => {
  expect(fileProblems('# Titel\n\n## a\n\nTekst.')).toEqual([at(3, 'guidance_missing')])
})

test('a clause with guidance and a reason for having none is refused', () => {
  expect(fileProblems('## a\nno-guidance: x\n\nTekst.\n\n> Vejledning.')).toEqual([at(1, 'guidance_and_reason')])
})

test('a sub-clause without a clause above it is refused', () => {
  expect(fileProblems('### b\n\nTekst.')).toEqual([at(1, 'clause_without_parent')])
  expect(fileProblems('## a\nno-guidance: x\n\nTekst.\n\n#### c\n\nMere.')).toEqual([at(6, 'clause_without_parent')])
})

test('an id that is used twice is refused where it stands the second time', () => {
  expect(fileProblems('## a\nno-guidance: x\n\n1.\n\n## a\nno-guidance: x\n\n2.')).toEqual([at(6, 'duplicate_id', { id: 'a' })])
  expect(fileProblems('## a\nno-guidance: x\n\n### b\n\n1.\n\n### b\n\n2.')).toEqual([at(8, 'duplicate_id', { id: 'a/b' })])
})

test('the same name under two clauses is two ids', () => {
  expect(read('## a\nno-guidance: x\n\n### c\n\n1.\n\n## b\nno-guidance: x\n\n### c\n\n2.')).toHaveLength(2)
})

test.each(['## Løbetid', '## a b', '## a:', '## A: Titel', '## a : Titel', '########### a: Titel', '##a: Titel', '###'])(
  '%j is not the heading of a clause and is refused',
  (line) => {
    expect(fileProblems(`## x\nno-guidance: y\n\nTekst.\n\n${line}\n\nMere.`)).toEqual([at(6, 'bad_heading_line', { text: line })])
  },
)

test('text before the first clause is refused, since no clause would have it', () => {
  expect(fileProblems('# Titel\n\nTabt tekst.\n\n## a\nno-guidance: x\n\nTekst.')).toEqual([at(3, 'bad_heading_line', { text: 'Tabt tekst.' })])
})

test('a condition that cannot be read is refused', () => {
  expect(fileProblems('## a\nno-guidance: x\nwhen: pricing is fixed\n\nTekst.')).toEqual([at(3, 'bad_condition', { text: 'pricing is fixed' })])
})

test('a style of heading that is not known is refused', () => {
  expect(fileProblems('## a: A\nno-guidance: x\nheading: large\n\nTekst.')).toEqual([at(3, 'wrong_value', { expected: 'block' })])
})

test.each(['whn: pricing = fixed', 'tags:', 'Tags: a', 'Tekst uden blank linje.'])(
  'the line %j right under a heading is no setting and is refused, so that no condition is lost in the text',
  (line) => {
    expect(fileProblems(`## a\nno-guidance: x\n${line}\n\nTekst.`)).toEqual([
      at(3, 'unknown_key', { known: 'tags, when, heading, locked, no-guidance' }),
    ])
  },
)

test('a clause without a text is refused', () => {
  expect(fileProblems('## a: A\nno-guidance: x\n\n## b\nno-guidance: x\n\nTekst.')).toEqual([at(1, 'empty_clause', { id: 'a' })])
  expect(fileProblems('## a: A\nno-guidance: x\n\n### b: B\n')).toEqual([at(4, 'empty_clause', { id: 'a/b' })])
})

test('braces that are neither a reference nor a field are refused at the first line of their paragraph', () => {
  expect(textProblems(['Første.', '', 'Anden linje', 'med {fejl}.'])).toEqual([at(6, 'bad_braces', { text: '{fejl}' })])
  expect(textProblems(['| A | B |', '|---|---|', '| {fejl} | b |'])).toEqual([at(6, 'bad_braces', { text: '{fejl}' })])
  expect(textProblems(['- en', '- to {fejl}'])).toEqual([at(5, 'bad_braces', { text: '{fejl}' })])
})

test('a heading cannot hold references or fields, so braces in it are refused', () => {
  expect(fileProblems('## a: Se {ref:b}\nno-guidance: x\n\nTekst.')).toEqual([at(1, 'bad_braces', { text: 'Se {ref:b}' })])
})

test('the term of a definition cannot hold references or fields, so braces in it are refused', () => {
  expect(textProblems(['= Dag {ref:b} = betyder en dag.'])).toEqual([at(4, 'bad_braces', { text: 'Dag {ref:b}' })])
})

test('a second definition in the same clause is refused', () => {
  expect(textProblems(['= Dag = betyder en dag.', '', '= Uge = betyder syv.'])).toEqual([at(6, 'duplicate_id', { id: 'a/term' })])
})

test('a list right under a paragraph that does not introduce it is refused', () => {
  expect(textProblems(['Parterne skal', '- levere'])).toEqual([at(5, 'list_needs_blank_line')])
})

test('a guidance note that goes on without its sign is refused', () => {
  expect(fileProblems('## a\n\nTekst.\n\n> Vejledning\nfortsat.')).toEqual([at(5, 'mixed_guidance')])
})

test('a line in a list that is neither an item nor indented is refused', () => {
  expect(textProblems(['(i) en', 'løs linje'])).toEqual([at(5, 'not_a_list_item', { text: 'løs linje' })])
})

test('text after a list inside an item is refused', () => {
  expect(textProblems(['(i) en', '    a) indre', '    løs', '(ii) to'])).toEqual([at(6, 'not_a_list_item', { text: 'løs' })])
})

test('labels that do not run on are refused with the label that was due', () => {
  expect(textProblems(['(i) en', '(iii) tre'])).toEqual([at(5, 'wrong_label', { found: '(iii)', expected: '(ii)' })])
  expect(textProblems(['a) en', 'b) to', 'b) tre'])).toEqual([at(6, 'wrong_label', { found: 'b)', expected: 'c)' })])
  expect(textProblems(['- en', '* to'])).toEqual([at(5, 'wrong_label', { found: '*', expected: '-' })])
})

test('a list that begins in the middle is refused with the labels that can begin one', () => {
  expect(textProblems(['2) to', '3) tre'])).toEqual([at(4, 'wrong_label', { found: '2)', expected: '(i) (a) a) 1) i. * -' })])
})

test('a row with more or fewer cells than the header is refused', () => {
  expect(textProblems(['| A | B |', '|---|---|', '| a |', '| a | b | c |'])).toEqual([
    at(6, 'wrong_row', { found: 1, expected: 2 }),
    at(7, 'wrong_row', { found: 3, expected: 2 }),
  ])
})

test('a line that breaks off a table is refused', () => {
  expect(textProblems(['| A |', '|---|', 'løs'])).toEqual([at(6, 'wrong_row', { found: 1, expected: 1 })])
})

test('a table of nothing but the line under its header is refused', () => {
  expect(refusal(() => readOne('|---|---|')).problems[0]?.place).toMatch(/^clauses\/da\/term\.md:\d+$/)
})

test('an id that is too long for the document is refused', () => {
  const [first, ...others] = problemsOf(() => read(`## ${'a'.repeat(101)}\nno-guidance: x\n\nTekst.`))
  expect(others).toEqual([])
  expect(first).toMatchObject({ place: `${FILE}:1`, code: 'wrong_attribute' })
})

test('every problem of a file is listed, in order, not only the first', () => {
  expect(fileProblems('### løs\n\n## a\nwhen: x\n\n{fejl}\n\n## b: B\nno-guidance: x\n\n(i) en\n(i) to\n')).toEqual([
    at(1, 'bad_heading_line', { text: '### løs' }),
    at(4, 'bad_condition', { text: 'x' }),
    at(6, 'bad_braces', { text: '{fejl}' }),
    at(3, 'guidance_missing'),
    at(12, 'wrong_label', { found: '(i)', expected: '(ii)' }),
  ])
})

/** Lines that the format is made of, put together in any order, and anything else. */
const anyLine = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '',
      '',
      '## a: A',
      '## b',
      '### c: C',
      '#### d',
      '# Titel',
      'no-guidance: x',
      'when: x = y',
      'tags: a, b',
      'heading: block',
      'Tekst.',
      '    tekst',
      'Tekst:',
      '> Note',
      '= Dag = betyder',
      '=   = x',
      '= x =',
      '[signatures]',
      '(i) en',
      '(ii) to',
      '(a) en',
      '    a) indre',
      '        1) inderst',
      '- dash',
      '* bullet',
      '| a | b |',
      '|---|---|',
      '|',
      '||',
      '{ref:a}',
      '{field:b}',
      '*x* **y**',
      '{',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
)
const anyFile = fc.oneof(
  { weight: 6, arbitrary: fc.array(anyLine, { maxLength: 14 }).map((lines) => ['## x', 'no-guidance: y', '', ...lines].join('\n')) },
  { weight: 2, arbitrary: fc.array(anyLine, { maxLength: 14 }).map((lines) => lines.join('\n')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)

test('whatever a file holds, either its problems with their lines come out or valid clauses', () => {
  let sound = 0
  fc.assert(
    fc.property(anyFile, (text) => {
      const outcome = attempt(() => read(text))
      const [clauses, problems] = outcome instanceof AppError ? [[], outcome.problems] : [outcome, null]
      sound += clauses.length
      for (const { node, id } of clauses) {
        node.check()
        expect(node.attrs['id']).toBe(id)
      }
      expect(problems).not.toEqual([])
      const lines = text.split(/\r?\n/).length
      for (const { place } of problems ?? []) {
        const line = Number(/^clauses\/da\/term\.md:(\d+)$/.exec(place)?.[1])
        expect(line).toBeGreaterThanOrEqual(1)
        expect(line).toBeLessThanOrEqual(lines)
      }
    }),
    { numRuns: 3000 },
  )
  expect(sound).toBeGreaterThan(100)
})

test.each(['valueOf', 'constructor', '__proto__'])('a paragraph that says %s is a paragraph', (word) => {
  expect(textJson([word])).toEqual(clauseJson(p(word)))
})

test('a clause read from a file has an id only once', () => {
  fc.assert(
    fc.property(anyFile, (text) => {
      const outcome = attempt(() => read(text))
      const ids: string[] = []
      for (const { node } of outcome instanceof AppError ? [] : outcome) {
        ids.push(String(node.attrs['id']))
        node.descendants((child) => {
          if (typeof child.attrs['id'] === 'string') ids.push(child.attrs['id'])
        })
      }
      expect(ids).toHaveLength(new Set(ids).size)
    }),
    { numRuns: 1000 },
  )
})

test('a clause can be locked, for a reason', () => {
  expect(read('## a: A\nno-guidance: x\nlocked: Datatilsynets ordlyd\n\nTekst.')[0]?.node.toJSON()).toEqual(
    clause({ id: 'a', heading: 'A', locked: 'Datatilsynets ordlyd' }, 'Tekst.').toJSON(),
  )
})

test('a paragraph or item may be there for one answer, and may have a name for references', () => {
  const text = ['{when:options=yes}{id:notice} Kunden kan.', '', '{id:rest}Resten.', '', '(i) {when:options=no} først,', '(ii) {id:last} sidst']
  expect(textJson(text)).toEqual(
    clauseJson(
      named({ id: 'a/notice', condition: when('options', 'yes') }, 'Kunden kan.'),
      named({ id: 'a/rest' }, 'Resten.'),
      list('roman_parens', item({ id: 'a/item.1', condition: when('options', 'no') }, 'først,'), item({ id: 'a/last' }, 'sidst')),
    ),
  )
})

test('a name is used once in a clause, by its sub-clauses too', () => {
  expect(textProblems(['{id:x} Et.', '', '{id:x} To.'])).toEqual([at(6, 'duplicate_id', { id: 'a/x' })])
  expect(fileProblems('## a\nno-guidance: x\n\n{id:b} Et.\n\n### b\n\nTo.')).toEqual([at(4, 'duplicate_id', { id: 'a/b' })])
})

test('a definition has the inflected forms of its term behind a semicolon', () => {
  expect(textJson(['= Dag; Dagen, Dage, Dagene = betyder enhver kalenderdag.'])).toEqual(
    clauseJson(definition({ id: 'a/term', term: 'Dag', forms: ['Dagen', 'Dage', 'Dagene'] }, 'betyder enhver kalenderdag.')),
  )
  expect(textJson(['= Aftale, Kontrakt = betyder dette.'])).toEqual(
    clauseJson(definition({ id: 'a/term', term: 'Aftale, Kontrakt' }, 'betyder dette.')),
  )
})

test('the table of annexes is a line of its own, with columns to tick where it says so', () => {
  expect(textJson(['[annexes]', '', '[annexes: check]'])).toEqual(clauseJson(annexList(), annexList('check')))
})

test('the table of deviations from locked text is a line of its own', () => {
  expect(textJson(['[deviations]'])).toEqual(clauseJson(deviationList()))
})

test('a bar inside braces does not part the cells of a table', () => {
  expect(textJson(['| A | B |', '|---|---|', '| se {ref:b|titled} | {choice:q|x=en|y=to} |'])).toEqual(
    clauseJson(
      table(row(headerCell(p('A')), headerCell(p('B'))), row(cell(p('se ', ref('b', 'titled'))), cell(p(choice('q', { x: 'en', y: 'to' }))))),
    ),
  )
})
