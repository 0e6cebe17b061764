/** What the library pane lists: the clauses of a language and category, or what a search found among them, best first. */
import type { ClauseHit, ClauseListItem } from '../../../../shared/api.ts'
import type { ContractLanguage } from '../../../../shared/model.ts'

export interface Found {
  readonly id: string
  readonly title: string
  readonly category: string
  /** The sentence that was found with where the words stand in it, or the beginning of the text. */
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
}

export interface Wish {
  readonly language: ContractLanguage
  /** Null: every one. */
  readonly category: string | null
  /** What a search found; null when nothing is searched for. */
  readonly hits: readonly ClauseHit[] | null
}

/** Retired clauses are not offered. */
export const listed = (items: readonly ClauseListItem[], { language, category, hits }: Wish): Found[] => {
  const offered = items.filter((item) => item.language === language && !item.retired && (category === null || item.category === category))
  if (hits === null) return offered.map(({ id, title, text, category: own }) => ({ id, title, category: own, text, marks: [] }))
  const byId = new Map(offered.map((item) => [item.id, item]))
  return hits.flatMap(({ id, sentence, marks }) => {
    const item = byId.get(id)
    return item ? [{ id, title: item.title, category: item.category, text: sentence, marks }] : []
  })
}
