/** Whatever commands a user calls in whatever contract, wherever: the document stays sound, untouched clauses stay the same, and undo brings everything back. */
import * as fc from 'fast-check'
import { closeHistory, redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { AllSelection, type Command, EditorState, NodeSelection, Selection, TextSelection } from 'prosemirror-state'
import { fixTables } from 'prosemirror-tables'
import { expect, test } from 'vitest'
import { CATALOGUE } from '../../../renderer/editor/commands/catalogue.ts'
import { conditionalsAt, insertChoice, setCondition } from '../../../renderer/editor/commands/choices.ts'
import { insertDefinition } from '../../../renderer/editor/commands/definitions.ts'
import { insertFootnote } from '../../../renderer/editor/commands/footnotes.ts'
import { insertField, insertNewField } from '../../../renderer/editor/commands/insertions.ts'
import { insertLibraryClause, replaceWording } from '../../../renderer/editor/commands/library.ts'
import { wrapInList } from '../../../renderer/editor/commands/lists.ts'
import { movePartTo } from '../../../renderer/editor/commands/moving.ts'
import { setHeading } from '../../../renderer/editor/commands/parts.ts'
import { insertReference } from '../../../renderer/editor/commands/references.ts'
import { insertTable } from '../../../renderer/editor/commands/tables.ts'
import { contractPlugins } from '../../../renderer/editor/editor-state.ts'
import { KEYS } from '../../../renderer/editor/keymap.ts'
import { forgetLock, giveReason, lock, lockAgain, unlock } from '../../../renderer/editor/locks.ts'
import { brokenLock } from '../../../shared/document/locks.ts'
import { recordOf } from '../../../renderer/contract/record.ts'
import { isPart } from '../../../shared/document/attributes.ts'
import { documentProblems } from '../../../shared/document/format.ts'
import type { Contract } from '../../../shared/model.ts'
import { anyFullContract } from '../../arbitraries.ts'
import { clause, item, list, p, ref } from '../../build.ts'
import { idsIn, line } from './editing.ts'

const start = (contract: Contract): EditorState => {
  const state = EditorState.create({ doc: contract.document, plugins: contractPlugins(contract) })
  // Rows of unlike length are mended as soon as they are touched; that is not what is looked at here.
  const mended = fixTables(state)?.doc ?? contract.document
  return EditorState.create({ doc: mended, plugins: contractPlugins({ ...contract, document: mended }) })
}

/** An act: where the selection goes first (shares of the document), which command, and a number that the command may use. */
interface Act {
  readonly from: number
  readonly to: number
  readonly kind: 'caret' | 'range' | 'node' | 'all'
  readonly command: number
  readonly number: number
}

const WORDING = {
  clause: 'price',
  language: 'da',
  version: 2,
  node: clause(
    { id: 'price', heading: 'Pris' },
    p('x ', ref('price/cap'), ref('elsewhere')),
    list('dash', item({ id: 'price/item.1' }, 'y')),
    clause({ id: 'price/cap' }, 'z'),
  ),
} as const

const QUESTION = { key: 'asked', label: 'Hvilken?', values: ['one', 'two'].map((value) => ({ value, label: value })) }

const commandsFor = (state: EditorState, number: number): readonly (readonly [string, Command])[] => {
  const ids = [...idsIn(state.doc)]
  const id = ids[number % Math.max(1, ids.length)] ?? 'none'
  const other = ids[(number * 7) % Math.max(1, ids.length)] ?? 'none'
  const place = [{ after: other }, { before: other }, { into: other }][number % 3] ?? { into: other }
  return [
    ...Object.entries(KEYS).filter(([key]) => !/^Mod-(z|y|Shift-z)$/.test(key)),
    ...CATALOGUE.filter(({ id: name }) => !name.startsWith('edit.')).map(({ id: name, run }) => [name, run] as const),
    [
      'type',
      (now, dispatch) =>
        now.selection instanceof TextSelection && now.selection.$from.sameParent(now.selection.$to)
          ? (dispatch?.(now.tr.insertText('ny ')), true)
          : false,
    ],
    ['reference', insertReference(id)],
    ['range', insertReference(id, 'full', other)],
    ['choice', insertChoice(QUESTION, { one: 'et', two: '' })],
    ['footnote', insertFootnote('Note.')],
    ['condition', (now, ...rest) => setCondition(conditionalsAt(now)[0]?.pos ?? 0, { question: 'asked', value: 'two' }, QUESTION)(now, ...rest)],
    ['lock', lock(id, 'Myndighedens tekst.')],
    ['unlock', unlock(id, 'Aftalt.')],
    ['give a reason', giveReason(id, 'Aftalt anderledes.')],
    ['lock again', lockAgain(id)],
    ['forget the lock', forgetLock(id)],
    ['field', insertField('field.0')],
    ['new field', insertNewField({ key: `made.${number}`, label: 'Nyt', type: 'text', owner: 'buyer' })],
    ['definition', insertDefinition('Dag', 'betyder ')],
    ['table', insertTable(1 + (number % 3), 1 + (number % 4))],
    ['wrap', wrapInList('alpha_paren')],
    ['move to', movePartTo(id, place)],
    ['set heading', setHeading(id, number % 2 === 0 ? 'Ny overskrift' : '')],
    ['library', insertLibraryClause(WORDING, number % 2 === 0 ? place : null)],
    ['wording', replaceWording(id, WORDING, null)],
  ]
}

const share = fc.noBias(fc.nat(9999)).map((one) => one / 9999)
const act: fc.Arbitrary<Act> = fc.record({
  from: share,
  to: share,
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant('caret' as const) },
    { weight: 3, arbitrary: fc.constantFrom('range' as const, 'node' as const) },
    { weight: 1, arbitrary: fc.constant('all' as const) },
  ),
  command: fc.noBias(fc.nat(9999)),
  number: fc.noBias(fc.nat(9999)),
})

