/** Choices, footnotes and what is optional: put in, changed, shown; references to what is inside a clause. */
import { undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { recordOf } from '../../../renderer/contract/record.ts'
import { conditionalsAt, insertChoice, setChoiceTexts, setCondition } from '../../../renderer/editor/commands/choices.ts'
import { definitionAt, insertDefinition, setTerm } from '../../../renderer/editor/commands/definitions.ts'
import { nextStep } from '../../../renderer/editor/commands/enter.ts'
import { insertFootnote, setFootnote } from '../../../renderer/editor/commands/footnotes.ts'
import { insertAnnexList } from '../../../renderer/editor/commands/insertions.ts'
import { toggleList } from '../../../renderer/editor/commands/lists.ts'
import { changeReference, insertReference } from '../../../renderer/editor/commands/references.ts'
import { footnotesBefore, footnotesIn, sameFootnotes } from '../../../renderer/editor/footnotes.ts'
import { liveIn } from '../../../renderer/editor/live.ts'
import { annexTable } from '../../../shared/document/annex-rows.ts'
import type { Question } from '../../../shared/model.ts'
import { annex, choice, clause, contract, definition, footnote, guidance, item, list, named, p, ref, when } from '../../build.ts'
import { done, stateOf } from './editing.ts'

const QUESTION: Question = {
  key: 'pris',
  label: 'Fast pris?',
  values: [
    { value: 'ja', label: 'Ja' },
    { value: 'nej', label: 'Nej' },
  ],
}
const TEXTS = { ja: 'fast', nej: 'variabel' }
const nodesOf = (state: EditorState | null, name: string): Node[] => {
  const found: Node[] = []
  state?.doc.descendants((node) => {
    if (node.type.name === name) found.push(node)
  })
  return found
}
const positions = (state: EditorState, is: (node: Node) => boolean): number[] => {
  const found: number[] = []
  state.doc.descendants((node, pos) => {
    if (is(node)) found.push(pos)
  })
  return found
}

test('a choice comes into the contract with its question in one step, and goes with it', () => {
  const state = done(stateOf(contract(clause({ id: 'a' }, 'Prisen er <cursor>.'))), insertChoice(QUESTION, TEXTS))
  expect(nodesOf(state, 'choice').map(({ attrs }) => attrs)).toEqual([{ question: 'pris', texts: TEXTS }])
  expect(state && recordOf(state).questions).toEqual([QUESTION])
  const back = state && done(state, undo)
  expect(back && [nodesOf(back, 'choice'), recordOf(back).questions]).toEqual([[], []])
})

test('a question that is asked already is not asked twice, and every answer of it must have words or none', () => {
  const state = stateOf(contract(clause({ id: 'a' }, 'x<cursor>')), { questions: [QUESTION] })
  const after = done(state, insertChoice({ ...QUESTION, label: 'Anderledes?' }, TEXTS))
  expect(after && recordOf(after).questions).toEqual([QUESTION])
  expect(done(state, insertChoice(QUESTION, { ja: 'fast' }))).toBeNull()
  expect(done(state, insertChoice(QUESTION, { ja: '', nej: '' }))).toBeNull()
})

test('the words of a choice and of a footnote are changed where they stand', () => {
  const state = stateOf(contract(clause({ id: 'a' }, choice('pris', TEXTS), 'x', footnote('Note.'))), { questions: [QUESTION] })
  const reworded = done(state, setChoiceTexts(2, { ja: 'bundet', nej: '' }))
  expect(nodesOf(reworded, 'choice')[0]?.attrs['texts']).toEqual({ ja: 'bundet', nej: '' })
  expect(nodesOf(done(state, setFootnote(4, ' Ny. ')), 'footnote')[0]?.attrs['text']).toBe('Ny.')
  expect(done(state, setFootnote(4, ' '))).toBeNull()
})

test('a footnote stands after what is selected, which stays', () => {
  const state = done(stateOf(contract(clause({ id: 'a' }, 'en <from>to<to> tre'))), insertFootnote('Note.'))
  expect(state?.doc.textContent).toBe('en to tre')
  expect(positions(state as EditorState, (node) => node.type.name === 'footnote')).toEqual([7])
})

const noted = contract(
  clause({ id: 'a' }, p('x', footnote('et')), guidance('y', footnote('ikke trykt')), clause({ id: 'a1' }, 'z', footnote('to'))),
  clause({ id: 'b', condition: when('pris', 'nej') }, 'x', footnote('ude')),
  clause({ id: 'c' }, named({ condition: when('pris', 'nej') }, 'x', footnote('også ude')), p('y', footnote('tre'))),
)

test('footnotes are counted as they are printed', () => {
  const state = stateOf(noted, { questions: [QUESTION] })
  const holds = (node: Node): boolean => liveIn(state).resolution.included(node)
  expect(state.doc.children.flatMap((part) => footnotesIn(part, holds))).toEqual(['et', 'to', 'tre'])
  expect(footnotesIn(state.doc.child(0), holds, true)).toEqual(['et'])
  const last = positions(state, (node) => node.attrs['id'] === 'c')[0] ?? 0
  expect(footnotesBefore(state.doc, last, holds)).toBe(2)
})

test('typing leaves the footnotes the same, one more or another text does not', () => {
  const state = stateOf(noted, { questions: [QUESTION] })
  const at = positions(state, (node) => node.type.name === 'footnote')[0] ?? 0
  const typed = state.apply(state.tr.insertText('ny', at))
  expect(sameFootnotes(state.doc, typed.doc)).toBe(true)
  expect(liveIn(typed)).toBe(liveIn(state))
  const less = state.apply(state.tr.delete(at, at + 1))
  expect(sameFootnotes(state.doc, less.doc)).toBe(false)
  expect(liveIn(less)).not.toBe(liveIn(state))
})

const optional = contract(clause({ id: 'a', heading: 'H' }, p('Først.'), p('Så <cursor>her.'), list('alpha_paren', item({ id: 'i' }, 'et'))))

test('what stands around the caret can depend on a new question, from the paragraph outwards', () => {
  const state = stateOf(optional)
  expect(conditionalsAt(state).map(({ kind }) => kind)).toEqual(['paragraph', 'part'])
  const pos = conditionalsAt(state)[0]?.pos ?? 0
  const after = done(state, setCondition(pos, when('pris', 'nej'), QUESTION))
  expect(after?.doc.nodeAt(pos)?.attrs['condition']).toEqual(when('pris', 'nej'))
  expect(after && recordOf(after).questions).toEqual([QUESTION])
  expect(after && liveIn(after).resolution.included(after.doc.nodeAt(pos) as Node)).toBe(false)
  expect(after && done(after, setCondition(pos, null))?.doc.nodeAt(pos)?.attrs['condition']).toBeNull()
})

test('nothing can depend on an answer that is never given, and alternatives keep theirs', () => {
  const state = stateOf(optional, { questions: [QUESTION] })
  const pos = conditionalsAt(state)[0]?.pos ?? 0
  expect(done(state, setCondition(pos, when('pris', 'måske')))).toBeNull()
  expect(done(state, setCondition(pos, when('ukendt', 'ja')))).toBeNull()
  const pair = contract(clause({ id: 'a', condition: when('pris', 'ja') }, 'x<cursor>'), clause({ id: 'a', condition: when('pris', 'nej') }, 'y'))
  expect(done(stateOf(pair, { questions: [QUESTION] }), setCondition(0, null))).toBeNull()
})

test('the halves of an optional paragraph are both optional; what is written after it is not', () => {
  const halves = (text: string): unknown[] => {
    const state = done(stateOf(contract(clause({ id: 'a' }, p('x'), named({ id: 'n', condition: when('pris', 'ja') }, text)))), nextStep)
    return nodesOf(state, 'paragraph').map(({ attrs }) => [attrs['id'], (attrs['condition'] as { value: string } | null)?.value ?? null])
  }
  expect(halves('Se <cursor>her')).toEqual([
    [null, null],
    ['n', 'ja'],
    [null, 'ja'],
  ])
  expect(halves('Se her<cursor>').at(-1)).toEqual([null, null])
})

test('a condition goes over from paragraph to list item and back', () => {
  const state = stateOf(contract(clause({ id: 'a' }, named({ condition: when('pris', 'ja') }, 'x<cursor>'))), { questions: [QUESTION] })
  const listed = done(state, toggleList('dash'))
  expect(nodesOf(listed, 'enumeration_item')[0]?.attrs['condition']).toEqual(when('pris', 'ja'))
  expect(nodesOf(listed, 'paragraph')[0]?.attrs['condition']).toBeNull()
  const back = listed && done(listed, toggleList('dash'))
  expect(nodesOf(back, 'paragraph')[0]?.attrs['condition']).toEqual(when('pris', 'ja'))
})

test('a paragraph gets an id when it is first referred to, in the same step', () => {
  const state = stateOf(contract(clause({ id: 'a' }, p('Først.'), p('Så.')), clause({ id: 'b' }, 'Se <cursor>')))
  const pos = positions(state, (node) => node.textContent === 'Så.' && node.type.name === 'paragraph')[0] ?? 0
  const after = done(state, insertReference({ paragraph: pos }))
  const [reference] = nodesOf(after, 'reference')
  expect(after?.doc.nodeAt(pos)?.attrs['id']).toBe(reference?.attrs['target'])
  expect(reference && after && liveIn(after).resolution.reference(reference, null).text.replaceAll('\u00a0', ' ')).toBe('punkt 1, 2. afsnit')
  expect(after && done(after, undo)?.doc.eq(state.doc)).toBe(true)
  const again = after && done(after, insertReference({ paragraph: pos }))
  expect(nodesOf(again, 'reference').map(({ attrs }) => attrs['target'])).toEqual([reference?.attrs['target'], reference?.attrs['target']])
})

test('a reference takes and gives up the other end of a range', () => {
  const state = stateOf(contract(clause({ id: 'a' }, 'x'), clause({ id: 'b' }, 'y'), clause({ id: 'c' }, 'Se ', ref('a'))))
  const pos = positions(state, (node) => node.type.name === 'reference')[0] ?? 0
  const ranged = done(state, changeReference({ to: 'b' }, pos))
  expect(ranged?.doc.nodeAt(pos)?.attrs).toMatchObject({ target: 'a', to: 'b' })
  expect(ranged && done(ranged, changeReference({ to: null }, pos))?.doc.nodeAt(pos)?.attrs['to']).toBeNull()
  expect(done(state, changeReference({ to: 'nowhere' }, pos))).toBeNull()
})

test('the table of annexes takes the other form when it is selected, and lists them as they are', () => {
  const state = done(
    stateOf(contract(clause({ id: 'a' }, 'x<cursor>'), annex({ id: 'x', heading: 'Priser' }), annex({ id: 'y', heading: 'Plan', unused: true }))),
    insertAnnexList('plain'),
  )
  expect(nodesOf(state, 'annex_list')[0]?.attrs['form']).toBe('plain')
  const { resolution } = liveIn(state as EditorState)
  expect(annexTable(resolution, 'plain').rows).toEqual([
    ['Bilag\u00a01', 'Priser'],
    ['Bilag\u00a02', 'Plan – Anvendes ikke'],
  ])
  expect(annexTable(resolution, 'check').rows.map((cells) => cells.slice(2))).toEqual([
    ['☒', '☐'],
    ['☐', '☒'],
  ])
})

test('the forms of a term are found in the text, too', () => {
  const state = stateOf(contract(clause({ id: 'a' }, definition({ id: 'd', term: 'Dag' }, 'er <cursor>x'), 'Dagene og Dag')))
  expect(definitionAt(state)?.attrs['term']).toBe('Dag')
  expect('Dagene'.match(liveIn(state).terms ?? /$^/)).toBeNull()
  const after = done(state, setTerm('d', 'Dag', ['Dagene']))
  expect(after && 'Dagenes'.match(liveIn(after).terms ?? /$^/)?.[0]).toBe('Dagenes')
  const made = done(stateOf(contract(clause({ id: 'a' }, 'x<cursor>'))), insertDefinition('Uge', '', ['Uger']))
  expect(nodesOf(made, 'definition')[0]?.attrs['forms']).toEqual(['Uger'])
})
