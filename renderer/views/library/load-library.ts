/** Fetches the library and makes its list ready to show: in slices, so that 100,000 clauses do not hold up the window. */
import type { ClauseListItem, Vocabulary } from '../../../shared/api.ts'
import type { ContractLanguage } from '../../../shared/model.ts'
import { api } from '../../api.ts'
import { type Entry, entriesOf, indexOf, type Wordings } from './catalogue.ts'
import type { LibraryData } from './library-context.ts'
import { namesIn } from './names.ts'

/** So many rows are done within a frame or two. */
const SLICE = 5000

/** Do something with a list slice by slice; the window draws and hears the keys in between. */
const inSlices = async (items: readonly ClauseListItem[], act: (slice: readonly ClauseListItem[]) => void): Promise<void> => {
  for (let from = 0; from < items.length; from += SLICE) {
    if (from > 0) await new Promise((resolve) => setTimeout(resolve))
    act(items.slice(from, from + SLICE))
  }
}

const lacking = <T>(known: readonly T[], more: readonly T[], keyOf: (one: T) => string): T[] => {
  const keys = new Set(known.map(keyOf))
  return more.filter((one) => !keys.has(keyOf(one)))
}

/** The words of a language with what only the nearest one has a word for: few standards are written in nynorsk, and a clause of any may be. */
const completed = (own: Vocabulary, nearest: Vocabulary): Vocabulary => ({
  targets: { ...nearest.targets, ...own.targets },
  fields: [...own.fields, ...lacking(own.fields, nearest.fields, ({ key }) => key)],
  questions: [...own.questions, ...lacking(own.questions, nearest.questions, ({ key }) => key)],
  parties: [...own.parties, ...lacking(own.parties, nearest.parties, ({ role }) => role)],
})

/** `reading`: the language in which clauses are listed that have both. */
export const loadLibrary = async (reading: ContractLanguage): Promise<Omit<LibraryData, 'reload' | 'reading'>> => {
  const [items, da, nb, nn] = await Promise.all([
    api.library.list(),
    api.library.vocabulary('da'),
    api.library.vocabulary('nb'),
    api.library.vocabulary('nn'),
  ])
  const index = new Map<string, Wordings>()
  await inSlices(items, (slice) => indexOf(slice, index))
  const entries: Entry[] = []
  await inSlices(items, (slice) => entries.push(...entriesOf(slice, reading, index)))
  return { entries, names: { da: namesIn('da', da, index), nb: namesIn('nb', nb, index), nn: namesIn('nn', completed(nn, nb), index) } }
}
