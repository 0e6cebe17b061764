/** The editor of one wording: the contract's commands in it, and what it shows that a wording does not hold. */
import type { Node } from 'prosemirror-model'
import { type Command, EditorState, TextSelection } from 'prosemirror-state'
import { DecorationSet } from 'prosemirror-view'
import { describe, expect, test } from 'vitest'
import { indexOf } from '../../../../renderer/views/library/catalogue.ts'
import { clauseState } from '../../../../renderer/views/library/clause-state.ts'
import { down, enter, nextSubclause, up } from '../../../../renderer/views/library/clause-keys.ts'
import { insertExternalReference } from '../../../../renderer/views/library/insert-reference.ts'
import { type Names, namesIn, partsIn, titleOfWording, withParts } from '../../../../renderer/views/library/names.ts'
import { hasText, plainWording, wordingFrom, wordingIn } from '../../../../renderer/views/library/wording.ts'
import type { ClauseListItem, Vocabulary } from '../../../../shared/api.ts'
import type { Json } from '../../../../shared/document/format.ts'
import { type Built, choice, clause, definition, field, footnote, guidance, item, list, named, p, ref, signatures, when } from '../../../build.ts'

const vocabulary: Vocabulary = {
  targets: { schedule: 'Tidsplan' },
  fields: [{ key: 'days', label: 'Betalingsfrist', type: 'integer', owner: 'buyer' }],
  questions: [
    {
      key: 'pricing',
      label: 'Hvordan betales?',
      values: [
        { value: 'fixed', label: 'Fast pris' },
        { value: 'hours', label: 'Timer' },
      ],
    },
  ],
  parties: [],
}
const listed = (id: string, title: string, language: 'da' | 'nb' = 'da'): ClauseListItem => ({
  id,
  category: 'payment',
  language,
  title,
  text: '',
  tags: [],
  version: 1,
  origin: 'shipped',
  changed: false,
  retired: false,
  pair: 'equivalent',
})
const names: Names = namesIn(
  'da',
  vocabulary,
  indexOf([listed('payment', 'Betaling'), listed('payment', 'Betaling (norsk)', 'nb'), listed('only-nb', 'Bare norsk', 'nb')]),
)

/** A state with the caret at `<caret>`. */
const stateOf = (wording: Built): EditorState => {
  const state = clauseState(wording, names)
  // The clause stands at 0 in its document, its content begins at 1.
  const caret = wording.tags['caret']
  return caret === undefined ? state : state.apply(state.tr.setSelection(TextSelection.create(state.doc, caret + 1)))
}
const after = (state: EditorState, ...commands: readonly Command[]): EditorState =>
  commands.reduce((now, command) => {
    let next = now
    command(now, (tr) => {
      next = now.apply(tr)
    })
    return next
  }, state)
const typed =
  (text: string): Command =>
  ({ tr }, dispatch) => {
    dispatch?.(tr.insertText(text))
    return true
  }
const shape = (node: Node): string => {
  if (node.isText) return node.text ?? ''
  const inside = node.content.content.map(shape).join(' ')
  return `${node.type.name}(${inside})`
}

describe('Enter', () => {
  test('at the end of the clause begins a paragraph in it, not a clause beside it', () => {
    const state = after(stateOf(clause({ id: 'a', heading: 'Bod' }, p('Boden forfalder.<caret>'))), enter, typed('Straks.'))
    expect(shape(wordingIn(state.doc))).toBe('clause(heading(Bod) paragraph(Boden forfalder.) paragraph(Straks.))')
  })
  test('in the middle of the text splits it within the clause', () => {
    const state = after(stateOf(clause({ id: 'a' }, p('Et <caret>to'))), enter)
    expect(shape(wordingIn(state.doc))).toBe('clause(paragraph(Et ) paragraph(to))')
  })
  test('in a sub-clause begins the next one, as on the contract’s page', () => {
    const state = after(stateOf(clause({ id: 'a' }, clause({ id: 'a/b' }, p('Et.<caret>')))), enter, typed('To.'))
    expect(shape(wordingIn(state.doc))).toBe('clause(clause(paragraph(Et.)) clause(paragraph(To.)))')
  })
  test('in a list begins the next item', () => {
    const state = after(stateOf(clause({ id: 'a' }, list('dash', item(p('et<caret>'))))), enter, typed('to'))
    expect(shape(wordingIn(state.doc))).toBe('clause(enumeration(enumeration_item(paragraph(et)) enumeration_item(paragraph(to))))')
  })
})

