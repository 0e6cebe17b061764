/** Contracts in pieces: they make the same document again, and an edit changes one of them. */
import * as fc from 'fast-check'
import { Fragment, type Node, Slice } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { changedPieces, documentText, filledJson, frameJson, type PieceSplice, piecesOf } from '../../../shared/document/pieces.ts'
import type { DocumentPiece } from '../../../shared/api.ts'
import { isPart } from '../../../shared/document/attributes.ts'
import { parse, parseDocument, serialise } from '../../../shared/document/format.ts'
import { nodeJson } from '../../../shared/document/json.ts'
import { schema } from '../../../shared/document/schema.ts'
import { anyContract } from '../../arbitraries.ts'
import { annex, chapter, clause, contract, p } from '../../build.ts'

/** `changedPieces` from whole lists, one by one. */
const spliceBetween = (before: readonly DocumentPiece[], after: readonly DocumentPiece[]): PieceSplice | null => {
  const sameAt = (one: number, other: number): boolean => {
    const [a, b] = [before[one], after[other]]
    return a !== undefined && b !== undefined && a.json === b.json && a.depth === b.depth
  }
  const shorter = Math.min(before.length, after.length)
  let at = 0
  while (at < shorter && sameAt(at, at)) at += 1
  if (at === before.length && at === after.length) return null
  let end = 0
  while (end < shorter - at && sameAt(before.length - 1 - end, after.length - 1 - end)) end += 1
  return { at, remove: before.length - at - end, insert: after.slice(at, after.length - end) }
}

const sample = contract(
  chapter(
    { id: 'c', heading: 'Drift' },
    clause({ id: 'a', heading: 'Vilkår' }, p('Et'), clause({ id: 'b' }, p('To'))),
    clause({ id: 'd' }, p('Tre')),
  ),
  annex({ id: 'x', heading: 'Tidsplan' }, p('Fire'), annex({ id: 'y', heading: 'Faser' }, p('Fem'))),
)

test('a piece is a part without the parts inside it, in document order with its depth', () => {
  const seen = piecesOf(sample).map(({ depth, json }) => `${depth} ${schema.nodeFromJSON(JSON.parse(json)).attrs['id'] as string}`)
  expect(seen).toEqual(['0 c', '1 a', '2 b', '1 d', '0 x', '1 y'])
})

test('the pieces of any contract make its document again', () => {
  fc.assert(
    fc.property(anyContract, ({ document }) => {
      expect(parseDocument(JSON.parse(documentText(piecesOf(document)))).eq(document)).toBe(true)
    }),
  )
})

test('the text of a document is the one that it is written as at once', () => {
  fc.assert(
    fc.property(anyContract, ({ document }) => {
      expect(documentText(piecesOf(document))).toBe(JSON.stringify(nodeJson(document)))
    }),
  )
  expect(documentText([])).toBe(JSON.stringify(nodeJson(contract())))
})

test('a piece that is too deep hangs on the one before it, and one without content or with none in it takes some', () => {
  const pieces = [
    { depth: 0, json: '{"type":"a"}' },
    { depth: 3, json: '{"type":"b","content":[]}' },
    { depth: 2, json: '{"type":"c","attrs":{"says":"]}"}}' },
    { depth: 0, json: '{"type":"d"}' },
  ]
  expect(JSON.parse(documentText(pieces))).toEqual({
    type: 'contract',
    content: [{ type: 'a', content: [{ type: 'b', content: [{ type: 'c', attrs: { says: ']}' } }] }] }, { type: 'd' }],
  })
})

test('frame and filled together are the whole record', () => {
  fc.assert(
    fc.property(anyContract, (one) => {
      const record: object = { ...(JSON.parse(frameJson(one)) as object), ...(JSON.parse(filledJson(one)) as object) }
      const again = parse(JSON.stringify({ ...record, document: JSON.parse(documentText(piecesOf(one.document))) as unknown }))
      expect(JSON.parse(serialise(again))).toEqual(JSON.parse(serialise(one)))
    }),
  )
})

test('editing one clause changes one piece, however deep it stands', () => {
  const edited = contract(
    chapter(
      { id: 'c', heading: 'Drift' },
      clause({ id: 'a', heading: 'Vilkår' }, p('Et'), clause({ id: 'b' }, p('To!'))),
      clause({ id: 'd' }, p('Tre')),
    ),
    annex({ id: 'x', heading: 'Tidsplan' }, p('Fire'), annex({ id: 'y', heading: 'Faser' }, p('Fem'))),
  )
  expect(spliceBetween(piecesOf(sample), piecesOf(edited))).toMatchObject({ at: 2, remove: 1, insert: [{ depth: 2 }] })
})

test('the splice between any two contracts leads from one to the other', () => {
  fc.assert(
    fc.property(anyContract, anyContract, (one, other) => {
      const before = piecesOf(one.document)
      const after = piecesOf(other.document)
      const splice = spliceBetween(before, after)
      expect(splice === null ? before : before.toSpliced(splice.at, splice.remove, ...splice.insert)).toEqual(after)
    }),
  )
})

test('what changed between two versions of a document is the splice between their pieces', () => {
  fc.assert(
    fc.property(anyContract, anyContract, fc.nat(), (one, other, place) => {
      expect(changedPieces(one.document, other.document)).toEqual(spliceBetween(piecesOf(one.document), piecesOf(other.document)))
      const { document } = one
      const edited =
        document.childCount === 0 ? document : document.copy(document.content.replaceChild(0, other.document.firstChild ?? document.child(0)))
      const moved = document.copy(Fragment.fromArray(document.content.content.toSpliced(place % (document.childCount + 1), 1)))
      const inner: Node[] = []
      document.descendants((node, pos) => {
        if (isPart(node)) inner.push(document.replace(pos, pos + node.nodeSize, Slice.empty))
      })
      for (const version of [edited, moved, ...inner]) {
        expect(changedPieces(document, version)).toEqual(spliceBetween(piecesOf(document), piecesOf(version)))
      }
    }),
  )
})

test('there is no splice between equal lists', () => {
  expect(spliceBetween(piecesOf(sample), piecesOf(sample))).toBeNull()
  expect(changedPieces(sample, contract(...sample.children))).toBeNull()
})
