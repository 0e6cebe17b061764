/** LibreOffice, having updated every field and index, shows what we wrote: number for number, reference for reference, page for page; and keeps it when it saves. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportContract } from '../../electron/services/export.ts'
import { serialise } from '../../shared/document/format.ts'
import { type Edition, EDITIONS } from '../../shared/export-wish.ts'
import { DEFAULT_HOUSE_STYLE, type HouseStyle, SHIPPED_HOUSE_STYLES } from '../../shared/house-style.ts'
import type { Contract } from '../../shared/model.ts'
import { draftStandard, filledIn, PRINTED_CONTRACTS, STANDARD_CASES } from '../electron/docx/contracts.ts'
import { generatedContracts, generatedFiles } from '../electron/docx/generated.ts'
import { hasOffice, type Opened, openInOffice } from '../electron/docx/office.ts'
import { readWordFile, type WordFile } from '../electron/docx/word-file.ts'
import { contentsDeviations, losses, pagePairs, textDeviations } from './deviations.ts'

if (!hasOffice) console.warn('Skipped: LibreOffice is not asked about the Word files, because soffice is not found on the PATH.')

/** So many generated contracts, so many of them in one run of LibreOffice. */
const GENERATED = 1000
const TOGETHER = 50
/** They are short; what takes longer takes for ever (and all the memory there is). */
const GENERATED_LIMIT = 3000
/** The least share of the page numbers in the tables of contents that have to be LibreOffice's own. */
const PAGES_THAT_AGREE = 0.98

interface Made {
  readonly docx: Uint8Array
  /** The stored JSON of its contract. */
  readonly contract: string
}
type Files = Map<string, Made>

/** As the program exports it: with page numbers, and with its source. */
const exported = (contract: Contract, edition: Edition, houseStyle: HouseStyle): Made => ({
  docx: exportContract(contract, edition, houseStyle).docx,
  contract: serialise(contract),
})

const ofStandard = ([standard, language]: (typeof STANDARD_CASES)[number]): Files => {
  const draft = draftStandard(standard, language)
  const filled = filledIn(draft)
  return new Map(
    EDITIONS.flatMap((edition) =>
      SHIPPED_HOUSE_STYLES.map((style) => [`${edition} ${style.id}`, exported(edition === 'signing' ? filled : draft, edition, style)] as const),
    ),
  )
}
const printed = (): Files =>
  new Map(Object.entries(PRINTED_CONTRACTS).map(([name, make]) => [name, exported(make(), 'working', DEFAULT_HOUSE_STYLE)] as const))
const generated = (from: number): Files => {
  const contracts = generatedContracts(GENERATED)
  const files = [...generatedFiles(contracts)].map(([name, docx], at) => [name, { docx, contract: JSON.stringify(contracts[at]) }] as const)
  return new Map(files.slice(from, from + TOGETHER))
}

/** One set is in memory at a time; `-t` with the beginning of its name asks about it alone. */
const SETS: readonly (readonly [name: string, make: () => Files, paged: boolean])[] = [
  ...STANDARD_CASES.map((one) => [`${one.join(' ')} in every edition and house style`, () => ofStandard(one), true] as const),
  ['contracts built by hand', printed, true],
  ...Array.from({ length: GENERATED / TOGETHER }, (_, at) => {
    const from = at * TOGETHER
    return [`generated contracts ${from} to ${from + TOGETHER - 1}`, () => generated(from), false] as const
  }),
]

/** Page numbers of all sets that were asked about. */
const asked = { all: 0, same: 0 }

describe.skipIf(!hasOffice).each(SETS)('LibreOffice, with %s,', (_name, make, paged) => {
  let folder = ''
  const all: (Made & { readonly name: string; readonly word: WordFile; readonly opened: Opened })[] = []
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'klausul-office-'))
    const files = make()
    for (const [name, opened] of await openInOffice(
      new Map(Array.from(files, ([of, { docx }]) => [of, docx])),
      folder,
      paged ? undefined : GENERATED_LIMIT,
    )) {
      const made = files.get(name)
      if (made) all.push({ name, ...made, word: readWordFile(made.docx), opened })
    }
    if (all.length !== files.size || all.length === 0) throw new Error('LibreOffice lost a file')
  })
  afterAll(() => {
    all.length = 0
    rmSync(folder, { recursive: true, force: true })
  })

  const problemsIn = (of: (one: (typeof all)[number]) => readonly string[]): string[] =>
    all.flatMap((one) => of(one).map((problem) => `${one.name}: ${problem}`))

  test('shows the same text with the same numbers and references', () => {
    expect(problemsIn(({ word, opened }) => textDeviations(word, opened))).toEqual([])
  })
  test('makes the same table of contents', () => {
    expect(problemsIn(({ word, opened }) => contentsDeviations(word, opened))).toEqual([])
  })
  test.skipIf(!paged)('has page numbers in it that are ours or next to ours', () => {
    const pairs = all.flatMap(({ name, word, opened }) => pagePairs(word, opened).map((pair) => ({ ...pair, name })))
    const others = pairs.filter((one) => one.ours !== one.theirs)
    console.info(`${pairs.length - others.length} of ${pairs.length} page numbers are LibreOffice's`)
    if (others.length > 0) console.info(JSON.stringify(others.slice(0, 10)))
    asked.all += pairs.length
    asked.same += pairs.length - others.length
    // A heading at the foot of a page that LibreOffice (7.4) takes to the next one with its text, though there is room for it and two lines (Word's rule).
    expect(others.filter((one) => !(Math.abs(one.ours - one.theirs) === 1))).toEqual([])
  })
  test('keeps bookmarks, source and text when it saves', () => {
    expect(problemsIn(({ docx, opened, contract }) => losses(docx, opened.saved, contract))).toEqual([])
  })
})

test.skipIf(!hasOffice)("of all page numbers in tables of contents, nearly all are LibreOffice's own", () => {
  console.info(`${asked.same} of ${asked.all} page numbers are LibreOffice's`)
  expect(asked.same).toBeGreaterThanOrEqual(asked.all * PAGES_THAT_AGREE)
})
