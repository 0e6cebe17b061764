/** Every standard, in every language, edition and house style, is a valid Word file for every version of Office that Microsoft's validator knows. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blankNumbers } from '../../electron/docx/write/pages.ts'
import { writeDocx } from '../../electron/docx/write/write-docx.ts'
import { PROGRAM } from '../../electron/program.ts'
import { readyToExport, writeOptions } from '../../electron/services/export.ts'
import { type Edition, EDITIONS, defaultWish } from '../../shared/export-wish.ts'
import { type HouseStyle, SHIPPED_HOUSE_STYLES } from '../../shared/house-style.ts'
import type { Contract } from '../../shared/model.ts'
import { draftStandard, filledIn, STANDARD_CASES } from '../electron/docx/contracts.ts'
import { hasValidator, VERSIONS } from '../electron/docx/validate.ts'
import { validateMany } from '../electron/docx/validate-many.ts'

/** As the program exports it, with its source; the numbers of its pages are blank, which changes no structure and saves the time of laying them out. */
const exported = (contract: Contract, edition: Edition, houseStyle: HouseStyle): Uint8Array => {
  const ready = readyToExport(contract, edition)
  const origin = { program: PROGRAM, contract: null }
  return writeDocx(ready.resolution, { ...writeOptions(ready, { wish: defaultWish(edition), houseStyle, origin }), pageNumbers: blankNumbers })
}

describe.skipIf(!hasValidator)("Microsoft's Open XML SDK validator", () => {
  let folder = ''
  const files = new Map<string, Uint8Array>()
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'klausul-standards-'))
    for (const [standard, language] of STANDARD_CASES) {
      const draft = draftStandard(standard, language)
      const filled = filledIn(draft)
      for (const edition of EDITIONS) {
        for (const style of SHIPPED_HOUSE_STYLES)
          files.set(`${standard}-${language}-${edition}-${style.id}`, exported(edition === 'signing' ? filled : draft, edition, style))
      }
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(VERSIONS)('finds no error in any of them for %s', async (version) => {
    expect(files.size).toBe(STANDARD_CASES.length * EDITIONS.length * SHIPPED_HOUSE_STYLES.length)
    expect(await validateMany(files, [version], folder)).toEqual([])
  })
})
