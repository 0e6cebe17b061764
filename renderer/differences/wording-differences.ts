/** The differences between two wordings: blocks aligned, and in those that changed the words that are equal, inserted and deleted. */
import { diffArrays } from 'diff'
import type { Node } from 'prosemirror-model'
import type { ContractLanguage } from '../../shared/model.ts'
import { type BlockShape, type Describe, hasWords, type Token, type WordingBlock, wordingBlocks } from './wording-blocks.ts'

export interface Run {
  readonly change: 'equal' | 'inserted' | 'deleted'
  readonly tokens: readonly Token[]
}

/** A block of one wording with its counterpart in the other. */
export interface BlockDifference {
  /** `changed`: its words, or how it stands (`before` and `after` differ). */
  readonly change: 'equal' | 'changed' | 'inserted' | 'deleted'
  /** Null when the block is new. */
  readonly before: BlockShape | null
  /** Null when the block is gone. */
  readonly after: BlockShape | null
  readonly runs: readonly Run[]
}

/** Blocks with less in common are two blocks, one deleted and one inserted. */
const LEAST_ALIKE = 0.3
/** A larger gap between equal blocks is paired in order: comparing each with each would be felt. */
const MOST_PAIRS = 40_000
/** Texts that differ in more words are shown as deleted and inserted whole. */
const MOST_EDITS = 3000

/** Lengths of equal, deleted and inserted stretches, in order. */
const stretches = (before: readonly string[], after: readonly string[]): { change: Run['change']; count: number }[] => {
  const found = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS })
  if (!found) {
    return [
      { change: 'deleted', count: before.length },
      { change: 'inserted', count: after.length },
    ]
  }
  return found.map(({ added, removed, count }) => ({ change: added ? 'inserted' : removed ? 'deleted' : 'equal', count }))
}

interface Edit {
  readonly equal: readonly Token[]
  /** What follows the equal stretch. */
  readonly deleted: readonly Token[]
  readonly inserted: readonly Token[]
}

const wordsIn = (tokens: readonly Token[]): number => tokens.filter(hasWords).length

/** Whether an equal stretch between two changes only cuts them into shreds: it has no word, or a single one between changes of several words. */
const shreds = (one: Edit, equal: readonly Token[], other: Edit): boolean => {
  const words = wordsIn(equal)
  const size = ({ deleted, inserted }: Edit): number => Math.min(wordsIn(deleted), wordsIn(inserted))
  return words === 0 || (words === 1 && size(one) >= 3 && size(other) >= 3)
}

/** Equal, deleted, inserted, over and over: the stretches joined where an equal one between two changes would only make them hard to read. */
const wordRuns = (before: readonly Token[], after: readonly Token[]): Run[] => {
  const edits: Edit[] = [{ equal: [], deleted: [], inserted: [] }]
  let from = 0
  let to = 0
  for (const { change, count } of stretches(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  )) {
    const last = edits.at(-1) ?? { equal: [], deleted: [], inserted: [] }
    if (change === 'equal') edits.push({ equal: after.slice(to, to + count), deleted: [], inserted: [] })
    else if (change === 'deleted') edits[edits.length - 1] = { ...last, deleted: [...last.deleted, ...before.slice(from, from + count)] }
    else edits[edits.length - 1] = { ...last, inserted: [...last.inserted, ...after.slice(to, to + count)] }
    if (change !== 'inserted') from += count
    if (change !== 'deleted') to += count
  }
  const joined: Edit[] = []
  for (const edit of edits) {
    const last = joined.at(-1)
    const changes = edit.deleted.length + edit.inserted.length > 0
    if (last && changes && last.deleted.length + last.inserted.length > 0 && shreds(last, edit.equal, edit)) {
      joined[joined.length - 1] = {
        equal: last.equal,
        deleted: [...last.deleted, ...edit.equal, ...edit.deleted],
        inserted: [...last.inserted, ...edit.equal, ...edit.inserted],
      }
    } else joined.push(edit)
  }
  return joined
    .flatMap(({ equal, deleted, inserted }): Run[] => [
      { change: 'equal', tokens: equal },
      { change: 'deleted', tokens: deleted },
      { change: 'inserted', tokens: inserted },
    ])
    .filter(({ tokens }) => tokens.length > 0)
}

const whole = (change: Run['change'], tokens: readonly Token[]): Run[] => (tokens.length === 0 ? [] : [{ change, tokens }])

const inserted = ({ shape, tokens }: WordingBlock): BlockDifference => ({
  change: 'inserted',
  before: null,
  after: shape,
  runs: whole('inserted', tokens),
})
const deleted = ({ shape, tokens }: WordingBlock): BlockDifference => ({
  change: 'deleted',
  before: shape,
  after: null,
  runs: whole('deleted', tokens),
})
const paired = (before: WordingBlock, after: WordingBlock): BlockDifference => ({
  change: before.key === after.key ? 'equal' : 'changed',
  before: before.shape,
  after: after.shape,
  runs: before.key === after.key ? whole('equal', after.tokens) : wordRuns(before.tokens, after.tokens),
})

