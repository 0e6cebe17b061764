/** Writes a contract as Word files in a thread of its own: laying out the pages takes seconds, and the window must not wait for it. */
import { parentPort, workerData } from 'node:worker_threads'
import { parse } from '../../shared/document/format.ts'
import { asAppError } from '../refusal.ts'
import { readyToExport, wordFile } from '../services/export.ts'
import type { ExportMessage, ExportTarget, ExportTask } from '../services/exporter.ts'
import { fileOfPart, plannedFiles } from '../services/export-names.ts'
import { writeFilesWhole } from '../services/whole-files.ts'

const port = parentPort
if (!port) throw new Error('this runs as a worker')
const say = (message: ExportMessage): void => port.postMessage(message)

/** Where to write; the user is asked while the pages are laid out. */
const target = new Promise<ExportTarget>((resolve) => port.once('message', resolve))

const run = async ({ contract, wish, houseStyle, origin, known }: ExportTask): Promise<void> => {
  const ready = readyToExport(parse(contract), wish.edition)
  const planned = plannedFiles(ready.resolution, wish.split)
  say({ type: 'ready', names: planned.map(({ name }) => name) })
  const written = planned.map(({ name, part }, done) => {
    say({ type: 'progress', stage: 'pages', done, total: planned.length })
    return { name, ...wordFile(ready, { wish, houseStyle, origin }, { part, fileOf: fileOfPart(planned) }, known) }
  })
  const { folder, names, staging } = await target
  say({ type: 'progress', stage: 'writing', done: planned.length, total: planned.length })
  writeFilesWhole(
    folder,
    written.map(({ docx }, index) => ({ name: names[index] ?? '', data: docx })),
    staging,
  )
  say({ type: 'done', summary: ready.summary, guesses: written.flatMap(({ guesses }) => guesses) })
}

try {
  await run(workerData as ExportTask)
} catch (thrown) {
  const { code, params, problems } = asAppError(thrown)
  say({ type: 'refused', error: { code, params, problems } })
} finally {
  port.close()
}
