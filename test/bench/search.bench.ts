/**
 * Search while typing in 100,000 clauses: the first page with its sentences and marks, against the floor (fetching twenty rows by id and cutting a piece out
 * of each), FTS5's own ranking, and minisearch, over the same prefixes in interleaved blocks. The median of the blocks' ratios counts, the best of three
 * repeats decides.
 */
import MiniSearch from 'minisearch'
import { clauseSearchRepository } from '../../electron/db/clause-search.ts'
import { closeDatabase } from '../../electron/db/open.ts'
import { findClauses } from '../../electron/services/clause-finder.ts'
import { clauseCorpus, PREFIXES } from './clause-corpus.ts'
import { type Measured, medianOf, shareOf } from './measure.ts'
import { CLAUSES, searchLibrary } from './search-library.ts'

const BLOCKS = 8
const REPEATS = 3
const PAGE = 20

/** Performance reference, section 6, goal 6. */
const LIMITS = { floor: 10, rank: 1 / 15, minisearch: 1 / 50, p95: 1 / 5, index: 2 } as const

const miniSearch = (): MiniSearch => {
  const index = new MiniSearch({ fields: ['title', 'body'], idField: 'row' })
  let row = 0
  for (const clause of clauseCorpus(CLAUSES)) index.add({ row: (row += 1), ...clause })
  return index
}

export const searchBench = async (): Promise<Measured[]> => {
  const db = searchLibrary()
  const search = clauseSearchRepository(db)
  const rows = db.prepare<[number], { title: string; body: string }>('SELECT titles AS title, body FROM clause_shown WHERE row = ?')
  const rank = db.prepare("SELECT rowid, title, snippet(plain, 1, '', '', '…', 12) AS text FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 20")
  const mini = miniSearch()

  let from = 0
  const floor = (prefix: string): unknown =>
    Array.from({ length: PAGE }, () => {
      // Rows all over the file, as hits are.
      from = (from + 4999) % CLAUSES
      const body = rows.get(from + 1)?.body ?? ''
      const at = Math.max(body.indexOf(prefix), 0)
      return body.slice(Math.max(0, at - 60), at + 100)
    })
  const variants = {
    floor,
    ours: (prefix: string) => findClauses(search, prefix, 'da'),
    rank: (prefix: string) => rank.all(`"${prefix}"*`),
    minisearch: (prefix: string) => mini.search(prefix, { prefix: true, combineWith: 'AND' }).slice(0, PAGE),
  }
  type Variant = keyof typeof variants
  const names = Object.keys(variants) as Variant[]
  for (const prefix of PREFIXES) if (findClauses(search, prefix, 'da').length < PAGE) throw new Error(`${prefix} fills no page`)

  const repeats = Array.from({ length: REPEATS }, () => {
    const times: Record<Variant, number[][]> = { floor: [], ours: [], rank: [], minisearch: [] }
    for (let block = 0; block < BLOCKS; block += 1) {
      const prefixes = PREFIXES.filter((_prefix, index) => index % BLOCKS === block)
      for (const name of names) {
        times[name].push(
          prefixes.map((prefix) => {
            const start = performance.now()
            variants[name](prefix)
            return performance.now() - start
          }),
        )
      }
    }
    const ratio = (over: Variant): number => medianOf(times.ours.map((ours, block) => medianOf(ours) / medianOf(times[over][block] ?? [])))
    const p95 = (name: Variant): number => shareOf(times[name].flat(), 0.95)
    return {
      floor: ratio('floor'),
      rank: ratio('rank'),
      minisearch: ratio('minisearch'),
      p95: p95('ours') / p95('rank'),
      times: names.map((name) => ({ name, median: medianOf(times[name].flat()), p95: p95(name) })),
    }
  })
  const bytes = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? Number.NaN
  const index = ['clause_titles', 'clause_words', 'clause_rank', 'clause_parts'].map((table) => bytes(`SELECT sum(length(block)) FROM ${table}_data`))
  // A word stands in its table and in the table's own index.
  const words = 2 * bytes('SELECT sum(length(CAST(word AS BLOB))) FROM clause_vocabulary')
  const texts = bytes('SELECT sum(length(CAST(titles AS BLOB)) + length(CAST(body AS BLOB))) FROM clause_shown')
  closeDatabase(db)
  const best = (key: 'floor' | 'rank' | 'minisearch' | 'p95'): number => Math.min(...repeats.map((repeat) => repeat[key]))
  return [
    ...(repeats[0]?.times ?? []).map(({ name, median, p95 }) => ({
      name: `${name} (p95 ${p95.toFixed(2)} ms)`,
      value: median,
      unit: 'ms',
      limit: null,
    })),
    { name: 'first page, to twenty rows by id', value: best('floor'), unit: 'x', limit: LIMITS.floor },
    { name: 'first page, to FTS5 by rank', value: best('rank'), unit: 'x', limit: LIMITS.rank },
    { name: 'first page, to minisearch', value: best('minisearch'), unit: 'x', limit: LIMITS.minisearch },
    { name: 'slowest in twenty, to FTS5 by rank', value: best('p95'), unit: 'x', limit: LIMITS.p95 },
    { name: 'index, to the texts', value: index.reduce((a, b) => a + b, words) / texts, unit: 'x', limit: LIMITS.index },
  ]
}
