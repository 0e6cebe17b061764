/** @vitest-environment happy-dom */
/** Whatever is pasted, wherever: the document stays sound and no word is lost or changes places. */
import * as fc from 'fast-check'
import { undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { AllSelection, type EditorState, NodeSelection, Selection, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { copied, cut, MAX_PASTED_CHARACTERS, paste, readTransfer } from '../../../renderer/editor/clipboard.ts'
import { applied as locking, lockRefusal } from '../../../renderer/editor/locks.ts'
import { documentProblems } from '../../../shared/document/format.ts'
import { anyFullContract } from '../../arbitraries.ts'
import { annex, chapter, clause, contract, p } from '../../build.ts'
import { refusal } from '../../refused.ts'
import { runs } from '../../runs.ts'
import { stateOf } from './editing.ts'

const transfer = (data: Readonly<Record<string, string>>) => ({ getData: (type: string): string => data[type] ?? '' })

const QUESTIONS = [{ key: 'pris', label: 'Pris', values: ['ja', 'nej'].map((value) => ({ value, label: value })) }]

let counter = 0
/** A word that is nowhere else, of letters alone: no label looks like it. */
const word = fc.constantFrom('leverance', 'Kunden', 'ørsted', 'BETALING', 'café').map((base) => {
  counter += 1
  return `${base}${Array.from(String(counter), (digit) => 'abcdefghij'[Number(digit)]).join('')}zz`
})
/** They are found where they touch other text, too. */
const WORDS = /(?:leverance|Kunden|ørsted|BETALING|café|dyb|ord)[a-j]*zz/gu
const wordsIn = (text: string): string[] => text.match(WORDS) ?? []

const label = fc.constantFrom(
  '',
  '',
  '1. ',
  '2. ',
  '1.1 ',
  '1.2\t',
  '12.3.4 ',
  '§ 3. ',
  '§ 4 ',
  '(i) ',
  '(ii) ',
  '(a) ',
  'a) ',
  'b) ',
  '1) ',
  '• ',
  '- ',
  '– ',
  'a. ',
  '1. juli ',
  '300 ',
  '1.1.1.1.1.1.1.1.1 ',
  '\t',
  '   ',
)
const end = fc.constantFrom('', '.', ':', ';', ' …')
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const typed = fc.tuple(label, phrase, end).map((parts) => parts.join(''))

/** Plain text of any lines. */
const anyText = fc
  .array(fc.oneof({ weight: 8, arbitrary: typed }, { weight: 1, arbitrary: fc.constant('') }), { minLength: 1, maxLength: 14 })
  .map((lines) => lines.join('\n'))

const wordLabel = fc.constantFrom('1.', '1.1', '(a)', '·', 'o', 'i.', 'A.', '§ 2')
const { block } = fc.letrec<{ block: string; inline: string }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    phrase.map((words) => ` ${words} `),
    fc
      .tuple(
        fc.constantFrom('b', 'i', 'span', 'a', 'u', 'font', 'sup', 'o:p', 'span style="font-weight:bold"', 'span style="mso-bidi-x:y"'),
        tie('inline'),
      )
      .map(([tag, inside]) => `<${tag}>${inside}</${tag.split(' ')[0]}>`),
    fc.tuple(tie('inline'), tie('inline')).map(([a, b]) => `${a}<br>${b}`),
  ),
  block: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.tuple(label, tie('inline')).map(([before, inside]) => `<p>${before}${inside}</p>`),
    fc
      .tuple(
        fc.constantFrom('div', 'section', 'blockquote', 'h1', 'h2', 'h3', 'pre', 'center', 'article', 'dd'),
        fc.array(fc.oneof(tie('block'), tie('inline')), { minLength: 1, maxLength: 3 }),
      )
      .map(([tag, inside]) => `<${tag}>${inside.join('\n')}</${tag}>`),
    fc
      .tuple(fc.constantFrom('ul', 'ol', 'ol type="a"'), fc.array(fc.oneof(tie('block'), tie('inline')), { minLength: 1, maxLength: 3 }))
      .map(([tag, items]) => `<${tag}>${items.map((one) => `<li>${one}</li>`).join('')}</${tag.split(' ')[0]}>`),
    fc
      .array(fc.array(fc.oneof(tie('inline'), tie('block')), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map(
        (rows) =>
          `<table>${rows.map((cells) => `<tr>${cells.map((cell, index) => `<td colspan="${index + 1}" rowspan="${cells.length}">${cell}</td>`).join('')}</tr>`).join('')}</table>`,
      ),
    fc
      .tuple(wordLabel, fc.integer({ min: 1, max: 9 }), tie('inline'))
      .map(
        ([text, level, inside]) =>
          `<p class=MsoListParagraph style="mso-list:l1 level${level} lfo2"><span style="mso-list:Ignore">${text}<span>&nbsp; </span></span>${inside}</p>`,
      ),
    fc.constant('<script>alert("xxzz")</script><style>p { color: redzz }</style><img src=x onerror="alert(1)"><!-- kommentarzz -->'),
  ),
}))
const anyHtml = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => `<html><body>${blocks.join('\n')}</body></html>`)

