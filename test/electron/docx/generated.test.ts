/** Word files of contracts rougher than any author makes them; `npm run proof` does the same with a thousand, and with every version of Office. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentProblems } from '../../../shared/document/format.ts'
import { bundlesOf } from './bundle.ts'
import { generatedContracts, generatedFiles, generatedProblems } from './generated.ts'
import { hasValidator } from './validate.ts'
import { validateMany } from './validate-many.ts'

const contracts = generatedContracts(20)

test('generated contracts are ones that the program accepts, and have what Word files stumble over', () => {
  for (const { document } of contracts) document.check()
  expect(contracts.flatMap(({ document }) => documentProblems(document))).toEqual([])
  const texts = contracts.map((contract) => JSON.stringify([contract.document.toJSON(), contract.values]))
  const seldom = [
    '\\u0000',
    '\\ud800',
    '\ufffe',
    '\u202e',
    'שירותי',
    '🇩🇰',
    'e\u0301',
    'Databehandleraftale'.repeat(10),
    '"clause","attrs":{"id":"deep-body-9"',
  ]
  expect(seldom.filter((one) => !texts.some((text) => text.includes(one)))).toEqual([])
  expect(
    new Set(contracts.map(({ language, style, front, frozen }) => `${language} ${style.clauseNumber} ${front.contents} ${frozen !== null}`)).size,
  ).toBeGreaterThan(12)
})

test('their files have the numbers, references, contents and texts that they have', () => {
  expect(contracts.flatMap((contract, at) => generatedProblems(contract).map((problem) => `${at}: ${problem}`))).toEqual([])
})

describe.skipIf(!hasValidator)("Microsoft's Open XML SDK validator", () => {
  let folder = ''
  let files: ReadonlyMap<string, Uint8Array> = new Map()
  beforeAll(() => {
    files = generatedFiles(contracts)
    folder = mkdtempSync(path.join(tmpdir(), 'klausul-generated-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('finds no error in them for the newest version of Office', async () => {
    expect(await validateMany(files, ['Microsoft365'], folder)).toEqual([])
  })

  const WRONG: readonly (readonly [part: string, from: string, to: string])[] = [
    ['word/document.xml', '<w:ilvl ', '<w:ilvll '],
    ['word/header1.xml', '<w:pStyle ', '<w:stylus '],
  ]
  test.each(WRONG)('finds an error in the %s of any file of a bundle', async (part, from, to) => {
    const [first, second] = bundlesOf(files).find(({ names }) => names.length > 1)?.names ?? []
    const two = new Map([first, second].map((name = '') => [name, files.get(name) ?? new Uint8Array()]))
    const spoilt = unzipSync(two.get(second ?? '') ?? new Uint8Array())
    const before = strFromU8(spoilt[part] ?? new Uint8Array())
    expect(before).toContain(from)
    two.set(second ?? '', zipSync({ ...spoilt, [part]: strToU8(before.replaceAll(from, to)) }))
    expect((await validateMany(two, ['Microsoft365'], folder)).filter((problem) => problem.startsWith(`${second}: `))).not.toEqual([])
  })
})
