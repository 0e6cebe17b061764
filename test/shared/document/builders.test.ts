import { expect, test } from 'vitest'
import { cell, chapter, clause, contract, contractOf, item, list, p, ref, row, strong, table } from '../../build.ts'
import { parse, serialise } from '../../../shared/document/format.ts'

test('a tag is the position in the document where its name stood, and is not part of the text', () => {
  const document = contract(
    chapter(
      { id: 'I', heading: 'Dri<heading>ft' },
      clause({ id: 'a', heading: 'Pris' }, p('se ', ref('a'), ' h<after_reference>er', strong('fe<strong>d'))),
    ),
    clause({ id: 'b' }, list('dash', item('et', list('dash', item('t<item>o')))), table(row(cell('c'), cell('cel<cell>le')))),
  )
  const around = Object.entries(document.tags).map(([name, position]) => {
    const $pos = document.resolve(position)
    return [name, $pos.nodeBefore?.text, $pos.nodeAfter?.text]
  })
  expect(around).toEqual([
    ['heading', 'Dri', 'ft'],
    ['after_reference', ' h', 'er'],
    ['strong', 'fe', 'd'],
    ['item', 't', 'o'],
    ['cell', 'cel', 'le'],
  ])
})

test('a tag alone in a paragraph marks the empty paragraph', () => {
  const document = contract(clause({ id: 'a' }, p('<cursor>')))
  expect(document.resolve(document.tags['cursor'] ?? -1).parent).toBe(document.firstChild?.firstChild)
  expect(document.textContent).toBe('')
})

test('loose text between blocks becomes a paragraph, and the contract around a built document can be stored', () => {
  const document = contract(clause({ id: 'a' }, 'se ', ref('a'), list('dash', item('x')), 'efter'))
  expect(document.firstChild?.content.content.map((node) => node.type.name)).toEqual(['paragraph', 'enumeration', 'paragraph'])
  expect(parse(serialise(contractOf(document))).document.eq(document)).toBe(true)
})
