/** Differences between two wordings: what is shown as equal, inserted and deleted, and that nothing of either wording gets lost. */
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, test } from 'vitest'
import { attributesOf, isPart } from '../../../shared/document/attributes.ts'
import { countDifferences, type BlockDifference, wordingDifferences } from '../../../renderer/differences/wording-differences.ts'
import { anyFullContract } from '../../arbitraries.ts'
import {
  cell,
  clause,
  definition,
  field,
  guidance,
  headerCell,
  type Inline,
  item,
  list,
  p,
  ref,
  row,
  signatures,
  strong,
  table,
  when,
  choice,
  footnote,
  named,
} from '../../build.ts'

const name = (inline: Node): string =>
  inline.type.name === 'reference' ? `→${attributesOf(inline, 'reference').target}` : `[${attributesOf(inline, 'field').key}]`
const compare = (before: Node | null, after: Node | null): BlockDifference[] => wordingDifferences(before, after, 'da', { before: name, after: name })

/** `equal [-deleted-] {+inserted+}`, a line a block. */
const shown = (blocks: readonly BlockDifference[]): string[] =>
  blocks.map(({ runs }) =>
    runs
      .map(({ change, tokens }) => {
        const text = tokens.map((token) => token.text).join('')
        return change === 'equal' ? text : change === 'inserted' ? `{+${text}+}` : `[-${text}-]`
      })
      .join(''),
  )