const selectionFor = (state: EditorState, { from, to, kind }: Act): Selection => {
  const { doc } = state
  const near = (part: number): Selection => Selection.near(doc.resolve(Math.round(part * doc.content.size)))
  if (kind === 'all') return new AllSelection(doc)
  if (kind === 'range') return TextSelection.between(near(from).$from, near(to).$to)
  if (kind === 'node') {
    const $pos = doc.resolve(Math.round(from * doc.content.size))
    const node = $pos.nodeAfter
    return node && NodeSelection.isSelectable(node) ? NodeSelection.create(doc, $pos.pos) : near(from)
  }
  return near(from)
}

/** Do the acts one by one, each its own event of the history. */
const perform = (first: EditorState, acts: readonly Act[], check: (before: EditorState, after: EditorState, name: string) => void): EditorState => {
  let state = first
  for (const one of acts) {
    state = state.apply(closeHistory(state.tr.setSelection(selectionFor(state, one))))
    const commands = commandsFor(state, one.number)
    const [name, command] = commands[one.command % commands.length] ?? ['', () => false]
    const before = state
    const applies = command(state, (tr) => {
      state = state.apply(tr)
    })
    if (!applies) expect([name, state === before]).toEqual([name, true])
    try {
      check(before, state, name)
    } catch (error) {
      const [was, is] = [line(before, idsIn(before.doc)), line(state, idsIn(before.doc))]
      throw new Error(`${name} ${JSON.stringify(before.selection.toJSON())}\n${was}\n${is}\n${String(error).slice(0, 300)}`, { cause: error })
    }
  }
  return state
}

test('after any commands the document is sound', () => {
  fc.assert(
    fc.property(anyFullContract, fc.array(act, { minLength: 1, maxLength: 12 }), (contract, acts) => {
      perform(start(contract), acts, (_before, after, name) => {
        try {
          after.doc.check()
        } catch (error) {
          throw new Error(`${name}: ${String(error)}`, { cause: error })
        }
        expect([name, documentProblems(after.doc)]).toEqual([name, []])
      })
    }),
    { numRuns: 60 },
  )
})

test('undoing everything gives back the contract, redoing everything the last one', () => {
  fc.assert(
    fc.property(anyFullContract, fc.array(act, { minLength: 1, maxLength: 8 }), (contract, acts) => {
      const first = start(contract)
      const last = perform(first, acts, () => undefined)
      let state = last
      const step = (command: Command): void => {
        command(state, (tr) => {
          state = state.apply(tr)
        })
      }
      while (undoDepth(state) > 0) step(undo)
      expect(state.doc.toJSON()).toEqual(first.doc.toJSON())
      expect(recordOf(state)).toEqual(recordOf(first))
      while (redoDepth(state) > 0) step(redo)
      expect(state.doc.toJSON()).toEqual(last.doc.toJSON())
      expect(recordOf(state)).toEqual(recordOf(last))
    }),
    { numRuns: 60 },
  )
})

const LOCKS: ReadonlySet<string> = new Set(['lock', 'unlock', 'give a reason', 'lock again', 'forget the lock'])

test('no command but those for locks changes a locked clause, or takes one away that was', () => {
  fc.assert(
    fc.property(anyFullContract, fc.array(act, { minLength: 1, maxLength: 12 }), (contract, acts) => {
      perform(start(contract), acts, (before, after, name) => {
        if (!LOCKS.has(name)) expect([name, brokenLock(before.doc, after.doc)]).toEqual([name, null])
      })
    }),
    { numRuns: 60 },
  )
})