const share = fc.noBias(fc.nat(9999)).map((one) => one / 9999)
const select = (state: EditorState, from: number, to: number, kind: string): EditorState => {
  const near = (at: number): Selection => Selection.near(state.doc.resolve(Math.round(at * state.doc.content.size)))
  const range = TextSelection.between(near(from).$from, near(kind === 'range' ? to : from).$to)
  return state.apply(state.tr.setSelection(kind === 'all' ? new AllSelection(state.doc) : range))
}
const kind = fc.constantFrom('caret', 'caret', 'caret', 'range', 'all')

const reading = (doc: Node): string => {
  const out: string[] = []
  doc.descendants((node) => {
    if (node.type.name === 'definition') out.push(String(node.attrs['term']))
    if (node.isTextblock) out.push(node.textBetween(0, node.content.size, undefined, ' '))
    return !node.isTextblock
  })
  return out.join('\n')
}
const sound = (doc: Node): void => {
  doc.check()
  expect(documentProblems(doc)).toEqual([])
}

const applied = (state: EditorState, command: (state: EditorState, dispatch: (tr: EditorState['tr']) => void) => boolean): EditorState => {
  let after = state
  command(state, (tr) => {
    after = locking(state, tr)
  })
  return after
}

test.each([
  ['plain text', anyText.map((text) => ({ 'text/plain': text })), (data: Record<string, string>) => wordsIn(data['text/plain'] ?? '')],
  [
    'HTML',
    anyHtml.map((text) => ({ 'text/html': text })),
    (data: Record<string, string>) =>
      wordsIn((data['text/html'] ?? '').replaceAll(/<script.*?<\/script>|<style.*?<\/style>|<!--.*?-->|<[^>]*>/g, ' ')),
  ],
])('every word of any %s is there, in order, wherever it is pasted', (_name, arbitrary, words) => {
  fc.assert(
    fc.property(anyFullContract, arbitrary, share, share, kind, (given, data, from, to, how) => {
      const before = select(stateOf(given.document, given), from, to, how)
      const after = applied(before, paste(transfer(data)))
      sound(after.doc)
      if (lockRefusal(after)) expect(after.doc).toBe(before.doc)
      else if (after.doc === before.doc) expect(before.selection instanceof TextSelection && words(data).length > 0).toBe(false)
      else expect(wordsIn(reading(after.doc))).toEqual(words(data))
    }),
    { numRuns: runs(150) },
  )
})

test('what is copied from any contract can be pasted into any other, and into itself', () => {
  fc.assert(
    fc.property(anyFullContract, anyFullContract, share, share, kind, share, fc.boolean(), (one, other, from, to, how, at, itself) => {
      const source = select(stateOf(one.document, one), from, to, how)
      if (source.selection.empty) return
      const target = itself ? select(source, at, at, 'caret') : select(stateOf(other.document, other), at, at, 'caret')
      sound(applied(target, paste(transfer(copied(source)))).doc)
    }),
    { numRuns: runs(150) },
  )
})