const changes = (before: Node, after: Node): string[] => shown(compare(before, after)).filter((line) => /[[{]/.test(line))

/** What is written on the page where it stands is told by the program itself. */
const told = (child: Node): string => {
  if (child.type.name === 'choice') return `[${Object.values(attributesOf(child, 'choice').texts).join(' / ')}]`
  return child.type.name === 'footnote' ? `[* ${attributesOf(child, 'footnote').text}]` : name(child)
}

const inline = (node: Node): string => {
  let text = node.type.name === 'definition' ? `${attributesOf(node, 'definition').term} ` : ''
  node.forEach((child) => {
    text += child.isText ? (child.text ?? '') : told(child)
  })
  return text
}
/** The wording as lines, read without the code under test. */
const linesOf = (wording: Node): string[] => {
  const lines: string[] = []
  const walk = (node: Node): void => {
    if (isPart(node) && node.firstChild?.type.name !== 'heading') lines.push('')
    if (node.isTextblock) lines.push(inline(node))
    else if (node.isAtom) lines.push('')
    else if (node.type.name === 'table_row') {
      const cells: string[] = []
      node.forEach((one) => {
        const paragraphs: string[] = []
        one.forEach((paragraph) => {
          paragraphs.push(inline(paragraph))
        })
        cells.push(paragraphs.join('\n'))
      })
      lines.push(cells.join(' | '))
    } else node.forEach(walk)
  }
  walk(wording)
  return lines
}
const sideOf = (blocks: readonly BlockDifference[], side: 'before' | 'after'): string[] =>
  blocks
    .filter((block) => block[side] !== null)
    .map(({ runs }) =>
      runs
        .filter(({ change }) => change === 'equal' || change === (side === 'before' ? 'deleted' : 'inserted'))
        .flatMap(({ tokens }) => tokens.map(({ text }) => text))
        .join(''),
    )

const one = (...children: readonly Inline[]): Node => clause({ id: 'a' }, p(...children))
const prices = (last: string): Node => clause({ id: 'a' }, table(row(headerCell('Ydelse'), headerCell('Pris')), row(cell('Drift'), cell(last))))
const long = (word: string): Node => clause({ id: 'a' }, ...Array.from({ length: 300 }, (_, place) => p(`${word}${place} `.repeat(40))))

describe('in a paragraph', () => {
  test.each<[string, Node, Node, string]>([
    ['a word is replaced', one('Fristen er ti dage.'), one('Fristen er tolv dage.'), 'Fristen er [-ti-]{+tolv+} dage.'],
    [
      'a word with æ, ø and å is one word',
      one('Så længe ærøboen får øl.'),
      one('Så længe ærøboerne får øl.'),
      'Så længe [-ærøboen-]{+ærøboerne+} får øl.',
    ],
    ['an amount is one word', one('Højst 1.250,50 kr.'), one('Højst 1.250,75 kr.'), 'Højst [-1.250,50-]{+1.250,75+} kr.'],
    ['words come in', one('Kunden betaler.'), one('Kunden betaler inden ti dage.'), 'Kunden betaler{+ inden ti dage+}.'],
    ['words go out', one('Kunden betaler straks beløbet.'), one('Kunden betaler beløbet.'), 'Kunden betaler [-straks -]beløbet.'],
    ['a reference gets another target', one('Se ', ref('x'), '.'), one('Se ', ref('y'), '.'), 'Se [-→x-]{+→y+}.'],
    ['a reference gets another form', one('Se ', ref('x'), '.'), one('Se ', ref('x', 'titled'), '.'), 'Se [-→x-]{+→x+}.'],
    ['a field takes the place of words', one('Inden ti dage.'), one('Inden ', field('days'), ' dage.'), 'Inden [-ti-]{+[days]+} dage.'],
    ['a word becomes strong', one('Kunden betaler.'), one('Kunden ', strong('betaler'), '.'), 'Kunden [-betaler-]{+betaler+}.'],
    [
      'a rewritten stretch is not cut into shreds at its spaces',
      one('Leverandøren skal uden ophold underrette Kunden herom.'),
      one('Leverandøren orienterer senest næste dag Kunden herom.'),
      'Leverandøren [-skal uden ophold underrette-]{+orienterer senest næste dag+} Kunden herom.',
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(changes(before, after)).toEqual([expected])
  })
})

describe('between blocks', () => {
  const base = clause({ id: 'a', heading: 'Bod' }, p('Boden er fem procent.'), p('Boden forfalder straks.'))

  test('a new paragraph leaves its neighbours equal', () => {
    const after = clause({ id: 'a', heading: 'Bod' }, p('Boden er fem procent.'), p('Renter løber ikke.'), p('Boden forfalder straks.'))
    expect(shown(compare(base, after))).toEqual(['Bod', 'Boden er fem procent.', '{+Renter løber ikke.+}', 'Boden forfalder straks.'])
  })
  test('a paragraph that is gone leaves its neighbours equal', () => {
    expect(shown(compare(base, clause({ id: 'a', heading: 'Bod' }, p('Boden forfalder straks.'))))).toEqual([
      'Bod',
      '[-Boden er fem procent.-]',
      'Boden forfalder straks.',
    ])
  })
  test('a heading that is rewritten is the same heading', () => {
    const after = clause({ id: 'a', heading: 'Konventionalbod' }, p('Boden er fem procent.'), p('Boden forfalder straks.'))
    expect(changes(base, after)).toEqual(['[-Bod-]{+Konventionalbod+}'])
  })
  test('a paragraph with nothing in common is deleted and inserted, not mixed', () => {
    const after = clause({ id: 'a', heading: 'Bod' }, p('Voldgift finder sted i Oslo uden undtagelse.'), p('Boden forfalder straks.'))
    expect(changes(base, after)).toEqual(['[-Boden er fem procent.-]', '{+Voldgift finder sted i Oslo uden undtagelse.+}'])
  })
  test('each changed paragraph is paired with its own older wording although one came in before it', () => {
    const after = clause(
      { id: 'a', heading: 'Bod' },
      p('Helt nyt om noget andet her.'),
      p('Boden er ti procent.'),
      p('Boden forfalder efter påkrav.'),
    )
    expect(changes(base, after)).toEqual([
      '{+Helt nyt om noget andet her.+}',
      'Boden er [-fem-]{+ti+} procent.',
      'Boden forfalder [-straks-]{+efter påkrav+}.',
    ])
  })
  test('a list item that comes in does not make those after it differ by their labels', () => {
    const before = clause({ id: 'a' }, list('alpha_paren', item('navn'), item('adresse')))
    const after = clause({ id: 'a' }, list('alpha_paren', item('navn'), item('nummer'), item('adresse')))
    const blocks = compare(before, after)
    expect(changes(before, after)).toEqual(['{+nummer+}'])
    expect(blocks.map(({ after: shape }) => shape?.label)).toEqual(['', 'a)', 'b)', 'c)'])
  })
  test('a paragraph that becomes a list item is the same words in another form', () => {
    const [head, block] = compare(clause({ id: 'a' }, p('navn og adresse')), clause({ id: 'a' }, list('dash', item('navn og adresse'))))
    expect(head?.change).toBe('equal')
    expect(block).toMatchObject({ change: 'changed', before: { kind: 'paragraph' }, after: { kind: 'item' }, runs: [{ change: 'equal' }] })
  })
  test('a definition shows its term', () => {
    const before = clause({ id: 'a' }, definition({ id: 'd', term: 'Dag' }, 'betyder enhver dag.'))
    const after = clause({ id: 'a' }, definition({ id: 'd', term: 'Arbejdsdag' }, 'betyder enhver dag.'))
    expect(changes(before, after)).toEqual(['[-Dag-]{+Arbejdsdag+} betyder enhver dag.'])
  })
  test('a table is compared row by row and cell by cell', () => {
    expect(changes(prices('100 kr.'), prices('120 kr.'))).toEqual(['Drift | [-100-]{+120+} kr.'])
  })
  test.each<[string, Node, Node]>([
    ['a condition', clause({ id: 'a' }, p('x')), clause({ id: 'a', condition: when('pris', 'fast') }, p('x'))],
    ['the style of a heading', clause({ id: 'a', heading: 'H' }, p('x')), clause({ id: 'a', heading: 'H', heading_style: 'block' }, p('x'))],
    ['being reserved', clause({ id: 'a' }, p('x')), clause({ id: 'a', reserved: true }, p('x'))],
    ['the labels of a list', clause({ id: 'a' }, list('dash', item('x'))), clause({ id: 'a' }, list('bullet', item('x')))],
    ['what is guidance', clause({ id: 'a' }, p('x')), clause({ id: 'a' }, guidance('x'))],
    ['a header cell', clause({ id: 'a' }, table(row(cell('x')))), clause({ id: 'a' }, table(row(headerCell('x'))))],
    ['a signature block', clause({ id: 'a' }, p('x')), clause({ id: 'a' }, p('x'), signatures())],
    ['how deep a clause stands', clause({ id: 'a' }, clause({ id: 'b' }, p('x'))), clause({ id: 'a' }, p('x'))],
  ])('%s is a difference though no word is', (_name, before, after) => {
    const count = countDifferences(compare(before, after))
    expect(count).toMatchObject({ insertedWords: 0, deletedWords: 0 })
    expect(count.blocks).toBeGreaterThan(0)
  })
  test('ids are no difference', () => {
    expect(countDifferences(compare(clause({ id: 'a' }, p('x')), clause({ id: 'b' }, p('x')))).blocks).toBe(0)
  })
  test('without an older wording all is inserted, without a newer one all is deleted', () => {
    expect(new Set(compare(null, base).map(({ change }) => change))).toEqual(new Set(['inserted']))
    expect(new Set(compare(base, null).map(({ change }) => change))).toEqual(new Set(['deleted']))
  })
  test('two long texts without a common word are compared without comparing every word with every other', () => {
    const blocks = compare(long('ja'), long('nej'))
    expect(sideOf(blocks, 'after')).toEqual(linesOf(long('nej')))
  })
})

describe('of any two wordings', () => {
  test('equal and inserted words make the newer one, equal and deleted words the older', () => {
    fc.assert(
      fc.property(anyFullContract, anyFullContract, ({ document: before }, { document: after }) => {
        const blocks = compare(before, after)
        expect(sideOf(blocks, 'before')).toEqual(linesOf(before))
        expect(sideOf(blocks, 'after')).toEqual(linesOf(after))
      }),
      { numRuns: 60 },
    )
  })
  test('a wording has no differences from itself', () => {
    fc.assert(
      fc.property(anyFullContract, ({ document }) => {
        expect(countDifferences(compare(document, document))).toEqual({ blocks: 0, insertedWords: 0, deletedWords: 0 })
      }),
      { numRuns: 40 },
    )
  })
  test('a word that comes in anywhere is found, and nothing but its block differs', () => {
    fc.assert(
      fc.property(anyFullContract, fc.nat(), ({ document }, where) => {
        const places: number[] = []
        document.descendants((node, pos) => {
          if (node.isTextblock) places.push(pos + 1)
        })
        fc.pre(places.length > 0)
        const after = new Transform(document).insert(places[where % places.length] ?? 1, document.type.schema.text('ny ')).doc
        const blocks = compare(document, after)
        expect(countDifferences(blocks).insertedWords).toBeGreaterThan(0)
        expect(blocks.filter(({ change }) => change !== 'equal').length).toBeLessThanOrEqual(2)
      }),
      { numRuns: 60 },
    )
  })
})

test('other words of a choice, another footnote and another answer for a paragraph are differences', () => {
  const before = clause(
    { id: 'a' },
    p('Prisen er ', choice('pris', { ja: 'fast', nej: 'variabel' }), '.', footnote('Note.')),
    named({}, 'Også dette.'),
  )
  const after = clause(
    { id: 'a' },
    p('Prisen er ', choice('pris', { ja: 'bundet', nej: 'variabel' }), '.', footnote('Ny note.')),
    named({ condition: when('pris', 'ja') }, 'Også dette.'),
  )
  expect(changes(before, after)[0]).toBe('Prisen er [-[fast / variabel].[* Note.]-]{+[bundet / variabel].[* Ny note.]+}')
  expect(countDifferences(compare(before, after)).blocks).toBe(2)
})
