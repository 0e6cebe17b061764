/** What differs between two versions of a contract, part by part. */
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { movePart, removePart } from '../../../shared/document/edit.ts'
import { isPart } from '../../../shared/document/attributes.ts'
import type { Contract } from '../../../shared/model.ts'
import { type PartChange, partChanges as steps } from '../../../renderer/contract/part-changes.ts'
import { keyOf } from '../../../renderer/contract/parts.ts'
import { anyFullContract } from '../../arbitraries.ts'
import { chapter, clause, contract, contractOf, when } from '../../build.ts'

const price = clause({ id: 'price', heading: 'Pris' }, 'Ti kroner.')
const term = clause({ id: 'term', heading: 'Løbetid' }, 'Et år.', clause({ id: 'notice' }, 'Varsel.'))
const duty = clause({ id: 'duty', heading: 'Pligter' }, 'Alle.')
const alternative = (value: string, text: string): Node => clause({ id: 'pay', condition: when('pris', value) }, text)
const of = (...parts: readonly Node[]): Contract => contractOf(contract(...parts))
const partChanges = (before: Contract, after: Contract): PartChange[] => {
  const finding = steps(before, after)
  let step = finding.next()
  while (!step.done) step = finding.next()
  return step.value
}
const summary = (before: Contract, after: Contract): string[] => partChanges(before, after).map(({ kind, key, number }) => `${kind} ${key} ${number}`)

test('what is new, gone and reworded is told with the number it has or had, in the order of the later version', () => {
  const before = of(price, term, duty)
  const after = of(clause({ id: 'new' }, 'Nyt.'), clause({ id: 'price', heading: 'Pris' }, 'Tyve kroner.'), duty)
  expect(summary(before, after)).toEqual(['added new 1', 'changed price 2', 'removed term 2', 'removed notice 2.1'])
})

test('only the part that was moved is told of, not what changed its number for it', () => {
  expect(summary(of(price, term, duty), of(duty, price, term))).toEqual(['moved duty 1'])
})

test('what a moved part holds went along with it', () => {
  const inside = (...parts: readonly Node[]): Contract => of(chapter({ id: 'c', heading: 'A' }, ...parts), chapter({ id: 'd', heading: 'B' }))
  const after = of(chapter({ id: 'c', heading: 'A' }), chapter({ id: 'd', heading: 'B' }, term))
  expect(summary(inside(term), after)).toEqual(['moved term 1'])
})

test('alternatives are told apart although they share an id', () => {
  const before = of(alternative('fast', 'Fast.'), alternative('time', 'Timer.'))
  const after = of(alternative('fast', 'Fast.'), alternative('time', 'Efter timer.'))
  expect(partChanges(before, after).map(({ kind, key }) => [kind, key])).toEqual([['changed', 'pay?pris=time']])
})

const keysIn = (document: Node): string[] => {
  const keys: string[] = []
  document.descendants((node) => {
    if (isPart(node)) keys.push(keyOf(node))
    return isPart(node)
  })
  return keys
}

test('a version does not differ from itself', () => {
  fc.assert(
    fc.property(anyFullContract, (one) => {
      expect(partChanges(one, one)).toEqual([])
    }),
  )
})

/** The contract after one act, or null when it could not be done. */
const changed = (before: Contract, one: number, other: number, act: (tr: Transform, id: string, anchor: string) => boolean): Contract | null => {
  const ids = [...new Set(keysIn(before.document).map((key) => key.split('?')[0] ?? ''))]
  const tr = new Transform(before.document)
  const done = ids.length > 0 && act(tr, ids[one % ids.length] ?? '', ids[other % ids.length] ?? '')
  return done ? { ...before, document: tr.doc } : null
}

test('of a part taken out exactly what went with it is told', () => {
  fc.assert(
    fc.property(anyFullContract, fc.nat(), (before, one) => {
      const after = changed(before, one, 0, (tr, id) => removePart(tr, id))
      fc.pre(after !== null)
      const left = new Set(keysIn(after.document))
      const told = partChanges(before, after).map(({ kind, key }) => `${kind} ${key}`)
      const gone = [...new Set(keysIn(before.document))].filter((key) => !left.has(key)).map((key) => `removed ${key}`)
      expect(new Set(told)).toEqual(new Set(gone))
      expect(told).toHaveLength(gone.length)
    }),
  )
})

test('of a part moved nothing but moves is told', () => {
  fc.assert(
    fc.property(anyFullContract, fc.nat(), fc.nat(), (before, one, other) => {
      const after = changed(before, one, other, (tr, id, anchor) => movePart(tr, id, { after: anchor }))
      fc.pre(after !== null)
      expect(partChanges(before, after).filter(({ kind }) => kind !== 'moved')).toEqual([])
    }),
  )
})