test('cutting leaves a sound contract, and pasting at once brings every word back', () => {
  fc.assert(
    fc.property(anyFullContract, share, share, kind, (given, from, to, how) => {
      const before = select(stateOf(given.document, given), from, to, how)
      if (before.selection.empty || before.selection instanceof NodeSelection) return
      const data = copied(before)
      const left = applied(before, cut)
      sound(left.doc)
      sound(applied(left, paste(transfer(data))).doc)
    }),
    { numRuns: runs(150) },
  )
})

const EMPTY = contract(clause({ id: 'a' }, p('<cursor>')))

test('a paste right after typing is undone by itself, and so is a cut', () => {
  const written = stateOf(EMPTY).apply(stateOf(EMPTY).tr.insertText('Prisen er '))
  const pasted = applied(written, paste(transfer({ 'text/plain': 'fast' })))
  expect(reading(pasted.doc)).toBe('Prisen er fast')
  const whole = select(pasted, 0, 1, 'range')
  expect(reading(applied(applied(whole, cut), undo).doc)).toBe('Prisen er fast')
  expect(reading(applied(pasted, undo).doc)).toBe('Prisen er ')
})

test('a chapter pasted where none can stand keeps its condition, and so its id beside its alternative', () => {
  const alternative = (value: string) => ({ id: 'x', condition: { question: 'pris', value }, heading: 'Løbetid' })
  const source = stateOf(contract(chapter(alternative('ja'))), { questions: QUESTIONS })
  const target = stateOf(contract(annex(alternative('nej'), p('<cursor>'))), { questions: QUESTIONS })
  const after = applied(target, paste(transfer(copied(select(source, 0, 1, 'all')))))
  sound(after.doc)
  expect(after.doc.lastChild?.lastChild?.attrs).toMatchObject({ id: 'x', condition: { question: 'pris', value: 'ja' } })
})

test('a page nested a hundred levels deep is read', () => {
  const deep = `${'<div><ul><li>'.repeat(100)}dybzz${'</li></ul></div>'.repeat(100)}`
  const after = applied(stateOf(EMPTY), paste(transfer({ 'text/html': deep })))
  sound(after.doc)
  expect(wordsIn(reading(after.doc))).toEqual(['dybzz'])
})

test('clauses a hundred levels deep are as deep as numbers go', () => {
  const pieces = Array.from({ length: 100 }).reduce<Node>((inner) => clause({ id: 'x' }, 'y', inner), clause({ id: 'x' }, 'dybzz'))
  const json = JSON.stringify({ pieces: { blocks: [], parts: [pieces.toJSON()], open: { start: false, end: false }, level: 1 }, fields: [] })
  const after = applied(stateOf(EMPTY), paste(transfer({ 'application/x-klausul-pieces': json })))
  sound(after.doc)
  expect(wordsIn(reading(after.doc))).toEqual(['dybzz'])
})

test.each(['', '{', '[]', '{"pieces":{}}', '{"pieces":{"blocks":[{"type":"script"}],"parts":[]},"fields":[]}'])(
  'pieces that are none (%s) leave the text beside them',
  (json) => {
    const after = applied(stateOf(EMPTY), paste(transfer({ 'application/x-klausul-pieces': json, 'text/plain': 'ordzz' })))
    expect(wordsIn(reading(after.doc))).toEqual(['ordzz'])
  },
)

test('a large paste is read in a short time, one that is too large is refused with a reason', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `${index % 3 === 0 ? `${index / 3 + 1}. ` : ''}Leverandøren leverer det, som er aftalt.`)
  expect(readTransfer(transfer({ 'text/plain': lines.join('\n') }))?.pasted.parts.length).toBeGreaterThan(60)
  expect(refusal(() => readTransfer(transfer({ 'text/plain': 'x'.repeat(MAX_PASTED_CHARACTERS + 1) }))).code).toBe('paste_too_large')
  const html = `<p>${'x'.repeat(1000)}</p>`.repeat(MAX_PASTED_CHARACTERS / 1000 + 1)
  expect(refusal(() => readTransfer(transfer({ 'text/html': html }))).code).toBe('paste_too_large')
})