describe('levels', () => {
  test('a second sub-clause goes into the first, and back', () => {
    const state = stateOf(clause({ id: 'a' }, clause({ id: 'a/b' }, p('Et.')), clause({ id: 'a/c' }, p('To.<caret>'))))
    expect(shape(wordingIn(after(state, down).doc))).toBe('clause(clause(paragraph(Et.) clause(paragraph(To.))))')
    expect(after(state, down, up).doc.eq(state.doc)).toBe(true)
  })
  test('a sub-clause cannot leave the clause', () => {
    const state = stateOf(clause({ id: 'a' }, p('Nul.'), clause({ id: 'a/b' }, p('Et.<caret>'))))
    expect(up(state)).toBe(false)
    expect(after(state, up).doc.eq(state.doc)).toBe(true)
  })
  test('a new sub-clause comes into the clause that the caret stands in', () => {
    const state = after(stateOf(clause({ id: 'a' }, p('Nul.<caret>'))), nextSubclause, typed('Et.'))
    expect(shape(wordingIn(state.doc))).toBe('clause(paragraph(Nul.) clause(paragraph(Et.)))')
  })
})

test('nothing puts another clause beside the one, or takes it away', () => {
  const state = stateOf(clause({ id: 'a' }, p('Et.')))
  expect(state.applyTransaction(state.tr.insert(0, clause({ id: 'b' }, p('To.')))).transactions).toEqual([])
  expect(state.applyTransaction(state.tr.delete(0, state.doc.content.size)).transactions).toEqual([])
})

/** What decorations say, in the order of the document. */
const shownIn = (state: EditorState): Record<string, unknown>[] =>
  state.plugins.flatMap((plugin) => {
    const set = plugin.props.decorations?.call(plugin, state)
    if (!(set instanceof DecorationSet)) return []
    // The attributes of a decoration are not in its type, but they are what the page shows.
    return set.find().map((one) => ({ ...(one.spec as object), ...(one as unknown as { type: { attrs?: object } }).type.attrs }))
  })
const decorated = (wording: Built, given: Names = names): Record<string, unknown>[] => shownIn(clauseState(wording, given))

describe('what is shown', () => {
  test.each<[string, Built, Record<string, unknown>]>([
    ['a reference by the title of the clause it points to', clause({ id: 'a' }, p(ref('payment'))), { text: 'Betaling', state: 'sound' }],
    ['a reference to a section or annex of a standard by its heading', clause({ id: 'a' }, p(ref('schedule'))), { text: 'Tidsplan', state: 'sound' }],
    [
      'a clause that is not written in the language by its other title',
      clause({ id: 'a' }, p(ref('only-nb'))),
      { text: 'Bare norsk', state: 'sound' },
    ],
    ['a sub-clause of another clause by that clause', clause({ id: 'a' }, p(ref('payment/late'))), { text: 'Betaling', state: 'sound' }],
    ['a reference to nothing as missing', clause({ id: 'a' }, p(ref('nowhere'))), { text: 'nowhere', state: 'missing' }],
    ['a field by its label', clause({ id: 'a' }, p(field('days'))), { text: 'Betalingsfrist', owner: 'buyer' }],
    ['a field that no standard has by its key, as missing', clause({ id: 'a' }, p(field('nix'))), { text: 'nix', state: 'missing' }],
    ['a list label', clause({ id: 'a' }, list('alpha_paren', item('x'), item('y'))), { 'data-label': 'b)' }],
    ['a sub-clause by its place', clause({ id: 'a' }, clause({ id: 'a/b' }, p('x')), clause({ id: 'a/c' }, p('y'))), { 'data-number': '.2' }],
    [
      'a condition by its question and answer',
      clause({ id: 'a' }, clause({ id: 'a/b', condition: when('pricing', 'fixed') }, p('x'))),
      { key: 'inside Hvordan betales? Fast pris' },
    ],
    [
      'the condition of a paragraph before it',
      clause({ id: 'a' }, named({ condition: when('pricing', 'fixed') }, 'x')),
      { key: 'before Hvordan betales? Fast pris' },
    ],
    [
      'the condition of a list item in it',
      clause({ id: 'a' }, list('alpha_paren', item({ id: 'i', condition: when('pricing', 'fixed') }, 'x'), item('y'))),
      { key: 'inside Hvordan betales? Fast pris' },
    ],
    [
      'a choice by all its words, in the order of the question',
      clause({ id: 'a' }, p(choice('pricing', { hours: '', fixed: 'den faste pris' }))),
      { text: 'den faste pris | –', title: 'Hvordan betales?' },
    ],
    [
      'a choice of a question that nobody asks as missing',
      clause({ id: 'a' }, p(choice('nix', { yes: 'ja', no: 'nej' }))),
      { text: 'ja | nej', state: 'missing' },
    ],
    ['a footnote by its number', clause({ id: 'a' }, p('x', footnote('Et.')), p(footnote('To.'))), { text: '2', title: 'To.' }],
    ['footnotes below their clause', clause({ id: 'a' }, clause({ id: 'a/b' }, p('x', footnote('Et.')))), { key: 'footnotes 1 ["Et."]' }],
    ['a range by both its ends', clause({ id: 'a' }, p(ref('payment', 'full', false, 'schedule'))), { text: 'Betaling – Tidsplan', state: 'sound' }],
  ])('%s', (_name, wording, expected) => {
    expect(decorated(wording)).toContainEqual(expect.objectContaining(expected))
  })
  test('a sub-clause of another clause goes by its own heading once that is known', () => {
    const known = withParts(names, new Map([['payment/late', 'For sen betaling']]))
    expect(decorated(clause({ id: 'a' }, p(ref('payment/late'))), known)).toContainEqual(expect.objectContaining({ text: 'For sen betaling' }))
  })
  test('labels follow an edit at once', () => {
    const state = stateOf(clause({ id: 'a' }, list('alpha_paren', item(p('x<caret>')), item('y'))))
    expect(shownIn(state).map((one) => one['data-label'])).toEqual(['a)', 'b)'])
    expect(shownIn(after(state, enter)).map((one) => one['data-label'])).toEqual(['a)', 'b)', 'c)'])
  })
})

