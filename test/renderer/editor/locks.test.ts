/** Locked clauses keep their text whatever is done, until they are unlocked; then they remember it and stay, until that is forgotten. Undo brings the lock back. */
import * as fc from 'fast-check'
import { undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { type EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { cut, paste } from '../../../renderer/editor/clipboard.ts'
import { replaceWording } from '../../../renderer/editor/commands/library.ts'
import { movePartTo } from '../../../renderer/editor/commands/moving.ts'
import { deletePart, duplicatePart, setHeading, setReserved } from '../../../renderer/editor/commands/parts.ts'
import { insertReference } from '../../../renderer/editor/commands/references.ts'
import { insertLibraryClause } from '../../../renderer/editor/commands/library.ts'
import { deviationOf } from '../../../shared/document/attributes.ts'
import { documentProblems } from '../../../shared/document/format.ts'
import { nodeJson } from '../../../shared/document/json.ts'
import { lockedMatches, replaceAll, setQuery } from '../../../renderer/editor/find.ts'
import { applied, forgetLock, giveReason, lock, lockAgain, lockAround, lockRefusal, unlock } from '../../../renderer/editor/locks.ts'
import { brokenLock } from '../../../shared/document/locks.ts'
import type { Command } from 'prosemirror-state'
import { annex, chapter, clause, contract, item, list, p, ref } from '../../build.ts'
import { stateOf } from './editing.ts'

const REASON = 'Datatilsynets egen tekst.'
const document = contract(
  chapter(
    { id: 'k', heading: 'Data' },
    clause({ id: 'a', heading: 'Formål' }, 'Kunden skal.'),
    clause(
      { id: 'b', heading: 'Låst', locked: REASON },
      p('Kunden skal behandle.'),
      list('roman_parens', item({ id: 'i' }, 'et')),
      clause({ id: 'b1' }, 'inden i, jf. ', ref('missing')),
    ),
  ),
  clause({ id: 'c', heading: 'Øvrigt' }, 'Kunden<cursor>'),
)
const positionOf = (doc: Node, id: string): number => {
  let found = -1
  doc.descendants((node, pos) => {
    if (node.attrs['id'] === id) found = pos
  })
  return found
}
const start = stateOf(document)
const done = (state: EditorState, command: Command): EditorState => {
  let after = state
  command(state, (tr) => {
    after = applied(after, tr)
  })
  return after
}
const at = (state: EditorState, id: string, offset: number, to = offset): EditorState => {
  const pos = positionOf(state.doc, id)
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos + offset, pos + to)))
}
const transfer = (text: string) => ({ getData: (type: string): string => (type === 'text/plain' ? text : '') })
const WORDING = { clause: 'x', language: 'da', version: 1, node: clause({ id: 'x', heading: 'Ny' }, 'Ny tekst.') } as const

const REFUSED: readonly (readonly [string, EditorState, Command])[] = [
  ['typing', at(start, 'b', 10), (state, dispatch) => (dispatch?.(state.tr.insertText('x')), true)],
  ['pasting', at(start, 'b', 10), paste(transfer('ny tekst'))],
  ['cutting', at(start, 'b', 10, 14), cut],
  ['a selection that ends in it', at(start, 'a', 12, 30), cut],
  ['another wording', start, replaceWording('b', WORDING, null)],
  ['another wording of what is inside it', start, replaceWording('b1', WORDING, null)],
  ['deleting it', start, deletePart('b')],
  ['deleting what is around it', start, deletePart('k')],
  ['reserving it', start, setReserved('b', true)],
  ['another heading', start, setHeading('b', 'Anden')],
  ['a clause moved into it', start, movePartTo('c', { into: 'b' })],
  ['a clause moved out of it', start, movePartTo('b1', { after: 'c' })],
]

test.each(REFUSED)('%s is refused, and the state says which clause is locked and why', (_name, state, command) => {
  const after = done(state, command)
  expect(after.doc).toBe(state.doc)
  expect(lockRefusal(after)).toEqual({ clause: 'b', reason: REASON, isUnlocked: false })
})

