/** Guidance as comments beside the text: those of a part hang at its first paragraph. */
import { CommentRangeEnd, CommentRangeStart, CommentReference, type ICommentOptions, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { wordRuns, type RunContext } from './runs.ts'

type Guidance = Extract<FlatBlock, { kind: 'guidance' }>

/** A block that is one paragraph, at which a comment can hang. */
const ANCHORS: ReadonlySet<FlatBlock['kind']> = new Set(['chapter', 'clause', 'annex', 'paragraph', 'item'])

/** The guidance by the block before it that a comment can hang at, and the blocks that are left. What has none before it stays in the text. */
export const takeGuidance = (
  blocks: readonly FlatBlock[],
): { readonly rest: readonly FlatBlock[]; readonly notes: ReadonlyMap<FlatBlock, readonly Guidance[]> } => {
  const notes = new Map<FlatBlock, Guidance[]>()
  let anchor: FlatBlock | null = null
  const rest = blocks.filter((block) => {
    if (ANCHORS.has(block.kind)) anchor = block
    if (block.kind !== 'guidance' || anchor === null) return true
    notes.set(anchor, [...(notes.get(anchor) ?? []), block])
    return false
  })
  return { rest, notes }
}

/** The comments of a file, in order. They have no date: a draft does not tell when it was made. */
export class Comments {
  readonly all: ICommentOptions[] = []

  /** Hang notes at the content of a paragraph. */
  around(notes: readonly Guidance[], children: readonly ParagraphChild[], context: RunContext): ParagraphChild[] {
    const { guidanceFor } = context.resolution.language
    const ids = notes.map(({ audience, paragraphs }) => {
      const id = this.all.length
      // A comment holds plain text: neither controls nor marks of what is open.
      const plain = { ...context, controls: null }
      this.all.push({ id, author: guidanceFor[audience], children: paragraphs.map((runs) => new Paragraph({ children: wordRuns(runs, plain) })) })
      return id
    })
    return [
      ...ids.map((id) => new CommentRangeStart(id)),
      ...children,
      ...ids.flatMap((id) => [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]),
    ]
  }
}
