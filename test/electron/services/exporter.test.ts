/** Exports in their thread: asked for a place while the work goes on, ended at any time, and never half a file. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { exportContract } from '../../../electron/services/export.ts'
import { createExporter, type ExportRun } from '../../../electron/services/exporter.ts'
import { writeFilesWhole, writeFileWhole } from '../../../electron/services/whole-files.ts'
import { PROGRAM } from '../../../electron/program.ts'
import { serialise } from '../../../shared/document/format.ts'
import { defaultWish } from '../../../shared/export-wish.ts'
import { AppError } from '../../../shared/errors.ts'
import { DEFAULT_HOUSE_STYLE } from '../../../shared/house-style.ts'
import { annex, clause, contract, contractOf, field, p, titlePage } from '../../build.ts'
import { refusal } from '../../refused.ts'
import { temporaryFolder } from '../folders.ts'

const WORKER = path.join(import.meta.dirname, '..', '..', '..', 'electron', 'workers', 'export-worker.ts')
const small = contractOf(
  contract(
    titlePage(),
    clause({ id: 'a', heading: 'Formål' }, 'Tekst'),
    annex({ id: 'x', heading: 'Plan' }, 'Et'),
    annex({ id: 'y', heading: 'Pris' }),
  ),
)
const wish = (chooseTarget: ExportRun['chooseTarget'], more: Partial<ExportRun> = {}): ExportRun => ({
  contract: serialise(small),
  wish: defaultWish('working'),
  houseStyle: DEFAULT_HOUSE_STYLE,
  origin: { program: PROGRAM, contract: null },
  chooseTarget,
  onProgress: () => undefined,
  ...more,
})

test('a contract is written under the name that the user gives, the same bytes as the command line writes', async () => {
  const folder = temporaryFolder()
  const stages: string[] = []
  const outcome = await createExporter(WORKER).run(
    wish(
      async (names) => {
        expect(names).toEqual(['Kontrakt om drift.docx'])
        return { folder, names: ['Mit navn.docx'] }
      },
      { onProgress: (stage, done, total) => stages.push(`${stage} ${done}/${total}`) },
    ),
  )
  expect(outcome).toMatchObject({ folder, files: ['Mit navn.docx'], clauses: 1, annexes: 2, fields: { total: 0, open: 0 } })
  expect(readFileSync(path.join(folder, 'Mit navn.docx')).equals(exportContract(small, 'working').docx)).toBe(true)
  expect(readdirSync(folder)).toEqual(['Mit navn.docx'])
  expect(stages).toEqual(['pages 0/1', 'writing 1/1'])
})

test('a file per annex goes into a folder of its own, which appears whole', async () => {
  const folder = path.join(temporaryFolder(), 'Kontrakt om drift')
  const outcome = await createExporter(WORKER).run(
    wish(async (names) => ({ folder, names }), { wish: { ...defaultWish('working'), split: 'per_annex' } }),
  )
  expect(outcome?.files).toEqual(['00 Kontrakt om drift.docx', 'Bilag 01 Plan.docx', 'Bilag 02 Pris.docx'])
  expect(readdirSync(folder).toSorted()).toEqual([...(outcome?.files ?? [])].toSorted())
  expect(readdirSync(path.dirname(folder))).toEqual(['Kontrakt om drift'])
})

test('a user who thinks better of it gets nothing, and nothing is written', async () => {
  expect(await createExporter(WORKER).run(wish(async () => null))).toBeNull()
})

test('a signing edition with open fields is refused before the user is asked for a place', async () => {
  const open = contractOf(contract(clause({ id: 'a' }, p(field('days')))))
  const outcome = await createExporter(WORKER)
    .run(wish(() => Promise.reject(new Error('asked')), { contract: serialise(open), wish: defaultWish('signing') }))
    .catch((error: unknown) => error)
  expect(outcome).toBeInstanceOf(AppError)
  expect(outcome).toMatchObject({ code: 'not_ready_to_sign', problems: [{ place: 'days', code: 'field_not_defined' }] })
})

test('a contract that is damaged is refused with its places', async () => {
  const outcome = await createExporter(WORKER)
    .run(wish(async () => null, { contract: '{"format":1}' }))
    .catch((error: unknown) => error)
  expect(outcome).toMatchObject({ code: 'bad_document' })
})

test('a place that cannot be written to is refused in words, and an older file stays as it was', async () => {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'Optaget.docx'))
  const outcome = await createExporter(WORKER)
    .run(wish(async () => ({ folder, names: ['Optaget.docx'] })))
    .catch((error: unknown) => error)
  expect(outcome).toMatchObject({ code: 'cannot_write_file', params: { file: path.join(folder, 'Optaget.docx') } })
  expect(readdirSync(folder)).toEqual(['Optaget.docx'])
})

test('an error in asking for the place ends the export', async () => {
  const outcome = createExporter(WORKER).run(
    wish(async () => {
      throw new Error('no window')
    }),
  )
  await expect(outcome).rejects.toThrow('no window')
})

test('when the program ends, an export under way ends too and leaves no file', async () => {
  const folder = temporaryFolder()
  const exporter = createExporter(WORKER)
  // Large enough that its pages take seconds.
  const large = contractOf(contract(...Array.from({ length: 90 }, (_, n) => clause({ id: `c${n}` }, 'En lang tekst om driften. '.repeat(120)))))
  const { promise: asked, resolve: ask } = Promise.withResolvers<boolean>()
  const running = exporter.run(
    wish(
      async () => {
        ask(true)
        return { folder, names: ['Stor.docx'] }
      },
      { contract: serialise(large) },
    ),
  )
  await asked
  await wait(20)
  await exporter.cancelAll()
  expect(await running).toBeNull()
  expect(readdirSync(folder)).toEqual([])
})

test('the main thread is free while a contract is written', async () => {
  const folder = temporaryFolder()
  const large = contractOf(contract(...Array.from({ length: 20 }, (_, n) => clause({ id: `c${n}` }, 'En lang tekst om driften. '.repeat(120)))))
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 5)
  const start = performance.now()
  await createExporter(WORKER).run(wish(async () => ({ folder, names: ['Stor.docx'] }), { contract: serialise(large) }))
  const elapsed = performance.now() - start
  clearInterval(timer)
  // A thread that was held up would have turned a few times at most; a busy machine still lets it turn now and then.
  expect(turns).toBeGreaterThan(elapsed / 50)
})

// Files that are written whole.

test('a file is written over whole, with nothing left beside it', () => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'a.txt')
  writeFileWhole(file, 'gammel')
  writeFileWhole(file, 'ny')
  expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['ny', ['a.txt']])
})

test('of several files none is seen when one of them cannot be written', () => {
  const folder = path.join(temporaryFolder(), 'ny mappe')
  const files = [
    { name: 'a.docx', data: new Uint8Array([1]) },
    { name: 'mappe/b.docx', data: new Uint8Array([2]) },
  ]
  const error = refusal(() => writeFilesWhole(folder, files, `${folder}-udkast`))
  expect(error).toMatchObject({ code: 'cannot_write_file', params: { file: path.join(folder, 'mappe/b.docx') } })
  expect([existsSync(folder), existsSync(`${folder}-udkast`)]).toEqual([false, false])
})

test('files are written into a folder that is there already, over those of the same name', () => {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'a.docx'), 'gammel')
  writeFileSync(path.join(folder, 'andet.txt'), 'urørt')
  writeFilesWhole(folder, [{ name: 'a.docx', data: new Uint8Array([65]) }], path.join(folder, '.udkast'))
  expect(readdirSync(folder).toSorted()).toEqual(['a.docx', 'andet.txt'])
  expect(readFileSync(path.join(folder, 'a.docx'), 'utf8')).toBe('A')
})
