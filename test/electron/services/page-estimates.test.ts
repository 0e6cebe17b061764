/** The pages of a contract are laid out in a thread of their own after a rest, the newest text only, and an export finds their numbers. */
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createPageEstimates, type PageEstimates, type PagesTask } from '../../../electron/services/page-estimates.ts'
import { serialise } from '../../../shared/document/format.ts'
import { AppError } from '../../../shared/errors.ts'
import { DEFAULT_HOUSE_STYLE } from '../../../shared/house-style.ts'
import type { PagesNews, PreviewPage } from '../../../shared/pages-api.ts'
import { clause, contractOf, paragraph } from '../docx/contracts.ts'

const WORKER = path.join(import.meta.dirname, '..', '..', '..', 'electron', 'workers', 'pages-worker.ts')

const withText = (text: string): string => serialise(contractOf([clause('one', { heading: 'Formål' }, paragraph(text))]))

let estimates: PageEstimates | null = null
afterEach(async () => {
  await estimates?.close()
  estimates = null
})

const open = (load: () => string) => {
  const news: PagesNews[] = []
  const loaded: string[] = []
  const made = createPageEstimates({
    workerFile: WORKER,
    load: (): Omit<PagesTask, 'edition'> => {
      const contract = load()
      loaded.push(contract)
      return { contract, houseStyle: DEFAULT_HOUSE_STYLE, origin: { program: '1.0.0', contract: { id: 'a', revision: 1 } } }
    },
  })
  estimates = made
  made.onNews((one) => news.push(one))
  const until = async (type: PagesNews['type']): Promise<void> => {
    await expect.poll(() => news.some((one) => one.type === type), { timeout: 60_000, interval: 50 }).toBe(true)
  }
  return { pages: made, news, loaded, until }
}

const textOf = (json: string | undefined): string =>
  (JSON.parse(json ?? '{"body":[]}') as PreviewPage).body
    .flatMap(({ lines }) => lines.flatMap(({ segments }) => segments.flatMap(({ texts }) => texts.map(({ text }) => text))))
    .join('')

test('pages that are asked for are laid out, told of, and can be fetched', async () => {
  const { pages, until } = open(() => withText('Aftalen vedrører drift.'))
  expect(pages.preview('a', 'working')).toEqual({ pages: null, isCurrent: false })
  await until('ready')
  const { pages: summary, isCurrent } = pages.preview('a', 'working')
  expect(isCurrent).toBe(true)
  expect(summary?.numbers.length).toBeGreaterThan(0)
  const all = pages.pages(summary?.key ?? '', 0, 100).map(textOf)
  expect(all.join('\n')).toContain('Aftalen vedrører drift.')
  expect(summary?.parts['one']).toBe(all.findIndex((text) => text.includes('Aftalen vedrører drift.')))
  expect(pages.pages('another', 0, 100)).toEqual([])
}, 90_000)

test('after a change the newest text is laid out, and the numbers of both are known to an export', async () => {
  let text = 'Første tekst.'
  const { pages, news, loaded, until } = open(() => withText(text))
  pages.preview('a', 'working')
  await until('ready')
  const before = pages.preview('a', 'working').pages?.key ?? ''
  news.length = 0
  for (text of ['Anden', 'Anden te', 'Anden tekst.']) pages.changed('a', null)
  expect(pages.preview('a', 'working').isCurrent).toBe(false)
  await until('ready')
  const { pages: summary } = pages.preview('a', 'working')
  expect(summary?.key).not.toBe(before)
  expect(
    pages
      .pages(summary?.key ?? '', 0, 100)
      .map(textOf)
      .join('\n'),
  ).toContain('Anden tekst.')
  expect(loaded).toHaveLength(2)
  expect(Object.keys(pages.known())).toEqual([before, summary?.key])
}, 90_000)

test('the edition for signing is shown with what is open', async () => {
  const { pages, until } = open(() => withText('Prisen er [pris] kr.'))
  pages.preview('a', 'signing')
  await until('ready')
  expect(pages.preview('a', 'signing').pages).not.toBeNull()
}, 90_000)

test('a contract that cannot be loaded is told, and asking again tries again', async () => {
  let isGone = true
  const { pages, until } = open(() => {
    if (isGone) throw new AppError('unknown_contract', { id: 'a', known: '' })
    return withText('Tekst.')
  })
  pages.preview('a', 'working')
  await until('failed')
  isGone = false
  pages.preview('a', 'working')
  await until('ready')
  expect(pages.preview('a', 'working').isCurrent).toBe(true)
}, 90_000)

test('what is cancelled is not laid out until the contract changes', async () => {
  const { pages, news, until } = open(() => withText('Tekst.'))
  pages.preview('a', 'working')
  pages.cancel()
  await until('cancelled')
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(news.some(({ type }) => type === 'ready')).toBe(false)
  pages.changed('a', null)
  await until('ready')
}, 90_000)