/** The texts of the contract, by what they say. */
const textsOf = (doc: Node): string[] => {
  const texts: string[] = []
  doc.descendants((node) => {
    if (node.isTextblock && node.content.size > 0) texts.push(JSON.stringify(node.content.toJSON()))
    return !node.isTextblock
  })
  return texts
}

const STRUCTURAL = new Set([
  'Tab',
  'Shift-Tab',
  'Alt-ArrowUp',
  'Alt-ArrowDown',
  'clause.level_up',
  'clause.level_down',
  'clause.move_up',
  'clause.move_down',
  'move to',
  'clause.heading_style',
  'list.dash',
  'list.none',
  'wrap',
])

test('moving, levels and lists lose and double no text', () => {
  fc.assert(
    fc.property(anyFullContract, fc.array(act, { minLength: 1, maxLength: 12 }), (contract, acts) => {
      perform(start(contract), acts, (before, after, name) => {
        if (STRUCTURAL.has(name)) expect([name, ...textsOf(after.doc).toSorted()]).toEqual([name, ...textsOf(before.doc).toSorted()])
      })
    }),
    { numRuns: 60 },
  )
})

test('a command leaves the parts that it is not about as they were, id and all', () => {
  const local = new Set([
    'Enter',
    'Shift-Enter',
    'Backspace',
    'Delete',
    'Tab',
    'Shift-Tab',
    'list.dash',
    'table',
    'definition',
    'reference',
    'clause.heading',
  ])
  fc.assert(
    fc.property(anyFullContract, fc.array(act, { minLength: 1, maxLength: 12 }), (contract, acts) => {
      perform(start(contract), acts, (before, after, name) => {
        if (!local.has(name) || !before.selection.empty) return
        const kept = new Set<Node>()
        after.doc.descendants((node) => {
          kept.add(node)
          return isPart(node)
        })
        const top = before.selection.$from.depth > 0 ? before.selection.$from.index(0) : -1
        const near = [top - 1, top, top + 1].map((index) => before.doc.maybeChild(index)?.attrs['id'] as unknown)
        before.doc.forEach((node, _offset, index) => {
          const beside = near.includes(node.attrs['id']) || near.includes(before.doc.maybeChild(index + 1)?.attrs['id'])
          if (!beside && isPart(node)) expect([name, index, kept.has(node)]).toEqual([name, index, true])
        })
      })
    }),
    { numRuns: 60 },
  )
})

/** What a reader reads from one position to another: words, terms and what is live, without spaces. */
const readingIn = (doc: Node, from: number, to: number): string => {
  let out = ''
  doc.descendants((node, pos) => {
    if (node.type.name === 'definition' && pos + 1 >= from && pos < to) out += String(node.attrs['term'])
    if (node.isText) out += (node.text ?? '').slice(Math.max(0, from - pos), Math.max(0, to - pos))
    else if (node.isInline && pos >= from && pos < to) out += JSON.stringify(node.attrs)
  })
  return out.replaceAll(/\s/g, '')
}

const JOINS =
  /^(?:Enter|Shift-Enter|Mod-Enter|Tab|Alt-Shift-ArrowRight|(?:Shift-|Mod-)?(?:Backspace|Delete)|list\.\w+|wrap|clause\.(?:new|heading|level_down)|insert\.guidance)$/

test('with nothing selected no key changes what a reader reads, nor its order', () => {
  fc.assert(
    fc.property(anyFullContract, fc.array(act, { minLength: 1, maxLength: 12 }), (contract, acts) => {
      perform(start(contract), acts, (before, after, name) => {
        if (!JOINS.test(name) || !before.selection.empty) return
        expect([name, readingIn(after.doc, 0, after.doc.content.size)]).toEqual([name, readingIn(before.doc, 0, before.doc.content.size)])
      })
    }),
    { numRuns: 60 },
  )
})

test('deleting a selection takes what is selected and nothing else', () => {
  fc.assert(
    fc.property(anyFullContract, fc.array(act, { minLength: 1, maxLength: 12 }), (contract, acts) => {
      perform(start(contract), acts, (before, after, name) => {
        const { selection, doc } = before
        if (!/Backspace|Delete/.test(name) || !(selection instanceof TextSelection) || selection.empty || after.doc === doc) return
        const rest = readingIn(doc, 0, selection.from) + readingIn(doc, selection.to, doc.content.size)
        expect([name, readingIn(after.doc, 0, after.doc.content.size)]).toEqual([name, rest])
        expect(after.selection).toBeInstanceOf(TextSelection)
      })
    }),
    { numRuns: 60 },
  )
})