test('what is around it does not go out of force with it unseen; an annex may, as nothing in it deviates then', () => {
  const locked = (id: string) => clause({ id, heading: 'Låst', locked: REASON }, p('Kunden skal.'))
  const around = stateOf(contract(clause({ id: 's', heading: 'Afsnit' }, locked('b')), annex({ id: 'x', heading: 'Bilag' }, locked('d'))))
  const refused = done(around, setReserved('s', true))
  expect([refused.doc, lockRefusal(refused)]).toEqual([around.doc, { clause: 'b', reason: REASON, isUnlocked: false }])
  expect(done(around, setReserved('x', true)).doc.lastChild?.attrs['reserved']).toBe(true)
  // Once it is out of force by itself, with a reason, the section still may not hide it.
  const open = done(done(around, unlock('b', 'Aftalt.')), setReserved('b', true))
  expect(lockRefusal(done(open, setReserved('s', true)))).toMatchObject({ clause: 'b', isUnlocked: true })
})

const ALLOWED: readonly (readonly [string, EditorState, Command])[] = [
  ['typing beside it', at(start, 'a', 12), (state, dispatch) => (dispatch?.(state.tr.insertText('x')), true)],
  ['moving it', start, movePartTo('b', { before: 'a' })],
  ['a copy of it', start, duplicatePart('b')],
  ['a reference into it', start, insertReference('i')],
  ['a reference to a paragraph of it, which gets an id', start, insertReference({ paragraph: positionOf(document, 'b') + 7 })],
  ['a clause that its reference was waiting for', start, insertLibraryClause({ ...WORDING, clause: 'missing' })],
]

test.each(ALLOWED)('%s is allowed', (_name, state, command) => {
  const after = done(state, command)
  expect(after.doc.eq(state.doc)).toBe(false)
  expect(lockRefusal(after)).toBeNull()
  expect(brokenLock(state.doc, after.doc)).toBeNull()
})

test('once unlocked it can be written in, and undo brings text and lock back', () => {
  const open = done(start, unlock('b', ''))
  expect(lockAround(open.doc, positionOf(open.doc, 'b1') + 2)).toBeNull()
  const written = done(at(open, 'b', 10), (state, dispatch) => (dispatch?.(state.tr.insertText('x')), true))
  expect(written.doc.eq(open.doc)).toBe(false)
  const back = done(done(written, undo), undo)
  expect(back.doc.eq(start.doc)).toBe(true)
  expect(lockAround(back.doc, positionOf(back.doc, 'b1') + 2)?.node.attrs['id']).toBe('b')
})

test('a locked clause that was put in can be taken out again by undo', () => {
  const put = done(start, insertLibraryClause({ ...WORDING, node: clause({ id: 'x', locked: REASON }, 'Ny tekst.') }))
  expect(done(put, undo).doc.eq(start.doc)).toBe(true)
})

test('replacing everywhere passes locked clauses over', () => {
  const asked = start.apply(setQuery(start.tr, { text: 'Kunden', matchCase: false, wholeWord: false }))
  expect(lockedMatches(asked)).toBe(1)
  const after = done(asked, replaceAll('Bestilleren'))
  expect(after.doc.textContent.match(/Bestilleren/g)).toHaveLength(2)
  expect(after.doc.textContent).toContain('Kunden skal behandle.')
})

test('no edit of text anywhere changes a locked clause', () => {
  const locked = start.doc.nodeAt(positionOf(start.doc, 'b'))?.content
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 30 }), fc.constantFrom('', 'x', ' Kunden '), (from, length, text) => {
      const begin = from % (document.content.size + 1)
      const end = Math.min(begin + length, document.content.size)
      const tr = start.tr
      try {
        if (text === '') tr.delete(begin, end)
        else tr.insertText(text, begin, end)
      } catch {
        // No text can stand there.
        return
      }
      const kept: Node[] = []
      applied(start, tr).doc.descendants((node) => {
        if (locked && node.content.eq(locked)) kept.push(node)
      })
      expect(kept).toHaveLength(1)
    }),
    { numRuns: 500 },
  )
})