describe('names', () => {
  test.each<[string, Node, string]>([
    ['its heading', clause({ id: 'a', heading: 'Bod' }, p('x')), 'Bod'],
    ['the term that it defines', clause({ id: 'a' }, definition({ id: 'd', term: 'Dag' }, 'betyder enhver dag.')), 'Dag'],
    ['its first words', clause({ id: 'a' }, p('Boden forfalder.')), 'Boden forfalder.'],
  ])('a wording goes by %s', (_name, wording, expected) => {
    expect(titleOfWording(wording)).toBe(expected)
  })
  test('sub-clauses go by their heading, else by their place', () => {
    const wording = clause(
      { id: 'a', heading: 'Bod' },
      clause({ id: 'a/b', heading: 'Sats' }, clause({ id: 'a/b/c' }, p('x'))),
      clause({ id: 'a/d' }, p('y')),
    )
    expect([...partsIn(wording)]).toEqual([
      ['a', 'Bod'],
      ['a/b', 'Sats'],
      ['a/b/c', 'Bod .1.1'],
      ['a/d', 'Bod .2'],
    ])
  })
})

test('a reference to a clause of the library goes in at the caret with its form', () => {
  const state = after(stateOf(clause({ id: 'a' }, p('Se <caret>.'))), insertExternalReference('payment', 'titled'))
  expect(wordingIn(state.doc).firstChild?.child(1).attrs).toMatchObject({ target: 'payment', form: 'titled' })
})

describe('a wording says something', () => {
  test.each<[string, Node, boolean]>([
    ['when it has text', clause({ id: 'a' }, p('x')), true],
    ['when it is the signatures', clause({ id: 'a', heading: 'Underskrifter' }, signatures()), true],
    ['but not with a heading alone', plainWording('a', 'Bod', ''), false],
    ['nor with a guidance note alone', clause({ id: 'a' }, guidance('x')), false],
  ])('%s', (_name, wording, expected) => {
    expect(hasText(wording)).toBe(expected)
  })
  test('a text of several lines becomes as many paragraphs', () => {
    expect(shape(plainWording('a', 'Bod', 'Et.\n\n  To.  \n'))).toBe('clause(heading(Bod) paragraph(Et.) paragraph(To.))')
  })
})

test('a wording survives the way to the library and back', () => {
  const wording = clause({ id: 'a', heading: 'Bod' }, p('Se ', ref('payment'), '.'))
  expect(wordingFrom(wording.toJSON() as Json).eq(wording)).toBe(true)
})
