/** Lays out the pages of contracts in a thread of its own that lives as long as the program: it is quickest once it is warm, and keeps the lines of before. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { parse } from '../../shared/document/format.ts'
import { defaultWish } from '../../shared/export-wish.ts'
import { partAttributes } from '../../shared/document/attributes.ts'
import type { PagesSummary } from '../../shared/pages-api.ts'
import { layOutWith } from '../docx/preview/lay-out.ts'
import { createKeptLines } from '../docx/preview/kept-lines.ts'
import { pageDrawer } from '../docx/preview/draw-pages.ts'
import { bookmarkPages, pageNumbersOf } from '../docx/preview/page-numbers.ts'
import { readParts } from '../docx/preview/word-parts.ts'
import { bookmarkNames } from '../docx/write/names.ts'
import { blankNumbers, pagesKey } from '../docx/write/pages.ts'
import { writeDocx } from '../docx/write/write-docx.ts'
import { asAppError } from '../refusal.ts'
import { readyToExport, writeOptions } from '../services/export.ts'
import type { PagesMessage, PagesOrder, PagesTask } from '../services/page-estimates.ts'

const port = parentPort
if (!port) throw new Error('this runs as a worker')
const say = (message: PagesMessage): void => port.postMessage(message)

const keptLines = createKeptLines()
/** The order that counts: an earlier one is given up at its next step. */
let latest = 0

class GivenUp extends Error {}

const compute = async (run: number, { contract, edition, houseStyle, origin }: PagesTask): Promise<void> => {
  const step = async (done: number, total: number): Promise<void> => {
    say({ type: 'progress', run, done, total })
    await nextTurn()
    if (run !== latest) throw new GivenUp()
  }
  await step(0, 1)
  // What is signed is shown as it stands, with what is open: only an export refuses it.
  const ready = { ...readyToExport(parse(contract), 'working'), edition }
  const docx = writeDocx(ready.resolution, { ...writeOptions(ready, { wish: defaultWish(edition), houseStyle, origin }), pageNumbers: blankNumbers })
  const parts = readParts(docx)
  const layout = await keptLines.layOut(parts, { step })
  const numbers = pageNumbersOf(parts, layout)
  const names = bookmarkNames(ready.resolution, [])
  const ids = ready.resolution.parts.map(({ node }) => partAttributes(node).id)
  const draw = pageDrawer(parts, layout, layOutWith(parts), new Map(ids.map((id) => [names.get(id) ?? '', id])))
  const pages: string[] = []
  for (const index of layout.pages.keys()) {
    pages.push(JSON.stringify(draw(index)))
    if (index % 10 === 0) await step(layout.pages.length, layout.pages.length)
  }
  const places = bookmarkPages(parts, layout)
  const [first] = layout.pages
  const summary: PagesSummary = {
    key: pagesKey(docx),
    numbers: layout.pages.map(({ pageNumber }, index) => pageNumber ?? String(index + 1)),
    width: first?.width ?? 0,
    height: first?.height ?? 0,
    parts: Object.fromEntries(
      ids.flatMap((id) => {
        const page = places.get(names.get(id) ?? '')
        return page === undefined ? [] : [[id, page] as const]
      }),
    ),
    guesses: numbers.guesses,
    open: edition === 'signing' ? ready.open : [],
  }
  say({ type: 'done', run, summary, numbers, pages })
}

const obey = async ({ run, task }: PagesOrder): Promise<void> => {
  latest = run
  if (!task) return
  try {
    await compute(run, task)
  } catch (thrown) {
    if (thrown instanceof GivenUp) return
    const { code, params, problems } = asAppError(thrown)
    say({ type: 'failed', run, error: { code, params, problems } })
  }
}
port.on('message', (order: PagesOrder) => void obey(order))