const WHY = 'Leverandøren har ingen underdatabehandlere.'
const open = done(start, unlock('b', WHY))
const nodeOf = (state: EditorState, id: string): Node => {
  const node = state.doc.nodeAt(positionOf(state.doc, id))
  if (!node) throw new Error(`no ${id}`)
  return node
}
const typed = done(at(open, 'b', 10), (state, dispatch) => (dispatch?.(state.tr.insertText('x')), true))

test('an unlocked clause remembers what it said, why it was locked and why it may deviate', () => {
  expect(deviationOf(nodeOf(typed, 'b'))).toEqual({ reason: WHY, lock: REASON, was: nodeOf(start, 'b').children.map(nodeJson) })
  const other = done(typed, giveReason('b', 'En anden grund.'))
  expect(deviationOf(nodeOf(other, 'b'))?.reason).toBe('En anden grund.')
  expect(done(other, undo).doc.eq(typed.doc)).toBe(true)
})

test('a clause that is locked and unlocked again still remembers what it said first', () => {
  const again = done(done(typed, lock('b', 'Aftalt.')), unlock('b', WHY))
  expect(deviationOf(nodeOf(again, 'b'))).toEqual(deviationOf(nodeOf(open, 'b')))
})

test.each<readonly [string, EditorState, Command]>([
  ['deleting it', open, deletePart('b')],
  ['deleting what is around it', typed, deletePart('k')],
  ['typing over everything', open, (state, dispatch) => (dispatch?.(state.tr.delete(0, state.doc.content.size)), true)],
])('an unlocked clause stays: %s is refused', (_name, state, command) => {
  const after = done(state, command)
  expect(after.doc).toBe(state.doc)
  expect(lockRefusal(after)).toEqual({ clause: 'b', reason: REASON, isUnlocked: true })
})

test.each<readonly [string, Command]>([
  ['reserving it', setReserved('b', true)],
  ['moving it', movePartTo('b', { after: 'c' })],
  ['a clause moved out of it', movePartTo('b1', { after: 'c' })],
  ['deleting what is inside it', deletePart('b1')],
  ['another wording', replaceWording('b', WORDING, null)],
])('%s is allowed once it is unlocked, and it remembers', (_name, command) => {
  const after = done(open, command)
  expect(after.doc.eq(open.doc)).toBe(false)
  expect(deviationOf(nodeOf(after, 'b'))).toEqual(deviationOf(nodeOf(open, 'b')))
})

test('the locked text is given back with its lock, and keeps apart from what was moved out of it', () => {
  const back = done(done(typed, setReserved('b', true)), lockAgain('b'))
  expect(nodeOf(back, 'b').eq(nodeOf(start, 'b'))).toBe(true)
  const moved = done(done(open, movePartTo('b1', { after: 'c' })), lockAgain('b'))
  expect(nodeOf(moved, 'b').attrs['locked']).toBe(REASON)
  expect(documentProblems(moved.doc)).toEqual([])
})

test('a library wording that is locked makes an unlocked clause forget', () => {
  const after = done(typed, replaceWording('b', { ...WORDING, node: clause({ id: 'x', locked: 'Ny udgave.' }, 'Ny tekst.') }, null))
  expect(nodeOf(after, 'b').attrs).toMatchObject({ locked: 'Ny udgave.', deviation: null })
})

test('a clause that is no longer counted as locked forgets, and can be deleted', () => {
  const own = done(typed, forgetLock('b'))
  expect(deviationOf(nodeOf(own, 'b'))).toBeNull()
  expect(positionOf(done(own, deletePart('b')).doc, 'b')).toBe(-1)
})

test('a copy of an unlocked clause has nothing to account for', () => {
  const copies: unknown[] = []
  done(open, duplicatePart('b')).doc.descendants((node) => {
    if (node.type.name === 'clause' && node.childCount === 4) copies.push(deviationOf(node))
  })
  expect(copies).toEqual([deviationOf(nodeOf(open, 'b')), null])
})
