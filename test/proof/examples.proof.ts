/** The examples that ship are valid Word files for every version of Office that Microsoft's validator knows; `npm test` asks for the oldest and the newest. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeDocx } from '../../electron/docx/write/write-docx.ts'
import { resolve } from '../../shared/document/resolve.ts'
import { draftExample, EXAMPLES } from '../electron/docx/contracts.ts'
import { hasValidator, validate, VERSIONS } from '../electron/docx/validate.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'klausul-proof-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.skipIf(!hasValidator).each(EXAMPLES)('%s', async (example) => {
  const file = path.join(folder, `${example}.docx`)
  writeFileSync(file, writeDocx(resolve(draftExample(example)), { markOwners: true, pageNumbers: null }))
  const found: string[] = []
  for (const version of VERSIONS) found.push(...(await validate(file, version)))
  expect(found).toEqual([])
})
