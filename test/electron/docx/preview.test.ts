/** The pages of the preview: laid out again with kept lines they are those of laying out the whole, and their numbers are docx's own. */
import type { PageNumberEstimator } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { describe, expect, test } from 'vitest'
import { createKeptLines } from '../../../electron/docx/preview/kept-lines.ts'
import { layOutWith } from '../../../electron/docx/preview/lay-out.ts'
import { pageDrawer } from '../../../electron/docx/preview/draw-pages.ts'
import { pageNumbersOf } from '../../../electron/docx/preview/page-numbers.ts'
import { readParts } from '../../../electron/docx/preview/word-parts.ts'
import { readTree } from '../../../electron/docx/preview/xml-tree.ts'
import { blankNumbers, type PageNumbers, pagesKey, withPageNumbers } from '../../../electron/docx/write/pages.ts'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { readyToExport, writeOptions } from '../../../electron/services/export.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { defaultWish, type Edition } from '../../../shared/export-wish.ts'
import { DEFAULT_HOUSE_STYLE, SHIPPED_HOUSE_STYLES } from '../../../shared/house-style.ts'
import type { Contract } from '../../../shared/model.ts'
import type { PreviewPage } from '../../../shared/pages-api.ts'
import { clause, contractOf, draftStandard, ODD_CONTRACTS, paragraph } from './contracts.ts'
import { generatedContracts } from './generated.ts'

const NO_STEPS = { step: async () => {} }
const [PLAIN] = SHIPPED_HOUSE_STYLES

const writer = (contract: Contract, edition: Edition, houseStyle = PLAIN) => {
  if (!houseStyle) throw new Error('no house style')
  const ready = { ...readyToExport(contract, 'working'), edition }
  const options = writeOptions(ready, { wish: defaultWish(edition), houseStyle })
  return (pageNumbers: PageNumberEstimator): Uint8Array => writeDocx(ready.resolution, { ...options, pageNumbers })
}

/** Lengths to the hundredth of a pixel: sums of fractions differ in the last digits. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'number' ? Math.round(one * 100) / 100 : one)))

/** What docx itself computes while the file is written. */
const docxNumbers = (write: (pageNumbers: PageNumberEstimator) => Uint8Array): Record<string, string> => {
  const estimate = estimatePageNumbersWith({ guess: true })
  let found: Record<string, string> = {}
  write((...given) => {
    const estimated = estimate(...given)
    found = Object.fromEntries(estimated.bookmarks)
    return estimated
  })
  return found
}

const texts = (page: PreviewPage | undefined): string =>
  [...(page?.header ?? []), ...(page?.body ?? []), ...(page?.footer ?? [])]
    .map(({ lines }) => lines.flatMap(({ segments }) => segments.flatMap((one) => one.texts.map(({ text }) => text))).join(' '))
    .join('\n')

const drawAll = (contract: Contract, edition: Edition = 'working'): PreviewPage[] => {
  const parts = readParts(writer(contract, edition)(blankNumbers))
  const layOut = layOutWith(parts)
  const layout = layOut()
  const draw = pageDrawer(parts, layout, layOut, new Map())
  return layout.pages.map((_page, index) => draw(index))
}