/** How much two blocks have in common, from 0 to 1: the share of their words that both have, less when they are of different kinds. */
const likeness = (before: WordingBlock, after: WordingBlock): number => {
  const sameKind = before.shape.kind === after.shape.kind
  if (!sameKind && (before.shape.kind === 'part' || after.shape.kind === 'part')) return 0
  const left = new Map<string, number>()
  let size = 0
  for (const token of before.tokens) {
    if (!hasWords(token)) continue
    left.set(token.key, (left.get(token.key) ?? 0) + 1)
    size += 1
  }
  let common = 0
  for (const token of after.tokens) {
    if (!hasWords(token)) continue
    size += 1
    const rest = left.get(token.key) ?? 0
    if (rest === 0) continue
    left.set(token.key, rest - 1)
    common += 1
  }
  const shared = size === 0 ? 1 : (2 * common) / size
  // Headings are short: two in the same place are one that was rewritten.
  if (sameKind && before.shape.kind === 'part') return before.shape.depth === after.shape.depth ? Math.max(LEAST_ALIKE, shared) : shared / 2
  return sameKind ? shared : shared * 0.8
}

/** Pair the blocks of a gap so that as much as possible is in common; the order stays. */
const align = (before: readonly WordingBlock[], after: readonly WordingBlock[]): BlockDifference[] => {
  const rows = before.length
  const columns = after.length
  if (rows === 0 || columns === 0 || rows * columns > MOST_PAIRS) {
    const pairs = Math.min(rows, columns)
    const out: BlockDifference[] = []
    for (let place = 0; place < Math.max(rows, columns); place += 1) {
      const one = before[place]
      const other = after[place]
      if (one && other && place < pairs && likeness(one, other) >= LEAST_ALIKE) out.push(paired(one, other))
      else out.push(...(one ? [deleted(one)] : []), ...(other ? [inserted(other)] : []))
    }
    return out
  }
  const width = columns + 1
  /** The most that the blocks from a row and a column on have in common. */
  const best = new Float64Array((rows + 1) * width)
  const alike = new Float64Array(rows * columns)
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const one = before[row]
      const other = after[column]
      const value = one && other ? likeness(one, other) : 0
      alike[row * columns + column] = value
      const apart = Math.max(best[(row + 1) * width + column] ?? 0, best[row * width + column + 1] ?? 0)
      const together = value >= LEAST_ALIKE ? value + (best[(row + 1) * width + column + 1] ?? 0) : 0
      best[row * width + column] = Math.max(apart, together)
    }
  }
  const out: BlockDifference[] = []
  let row = 0
  let column = 0
  while (row < rows || column < columns) {
    const one = before[row]
    const other = after[column]
    const value = one && other ? (alike[row * columns + column] ?? 0) : 0
    const now = best[row * width + column] ?? 0
    if (one && other && value >= LEAST_ALIKE && now === value + (best[(row + 1) * width + column + 1] ?? 0)) {
      out.push(paired(one, other))
      row += 1
      column += 1
    } else if (one && (!other || now === (best[(row + 1) * width + column] ?? 0))) {
      out.push(deleted(one))
      row += 1
    } else if (other) {
      out.push(inserted(other))
      column += 1
    }
  }
  return out
}

/**
 * The differences between two wordings of a clause or another part, block by block. Joining what is equal and inserted gives the new wording, what
 * is equal and deleted the old. `before` null: all is new; `after` null: all is gone. Ids are not compared.
 */
export const wordingDifferences = (
  before: Node | null,
  after: Node | null,
  language: ContractLanguage,
  describe: { readonly before: Describe; readonly after: Describe },
): BlockDifference[] => {
  const old = before ? wordingBlocks(before, language, describe.before) : []
  const now = after ? wordingBlocks(after, language, describe.after) : []
  const out: BlockDifference[] = []
  let from = 0
  let to = 0
  let gapFrom = 0
  let gapTo = 0
  const close = (): void => {
    out.push(...align(old.slice(gapFrom, from), now.slice(gapTo, to)))
  }
  for (const { change, count } of stretches(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
  )) {
    if (change === 'equal') {
      close()
      for (const [index, other] of now.slice(to, to + count).entries()) {
        const one = old[from + index]
        if (one) out.push(paired(one, other))
      }
      from += count
      to += count
      gapFrom = from
      gapTo = to
    } else if (change === 'deleted') from += count
    else to += count
  }
  close()
  return out
}

export interface DifferenceCount {
  /** Blocks that are not equal. */
  readonly blocks: number
  readonly insertedWords: number
  readonly deletedWords: number
}

/** How much differs. All zero when the wordings are the same. */
export const countDifferences = (differences: readonly BlockDifference[]): DifferenceCount => {
  const words = (change: Run['change']): number =>
    differences.reduce((sum, { runs }) => sum + runs.reduce((all, run) => all + (run.change === change ? wordsIn(run.tokens) : 0), 0), 0)
  return {
    blocks: differences.filter(({ change }) => change !== 'equal').length,
    insertedWords: words('inserted'),
    deletedWords: words('deleted'),
  }
}
