// @vitest-environment happy-dom
/** Differences as they are shown: in colour and form for the eye, in words for screen readers. */
import type { Node } from 'prosemirror-model'
import { beforeEach, expect, test } from 'vitest'
import { Differences } from '../../../renderer/differences/differences.tsx'
import { wordingDifferences } from '../../../renderer/differences/wording-differences.ts'
import { clause, field, item, list, p, signatures, strong, table, cell, row, when } from '../../build.ts'
import { allByRole, byRole, press, render, shows } from '../screen.tsx'
import { connect } from '../window.tsx'

const name = (inline: Node): string => `the ${inline.type.name}`

const shown = async (before: Node, after: Node, isFolded = false): Promise<void> => {
  const blocks = wordingDifferences(before, after, 'da', { before: name, after: name })
  await render(<Differences blocks={blocks} language="da" label="Old and new" isFolded={isFolded} />)
}
const long = (last: string): Node => clause({ id: 'a', heading: 'H' }, p('En.'), p('To.'), p('Tre.'), p(last))
const texts = (selector: string): string[] => [...document.querySelectorAll(selector)].map((element) => element.textContent ?? '')

beforeEach(async () => {
  await connect({ info: { language: 'en' } })
})

test('what came in and what went out is said in words, too', async () => {
  await shown(clause({ id: 'a' }, p('Fristen er ti dage.')), clause({ id: 'a' }, p('Fristen er tolv dage.')))
  expect(texts('ins')).toEqual(['Inserted: tolv End of insertion.'])
  expect(texts('del')).toEqual(['Deleted: ti End of deletion.'])
  expect(texts('.differences-summary')).toEqual(['1 word inserted, 1 word deleted'])
})

test('the text is in the language of the contract, the words about it in that of the interface', async () => {
  await shown(clause({ id: 'a' }, p('Et.')), clause({ id: 'a' }, p('To.')))
  expect(document.querySelector('.differences-text')?.getAttribute('lang')).toBe('da')
  expect(document.querySelector('.differences-summary')?.closest('[lang=da]')).toBeNull()
})

test('the list has a name', async () => {
  await shown(clause({ id: 'a' }, p('Et.')), clause({ id: 'a' }, p('To.')))
  expect(allByRole('list', 'Old and new')).toHaveLength(1)
})

test('wordings that are the same are said to be', async () => {
  await shown(clause({ id: 'a' }, p('Et.')), clause({ id: 'b' }, p('Et.')))
  expect(texts('.differences-summary')).toEqual(['The wordings are the same.'])
  expect(texts('ins, del')).toEqual([])
})

test('fields and marks stand in the text as what they are', async () => {
  await shown(clause({ id: 'a' }, p('Inden ', strong('ti'), ' dage.')), clause({ id: 'a' }, p('Inden ', strong('ti'), ' ', field('days'), ' dage.')))
  expect(texts('ins .differences-field')).toEqual(['the field'])
  expect(texts('strong')).toEqual(['ti'])
})

test.each<[string, Node, Node, string]>([
  ['a list', clause({ id: 'a' }, p('navn')), clause({ id: 'a' }, list('dash', item('navn'))), 'Was: paragraph. Is now: list item.'],
  ['other labels', clause({ id: 'a' }, list('dash', item('x'))), clause({ id: 'a' }, list('bullet', item('x'))), 'Other list labels than before.'],
  ['a condition', clause({ id: 'a' }, p('x')), clause({ id: 'a', condition: when('pris', 'fast') }, p('x')), 'New condition: pris = fast.'],
  ['no condition', clause({ id: 'a', condition: when('pris', 'fast') }, p('x')), clause({ id: 'a' }, p('x')), 'The condition pris = fast is gone.'],
  [
    'a heading of its own line',
    clause({ id: 'a', heading: 'H' }, p('x')),
    clause({ id: 'a', heading: 'H', heading_style: 'block' }, p('x')),
    'The heading now stands on a line of its own.',
  ],
  ['signatures', clause({ id: 'a' }, p('x')), clause({ id: 'a' }, p('x'), signatures()), 'Inserted: signature block'],
])('a change of form to %s is said in a sentence', async (_name, before, after, expected) => {
  await shown(before, after)
  expect(shows(expected)).toBe(true)
  expect(shows('The words are the same; only how they stand differs.')).toBe(true)
})

test('the cells of a row stand apart', async () => {
  await shown(clause({ id: 'a' }, table(row(cell('Drift'), cell('100')))), clause({ id: 'a' }, table(row(cell('Drift'), cell('120')))))
  expect(texts('.differences-cell')).toEqual([' | '])
})

test('what is far from a change is folded away until it is asked for', async () => {
  await shown(long('Fire.'), long('Fem.'), true)
  expect(shows('En.')).toBe(false)
  expect(shows('Tre.')).toBe(true)
  await press(byRole('button', 'Show 3 unchanged paragraphs'))
  expect(shows('En.')).toBe(true)
  expect(allByRole('button')).toHaveLength(0)
})