describe('pages laid out with kept lines', () => {
  test.each([
    ['data-processing', 'da', 'working', 0],
    ['partner', 'nb', 'signing', 2],
    ['general-terms', 'da', 'tender', 1],
  ] as const)(
    '%s in %s, edition %s: those of the whole, the first time and after that, with the page numbers of docx',
    async (id, language, edition, style) => {
      const write = writer(draftStandard(id, language), edition, SHIPPED_HOUSE_STYLES[style])
      const parts = readParts(write(blankNumbers))
      const whole = layOutWith(parts)()
      const kept = createKeptLines()
      expect(rounded(await kept.layOut(parts, NO_STEPS))).toEqual(rounded(whole))
      let steps = 0
      const again = await kept.layOut(parts, {
        step: async () => {
          steps += 1
        },
      })
      expect(rounded(again)).toEqual(rounded(whole))
      // Nothing is broken into lines any more: the one step is that before the pages.
      expect(steps).toBe(1)
      const numbers = pageNumbersOf(parts, whole)
      const own = docxNumbers(write)
      expect(Object.keys(numbers.bookmarks)).toEqual(expect.arrayContaining(Object.keys(own)))
      expect(numbers.bookmarks).toMatchObject(own)
    },
    240_000,
  )

  test('generated and odd contracts: those of the whole, one after the other with the lines of those before', async () => {
    const kept = createKeptLines()
    const contracts = [
      ...generatedContracts(1),
      ...Object.values(ODD_CONTRACTS)
        .slice(0, 2)
        .map((make) => make()),
    ]
    for (const [index, contract] of contracts.entries()) {
      const parts = readParts(writeDocx(resolve(contract), { markOwners: false, guidance: ['drafter'], pageNumbers: blankNumbers }))
      // oxlint-disable-next-line no-await-in-loop -- each has the lines of those before
      expect(rounded(await kept.layOut(parts, NO_STEPS)), `contract ${index}`).toEqual(rounded(layOutWith(parts)()))
    }
  }, 240_000)

  test('a layout that is given up keeps the lines it has broken so far', async () => {
    const many = contractOf(
      Array.from({ length: 80 }, (_, index) => clause(`c${index}`, {}, paragraph(`Klausul nummer ${index} har sin egen tekst.`))),
    )
    const parts = readParts(writer(many, 'working')(blankNumbers))
    const kept = createKeptLines()
    let steps = 0
    const giveUp = async (): Promise<void> => {
      steps += 1
      if (steps > 2) throw new Error('given up')
    }
    await expect(kept.layOut(parts, { step: giveUp })).rejects.toThrow('given up')
    const done: number[] = []
    await kept.layOut(parts, { step: async (_at, total) => void done.push(total) })
    expect(done[0]).toBeLessThan(80)
  })
})

describe('page numbers', () => {
  const contract = contractOf([clause('one', { heading: 'Formål' }, paragraph('Kort tekst.'))])

  test('known ones are written without laying out the pages', () => {
    const write = writer(contract, 'working')
    const known: PageNumbers = { bookmarks: {}, pageCount: 4711, sectionPageCounts: [4711], guesses: [{ reason: 'why', page: 3 }] }
    const { docx, guesses } = withPageNumbers(write, { [pagesKey(write(blankNumbers))]: known })
    expect(guesses).toEqual(['why (3)'])
    const footers = [...readParts(docx).margins.values()].map((root) => JSON.stringify(root))
    expect(footers.join(' ')).toContain('4711')
  })

  test('what travels with a file without being printed changes none of them', () => {
    const ready = readyToExport(contract, 'working')
    const written = (revision: number): Uint8Array => {
      const origin = { program: '1.0.0', contract: { id: 'a', revision } }
      return writeDocx(ready.resolution, {
        ...writeOptions(ready, { wish: defaultWish('working'), houseStyle: PLAIN ?? DEFAULT_HOUSE_STYLE, origin }),
        pageNumbers: blankNumbers,
      })
    }
    expect(Buffer.compare(written(1), written(2))).not.toBe(0)
    expect(pagesKey(written(1))).toBe(pagesKey(written(2)))
  })

  test('those of another text are not taken', () => {
    const write = writer(contract, 'working')
    const other = writer({ ...contract, title: 'En anden titel' }, 'working')
    expect(pagesKey(other(blankNumbers))).not.toBe(pagesKey(write(blankNumbers)))
    expect(pagesKey(write(blankNumbers))).toBe(pagesKey(write(blankNumbers)))
  })
})

describe('a drawn page', () => {
  test('has the text of the contract with its numbers, and a header and footer with the number of the page', () => {
    const pages = drawAll(draftStandard('data-processing', 'da'))
    expect(texts(pages[1])).toContain('Indholdsfortegnelse')
    expect(texts(pages[3])).toMatch(new RegExp(`Side\\s+4\\s+af\\s+${pages.length}`))
    expect(pages.map(texts).join('\n')).toMatch(/1\s+Baggrund/)
  }, 120_000)

  test('has the text of table cells inside their boxes', () => {
    const pages = drawAll(ODD_CONTRACTS['tables']?.() ?? draftStandard('general-terms', 'da'))
    expect(pages.some(({ boxes }) => boxes.length > 0)).toBe(true)
  }, 120_000)
})

describe('the XML of a part', () => {
  test('is read with attributes, entities, empty elements and text', () => {
    expect(readTree('<?xml version="1.0"?><!-- no --><a b="1 &lt; 2" c=\'>\'><d/>x &amp; &#248;<e>y</e></a>')).toEqual({
      name: 'a',
      attributes: { b: '1 < 2', c: '>' },
      children: [{ name: 'd', attributes: {}, children: [] }, 'x & ø', { name: 'e', attributes: {}, children: ['y'] }],
    })
  })

  test('without a root is refused', () => {
    expect(() => readTree('nothing')).toThrow('no root')
  })
})
