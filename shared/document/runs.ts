/** Text of a contract as runs: stretches that look and behave the same, with references, fields and choices as words. */
import type { Node } from 'prosemirror-model'
import type { Language } from '../language/language.ts'
import { heldTogether } from '../language/typography.ts'
import type { FieldOwner } from '../model.ts'
import { attributesOf } from './attributes.ts'
import { type Blank, blankOwner, blanksIn, type FilledCell } from './blanks.ts'
import type { ReferencePiece } from './reference-text.ts'
import type { Resolution } from './resolve.ts'

/** A stretch of text that looks and behaves the same throughout. */
export interface Run {
  readonly text: string
  readonly strong: boolean
  readonly emphasis: boolean
  /** BCP 47, for words in another language than the contract's. */
  readonly foreign: string | null
  /** Set on a live piece of a reference. */
  readonly live: ReferencePiece['live']
  /** Set on the text that stands for a reference without a target. */
  readonly broken: boolean
  /** The key of the field whose value or label the text is; null for all other text, and for a number that is followed by its word. */
  readonly field: string | null
  /** Set on a field that has no value yet. */
  readonly open: { readonly key: string; readonly owner: FieldOwner | null } | null
  /** Who fills it in, where the text is a blank (blanks.ts): such a run is a lone »…« or »Ja/Nej«. */
  readonly blank: FieldOwner | null
  /** The text of a footnote whose mark stands here; such a run has no text of its own. */
  readonly footnote: string | null
}

/** A run of a text, in the look of a node of it. */
export const run = (text: string, node: Node | null, rest: Partial<Run> = {}): Run => ({
  text,
  strong: node?.marks.some((mark) => mark.type.name === 'strong') ?? false,
  emphasis: node?.marks.some((mark) => mark.type.name === 'emphasis') ?? false,
  foreign: (node?.marks.find((mark) => mark.type.name === 'foreign')?.attrs['language'] as string | undefined) ?? null,
  live: null,
  broken: false,
  field: null,
  open: null,
  blank: null,
  footnote: null,
  ...rest,
})

/** Set hard spaces and hyphens over the joined text, so that a number in a field holds on to the word after it. */
const withHardSpaces = (runs: readonly Run[], language: Language): Run[] => {
  const joined = heldTogether(runs.map((one) => one.text).join(''), language)
  let from = 0
  return runs.map((one) => {
    const text = joined.slice(from, (from += one.text.length))
    // A live title is the heading itself: a word processor that updates its fields would take the hard spaces away again.
    return text === one.text || one.live?.what === 'title' ? one : { ...one, text }
  })
}

/** A text node's runs, in which each blank is a run of its own. `blanks` are where they stand in the node. */
const textRuns = (node: Node, blanks: readonly Blank[], owner: FieldOwner | null): Run[] => {
  const text = node.text ?? ''
  let from = 0
  const runs = blanks.flatMap((blank) => {
    const before = text.slice(from, blank.at)
    from = blank.at + blank.text.length
    return [...(before === '' ? [] : [run(before, node)]), run(blank.text, node, { blank: owner })]
  })
  return from < text.length ? [...runs, run(text.slice(from), node)] : runs
}

/** Where a choice has no words the spaces on both sides of it are one too many: one of them goes. */
const withoutGaps = (runs: readonly Run[], gaps: readonly number[]): Run[] => {
  const out = [...runs]
  for (const gap of gaps) {
    const [before, after] = [out[gap - 1], out[gap]]
    if (before?.live === null && before.text.endsWith(' ') && /^(?:[\s.,;:)]|$)/.test(after?.text ?? '')) {
      out[gap - 1] = { ...before, text: before.text.slice(0, -1) }
    } else if (!before && after?.live === null && after.text.startsWith(' ')) out[gap] = { ...after, text: after.text.slice(1) }
  }
  return out
}

/**
 * The runs of a paragraph or definition that stands in the body (`from` null) or in an annex; `cell` is the cell that it stands in.
 */
export const runsOf = (textblock: Node, resolution: Resolution, from: readonly number[] | null, cell: FilledCell | null = null): Run[] => {
  const runs: Run[] = []
  const gaps: number[] = []
  if (textblock.type.name === 'definition') runs.push(run(attributesOf(textblock, 'definition').term, null, { strong: true }), run(' ', null))
  const blanks = blanksIn(textblock, cell?.node ?? null)
  const owner = blanks.length === 0 ? null : blankOwner(from, cell?.owner ?? null, resolution)
  textblock.forEach((node, offset) => {
    const own = blanks.filter(({ at }) => at >= offset && at < offset + node.nodeSize)
    if (node.isText)
      runs.push(
        ...textRuns(
          node,
          own.map((blank) => ({ ...blank, at: blank.at - offset })),
          owner,
        ),
      )
    else if (node.type.name === 'reference') {
      const { pieces, broken } = resolution.reference(node, from)
      for (const piece of pieces) runs.push(run(piece.text, node, { live: piece.live, broken: broken !== null }))
    } else if (node.type.name === 'field') {
      const { key, form } = attributesOf(node, 'field')
      const { text, open, definition } = resolution.field(key, form)
      runs.push(run(text, node, { field: form === 'plain' || open ? key : null, open: open ? { key, owner: definition?.owner ?? null } : null }))
    } else if (node.type.name === 'choice') {
      const text = resolution.choice(node)
      if (text === '') gaps.push(runs.length)
      else runs.push(run(text, node))
    } else if (node.type.name === 'footnote') runs.push(run('', node, { footnote: attributesOf(node, 'footnote').text }))
  })
  return withHardSpaces(withoutGaps(runs, gaps), resolution.language)
}
